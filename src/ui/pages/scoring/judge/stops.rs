//! The stops at the left, by half-day, with what each adds up to.

use leptos::prelude::*;

use super::desk::ScoreDesk;
use super::foot::OutButton;
use super::hand_in::HandIn;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::ledger::tour::aside::Seat;
use crate::ui::route::Route;

/// The list. Each line follows its own sheet, so that typing changes one figure and nothing else.
#[component]
pub fn Stops(desk: ScoreDesk, hand_in: HandIn) -> impl IntoView {
    // A half-day's name stands before its first stop.
    let lines = Memo::new(move |_| {
        desk.with(|standing| {
            let calls = &standing.round.calls;
            let lines = calls.iter().enumerate().map(|(at, call)| {
                let before = at.checked_sub(1).and_then(|before| calls.get(before));
                let day = before.is_none_or(|before| before.when != call.when).then(|| call.when.clone());
                (call.id, at + 1, call.name.clone(), day.filter(|day| !day.is_empty()))
            });
            lines.collect::<Vec<_>>()
        })
    });
    view! {
        <nav class="stops" aria-label="观摩点">
            <For each=move || lines.get() key=Clone::clone let((id, number, name, day))>
                {day.map(|day| view! { <span class="day">{day}</span> })}
                <StopLine desk id number name/>
            </For>
            <p class="narrow-only stops-out"><OutButton hand_in/></p>
        </nav>
    }
}

#[component]
fn StopLine(desk: ScoreDesk, id: Id, number: usize, name: String) -> impl IntoView {
    let open = Memo::new(move |_| desk.at.get() == Some(id));
    let state = Memo::new(move |_| state(desk, id, open.get()));
    let pressed = move |event: web_sys::MouseEvent| {
        // The page stays; with Ctrl the browser opens another window as usual.
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            desk.open(id);
        }
    };
    let title = {
        let name = name.clone();
        move || state.with(|state| if state.why.is_empty() { name.clone() } else { format!("{name}　{}", state.why) })
    };
    view! {
        <a href=Route::Scoring(desk.tour, desk.judge, Some(id)).href() title=title
            aria-current=move || open.get().then_some("true") on:click=pressed>
            <span>{number}</span>
            <span class="cut">{name}</span>
            <span class=move || state.with(|state| state.class)>{move || state.with(|state| state.text.clone())}</span>
        </a>
    }
}

/// What stands at the end of a line.
#[derive(Clone, PartialEq, Default)]
struct State {
    text: String,
    class: &'static str,
    why: String,
}

fn state(desk: ScoreDesk, id: Id, open: bool) -> State {
    let line = |text: String, class| State { text, class, why: String::new() };
    desk.with(|standing| {
        let place = standing.round.at(id).unwrap_or(usize::MAX);
        let (Some(call), Some((_, stage))) = (standing.round.calls.get(place), standing.stages.get(place)) else {
            return State::default();
        };
        match &call.seat {
            Seat::Aside(why) => State { text: "回避".to_owned(), class: "faint", why: format!("回避：{why}") },
            _ if stage.is_complete() => line(points::fixed(stage.weighed.base), if open { "" } else { "faint" }),
            _ if stage.begun && open => line(points::shown(stage.weighed.base), ""),
            _ if stage.begun && stage.other_scheme => line("旧指标".to_owned(), "ochre"),
            _ if stage.begun => line(format!("缺 {}", stage.open()), "ochre"),
            _ => line("—".to_owned(), "faint"),
        }
    })
}
