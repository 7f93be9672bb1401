//! Copying from a sheet and pasting into it, as Excel does.

use super::{PasteBlock, cursor::Place, state::GridState};
use crate::domain::tsv;
use leptos::prelude::*;
use web_sys::ClipboardEvent;

/// Copies the selection. While a cell is edited the browser copies what is marked in it.
pub(super) fn copy(state: GridState, event: &ClipboardEvent) {
    if state.editing.get_untracked() {
        return;
    }
    let Some(data) = event.clipboard_data() else { return };
    let area = untrack(|| state.area());
    let row = |row| (area.from.col..=area.to.col).map(|col| untrack(|| state.cell(Place { row, col })).text).collect();
    let rows: Vec<Vec<String>> = (area.from.row..=area.to.row).map(row).collect();
    if data.set_data("text/plain", &tsv::write(&rows)).is_ok() {
        event.prevent_default();
    }
}

/// Copies the selection and empties it.
pub(super) fn cut(state: GridState, event: &ClipboardEvent) {
    copy(state, event);
    if event.default_prevented() {
        state.clear();
    }
}

/// Pastes a block from the upper left of the selection on. A single cell fills the whole selection.
pub(super) fn paste(state: GridState, event: &ClipboardEvent) {
    if state.editing.get_untracked() {
        return;
    }
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
    let cells = tsv::parse(&text.unwrap_or_default());
    if cells.is_empty() {
        return;
    }
    event.prevent_default();
    let area = untrack(|| state.area());
    match cells.as_slice() {
        [row] if row.len() == 1 && area.is_single() => {
            if let Some(text) = row.first().filter(|_| !untrack(|| state.is_read(area.from))) {
                state.commit(area.from, text.clone());
            }
        }
        [row] if row.len() == 1 => {
            let (rows, cols) = (area.to.row - area.from.row + 1, area.to.col - area.from.col + 1);
            let line = vec![row.concat(); cols];
            state.on_paste.run(PasteBlock { row: area.from.row, col: area.from.col, cells: vec![line; rows] });
        }
        _ => state.on_paste.run(PasteBlock { row: area.from.row, col: area.from.col, cells }),
    }
}
