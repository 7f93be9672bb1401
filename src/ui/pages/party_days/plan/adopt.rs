//! What the upper levels ask for: adopting it, and what they changed since. Nothing is applied by itself.

use crate::domain::order::Gather;
use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::PlanDesk;
use crate::domain::kind::Id;
use crate::domain::party_day::{PartyDay, Status};
use crate::ledger::Draft;
use crate::ledger::work::plan::PlanRow;
use crate::ledger::work::upper_plan::{Adopt, PlanDifference, UpperItem, accept_difference, adopt, keep_own};
use crate::ui::components::{Button, ButtonKind};

/// Items that can be adopted without taking another's place: one a month, the nearest level first.
fn adoptable(rows: &[PlanRow]) -> Vec<Id> {
    let free = |row: &&PlanRow| {
        row.status != Status::NotFounded && row.day.as_ref().is_none_or(|day| day.from_plan.is_none() && !day.is_held())
    };
    rows.iter().filter(free).filter_map(|row| row.offers.first()).map(|one| one.item.id).collect()
}

/// 采用上级计划 n 条.
#[component]
pub fn AdoptAll() -> impl IntoView {
    let desk = PlanDesk::get();
    let items = Memo::new(move |_| desk.rows.with(|rows| adoptable(rows)));
    let all = move |()| {
        let items = items.get_untracked();
        let mut whole = Draft::new(format!("采用上级计划 {} 条", items.len()));
        for item in items {
            let one = desk.session.look(|ledger, tree| adopt(ledger, tree, desk.org, item, Adopt::KeepOwn));
            if let Ok(draft) = one {
                whole.and(draft);
            }
        }
        desk.session.commit_aloud(whole);
    };
    move || {
        let count = items.with(Vec::len);
        (count > 0 && desk.may.with(Result::is_ok))
            .then(|| view! { <Button label=format!("采用上级计划 {count} 条") on_press=all/> })
    }
}

/// What is asked for and not adopted, the whole year.
#[component]
pub fn Offers() -> impl IntoView {
    let desk = PlanDesk::get();
    let offers = Memo::new(move |_| {
        desk.rows.with(|rows| {
            // What was held already is left in peace.
            let open = rows.iter().filter(|row| !row.status.is_held() && row.status != Status::NotFounded);
            open.flat_map(|row| row.offers.iter().map(|one| (one.clone(), row.day.clone()))).collect::<Vec<_>>()
        })
    });
    move || {
        let all = offers.get();
        (!all.is_empty()).then(|| {
            view! {
                <div class="panel panel-lead">
                    <div class="panel-head"><h2>"上级要求"</h2><small class="faint">{format!("{} 条没有采用", all.len())}</small></div>
                    <ul class="panel-body picks">
                        {all.into_iter().map(|(one, day)| view! { <Offer one day/> }).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}

#[component]
fn Offer(one: UpperItem, day: Option<PartyDay>) -> impl IntoView {
    let desk = PlanDesk::get();
    let taken = day.as_ref().is_some_and(|day| day.from_plan.is_some());
    let item = one.item.id;
    let how = if taken { Adopt::Replace } else { Adopt::KeepOwn };
    let run = move |()| match desk.session.look(|ledger, tree| adopt(ledger, tree, desk.org, item, how)) {
        Ok(draft) => desk.session.commit_aloud(draft),
        Err(why) => desk.session.say(why),
    };
    let month = one.item.month.map(|month| format!("{} 月", month.month())).unwrap_or_default();
    let small = [one.from.as_str(), one.item.demand.as_str()].into_iter().filter(|text| !text.is_empty());
    let small = format!("{month}　{}", small.collect::<Vec<_>>().join("　"));
    let label = if taken { "替换" } else { "采用" };
    let button = desk
        .may
        .with_untracked(Result::is_ok)
        .then(|| view! { <Button kind=ButtonKind::Plain small=true label=label on_press=run/> });
    view! { <li><span title=one.item.content>{one.item.theme}<small>{small}</small></span>{button}</li> }
}

/// Where the upper level changed what was adopted.
#[component]
pub fn Differences() -> impl IntoView {
    let desk = PlanDesk::get();
    let found = Memo::new(move |_| {
        desk.rows.with(|rows| rows.iter().flat_map(|row| row.differences.clone()).collect::<Vec<_>>())
    });
    move || {
        let all = found.get();
        let items: BTreeSet<Id> = all.iter().map(|one| one.item).gather_set();
        (!all.is_empty()).then(|| {
            view! {
                <div class="panel panel-lead">
                    <div class="panel-head"><h2>"上级改了要点"</h2><small class="ochre">{format!("{} 条", items.len())}</small></div>
                    <ul class="panel-body changes">
                        {all.into_iter().map(|one| view! { <Difference one/> }).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}

#[component]
fn Difference(one: PlanDifference) -> impl IntoView {
    let desk = PlanDesk::get();
    let session = desk.session;
    let (taken, kept) = (one.clone(), one.clone());
    let take = move |()| session.commit_aloud(session.look(|ledger, _| accept_difference(ledger, &taken)));
    let keep = move |()| session.commit_aloud(session.look(|ledger, _| keep_own(ledger, &kept)));
    let (new, old) =
        if one.is_withdrawn() { ("改为自选", "保留原样") } else { ("照新的改", "保留自己的") };
    let own = (one.local != one.adopted_as && !one.local.is_empty())
        .then(|| view! { <p class="small quiet">{format!("本单位现在写的：{}", one.local)}</p> });
    let buttons = desk.may.with_untracked(Result::is_ok).then(|| {
        let keep = (!one.is_withdrawn())
            .then(|| view! { <Button kind=ButtonKind::Plain small=true label=old on_press=keep/> });
        view! { <Button kind=ButtonKind::Plain small=true label=new on_press=take/>{keep} }
    });
    let now = if one.now.is_empty() { "（空）".to_owned() } else { one.now.clone() };
    view! {
        <li>
            <p class="small faint">{format!("{} 月{}　{}", one.month.month(), one.label, one.from)}</p>
            <p><del>{one.adopted_as.clone()}</del>" "<ins>{now}</ins></p>
            {own}
            <p class="change-acts">{buttons}</p>
        </li>
    }
}
