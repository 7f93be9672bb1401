//! 纸表录入: the paper sheets of one stop, judges against 条, and on request read a second time.

mod desk;
mod differences;
mod sheet;

use leptos::ev;
use leptos::prelude::*;

use desk::{Mode, PaperDesk};

use crate::domain::kind::Id;
use crate::domain::tour::Tour;
use crate::ui::components::{
    Banner, BannerKind, Button, Check, Crumb, Empty, Page, PageHead, Segment, Segmented, Select, focus_first,
};
use crate::ui::route::{Route, TourTab};

/// The page.
#[component]
pub fn PaperPage(tour: Id, stop: Option<Id>) -> impl IntoView {
    let desk = PaperDesk::new(tour, stop);
    let name = Memo::new(move |_| desk.session.ledger.with(|ledger| ledger.read::<Tour>(tour).map(|tour| tour.name)));
    let crumb = Signal::derive(move || {
        let label = name.get().unwrap_or_else(|| "观摩".to_owned());
        Some(Crumb { label, href: Route::Tour(tour, TourTab::Sheets).href() })
    });
    let sub = Signal::derive(move || Some(desk.sub()));
    let gone = Memo::new(move |_| desk.papers.with(|papers| papers.as_ref().err().cloned()));
    let no_judges = Memo::new(move |_| desk.with(|papers| papers.tour.judges.is_empty()));
    let differences = Memo::new(move |_| desk.mode.get() == Mode::Differences);
    let body = move || {
        let empty = |title: &'static str, text: String, tab: TourTab, link: &'static str| {
            view! { <Empty title=title text=text><a class="btn" href=Route::Tour(tour, tab).href()>{link}</a></Empty> }
                .into_any()
        };
        match (gone.get(), no_judges.get(), differences.get()) {
            (Some(why), ..) => empty("还不能录入", why, TourTab::Plan, "看方案和评委"),
            (None, true, _) => empty("还没有评委", "先把评委名单加上。".to_owned(), TourTab::Plan, "去加评委"),
            (None, false, true) => view! { <differences::Differences desk/> }.into_any(),
            (None, false, false) => view! { <sheet::Sheet desk/><Keys/> }.into_any(),
        }
    };
    let locked = move || desk.locked().map(|why| view! { <Banner kind=BannerKind::Warn text=why/> });
    switch_by_keys(desk);
    view! {
        <Page fill=true>
            <PageHead title="纸表录入" sub crumb saved=desk.session.saved/>
            {locked}
            <Tools desk/>
            {body}
        </Page>
    }
}

/// Alt PgDn and Alt PgUp: another stop, and back into the sheet.
fn switch_by_keys(desk: PaperDesk) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let back = match event.key().as_str() {
            "PageDown" => false,
            "PageUp" => true,
            _ => return,
        };
        if event.alt_key() && !event.default_prevented() {
            event.prevent_default();
            go(desk, back);
        }
    });
    on_cleanup(move || handle.remove());
}

fn go(desk: PaperDesk, back: bool) {
    if let Some(next) = untrack(|| desk.next(back)) {
        desk.open(next);
        request_animation_frame(|| focus_first(None, ".paper-sheet .sheet-editor input"));
    }
}

/// Which stop, and what is done.
#[component]
fn Tools(desk: PaperDesk) -> impl IntoView {
    let at = Signal::derive(move || desk.at.get().map(|at| at.to_string()).unwrap_or_default());
    let stops = Signal::derive(move || {
        let option = |(at, (id, name)): (usize, &(Id, String))| (id.to_string(), format!("{} {name}", at + 1));
        desk.stops.with(|all| all.iter().enumerate().map(option).collect::<Vec<_>>())
    });
    let open = move |key: String| {
        if let Ok(stop) = key.parse() {
            desk.open(stop);
        }
    };
    let count = Memo::new(move |_| desk.with(|papers| papers.differences().len()));
    let segments = Signal::derive(move || {
        let segment = |mode: Mode| match mode {
            Mode::First => Segment { label: "录入".to_owned(), key: mode.key().to_owned(), count: None },
            Mode::Second => Segment { label: "复核录入".to_owned(), key: mode.key().to_owned(), count: None },
            Mode::Differences => {
                Segment { label: "不一致".to_owned(), key: mode.key().to_owned(), count: Some(count.get()) }
            }
        };
        Mode::ALL.into_iter().map(segment).collect::<Vec<_>>()
    });
    let mode = Signal::derive(move || desk.mode.get().key().to_owned());
    let select = move |key: String| {
        crate::browser::page::settle_focus();
        desk.mode.set(Mode::ALL.into_iter().find(|mode| mode.key() == key).unwrap_or_default());
    };
    let not_listed = Memo::new(move |_| desk.with(|papers| papers.not_listed) > 0 || desk.all.get());
    let first = Signal::derive(move || desk.next(true).is_none().then(|| "已经是第一个点".to_owned()));
    let last = Signal::derive(move || desk.next(false).is_none().then(|| "已经是最后一个点".to_owned()));
    let hint = move || {
        let words = match desk.mode.get() {
            Mode::First => "照纸表录。粘贴一整块也行",
            Mode::Second => "不看第一遍，照纸表再录一遍",
            Mode::Differences => "照纸表核对，点一个为准",
        };
        view! { <span class="small faint push">{words}</span> }
    };
    view! {
        <div class="toolbar paper-tools">
            <Select label="观摩点" value=at options=stops on_commit=open/>
            <Button label="上一点" why_not=first on_press=move |()| go(desk, true)/>
            <Button label="下一点" why_not=last on_press=move |()| go(desk, false)/>
            <Segmented label="做什么" segments=segments value=mode on_select=select/>
            {move || not_listed.get().then(|| view! {
                <Check label="也列出没有安排的评委" checked=desk.all on_commit=move |on: bool| desk.all.set(on)/>
            })}
            {hint}
        </div>
    }
}

/// The keys of the page.
#[component]
fn Keys() -> impl IntoView {
    view! {
        <div class="keys">
            <span><kbd>"Tab"</kbd>" 往右"</span>
            <span><kbd>"Enter"</kbd>" 往下"</span>
            <span><kbd>"Esc"</kbd>" 恢复"</span>
            <span><kbd>"Ctrl V"</kbd>" 从 Excel 粘贴"</span>
            <span><kbd>"Alt PgDn"</kbd>" 下一个点"</span>
            <span class="push">"超出分值的标出来，不计"</span>
        </div>
    }
}
