//! What to look at before the plan is settled.

use leptos::prelude::*;

use super::desk::{PlanDesk, open_months};
use crate::domain::party_day::Status;
use crate::domain::rules::PARTY_DAY_MONTHLY;
use crate::ledger::work::plan::PlanRow;
use crate::ledger::work::rule_line::rule_line;
use crate::ui::components::Mark;
use crate::ui::components::State;
use crate::ui::route::Route;

/// The panel.
#[component]
pub fn Check() -> impl IntoView {
    let desk = PlanDesk::get();
    view! {
        <div class="panel">
            <div class="panel-head"><h2>"检查"</h2></div>
            <div class="panel-body plan-checks">
                {move || desk.rows.with(|rows| themes(rows))}
                {move || desk.rows.with(|rows| days(rows))}
                {move || holidays(desk)}
                {move || rule(desk)}
            </div>
        </div>
    }
}

fn line(mark: Mark, label: String, note: String) -> impl IntoView {
    let note = (!note.is_empty()).then(|| view! { <p class="faint">{note}</p> });
    view! { <p><State mark=mark label=label/></p>{note} }
}

fn months(rows: &[PlanRow], fits: impl Fn(&PlanRow) -> bool) -> Vec<String> {
    rows.iter().filter(|row| fits(row)).map(|row| format!("{} 月", row.month.month())).collect()
}

fn themes(rows: &[PlanRow]) -> impl IntoView + use<> {
    let open = months(rows, |row| {
        !matches!(row.status, Status::NotFounded | Status::NotApplicable)
            && row.day.as_ref().is_none_or(|day| day.theme.is_empty())
    });
    match open.len() {
        0 => line(Mark::Done, "各月都有主题".to_owned(), String::new()),
        count => line(Mark::None, format!("{count} 个月还没有主题"), open.join("、")),
    }
}

fn days(rows: &[PlanRow]) -> impl IntoView + use<> {
    let moved = months(rows, |row| row.placed.moved.is_some());
    let near = months(rows, |row| row.placed.near.is_some());
    match (near.len(), moved.len()) {
        (0, 0) => line(Mark::Done, "日期都是工作日".to_owned(), String::new()),
        (0, _) => line(Mark::Done, "日期都是工作日".to_owned(), format!("{}已避开放假", moved.join("、"))),
        (count, _) => line(Mark::None, format!("{count} 个月挨着节日，还可能要动"), near.join("、")),
    }
}

fn holidays(desk: PlanDesk) -> impl IntoView {
    let known = desk.session.calendar.with(|calendar| calendar.knows(desk.year));
    (!known).then(|| {
        view! {
            <p class="ochre"><State mark=Mark::None label=format!("{} 年放假安排未导入", desk.year)/></p>
            <p class="faint">"先按平常的周末排。通知出来后到"<a href=Route::Settings.href()>"设置"</a>"里导入，会列出要改的日子。"</p>
        }
    })
}

fn rule(desk: PlanDesk) -> impl IntoView {
    let line_of = desk.session.read(|ledger, tree| rule_line(ledger, tree, desk.org, PARTY_DAY_MONTHLY));
    line_of.map(|rule| {
        let (planned, open) =
            desk.rows.with(|rows| (rows.iter().filter(|row| row.day.is_some()).count(), open_months(rows)));
        let (mark, label) = match planned < open {
            true => (Mark::None, format!("{} 个月还没有安排", open - planned)),
            false => (Mark::Done, "每月都有安排".to_owned()),
        };
        let class = if rule.undercut { "ochre" } else { "faint" };
        view! {
            <p><State mark=mark label=label/></p>
            <p class=class title=rule.source.clone()>{rule.words}</p>
            <p class="faint small">{rule.source}</p>
        }
    })
}
