//! What changes in a sheet, and what may be done with it.

use super::{
    GridCell, GridColumn, GridKind, GridRow, PasteBlock,
    cursor::{Area, Extent, Place},
};
use crate::ui::components::{Reorder, focus};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement};

/// The state of one sheet.
#[derive(Clone, Copy)]
pub(super) struct GridState {
    pub(super) id: StoredValue<String>,
    pub(super) columns: StoredValue<Vec<GridColumn>>,
    pub(super) rows: Signal<Vec<GridRow>>,
    on_commit: Callback<(usize, usize, String)>,
    pub(super) on_paste: Callback<PasteBlock>,
    pub(super) reorder: Option<Reorder>,
    /// The current cell.
    pub(super) at: RwSignal<Place>,
    /// The other corner of the selection.
    pub(super) anchor: RwSignal<Place>,
    /// Whether the current cell is being edited.
    pub(super) editing: RwSignal<bool>,
    /// Whether focus is in the sheet.
    pub(super) active: RwSignal<bool>,
    pub(super) input: NodeRef<html::Input>,
    pub(super) area: NodeRef<html::Textarea>,
    pub(super) select: NodeRef<html::Select>,
}

impl GridState {
    pub(super) fn new(
        id: String,
        columns: Vec<GridColumn>,
        rows: Signal<Vec<GridRow>>,
        on_commit: Callback<(usize, usize, String)>,
        on_paste: Callback<PasteBlock>,
        reorder: Option<Reorder>,
    ) -> Self {
        Self {
            id: StoredValue::new(id),
            columns: StoredValue::new(columns),
            rows,
            on_commit,
            on_paste,
            reorder,
            at: RwSignal::new(Place::default()),
            anchor: RwSignal::new(Place::default()),
            editing: RwSignal::new(false),
            active: RwSignal::new(false),
            input: NodeRef::new(),
            area: NodeRef::new(),
            select: NodeRef::new(),
        }
    }

    pub(super) fn extent(self) -> Extent {
        Extent { rows: self.rows.with_untracked(Vec::len), cols: self.columns.with_value(Vec::len) }
    }

    pub(super) fn area(self) -> Area {
        Area::between(self.at.get(), self.anchor.get())
    }

    pub(super) fn cell(self, at: Place) -> GridCell {
        self.rows.with(|rows| rows.get(at.row)?.cells.get(at.col).cloned()).unwrap_or_default()
    }

    pub(super) fn kind(self, col: usize) -> GridKind {
        self.columns.with_value(|columns| columns.get(col).map(|column| column.kind.clone())).unwrap_or(GridKind::Read)
    }

    pub(super) fn is_read(self, at: Place) -> bool {
        self.kind(at.col) == GridKind::Read || self.cell(at).read
    }

    pub(super) fn is_select(self, at: Place) -> bool {
        matches!(self.kind(at.col), GridKind::Select(_)) && !self.is_read(at)
    }

    pub(super) fn is_long(self, at: Place) -> bool {
        self.kind(at.col) == GridKind::Long && !self.is_read(at)
    }

    pub(super) fn has_long(self) -> bool {
        self.columns.with_value(|columns| columns.iter().any(|column| column.kind == GridKind::Long))
    }

    pub(super) fn cell_id(self, at: Place) -> String {
        format!("{}-{}-{}", self.id.get_value(), at.row, at.col)
    }

    pub(super) fn cell_element(self, at: Place) -> Option<HtmlElement> {
        document().get_element_by_id(&self.cell_id(at))?.dyn_into().ok()
    }

    /// Moves the current row, and stands on it in its new place; `false` where rows do not move.
    pub(super) fn shift_row(self, by: isize) -> bool {
        let Some(reorder) = self.reorder else { return false };
        let at = self.at.get_untracked();
        let to = at.row.saturating_add_signed(by);
        if to < self.extent().rows {
            reorder.shift(at.row, by, &self.row_name(at.row));
            self.go(Place { row: to, ..at }, false);
        }
        true
    }

    /// What a row is called: its first cell.
    pub(super) fn row_name(self, row: usize) -> String {
        untrack(|| self.cell(Place { row, col: 0 })).text
    }

    /// Goes where the link in a cell leads; `false` when there is none.
    pub(super) fn follow_link(self, at: Place) -> bool {
        let link = self.cell_element(at).and_then(|cell| cell.query_selector("a[href]").ok().flatten());
        let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
        link.map(|link| link.click()).is_some()
    }

