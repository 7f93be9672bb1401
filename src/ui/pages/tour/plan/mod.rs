//! 方案和评委: the facts of the tour, its judges, by what it is scored, and how it is ranked.

mod facts;
mod judge_row;
mod judges;
mod new_judge;
mod paste_judges;
mod rule;
mod scheme;
mod tiers;

use leptos::prelude::*;

use super::desk::{Notes, TourDesk};
use crate::ui::route::{Route, TourTab};

/// The leaf.
#[component]
pub fn Plan() -> impl IntoView {
    view! {
        <Notes/>
        <div class="cols cols-tour">
            <div>
                <facts::Facts/>
                <judges::Judges/>
            </div>
            <aside aria-label="指标体系和排名办法">
                <scheme::SchemeChoice/>
                <rule::Rule/>
            </aside>
        </div>
    }
}

/// The next thing to do once there are judges and nowhere to go yet.
#[component]
pub fn NextStep() -> impl IntoView {
    let desk = TourDesk::get();
    let next = Memo::new(move |_| {
        desk.may() && desk.stops.with(|stops| stops.is_empty()) && desk.judges.with(|judges| !judges.is_empty())
    });
    let href = Route::Tour(desk.id, TourTab::Route).href();
    move || next.get().then(|| view! { <a class="btn btn-main" href=href.clone()>"排路线"</a> })
}
