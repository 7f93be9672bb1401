//! Keys and presses on the rows of a ledger.

use crate::ui::components::focus;
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// ↑↓ move focus between the links (or buttons) of neighbouring rows; ← → fold and unfold a tree; Space ticks
/// the row.
pub fn press(event: KeyboardEvent) {
    let Some(row) = row_of(event.target()) else { return };
    let step: fn(&Element) -> Option<Element> = match event.key().as_str() {
        "ArrowDown" => Element::next_element_sibling,
        "ArrowUp" => Element::previous_element_sibling,
        " " => return tick(&event, &row),
        "ArrowLeft" => return fold(&event, &row, "true"),
        "ArrowRight" => return fold(&event, &row, "false"),
        _ => return,
    };
    if event.alt_key() || event.ctrl_key() {
        return;
    }
    let mut next = step(&row);
    while let Some(row) = next {
        if let Ok(Some(target)) = row.query_selector("a.open, button:not(.fold)") {
            event.prevent_default();
            return focus::focus(&target);
        }
        next = step(&row);
    }
}

/// Presses the row's fold button, if it stands as `now`.
fn fold(event: &KeyboardEvent, row: &Element, now: &str) {
    let button = row.query_selector(&format!("button.fold[aria-expanded='{now}']")).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        button.click();
    }
}

fn tick(event: &KeyboardEvent, row: &Element) {
    let on_link = focus::focused().is_some_and(|element| element.tag_name() == "A");
    if let Some(Ok(Some(tick))) = on_link.then(|| row.query_selector("td.tick input")) {
        event.prevent_default();
        if let Some(tick) = tick.dyn_ref::<web_sys::HtmlElement>() {
            tick.click();
        }
    }
}

/// A press anywhere in a row follows its link, unless it was on something of its own or marked text.
pub fn open_row(event: MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = target.and_then(|target| target.closest("a, button, input, select, label, td.tick").ok().flatten());
    let marked = window().get_selection().ok().flatten().is_some_and(|marked| !marked.is_collapsed());
    if own.is_some() || marked {
        return;
    }
    let link = row_of(event.target()).and_then(|row| row.query_selector("a.open").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Not from within this handler: the click that follows comes back to it.
        queue_microtask(move || link.click());
    }
}

fn row_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest("tbody > tr").ok()?
}
