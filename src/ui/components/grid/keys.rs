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
    let at = state.at.get_untracked();
    let (select, long) = untrack(|| (state.is_select(at), state.is_long(at)));
    match event.key().as_str() {
        "Enter" if event.alt_key() => long && new_line(state),
        "Enter" if event.ctrl_key() => {
            // What it does is the page's matter; what was typed is kept before.
            state.finish(true);
            false
        }
        "Enter" => {
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
        "ArrowUp" | "ArrowDown" if !select && !long => {
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
        // Keys of the page, for rows as a whole.
        "Enter" | "Delete" if event.ctrl_key() => false,
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

/// Begins a new line where one types.
fn new_line(state: GridState) -> bool {
    let Some(area) = state.area.get_untracked() else { return false };
    let place = |end: Result<Option<u32>, _>| end.ok().flatten().unwrap_or(0);
    let (from, to) = (place(area.selection_start()), place(area.selection_end()));
    // Places are counted as the browser counts them, in UTF-16.
    let units: Vec<u16> = area.value().encode_utf16().collect();
    let (head, tail) = (units.iter().take(from as usize), units.iter().skip(to as usize));
    let text: Vec<u16> = head.copied().chain([u16::from(b'\n')]).chain(tail.copied()).collect();
    area.set_value(&String::from_utf16_lossy(&text));
    let _ = area.set_selection_range(from + 1, from + 1);
    state.fit();
    true
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
