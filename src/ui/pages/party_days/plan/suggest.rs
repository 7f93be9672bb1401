//! Suggestions for the month one stands on.

use leptos::prelude::*;

use super::desk::PlanDesk;
use super::sheet::MONTHS;
use crate::domain::party_day::PartyDay;
use crate::domain::suggestions::{Suggestion, for_month};
use crate::ledger::Draft;
use crate::ledger::work::plan::{PlanColumn, edit_cell};
use crate::ui::components::{Button, ButtonKind};

/// The panel.
#[component]
pub fn Suggestions() -> impl IntoView {
    let desk = PlanDesk::get();
    let at = move || desk.at.get();
    let title = move || format!("{}建议", MONTHS.get(at()).copied().unwrap_or_default());
    let list = move || u8::try_from(at() + 1).map_or(&[][..], for_month);
    let closed = Memo::new(move |_| {
        let held = desk.row().and_then(|row| row.day).as_ref().is_some_and(PartyDay::is_held);
        held || desk.may.with(Result::is_err)
    });
    view! {
        <div class="panel panel-lead">
            <div class="panel-head"><h2>{title}</h2><small class="faint">"取自节令与要求"</small></div>
            <ul class="panel-body picks">
                {move || list().iter().map(|one| view! { <Pick one closed/> }).collect_view()}
            </ul>
        </div>
    }
}

#[component]
fn Pick(one: &'static Suggestion, closed: Memo<bool>) -> impl IntoView {
    let desk = PlanDesk::get();
    let used = move || desk.row().and_then(|row| row.day).is_some_and(|day| day.theme == one.theme);
    let button = move || match (used(), closed.get()) {
        (true, _) => Some(view! { <small class="faint nowrap">"已采用"</small> }.into_any()),
        (false, true) => None,
        (false, false) => Some(
            view! { <Button kind=ButtonKind::Plain small=true label="采用" on_press=move |()| take(desk, one)/> }
                .into_any(),
        ),
    };
    view! { <li title=one.content.clone()><span>{one.theme.clone()}<small>{one.occasion.clone()}</small></span>{button}</li> }
}

/// Puts theme and content into the month one stands on.
fn take(desk: PlanDesk, one: &Suggestion) {
    let Some(row) = desk.row() else { return };
    let mut whole = Draft::new(format!("{}采用建议“{}”", row.month.in_words(), one.theme));
    for (column, text) in [(PlanColumn::Theme, &one.theme), (PlanColumn::Content, &one.content)] {
        match desk.session.look(|ledger, tree| edit_cell(ledger, tree, desk.org, row.month, column, text)) {
            Ok(draft) => drop(whole.and(draft)),
            Err(refused) => desk.session.say(refused.to_string()),
        }
    }
    desk.session.commit_aloud(whole);
}
