//! 当场公布: for the projector. What is not revealed yet is nowhere on the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Reading;
use crate::browser::page;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::ui::components::focus_id;
use crate::ui::lists::results::ranking::tier_look;
use crate::ui::lists::results::reveal::{Revealed, Step, steps, unfinished};
use crate::ui::route::{Route, TourTab};
use crate::ui::session::Session;

/// What is being revealed, and how far.
#[derive(Clone, Copy)]
struct Stage {
    tour: Id,
    reading: Memo<Option<std::sync::Arc<Reading>>>,
    /// The chosen 排名组.
    track: RwSignal<Option<usize>>,
    /// How many steps have been revealed.
    shown: RwSignal<usize>,
    steps: Memo<Vec<Step>>,
}

impl Stage {
    fn new(tour: Id) -> Self {
        let session = Session::get();
        let reading = Memo::new(move |_| Reading::of(session, tour));
        let only = reading.with_untracked(|one| one.as_ref().is_some_and(|one| one.standing.tracks.len() == 1));
        let track = RwSignal::new(only.then_some(0));
        let steps = Memo::new(move |_| {
            let track = track.get();
            reading.with(|one| Some(steps(&one.as_ref()?.book, &one.as_ref()?.standing, track?))).unwrap_or_default()
        });
        Self { tour, reading, track, shown: RwSignal::new(0), steps }
    }

    fn choose(self, track: usize) {
        self.shown.set(0);
        self.track.set(Some(track));
        focus_id("page");
    }

    fn next(self) {
        let count = self.steps.with_untracked(Vec::len);
        if self.track.get_untracked().is_some() {
            self.shown.update(|shown| *shown = (*shown + 1).min(count));
        }
    }

    /// Takes the last step back; before the first one, the choice of the 排名组.
    fn back(self) {
        if self.shown.get_untracked() > 0 {
            self.shown.update(|shown| *shown -= 1);
        } else if self.tracks().len() > 1 {
            self.track.set(None);
        }
    }

    fn leave(self) {
        page::set_hash(&Route::Tour(self.tour, TourTab::Results).href());
    }

    fn with<T>(self, f: impl FnOnce(&Reading) -> T) -> Option<T> {
        self.reading.with(|reading| reading.as_deref().map(f))
    }

    /// The 排名组 with how many stops each has.
    fn tracks(self) -> Vec<(usize, String, usize)> {
        self.with(|reading| {
            let standing = &reading.standing;
            let one = |(at, name): (usize, &String)| (at, name.clone(), standing.in_track(at).len());
            standing.tracks.iter().enumerate().map(one).collect()
        })
        .unwrap_or_default()
    }

    fn tour_name(self) -> String {
        self.with(|reading| reading.book.tour.name.clone()).unwrap_or_default()
    }

    fn track_name(self) -> String {
        let track = self.track.get();
        self.with(|reading| reading.standing.tracks.get(track?).cloned()).flatten().unwrap_or_default()
    }
}

#[component]
pub fn RevealPage(id: Id) -> impl IntoView {
    let stage = Stage::new(id);
    let title = stage.reading.with_untracked(|one| one.as_ref().map(|one| one.book.tour.name.clone()));
    page::set_title(&format!("{} 当场公布", title.unwrap_or_default()));
    let keys = window_event_listener(leptos::ev::keydown, move |event| press_key(stage, &event));
    on_cleanup(move || keys.remove());
    let press = move |event: leptos::ev::MouseEvent| {
        if !is_on_button(event.target()) {
            stage.next();
        }
    };
    let body = move || match stage.track.get() {
        None => view! { <Choose stage/> }.into_any(),
        Some(_) => view! { <Show stage/> }.into_any(),
    };
    view! { <main class="reveal" id="page" tabindex="-1" on:click=press>{body}<Foot stage/></main> }
}

/// Space, → and what a presenter sends go on; ← and its like take back; F fills the screen; Esc leaves. A button that has focus keeps its
/// own Space and Enter.
fn press_key(stage: Stage, event: &leptos::ev::KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let key = event.key();
    if matches!(key.as_str(), " " | "Enter") && is_on_button(event.target()) {
        return;
    }
    match key.as_str() {
        " " | "Enter" | "ArrowRight" | "ArrowDown" | "PageDown" => stage.next(),
        "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => stage.back(),
        "f" | "F" => page::toggle_full_screen(),
        "Escape" => stage.leave(),
        _ => return,
    }
    event.prevent_default();
}

fn is_on_button(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.closest("button, a").ok().flatten().is_some())
}

/// Which 排名组.
#[component]
fn Choose(stage: Stage) -> impl IntoView {
    let one = move |(at, name, count): (usize, String, usize)| {
        view! {
            <button type="button" class="reveal-choice" on:click=move |_| stage.choose(at)>
                <b>{name}</b><span>{format!("{count} 个点")}</span>
            </button>
        }
    };
    view! {
        <div class="reveal-cover">
            <h1>{move || stage.tour_name()}</h1>
            <p class="reveal-sub">"公布哪一组"</p>
            <div class="reveal-choices">{move || stage.tracks().into_iter().map(one).collect_view()}</div>
        </div>
    }
}

