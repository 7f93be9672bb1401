//! The tabs, as links, with what is behind each.

use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::party_day::Verdict;
use crate::ledger::work::day::tasks_of;
use crate::ui::route::{DayTab, Route};

/// The row of tabs.
#[component]
pub fn DayTabs(open: DayTab) -> impl IntoView {
    view! {
        <nav class="tabs day-tabs" aria-label="主题党日各部分">
            {DayTab::ALL.iter().map(|tab| view! { <Leaf tab=*tab open/> }).collect_view()}
        </nav>
    }
}

#[component]
fn Leaf(tab: DayTab, open: DayTab) -> impl IntoView {
    let one = OneDay::get();
    let label = match tab {
        DayTab::Agenda => "议程与签到",
        DayTab::Scheme => "方案",
        DayTab::Notice => "通知",
        DayTab::Minutes => "会议记录",
        DayTab::Tasks => "议定事项",
        DayTab::Photos => "影像",
        DayTab::Review => "审阅",
    };
    let note = Memo::new(move |_| note(one, tab));
    let mark = move || {
        let (class, words) = note.get()?;
        Some(view! { <i class=class>{words}</i> })
    };
    let current = (tab == open).then_some("page");
    view! { <a href=Route::PartyDay(one.id, tab).href() aria-current=current>{label}{mark}</a> }
}

/// What stands beside a tab: how many, or what waits.
fn note(one: OneDay, tab: DayTab) -> Option<(&'static str, String)> {
    let count = |count: usize| (count > 0).then(|| ("", count.to_string()));
    match tab {
        DayTab::Minutes => count(one.day.with(|day| day.minutes.len())),
        DayTab::Photos => count(one.photos.with(Vec::len)),
        DayTab::Tasks => {
            let tasks = one.session.ledger.with(|ledger| tasks_of(ledger, one.id));
            match tasks.iter().filter(|task| task.done.is_none()).count() {
                0 => count(tasks.len()),
                open => Some(("ochre", format!("{open} 件未办结"))),
            }
        }
        DayTab::Review => match one.day.with(|day| day.verdict) {
            Verdict::Open => None,
            Verdict::Passed => Some(("", "通过".to_owned())),
            Verdict::Returned => Some(("red", "退回补充".to_owned())),
        },
        DayTab::Agenda | DayTab::Scheme | DayTab::Notice => None,
    }
}
