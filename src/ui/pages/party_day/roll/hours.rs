//! 学时 credited to each.

use leptos::prelude::*;

use crate::domain::party_day::PartyDay;
use crate::ledger::work::hours::hours_of;
use crate::ui::forms::BoundField;
use crate::ui::pages::party_day::agenda::hours_words;
use crate::ui::pages::party_day::context::{DAY, OneDay};

/// The hours of this day: as computed, or as the unit sets them.
#[component]
pub fn HoursLine() -> impl IntoView {
    let one = OneDay::get();
    let credited = Memo::new(move |_| {
        one.session.ledger.with(|ledger| {
            one.day.with(|day| {
                let host = day.joint.and_then(|host| ledger.read::<PartyDay>(host));
                hours_of(day, host.as_ref())
            })
        })
    });
    let placeholder = Signal::derive(move || Some(hours_words(credited.get())));
    let help = Signal::derive(move || {
        Some(format!("到会的每人记 {} 学时。空着就按议程时长，1 小时计 1 学时", hours_words(credited.get())))
    });
    view! { <div class="hours-line"><BoundField kind=&DAY id=one.id name=PartyDay::hours help placeholder quiet=true/></div> }
}
