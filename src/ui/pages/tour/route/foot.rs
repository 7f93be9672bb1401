//! The foot of the route: what can be done with the stop one stands on.

use leptos::prelude::*;

use super::desk::RouteDesk;
use crate::domain::dates::{Date, month_day};
use crate::domain::kind::Id;
use crate::ledger::tour::plan::{mark_visited, remove_stop};
use crate::ui::components::{Button, ButtonKind};

/// The foot.
#[component]
pub fn StopFoot() -> impl IntoView {
    let route = RouteDesk::get();
    let name = move || route.stop().map(|stop| stop.unit.name);
    let place = move || format!("第 {} 个　", route.at.get() + 1);
    view! {
        <div class="fill-foot">
            <span class="cut">{move || name().map(|name| view! { <span class="faint">{place()}</span>{name} })}</span>
            <span class="acts">
                <VisitedActs/>
                <RemoveAct/>
                {move || route.desk.may().then(|| view! {
                    <span class="faint small wide-only foot-keys"><kbd>"Alt ↑"</kbd>" "<kbd>"Alt ↓"</kbd>" 移动　整列可从 Excel 粘贴"</span>
                })}
            </span>
        </div>
    }
}

/// 记已观摩 of this stop, and of all of its day at once.
#[component]
fn VisitedActs() -> impl IntoView {
    let route = RouteDesk::get();
    let desk = route.desk;
    let stop = Memo::new(move |_| route.stop().map(|stop| (stop.id, stop.day, stop.visited)));
    let mark = move |stops: Vec<Id>, day: Option<Date>| {
        desk.aloud(|ledger, _| mark_visited(ledger, &stops, day));
    };
    let today = move || desk.session.today.get_untracked();
    let one = move || {
        let (id, day, visited) = stop.get()?;
        let label = if visited.is_some() { "改回没观摩" } else { "记已观摩" };
        let when = visited.map_or_else(|| Some(day.unwrap_or_else(today)), |_| None);
        let press = move |()| mark(vec![id], when);
        Some(view! { <Button label small=true why_not=desk.refusal on_press=press/> })
    };
    // Those of the same day that were not noted yet, where there are others.
    let others = Memo::new(move |_| {
        let day = stop.get().and_then(|(_, day, _)| day)?;
        let open = |stop: &&crate::domain::tour::Stop| stop.day == Some(day) && stop.visited.is_none();
        let ids = desk.stops.with(|stops| stops.iter().filter(open).map(|stop| stop.id).collect::<Vec<Id>>());
        (ids.len() > 1).then_some((day, ids))
    });
    let all = move || {
        let (day, ids) = others.get()?;
        let label = format!("{} 的 {} 个点都已观摩", month_day(day), ids.len());
        let press = move |()| mark(ids.clone(), Some(day));
        Some(view! { <Button label small=true why_not=desk.refusal on_press=press/> })
    };
    view! { {one}{all} }
}

#[component]
fn RemoveAct() -> impl IntoView {
    let route = RouteDesk::get();
    let desk = route.desk;
    let remove = move |()| {
        let id = untrack(|| route.stop()).map(|stop| stop.id);
        if let Some(id) = id {
            desk.aloud(|ledger, _| remove_stop(ledger, id));
        }
    };
    view! { <Button label="去掉这个点" kind=ButtonKind::Plain small=true why_not=desk.refusal on_press=remove/> }
}
