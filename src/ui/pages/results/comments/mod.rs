//! 点评 by stop, and 不足 that become 问题.

mod add;
mod desk;
mod findings;
mod list;

use leptos::prelude::*;

use add::AddRemark;
use desk::CommentsDesk;
use findings::Findings;
use list::Remarks;

use crate::domain::kind::Id;
use crate::domain::score_sheet::RemarkKind;
use crate::ui::components::{Empty, Key, Segment, Segmented, Select, hotkey};
use crate::ui::pages::tour::TourFrame;
use crate::ui::route::{Route, TourTab};
use crate::ui::session::Session;

/// The page.
#[component]
pub fn CommentsPage(id: Id) -> impl IntoView {
    let desk = CommentsDesk::new(Session::get(), id);
    provide_context(desk);
    hotkey(Key::plain("ArrowDown"), move |_| desk.step(1));
    hotkey(Key::plain("ArrowUp"), move |_| desk.step(-1));
    hotkey(Key::plain("p"), move |_| desk.at_present(CommentsDesk::turn_finding));
    hotkey(Key::plain("j"), move |_| desk.at_present(CommentsDesk::turn_practice));
    hotkey(Key::plain("c"), move |_| desk.at_present(CommentsDesk::make_common));
    view! { <TourFrame id tab=TourTab::Comments><Body/></TourFrame> }
}

#[component]
fn Body() -> impl IntoView {
    let desk = CommentsDesk::get();
    let has_stops = Memo::new(move |_| desk.with(|book| !book.stops.is_empty()).unwrap_or(false));
    move || {
        if has_stops.get() {
            view! { <Tools/><AddRemark/><Remarks/><Findings/><Keys/> }.into_any()
        } else {
            view! {
                <Empty title="还没有观摩点" text="排好路线以后，这里按点汇总评委写的亮点、不足、建议。">
                    <a class="btn btn-main" href=Route::Tour(desk.tour, TourTab::Route).href()>"去排路线"</a>
                </Empty>
            }
            .into_any()
        }
    }
}

/// Which stop, which sort.
#[component]
fn Tools() -> impl IntoView {
    let desk = CommentsDesk::get();
    let stops = Signal::derive(move || {
        let all = desk.with(|book| {
            book.stops.iter().map(|stop| (stop.id.to_string(), stop.unit.name.clone())).collect::<Vec<_>>()
        });
        let all = all.unwrap_or_default();
        std::iter::once((String::new(), format!("全部 {} 个点", all.len()))).chain(all).collect::<Vec<_>>()
    });
    let stop = Signal::derive(move || desk.stop.get().map(|stop| stop.to_string()).unwrap_or_default());
    let choose = move |key: String| desk.stop.set(key.parse().ok());
    let segments = Signal::derive(move || {
        let count = |sort: Option<RemarkKind>| Some(desk.count(sort));
        let all = Segment { key: String::new(), label: "全部".to_owned(), count: count(None) };
        let one = |sort: &RemarkKind| Segment {
            key: sort.key().to_owned(),
            label: sort.label().to_owned(),
            count: count(Some(*sort)),
        };
        std::iter::once(all).chain(RemarkKind::ALL.iter().map(one)).collect::<Vec<_>>()
    });
    let sort = Signal::derive(move || desk.sort.get().map(|sort| sort.key().to_owned()).unwrap_or_default());
    let filter = move |key: String| desk.sort.set(RemarkKind::of(&key));
    let found = move || desk.findings.with(Vec::len);
    let jump = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        crate::ui::components::focus_id("findings");
    };
    view! {
        <div class="toolbar">
            <Select label="观摩点" value=stop options=stops on_commit=choose/>
            <Segmented label="类别" segments value=sort on_select=filter/>
            <span class="push small"><a href="#findings" on:click=jump>{move || format!("问题 {} 条 ↓", found())}</a></span>
        </div>
    }
}

/// The page's own keys.
#[component]
fn Keys() -> impl IntoView {
    view! {
        <div class="keys keys-foot no-print">
            <span><kbd>"↑"</kbd>" "<kbd>"↓"</kbd>" 上一条、下一条"</span>
            <span><kbd>"P"</kbd>" 不足记为问题，再按取消"</span>
            <span><kbd>"J"</kbd>" 亮点列入经验做法，再按取消"</span>
            <span><kbd>"C"</kbd>" 几个点都有的，都记为共性问题"</span>
            <span><kbd>"N"</kbd>" 记一条点评"</span>
            <span><kbd>"Ctrl Z"</kbd>" 撤销"</span>
        </div>
    }
}
