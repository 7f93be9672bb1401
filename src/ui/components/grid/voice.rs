//! What a sheet says of its current cell.

use super::state::GridState;
use leptos::prelude::*;

impl GridState {
    /// What is wrong with the current cell.
    pub(super) fn problem(self) -> Option<String> {
        self.cell(self.at.get()).problem
    }

    /// The current cell's name: row head and column.
    pub(super) fn name(self) -> String {
        let at = self.at.get();
        let row = self.rows.with(|rows| rows.get(at.row).and_then(|row| row.head.clone()));
        let row = row.unwrap_or_else(|| format!("第 {} 行", at.row + 1));
        let column = self.columns.with_value(|columns| columns.get(at.col).map(|column| column.label.clone()));
        format!("{row} {}", column.unwrap_or_default())
    }

    /// The current cell, as a screen reader says it.
    pub(super) fn spoken(self) -> Option<String> {
        if !self.active.get() || self.editing.get() {
            return None;
        }
        let cell = self.cell(self.at.get());
        let text = cell.shown.unwrap_or(cell.text);
        let text = if text.is_empty() { "空".to_owned() } else { text };
        Some(format!("{}，{text}。{}", self.name(), cell.problem.unwrap_or_default()))
    }
}
