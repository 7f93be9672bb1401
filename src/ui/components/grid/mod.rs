//! The sheet: a table one types in, with the keys of a spreadsheet.
//!
//! One editor lies over the current cell and always has focus, even while nothing is edited. So a Chinese input method
//! starts composing with the very first key, and the whole sheet is one stop of the Tab key.

mod body;
mod clip;
pub mod cursor;
mod editor;
mod keys;
mod state;
mod voice;

use super::{Align, Mark, Reorder, ReorderVoice, TagTone, fresh_id, table::least_width};
use leptos::prelude::*;
use state::GridState;

/// Width of the column of row heads, in pixels (`.sheet-corner`).
const HEADS: u32 = 60;

/// What a column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GridKind {
    /// Text that is typed.
    #[default]
    Text,
    /// Text of several lines: it is edited in a box that grows, in which Alt Enter begins a new line.
    Long,
    /// One of these keys, shown as these words.
    Select(Vec<(String, String)>),
    /// Not to be changed here.
    Read,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridColumn {
    /// Its head.
    pub label: String,
    /// Its width in pixels; 0 takes what is left.
    pub width: u32,
    /// How its cells stand.
    pub align: Align,
    /// What it holds.
    pub kind: GridKind,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// What is edited and copied.
    pub text: String,
    /// What is shown, where it differs (`11-03` for `2026-11-03`).
    pub shown: Option<String>,
    /// A small word after it, and whether it is to be minded: `周三　顺延`.
    pub small: Option<(String, bool)>,
    /// A tag after it.
    pub tag: Option<(String, TagTone)>,
    /// A state's shape before it.
    pub mark: Option<Mark>,
    /// What stands there while it is empty.
    pub placeholder: &'static str,
    /// The whole of it or a reason, on hovering.
    pub title: String,
    /// What is wrong with it, shown in the foot of the sheet, which stays in sight.
    pub problem: Option<String>,
    /// Whether this cell is not to be changed, in a column that is.
    pub read: bool,
    /// Where a cell that is only read leads: by a click, or by Enter.
    pub href: Option<String>,
    /// More classes of its text.
    pub class: &'static str,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Its head: 一月.
    pub head: Option<String>,
    /// Its cells.
    pub cells: Vec<GridCell>,
}

/// A block that was pasted or cleared, to be written from this cell on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasteBlock {
    /// The row of its first cell.
    pub row: usize,
    /// The column of its first cell.
    pub col: usize,
    /// Its rows.
    pub cells: Vec<Vec<String>>,
}

/// Where to stand next in a sheet: a row, and a column if it is to be another.
pub type StandAt = (usize, Option<usize>);

/// A sheet. Arrows move, typing or Enter or F2 edits, Enter commits downward, Tab rightward, `Esc` restores, Delete
/// clears, Shift with arrows selects, Ctrl C copies, Ctrl V pastes a block from Excel.
#[component]
pub fn Grid(
    /// What the sheet is, for its caption.
    #[prop(into)]
    label: Signal<String>,
    /// Head of the column of row heads: 月.
    #[prop(optional, into)]
    corner: Option<String>,
    /// The columns; they do not change while shown.
    columns: Vec<GridColumn>,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<GridRow>>,
    /// A cell was changed: row, column, text.
    #[prop(into)]
    on_commit: Callback<(usize, usize, String)>,
    /// A block was pasted, or cleared (then all its cells are empty). It may reach beyond the sheet.
    #[prop(into)]
    on_paste: Callback<PasteBlock>,
    /// Told when another row becomes the current one.
    #[prop(optional, into)]
    on_row: Option<Callback<usize>>,
    /// A row, and a column if it is to be another, to stand on next: one that was added or moved. Emptied when one stands there.
    #[prop(optional)]
    go: Option<RwSignal<Option<StandAt>>>,
    /// Rows can be moved: by dragging their heads, and by Alt ↑ ↓. With it each row needs a head, and its first cell names it.
    #[prop(optional)]
    reorder: Option<Reorder>,
) -> impl IntoView {
    let heads = corner.is_some().then_some(HEADS);
    let least = least_width(columns.iter().map(|column| column.width).chain(heads));
    let state = GridState::new(fresh_id("grid"), columns, rows, on_commit, on_paste, reorder);
    if let Some(on_row) = on_row {
        let row = Memo::new(move |_| state.at.get().row);
        Effect::new(move |before: Option<()>| {
            let row = row.get();
            if before.is_some() {
                on_row.run(row);
            }
        });
    }
    if let Some(go) = go {
        Effect::new(move |_| {
            if let Some((row, col)) = go.get() {
                go.set(None);
                // The row may only just be on its way into the table.
                request_animation_frame(move || state.stand_on(row, col));
            }
        });
    }
    view! {
        <div class="sheet-host" style=("--least", least) on:focusin=move |_| state.active.set(true) on:focusout=move |event| state.left(&event)
            on:keydown=move |event| keys::press(state, &event) on:copy=move |event| clip::copy(state, &event)
            on:cut=move |event| clip::cut(state, &event) on:paste=move |event| clip::paste(state, &event)>
            <body::SheetTable state label corner/>
            <editor::Editor state/>
        </div>
        <voice::Foot state/>
        {reorder.map(|reorder| view! { <ReorderVoice reorder/> })}
        <span class="visually-hidden" role="status" aria-live="polite">{move || state.spoken()}</span>
    }
}
