//! The periods of a task as a row of small boxes. One of them is in the Tab order; ← → move, ↑ ↓ go to the next task, Space ticks.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::desk::{Open, TaskDesk};
use super::undo_finish;
use crate::domain::kind::Id;
use crate::domain::task::TaskState;
use crate::ui::lists::duties::{BoxState, PeriodBox};

#[component]
pub fn Boxes(
    id: Id,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] boxes: Signal<Vec<PeriodBox>>,
    state: Memo<Option<TaskState>>,
) -> impl IntoView {
    let keys = Memo::new(move |_| boxes.with(|boxes| boxes.iter().map(|one| one.key.clone()).collect::<Vec<_>>()));
    // What is to be done next is where Tab arrives.
    let first = Memo::new(move |_| {
        boxes.with(|boxes| {
            let wanted = |one: &PeriodBox| matches!(one.state, BoxState::Missing | BoxState::Open);
            boxes.iter().position(wanted).unwrap_or(boxes.len().saturating_sub(1))
        })
    });
    let many = move || keys.with(Vec::len) > 4;
    view! {
        <span class="periods" class:periods-many=many role="group" aria-label=move || format!("{}的进度", title.get()) on:keydown=move_on>
            <For each=move || keys.get().into_iter().enumerate() key=|(_, key)| key.clone() let((at, key))>
                <OneBox id key at boxes first state/>
            </For>
        </span>
    }
}

#[component]
fn OneBox(
    id: Id,
    key: String,
    at: usize,
    boxes: Signal<Vec<PeriodBox>>,
    first: Memo<usize>,
    state: Memo<Option<TaskState>>,
) -> impl IntoView {
    let desk = TaskDesk::get();
    let own = Memo::new(move |_| boxes.with(|boxes| boxes.get(at).cloned()));
    let is = move || own.with(|own| own.as_ref().map(|own| own.state));
    let why_not = move || match (is(), state.get()) {
        (_, Some(TaskState::Cancelled)) => Some("已取消"),
        (Some(BoxState::Future), _) => Some("还没有到"),
        _ => None,
    };
    let words = move || own.with(|own| own.as_ref().map(PeriodBox::words).unwrap_or_default());
    let class = move || match is() {
        Some(BoxState::Done) => "period is-done",
        Some(BoxState::Missing) => "period is-missing",
        Some(BoxState::Future) => "period is-future",
        Some(BoxState::Aside) => "period is-aside",
        _ => "period",
    };
    let press = move |_| {
        if why_not().is_some() {
            return;
        }
        match (key.is_empty(), is()) {
            (true, Some(BoxState::Done)) => undo_finish(desk, id),
            (true, _) => desk.open.set(Some(Open::Finish(id))),
            (false, _) => desk.tick(id, &key),
        }
    };
    view! {
        <button type="button" class=class tabindex=move || if first.get() == at { "0" } else { "-1" }
            aria-pressed=move || (is() == Some(BoxState::Done)).to_string() aria-label=words title=words
            aria-disabled=move || why_not().map(|_| "true") on:click=press>
            {move || if is() == Some(BoxState::Done) { "✓".to_owned() } else { own.with(|own| own.as_ref().map(|own| own.sign.clone()).unwrap_or_default()) }}
        </button>
    }
}

/// Moves between the boxes of a task, and to the same box of the next.
fn move_on(event: KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.shift_key() {
        return;
    }
    let here = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(here) = here.filter(|here| here.class_list().contains("period")) else { return };
    let next = match event.key().as_str() {
        "ArrowRight" => here.next_element_sibling(),
        "ArrowLeft" => here.previous_element_sibling(),
        "Home" => here.parent_element().and_then(|all| all.first_element_child()),
        "End" => here.parent_element().and_then(|all| all.last_element_child()),
        "ArrowDown" => beside(&here, Element::next_element_sibling),
        "ArrowUp" => beside(&here, Element::previous_element_sibling),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

/// The box at the same place in the row before or after; its last one where that has fewer.
fn beside(here: &Element, step: fn(&Element) -> Option<Element>) -> Option<Element> {
    let mut at = 0;
    let mut before = here.previous_element_sibling();
    while let Some(one) = before {
        at += 1;
        before = one.previous_element_sibling();
    }
    let row = step(&here.closest("tr").ok().flatten()?)?;
    let all = row.query_selector(".periods").ok().flatten()?;
    all.children().item(at).or_else(|| all.last_element_child())
}
