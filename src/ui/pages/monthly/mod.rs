//! 每月更新: all open findings of a unit in one go.

mod behind;
mod current;
mod desk;
mod sheet;

use leptos::prelude::*;

use crate::domain::dates::YearMonth;
use crate::ui::components::{Button, Empty, FillFoot, Page, PageHead, ScrollRegion, Segment, Segmented, Select};
use crate::ui::pages::findings::Tabs;
use crate::ui::pages::notice::packs::send_all_up;
use crate::ui::route::{FindingsTab, RectifySheet, Route};
use desk::MonthDesk;

/// Months that can be chosen, this one first.
const MONTHS: usize = 13;

/// The page.
#[component]
pub fn MonthlyPage() -> impl IntoView {
    let desk = MonthDesk::provide();
    let sub = Signal::derive(move || {
        let (left, all) = desk.left.get();
        Some(match (all, left) {
            (0, _) => String::new(),
            (all, 0) => format!("{}　{all} 条都报了", desk.month.get().in_words()),
            (all, left) => format!("{}　共 {all} 条，还没报 {left} 条", desk.month.get().in_words()),
        })
    });
    let none = Memo::new(move |_| desk.shown.with(|rows| rows.is_empty()));
    let body = move || match none.get() {
        true => view! { <Nothing/> }.into_any(),
        false => view! {
            <ScrollRegion label="每月更新"><sheet::MonthSheet/></ScrollRegion>
            <current::Current/>
            <Foot/>
        }
        .into_any(),
    };
    view! {
        <Page fill=true>
            <PageHead title="整改台账" sub saved=desk.session.saved/>
            <Tabs tab=FindingsTab::Monthly/>
            <Tools/>
            <behind::BehindUnits/>
            {body}
        </Page>
    }
}

#[component]
fn Tools() -> impl IntoView {
    let desk = MonthDesk::get();
    let now = YearMonth::of(desk.session.today.get_untracked());
    let months: Vec<(String, String)> = std::iter::successors(Some(now), |month| Some(month.prev()))
        .take(MONTHS)
        .map(|month| (month.to_string(), month.in_words()))
        .collect();
    let month = Signal::derive(move || desk.month.get().to_string());
    let set_month = move |key: String| {
        if let Ok(month) = key.parse() {
            desk.choose_month(month);
        }
    };
    let segments = Signal::derive(move || {
        let (left, all) = desk.left.get();
        let one = |key: &str, label: &str, count| Segment {
            key: key.to_owned(),
            label: label.to_owned(),
            count: Some(count),
        };
        vec![one("all", "全部", all), one("left", "还没报", left)]
    });
    let value = Signal::derive(move || if desk.only_left.get() { "left" } else { "all" }.to_owned());
    let print = move || {
        let unit = desk.scope.get().unwrap_or_else(|| desk.session.me());
        Route::RectifyPrint(RectifySheet::Register, unit).href()
    };
    let busy = RwSignal::new(None::<String>);
    let send = move |()| {
        busy.set(Some("正在导出".to_owned()));
        let period = desk.month.get_untracked().to_string();
        leptos::task::spawn_local(async move {
            send_all_up(desk.session, period).await;
            busy.try_set(None);
        });
    };
    view! {
        <div class="toolbar">
            <span class="month-pick"><Select label="月份" value=month options=months on_commit=set_month/></span>
            <Segmented label="哪些问题" segments value on_select=move |key: String| desk.show_left(key == "left")/>
            <behind::Scope/>
            <span class="push acts">
                <a class="btn" href=print>"打印台账"</a>
                <Button label="报上级" busy=busy on_press=send/>
            </span>
        </div>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let desk = MonthDesk::get();
    let text = Signal::derive(move || {
        let cut = desk.cut.get();
        if cut > 0 {
            return format!("只列出前 {} 条，还有 {cut} 条：在上面选一个单位再填。", desk::MOST);
        }
        match desk.left.get() {
            (0, _) => "本月都报了，可以点“报上级”导出".to_owned(),
            (left, _) => format!("还剩 {left} 条"),
        }
    });
    view! {
        <FillFoot text>
            <span class="small faint month-keys no-print">
                <kbd>"="</kbd>" 或 "<kbd>"Ctrl Enter"</kbd>" 无变化，到下一条　"<kbd>"↑ ↓"</kbd>" "<kbd>"Enter"</kbd>" 上下　"
                <kbd>"Tab"</kbd>" 往右　"<kbd>"Alt Enter"</kbd>" 换行　"<kbd>"Ctrl V"</kbd>" 从 Excel 粘贴　"<kbd>"Ctrl Z"</kbd>" 撤销"
            </span>
        </FillFoot>
    }
}

/// Nothing is asked for, or all is told.
#[component]
fn Nothing() -> impl IntoView {
    let desk = MonthDesk::get();
    let done = Memo::new(move |_| desk.left.get().1 > 0);
    let title =
        Signal::derive(move || if done.get() { "没有还没报的问题" } else { "没有要报进展的问题" }.to_owned());
    let text = Signal::derive(move || {
        match done.get() {
            true => "都报了。看全部可以再改；点“报上级”导出文件。",
            false => "认领了、还没有销号的问题，每月在这里报一次进展。待认领的先去台账认领。",
        }
        .to_owned()
    });
    view! {
        <Empty title text>
            {move || match done.get() {
                true => view! { <Button label="看全部" on_press=move |()| desk.show_left(false)/> }.into_any(),
                false => view! { <a class="btn" href=Route::Findings(FindingsTab::List).href()>"去台账"</a> }.into_any(),
            }}
        </Empty>
    }
}