/// The cover of the 排名组, then step by step.
#[component]
fn Show(stage: Stage) -> impl IntoView {
    let begun = Memo::new(move |_| stage.shown.get() > 0);
    move || {
        if begun.get() { view! { <Revealing stage/> }.into_any() } else { view! { <Cover stage/> }.into_any() }
    }
}

#[component]
fn Cover(stage: Stage) -> impl IntoView {
    let words = move || {
        let hidden = stage.with(|reading| reading.hidden()).unwrap_or(false);
        match (stage.steps.with(Vec::is_empty), hidden) {
            (true, true) => "不显示名次，也没有分类，没有可公布的。",
            (true, false) => "这一组还没有评完的点，没有可公布的。",
            (false, true) => "从最后一类开始。按空格键，或者点一下屏幕。",
            (false, false) => "从最后一名开始。按空格键，或者点一下屏幕。",
        }
    };
    let open = move || {
        let locked = stage.with(|reading| reading.book.tour.is_locked()).unwrap_or(true);
        (!locked).then(|| view! { <p class="reveal-note">"结果还没有锁定"</p> })
    };
    view! {
        <div class="reveal-cover">
            <h1>{move || stage.tour_name()}</h1>
            <p class="reveal-group">{move || format!("{}组", stage.track_name())}</p>
            <p class="reveal-sub">{words}</p>
            {open}
        </div>
    }
}

/// The last step large, those before it below.
#[component]
fn Revealing(stage: Stage) -> impl IntoView {
    let tiers = move || stage.with(|reading| reading.standing.input.rules.tiers.len()).unwrap_or(0);
    let large = move || {
        let shown = stage.shown.get();
        stage.steps.with(|steps| {
            steps.get(shown.checked_sub(1)?).map(|step| view! { <Large step=step.clone() tiers=tiers()/> })
        })
    };
    let earlier = move || {
        let before = stage.shown.get().saturating_sub(1);
        stage.steps.with(|steps| steps.iter().take(before).rev().map(|step| small(step, tiers())).collect_view())
    };
    let rest = move || {
        let done = stage.shown.get() == stage.steps.with(Vec::len);
        let track = stage.track.get()?;
        let open = stage.with(|reading| unfinished(&reading.standing, track))?;
        (done && open > 0)
            .then(|| view! { <p class="reveal-note">{format!("另有 {open} 个点评分表不够，没有参加排名")}</p> })
    };
    view! {
        <h1 class="reveal-head">{move || format!("{}　{}组", stage.tour_name(), stage.track_name())}</h1>
        <div class="rule"></div>
        <div class="reveal-now" aria-live="polite">{large}</div>
        <ol class="reveal-before">{earlier}</ol>
        {rest}
    }
}

#[component]
fn Large(step: Step, tiers: usize) -> impl IntoView {
    let unit = |one: &Revealed| {
        let score = one.score.map(|score| view! { <span class="reveal-score">{points::fixed(score)}</span> });
        let tier =
            one.tier.as_ref().map(|(place, name)| view! { <span class=tier_look(*place, tiers)>{name.clone()}</span> });
        view! { <p class="reveal-unit"><b>{one.unit.clone()}</b>{score}{tier}</p> }
    };
    let many = step.units.len() > 3;
    view! {
        <p class="reveal-rank">{step.name.clone()}</p>
        <div class="reveal-units" class:is-many=many>{step.units.iter().map(unit).collect_view()}</div>
    }
}

fn small(step: &Step, tiers: usize) -> impl IntoView + use<> {
    let unit = |one: &Revealed| {
        let score = one.score.map(|score| view! { <span class="num">{points::fixed(score)}</span> });
        let tier =
            one.tier.as_ref().map(|(place, name)| view! { <span class=tier_look(*place, tiers)>{name.clone()}</span> });
        view! { <span class="reveal-one"><b>{one.unit.clone()}</b>{score}{tier}</span> }
    };
    view! {
        <li><span class="reveal-place">{step.name.clone()}</span><span class="reveal-list">{step.units.iter().map(unit).collect_view()}</span></li>
    }
}

#[component]
fn Foot(stage: Stage) -> impl IntoView {
    let count = move || {
        let total = stage.steps.with(Vec::len);
        stage.track.get().filter(|_| total > 0).map(|_| format!("{} / {total}", stage.shown.get()))
    };
    // Space must not press the button again.
    let fill = |_| {
        page::toggle_full_screen();
        focus_id("page");
    };
    view! {
        <footer class="reveal-foot no-print">
            <span>{count}</span>
            <span><kbd>"空格"</kbd>" 下一个"</span><span><kbd>"←"</kbd>" 退回"</span>
            <button type="button" class="btn btn-plain btn-small" on:click=fill>"全屏"<kbd>"F"</kbd></button>
            <a class="btn btn-plain btn-small" href=Route::Tour(stage.tour, TourTab::Results).href()>"离开"<kbd>"Esc"</kbd></a>
        </footer>
    }
}
