//! The ways on: 上一点, 下一点, 交出评分包; and the keys of the page.

use leptos::prelude::*;

use super::boxes;
use super::desk::ScoreDesk;
use super::hand_in::HandIn;
use super::tally::words;
use crate::domain::points;

/// What the button that leads on does, and whether it is the next thing to do.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    /// To the next stop.
    Stop(bool),
    /// There is none: hand in.
    Out(bool),
}

fn next(desk: ScoreDesk) -> Next {
    let barred = desk.barred().is_some();
    let done = barred || desk.progress().is_complete();
    match desk.next(false) {
        Some(_) => Next::Stop(done),
        None => Next::Out(done),
    }
}

/// 下一个点, in ink when all of this one is given; 交出评分包 at the last one.
#[component]
pub fn NextButton(desk: ScoreDesk, hand_in: HandIn) -> impl IntoView {
    let next = Memo::new(move |_| next(desk));
    let ink = move || matches!(next.get(), Next::Stop(true) | Next::Out(true));
    let label = move || if matches!(next.get(), Next::Stop(_)) { "下一个点" } else { hand_in.label() };
    view! {
        <button class=format!("btn {}", boxes::NEXT) class:btn-main=ink type="button" on:click=move |_| on(desk, hand_in)>{label}</button>
    }
}

fn on(desk: ScoreDesk, hand_in: HandIn) {
    match untrack(|| desk.next(false)) {
        Some(next) => desk.open(next),
        None => hand_in.press(),
    }
}

/// 交出评分包 before the last stop.
#[component]
pub fn OutButton(hand_in: HandIn) -> impl IntoView {
    let desk = hand_in.desk;
    let last = Memo::new(move |_| matches!(next(desk), Next::Out(_)));
    move || {
        (!last.get()).then(|| {
            view! { <button class="btn" type="button" on:click=move |_| hand_in.press()>{hand_in.label()}</button> }
        })
    }
}

/// At the foot of a narrow screen: the total, what is open, and the ways on.
#[component]
pub fn Foot(desk: ScoreDesk, hand_in: HandIn) -> impl IntoView {
    let next = Memo::new(move |_| next(desk));
    let total = move || points::shown(desk.progress().weighed.base);
    let ink = move || matches!(next.get(), Next::Stop(true) | Next::Out(true));
    let label = move || if matches!(next.get(), Next::Stop(_)) { "下一点" } else { hand_in.label() };
    let first = Memo::new(move |_| desk.next(true).is_none());
    let back = move |_| {
        if let Some(before) = untrack(|| desk.next(true)) {
            desk.open(before);
        }
    };
    let open = Memo::new(move |_| if desk.barred().is_some() { String::new() } else { words(desk) });
    view! {
        <div class="score-foot">
            <b>{total}</b><span class="faint">{open}</span>
            <button class="btn push" type="button" disabled=first on:click=back>"上一点"</button>
            <button class="btn" class:btn-main=ink type="button" on:click=move |_| on(desk, hand_in)>{label}</button>
        </div>
    }
}

/// The keys of the page.
#[component]
pub fn Keys() -> impl IntoView {
    view! {
        <div class="keys">
            <span><kbd>"Enter"</kbd>" 下一条"</span>
            <span><kbd>"↑"</kbd>" "<kbd>"↓"</kbd>" 上下移动"</span>
            <span><kbd>"F"</kbd>" 满分"</span>
            <span><kbd>"−"</kbd>" 用扣分项"</span>
            <span><kbd>"Esc"</kbd>" 恢复"</span>
            <span><kbd>"Ctrl →"</kbd>" 下一个点"</span>
            <span class="push">"每打一个字都已存到这台电脑"</span>
        </div>
    }
}
