//! The keys of a sheet.

use super::{
    cursor::{self, Place},
    state::GridState,
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// What an input method reports while it composes.
const COMPOSING: u32 = 229;

/// A key was pressed in the sheet.
pub(super) fn press(state: GridState, event: &KeyboardEvent) {
    if event.is_composing() || event.key_code() == COMPOSING || event.meta_key() {
        return;
    }
    let done = if state.editing.get_untracked() { editing(state, event) } else { standing(state, event) };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn editing(state: GridState, event: &KeyboardEvent) -> bool {
    let select = untrack(|| state.is_select(state.at.get_untracked()));
    match event.key().as_str() {
        "Enter" if !event.alt_key() => {
            state.finish(true);
            down(state, event.shift_key())
        }
        "Tab" => {
            state.finish(true);
            tab(state, event.shift_key())
        }
        "Escape" => {
            state.finish(false);
            true
        }
        "ArrowUp" | "ArrowDown" if !select => {
            state.finish(true);
            down(state, event.key() == "ArrowUp")
        }
        _ => false,
    }
}

fn standing(state: GridState, event: &KeyboardEvent) -> bool {
    let at = state.at.get_untracked();
    let key = event.key();
    if event.alt_key() {
        // Alt ↓ opens a list, as it does everywhere, unless it moves the row.
        return match key.as_str() {
            "ArrowUp" => state.shift_row(-1),
            "ArrowDown" => state.shift_row(1),
            _ => false,
        };
    }
    if let Some(step) = cursor::step_of(&key, event.ctrl_key()) {
        state.go(state.extent().step(at, step), event.shift_key());
        return true;
    }
    match key.as_str() {
        "Enter" if !event.shift_key() && state.follow_link(at) => true,
        "Enter" if event.shift_key() || untrack(|| state.is_read(at)) => down(state, event.shift_key()),
        "Enter" | "F2" => {
            state.edit(Some(untrack(|| state.cell(at)).text));
            true
        }
        "Tab" => tab(state, event.shift_key()),
        "Delete" | "Backspace" => {
            state.clear();
            true
        }
        "a" if event.ctrl_key() => {
            let extent = state.extent();
            state.anchor.set(Place::default());
            state.go(extent.step(at, cursor::Step::SheetEnd(true)), true);
            true
        }
        _ => false,
    }
}

fn down(state: GridState, up: bool) -> bool {
    let step = cursor::Step::By(if up { -1 } else { 1 }, 0);
    state.go(state.extent().step(state.at.get_untracked(), step), false);
    true
}

/// Tab goes on within the sheet, and leaves it at its ends.
fn tab(state: GridState, back: bool) -> bool {
    match state.extent().tab(state.at.get_untracked(), back) {
        Some(next) => {
            state.go(next, false);
            true
        }
        None => false,
    }
}
