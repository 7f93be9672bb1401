//! 现场打分: one judge, stop after stop. Made for speed: figures typed straight through, saved as they are typed.

mod barred;
mod boxes;
mod desk;
mod foot;
mod hand_in;
mod item;
mod items;
mod remarks;
mod score_box;
mod stops;
mod tally;

use leptos::prelude::*;

use desk::ScoreDesk;
use hand_in::HandIn;

use crate::domain::kind::Id;
use crate::ui::components::{Empty, Key, Page, PageHead, hotkey};
use crate::ui::route::{Route, TourTab, ToursTab};
use crate::ui::session::Session;

/// The page of one judge. The stop it opens with is named by the address, or is the first whose sheet is not complete.
#[component]
pub fn ScoringPage(tour: Id, judge: Id, stop: Option<Id>) -> impl IntoView {
    let desk = ScoreDesk::provide(tour, judge, stop);
    let hand_in = HandIn::provide(desk);
    hotkey(Key::ctrl("ArrowRight"), move |_| go(desk, false));
    hotkey(Key::ctrl("ArrowLeft"), move |_| go(desk, true));
    let gone = Memo::new(move |_| desk.standing.with(|standing| standing.as_ref().err().cloned()));
    let none = Memo::new(move |_| desk.at.get().is_none());
    let body = move || match gone.get() {
        Some(why) => view! { <Gone why/> }.into_any(),
        None if none.get() => view! { <NoStops/> }.into_any(),
        None => view! { <Sheet desk/> }.into_any(),
    };
    view! {
        <Page fill=true>
            <Head desk hand_in/>
            {body}
        </Page>
        <hand_in::Open hand_in/>
    }
}

fn go(desk: ScoreDesk, back: bool) {
    if let Some(next) = untrack(|| desk.next(back)) {
        desk.open(next);
    }
}

#[component]
fn Head(desk: ScoreDesk, hand_in: HandIn) -> impl IntoView {
    let title = Signal::derive(move || desk.call().map_or_else(|| "现场打分".to_owned(), |call| call.name));
    let sub = Signal::derive(move || {
        let place = desk.place().map(|place| place + 1);
        desk.with(|standing| {
            let round = &standing.round;
            let where_at = place.map(|place| format!("第 {place} 点，共 {} 点　", round.calls.len()));
            let handed_in = round.handed_in(&standing.stages);
            let name = &round.judge.name;
            Some(format!("{}{}　评委 {name}　{handed_in}", where_at.unwrap_or_default(), round.tour.name))
        })
    });
    let listing = desk.listing;
    view! {
        <PageHead title sub saved=desk.session.saved>
            <span class="narrow-only">
                <button class="btn" type="button" aria-expanded=move || listing.get().to_string()
                    on:click=move |_| listing.update(|on| *on = !*on)>
                    {move || if listing.get() { "回到打分" } else { "全部点位" }}
                </button>
            </span>
            <span class="acts score-acts"><foot::OutButton hand_in/><foot::NextButton desk hand_in/></span>
        </PageHead>
    }
}

/// Stops, 条 and sums.
#[component]
fn Sheet(desk: ScoreDesk) -> impl IntoView {
    let barred = Memo::new(move |_| desk.barred());
    Effect::new(move |_| desk.arrive());
    let middle = move || match barred.get() {
        Some(why) => view! { <barred::Barred desk why/> }.into_any(),
        None => view! { <items::Items desk/><tally::Tally desk/> }.into_any(),
    };
    view! {
        <div class="score" class:is-listing=desk.listing class:is-barred=move || barred.get().is_some()>
            <stops::Stops desk hand_in=HandIn::get()/>
            {middle}
        </div>
        <foot::Keys/>
        <foot::Foot desk hand_in=HandIn::get()/>
    }
}

#[component]
fn Gone(why: String) -> impl IntoView {
    view! {
        <Empty title="不能打分" text=why>
            <a class="btn" href=Route::Tours(ToursTab::List).href()>"去逐社观摩"</a>
        </Empty>
    }
}

#[component]
fn NoStops() -> impl IntoView {
    let desk = ScoreDesk::get();
    let text = "路线里没有这位评委要打的点。路线和配对定好以后再来。";
    let seated = Session::get().profile.with_untracked(|profile| profile.judge.is_some());
    view! {
        <Empty title="没有要打分的点" text=text>
            {(!seated).then(|| view! { <a class="btn" href=Route::Tour(desk.tour, TourTab::Route).href()>"看路线和配对"</a> })}
        </Empty>
    }
}
