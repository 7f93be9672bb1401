//! What a sheet says of its current cell.

use super::{cursor::Place, state::GridState};
use crate::ui::components::{Button, ButtonKind};
use leptos::prelude::*;

/// What is wrong: with the current cell, and how many cells there are, with the way to the first. It stays at the foot of
/// the window while the sheet is longer than that.
#[component]
pub(super) fn Foot(state: GridState) -> impl IntoView {
    let count = Memo::new(move |_| state.problems().0);
    let here = move || state.problem().map(|problem| format!("{}：{problem}", state.name()));
    let all = move || {
        let to_first = move |()| {
            if let Some(first) = untrack(|| state.problems().1) {
                state.go(first, false);
            }
        };
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <span class="push">{format!("有 {count} 格没有记上")}</span>
                <Button kind=ButtonKind::Plain small=true label="看第一格" on_press=to_first/>
            }
        })
    };
    view! { <div class="sheet-foot wrong" class:is-needed=move || count.get() != 0><span>{here}</span>{all}</div> }
}

impl GridState {
    /// How many cells were not taken, and the first of them.
    fn problems(self) -> (usize, Option<Place>) {
        self.rows.with(|rows| {
            let cells = rows.iter().enumerate().flat_map(|(row, line)| {
                let wrong = line.cells.iter().enumerate().filter(|(_, cell)| cell.problem.is_some());
                wrong.map(move |(col, _)| Place { row, col })
            });
            (cells.clone().count(), cells.clone().next())
        })
    }

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
