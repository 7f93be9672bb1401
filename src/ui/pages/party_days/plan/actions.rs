//! What can be done with the plan as a whole. One ink button: the next thing to do.

use leptos::prelude::*;

use super::desk::{PlanDesk, open_months};
use crate::ledger::work::plan::{copy_from, draft_year, settle};
use crate::ledger::work::slots::Slots;
use crate::ui::components::{Button, ButtonKind, Empty};
use crate::ui::route::{ExchangeTab, Route, Sheet};

/// The next thing to do with this plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Some months have no slot.
    Draft,
    /// It is complete and not settled.
    Settle,
    /// Nothing.
    Nothing,
}

fn next(desk: PlanDesk) -> Memo<Next> {
    Memo::new(move |_| {
        if desk.may.with(Result::is_err) || desk.is_empty() {
            return Next::Nothing;
        }
        let draftable = fillable(desk) > 0;
        desk.rows.with(|rows| {
            let mut days = rows.iter().filter_map(|row| row.day.as_ref());
            match days.any(|day| day.settled.is_none()) {
                _ if draftable => Next::Draft,
                true => Next::Settle,
                false => Next::Nothing,
            }
        })
    })
}

/// Months that 一键起草 would fill.
fn fillable(desk: PlanDesk) -> usize {
    use crate::domain::dates::YearMonth;
    let now = YearMonth::of(desk.session.today.get());
    desk.rows.with(|rows| {
        let past = |month: YearMonth| month.year() == now.year() && month < now;
        let open = rows.iter().filter(|row| row.day.is_none() && !past(row.month));
        open.filter(|row| row.status != crate::domain::party_day::Status::NotFounded).count()
    })
}

fn draft(desk: PlanDesk) {
    let today = desk.session.today.get_untracked();
    let draft = desk.session.look(|ledger, tree| draft_year(ledger, tree, &[desk.org], desk.year, today));
    desk.session.commit_aloud(draft);
}

fn copy(desk: PlanDesk) {
    let today = desk.session.today.get_untracked();
    let draft = desk.session.look(|ledger, tree| copy_from(ledger, tree, desk.org, desk.year - 1, desk.year, today));
    if draft.is_empty() {
        desk.session.say(format!("{} 年没有可以带过来的内容，计划没有改动", desk.year - 1));
    } else {
        desk.session.commit_aloud(draft);
    }
}

/// Whether there is a plan of the year before.
fn has_last_year(desk: PlanDesk) -> Memo<bool> {
    Memo::new(move |_| {
        desk.session.read(|ledger, tree| Slots::of_org(ledger, tree, desk.org, desk.year - 1).main().next().is_some())
    })
}

/// 打印, 导出, and the next thing to do.
#[component]
pub fn HeadActions() -> impl IntoView {
    let desk = PlanDesk::get();
    let next = next(desk);
    let settle = move |()| {
        let today = desk.session.today.get_untracked();
        let draft = desk.session.look(|ledger, tree| settle(ledger, tree, &[desk.org], desk.year, today));
        desk.session.commit_aloud(draft);
    };
    let main = move || match next.get() {
        Next::Draft => {
            let label = format!("起草其余 {} 个月", fillable(desk));
            view! { <Button kind=ButtonKind::Main label=label on_press=move |()| draft(desk)/> }.into_any()
        }
        Next::Settle => view! { <Button kind=ButtonKind::Main label="定稿" on_press=settle/> }.into_any(),
        Next::Nothing => ().into_any(),
    };
    view! {
        <a class="btn" href=Route::Print(Sheet::Plan, desk.org, Some(desk.year)).href()>"打印"</a>
        <a class="btn" href=Route::Exchange(ExchangeTab::Export).href()>"导出"</a>
        {main}
    }
}

/// 从去年复制, 全部采用, and 定稿 while months are still open.
#[component]
pub fn SideActions() -> impl IntoView {
    let desk = PlanDesk::get();
    let last_year = has_last_year(desk);
    let may = move || desk.may.with(Result::is_ok) && !desk.is_empty();
    let some_open = move || desk.rows.with(|rows| themed(rows) < open_months(rows));
    let copy_button = move || {
        (may() && last_year.get() && some_open())
            .then(|| view! { <Button label=format!("从 {} 年复制", desk.year - 1) on_press=move |()| copy(desk)/> })
    };
    view! { {copy_button}<super::adopt::AdoptAll/> }
}

fn themed(rows: &[crate::ledger::work::plan::PlanRow]) -> usize {
    rows.iter().filter(|row| row.day.as_ref().is_some_and(|day| !day.theme.is_empty())).count()
}

/// The year without a plan.
#[component]
pub fn NoPlan(blank: RwSignal<bool>) -> impl IntoView {
    let desk = PlanDesk::get();
    let last_year = has_last_year(desk);
    let nothing_left = untrack(|| fillable(desk) == 0);
    let text = if nothing_left {
        "这一年已经过去，没有留下计划。要补记的，从空表写起。"
    } else {
        "按固定日排好各个月，每月带一个应时的主题，再逐月改。放假的日子自动避开。"
    };
    let begin = (!nothing_left)
        .then(|| view! { <Button kind=ButtonKind::Main label="一键起草" on_press=move |()| draft(desk)/> });
    let copy_button = move || {
        last_year
            .get()
            .then(|| view! { <Button label=format!("从 {} 年复制", desk.year - 1) on_press=move |()| copy(desk)/> })
    };
    view! {
        <Empty title=format!("还没有 {} 年的计划", desk.year) text=text>
            {begin}{copy_button}
            <Button label="从空表写起" on_press=move |()| blank.set(true)/>
        </Empty>
    }
}
