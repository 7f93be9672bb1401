//! The box of one 条.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::boxes;
use super::desk::ScoreDesk;

/// What an input method reports while it composes.
const COMPOSING: u32 = 229;

/// A box for points. What is typed is written after a short pause, when the box is left, and by Enter and the arrows.
#[component]
pub fn ScoreBox(
    desk: ScoreDesk,
    /// Key of the 条.
    leaf_key: String,
    /// Its name.
    label: String,
    /// What is wrong with what stands there.
    wrong: Memo<Option<String>>,
    /// Id of the element that says so.
    described: String,
) -> impl IntoView {
    let id = boxes::id(&leaf_key);
    let key = StoredValue::new(leaf_key);
    let shown = move || key.with_value(|key| desk.shown(key));
    let entered = move |event: web_sys::FocusEvent| {
        key.with_value(|key| desk.enter(key));
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            input.select();
        }
    };
    let typed = move |event: web_sys::Event| key.with_value(|key| desk.type_text(key, event_target_value(&event)));
    let pressed = move |event: KeyboardEvent| {
        if key.with_value(|key| press(desk, key, &event)) {
            event.prevent_default();
        }
    };
    view! {
        <input class="input" id=id type="text" inputmode="decimal" autocomplete="off" aria-label=label prop:value=shown
            aria-invalid=move || wrong.with(Option::is_some).then_some("true")
            aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
            on:focus=entered on:input=typed on:keydown=pressed on:blur=move |_| desk.settle()/>
    }
}

/// The keys of a box; `true` when one was taken.
fn press(desk: ScoreDesk, key: &str, event: &KeyboardEvent) -> bool {
    if event.is_composing() || event.key_code() == COMPOSING || event.alt_key() {
        return false;
    }
    let ctrl = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "z" | "y" if ctrl => {
            // 撤销 takes back what stands there, so it must stand in the ledger.
            desk.settle();
            return false;
        }
        _ if ctrl => return false,
        "Enter" => desk.step(key, event.shift_key(), true),
        "ArrowDown" => desk.step(key, false, false),
        "ArrowUp" => desk.step(key, true, false),
        "f" | "F" => desk.give_full(key),
        "-" | "_" | "−" | "Subtract" => desk.step_cut(key),
        "Escape" => desk.restore(key),
        _ => return false,
    }
    true
}
