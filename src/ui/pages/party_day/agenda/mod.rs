//! 议程与签到: the facts and the agenda at the left, the roll call at the right.

mod facts;
mod row;
mod table;
mod templates;

use leptos::prelude::*;

use super::context::OneDay;
use super::joint::{Branches, HostAgenda};
use super::roll::Roll;
use crate::domain::party_day::PartyDay;

pub use table::hours_words;

/// The tab.
#[component]
pub fn AgendaTab() -> impl IntoView {
    let one = OneDay::get();
    let joint = Memo::new(move |_| one.day.with(|day| day.joint.is_some()));
    let may_host = Memo::new(move |_| {
        let org = one.day.with(|day| day.org);
        one.session.tree.with(|tree| org.and_then(|org| tree.get(org)).is_some_and(|org| !org.is_branch()))
    });
    let held = Memo::new(move |_| one.day.with(PartyDay::is_held));
    let together = Memo::new(move |_| one.has_guests());
    view! {
        <div class="cols cols-day" class:is-held=held>
            <div>
                <facts::Facts/>
                {move || if joint.get() { view! { <HostAgenda/> }.into_any() } else { view! { <table::Agenda/> }.into_any() }}
            </div>
            <div>
                {move || may_host.get().then(|| view! { <Branches/> })}
                {move || (!together.get()).then(|| view! { <Roll/> })}
            </div>
        </div>
    }
}