    /// Stands on another cell; `extend` keeps the other corner of the selection.
    pub(super) fn go(self, to: Place, extend: bool) {
        let to = self.extent().clamp(to);
        if !extend {
            self.anchor.set(to);
        }
        self.at.set(to);
        if let Some(cell) = self.cell_element(to) {
            reveal(&cell);
        }
        self.focus();
    }

    /// Stands on a row that something else made or moved, if the sheet is still there.
    pub(super) fn stand_on(self, row: usize, col: Option<usize>) {
        let Some(at) = self.at.try_get_untracked() else { return };
        self.finish(true);
        self.go(Place { row, col: col.unwrap_or(at.col) }, false);
        // Focus came to the editor where it lay before, and the browser went there.
        request_animation_frame(move || {
            let at = self.at.try_get_untracked();
            if let Some(cell) = at.and_then(|at| self.cell_element(at)) {
                reveal(&cell);
            }
        });
    }

    /// Puts focus into the editor of the current cell.
    pub(super) fn focus(self) {
        let at = self.at.get_untracked();
        let editor: Option<Element> = match untrack(|| (self.is_select(at), self.is_long(at))) {
            (true, _) => self.select.get_untracked().map(Into::into),
            (_, true) => self.area.get_untracked().map(Into::into),
            _ => self.input.get_untracked().map(Into::into),
        };
        if let Some(editor) = editor {
            focus::focus(&editor);
        }
    }

    /// Begins to edit; `text` is what the editor starts with, none for what it already holds.
    pub(super) fn edit(self, text: Option<String>) {
        let at = self.at.get_untracked();
        if untrack(|| self.is_read(at)) || self.editing.get_untracked() {
            return;
        }
        self.anchor.set(at);
        self.editing.set(true);
        if let Some(text) = text {
            self.write(&text);
        }
        self.focus();
    }

    /// Ends editing; what was typed is committed if it differs.
    pub(super) fn finish(self, keep: bool) {
        if !self.editing.try_get_untracked().unwrap_or(false) {
            return;
        }
        let at = self.at.get_untracked();
        let Some(typed) = self.typed() else { return };
        self.write("");
        self.editing.set(false);
        if keep && !untrack(|| self.is_select(at)) {
            self.commit(at, typed);
        }
    }

    /// What stands in the editor of the current cell.
    fn typed(self) -> Option<String> {
        if untrack(|| self.is_long(self.at.get_untracked())) {
            self.area.get_untracked().map(|area| area.value())
        } else {
            self.input.get_untracked().map(|input| input.value())
        }
    }

    /// Puts a text into the editor of the current cell.
    fn write(self, text: &str) {
        if untrack(|| self.is_long(self.at.get_untracked())) {
            self.area.get_untracked().into_iter().for_each(|area| area.set_value(text));
        } else {
            self.input.get_untracked().into_iter().for_each(|input| input.set_value(text));
        }
        self.fit();
    }

    /// Makes the box of a long text as high as what is in it.
    pub(super) fn fit(self) {
        let Some(area) = self.area.get_untracked() else { return };
        let style = web_sys::HtmlElement::style(&area);
        let _ = style.set_property("height", "100%");
        if self.editing.get_untracked() && area.scroll_height() > area.offset_height() {
            let _ = style.set_property("height", &format!("{}px", area.scroll_height()));
        }
    }

    /// Hands a changed text on.
    pub(super) fn commit(self, at: Place, text: String) {
        if untrack(|| self.cell(at)).text != text {
            self.on_commit.run((at.row, at.col, text));
        }
    }

    /// Empties the selection.
    pub(super) fn clear(self) {
        let area = untrack(|| self.area());
        if area.is_single() {
            if !untrack(|| self.is_read(area.from)) {
                self.commit(area.from, String::new());
            }
            return;
        }
        let (rows, cols) = (area.to.row - area.from.row + 1, area.to.col - area.from.col + 1);
        let cells = vec![vec![String::new(); cols]; rows];
        self.on_paste.run(PasteBlock { row: area.from.row, col: area.from.col, cells });
    }

    /// Focus left the sheet: what was typed is kept.
    pub(super) fn left(self, event: &FocusEvent) {
        let host = event.current_target().and_then(|host| host.dyn_into::<Element>().ok());
        if host.is_some_and(|host| !focus::is_inside(&host, event.related_target())) {
            self.finish(true);
            self.active.set(false);
        }
    }
}

fn reveal(cell: &HtmlElement) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&options);
}
