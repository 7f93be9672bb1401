//! 会议和督导: 动员会, 集中点评会, and what the 组织部 saw.

mod gathering;
mod supervision;

use leptos::prelude::*;

use super::desk::TourDesk;
use crate::domain::kind::Id;
use crate::domain::tour::GatheringKind;
use crate::ledger::tour::plan::{create_gathering, gatherings};
use crate::ui::components::{Button, Empty, SectionHead, focus_first};
use crate::ui::session::Session;
use gathering::GatheringPanel;
use supervision::Supervisions;

/// The leaf. It is written after the results are locked too: it changes no score.
#[component]
pub fn Meetings() -> impl IntoView {
    let desk = TourDesk::get();
    let ids = Memo::new(move |_| {
        let all = desk.session.ledger.with(|ledger| gatherings(ledger, desk.id));
        all.into_iter().map(|one| one.id).collect::<Vec<Id>>()
    });
    let count = Signal::derive(move || ids.with(|ids| (!ids.is_empty()).then(|| format!("{} 次", ids.len()))));
    view! {
        {move || desk.foreign.get().map(|why| view! { <p class="note">{why}</p> })}
        <div class="cols cols-tour">
            <div>
                <SectionHead title="会议" count><AddMeeting/></SectionHead>
                {move || ids.with(Vec::is_empty).then(|| view! {
                    <Empty title="还没有会议" text="动员会和集中点评会记在这里：日期、地点、参加人员、议程、记录和会议要求。"/>
                })}
                <For each=move || ids.get() key=|id| *id let(id)><GatheringPanel id/></For>
            </div>
            <aside aria-label="督导"><Supervisions/></aside>
        </div>
    }
}

/// A button for each kind of meeting.
#[component]
fn AddMeeting() -> impl IntoView {
    let desk = TourDesk::get();
    let button = move |sort: GatheringKind, label: &'static str| {
        let add = move |()| {
            let id = Session::new_id();
            let draft = desk.session.look(|ledger, _| create_gathering(ledger, desk.id, sort, id));
            if let Ok(draft) = draft {
                desk.session.commit_aloud(draft);
                request_animation_frame(move || focus_first(None, &format!("#meeting-{id} input")));
            }
        };
        view! { <Button small=true label why_not=desk.foreign on_press=add/> }
    };
    view! {
        {button(GatheringKind::Kickoff, "加动员会")}" "
        {button(GatheringKind::Comment, "加集中点评会")}" "
        {button(GatheringKind::Other, "加其他会议")}
    }
}
