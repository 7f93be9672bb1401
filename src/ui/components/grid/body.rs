//! The table of a sheet.

use super::{GridCell, GridColumn, GridKind, GridRow, cursor::Place, state::GridState};
use crate::ui::components::{Align, Mark};
use leptos::{
    ev::{DragEvent, MouseEvent},
    prelude::*,
};

/// Heads and rows. Cells are bound by their place, so that an edit redraws one cell.
#[component]
pub(super) fn SheetTable(state: GridState, label: Signal<String>, corner: Option<String>) -> impl IntoView {
    let columns = state.columns.get_value();
    let has_heads = corner.is_some();
    let width = |column: &GridColumn| {
        let width = (column.width > 0).then(|| format!("{}px", column.width));
        view! { <col style:width=width/> }
    };
    let head = |column: &GridColumn| view! { <th scope="col" class=column.align.class()>{column.label.clone()}</th> };
    let corner_width = has_heads.then(|| view! { <col class="sheet-corner"/> });
    let corner = corner.map(|corner| view! { <th scope="col" class="mid">{corner}</th> });
    let count = Memo::new(move |_| state.rows.with(Vec::len));
    view! {
        <table class="sheet">
            <caption class="visually-hidden">{move || format!("{}，可用方向键移动、回车编辑", label.get())}</caption>
            <colgroup>{corner_width}{columns.iter().map(width).collect_view()}</colgroup>
            <thead><tr>{corner}{columns.iter().map(head).collect_view()}</tr></thead>
            <tbody>
                <For each=move || 0..count.get() key=|row| *row let(row)>
                    <SheetRow state row has_heads/>
                </For>
            </tbody>
        </table>
    }
}

/// What the cells of a row follow. They follow the row and not the sheet: with some thousands of cells, each that let go of the
/// sheet would be sought among all the others.
#[derive(Clone, Copy)]
struct RowLink {
    /// The row itself.
    line: Memo<GridRow>,
    /// The column on which one stands, if it is in this row.
    here: Memo<Option<usize>>,
    /// The columns that are selected in this row, the first and the last.
    picked: Memo<Option<(usize, usize)>>,
}

impl RowLink {
    fn new(state: GridState, row: usize) -> Self {
        let line = Memo::new(move |_| state.rows.with(|rows| rows.get(row).cloned().unwrap_or_default()));
        let here = Memo::new(move |_| {
            let at = state.at.get();
            (state.active.get() && at.row == row).then_some(at.col)
        });
        let picked = Memo::new(move |_| {
            let area = state.area();
            let within = state.active.get() && (area.from.row..=area.to.row).contains(&row);
            within.then_some((area.from.col, area.to.col))
        });
        Self { line, here, picked }
    }
}

#[component]
fn SheetRow(state: GridState, row: usize, has_heads: bool) -> impl IntoView {
    let link = RowLink::new(state, row);
    let name = move || link.line.with(|line| line.head.clone());
    let head = has_heads.then(|| match state.reorder {
        Some(_) => view! { <MovingHead state row/> }.into_any(),
        None => view! { <th scope="row">{name}</th> }.into_any(),
    });
    let over = move || state.reorder.is_some_and(|reorder| reorder.is_over(row));
    let is_here = Memo::new(move |_| state.at.get().row == row);
    let is_on = move || state.active.get() && is_here.get();
    let columns = state.columns.with_value(|columns| columns.iter().map(|column| column.align).collect::<Vec<_>>());
    let cell = move |(col, align)| view! { <SheetCell state link at=Place { row, col } align/> };
    let dragged = move |event: DragEvent| {
        if let Some(reorder) = state.reorder {
            reorder.drag_over(&event, row);
        }
    };
    let dropped = move |event: DragEvent| {
        if let Some(reorder) = state.reorder {
            reorder.drop_on(&event, row);
        }
    };
    view! {
        <tr class:is-on=is_on class:is-here=is_here class:is-over=over on:dragover=dragged on:drop=dropped>
            {head}{columns.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}

/// The head of a row that can be dragged by it. It takes no focus: Alt ↑ ↓ move the row from any of its cells.
#[component]
fn MovingHead(state: GridState, row: usize) -> impl IntoView {
    let name = move || state.rows.with(|rows| rows.get(row).and_then(|row| row.head.clone()));
    let started = move |event: DragEvent| {
        if let Some(reorder) = state.reorder {
            reorder.drag_from(&event, row, state.row_name(row));
        }
    };
    let ended = move |_| {
        if let Some(reorder) = state.reorder {
            reorder.drag_end();
        }
    };
    view! {
        <th scope="row" class="grip" draggable="true" title="拖动，或按 Alt ↑↓ 移动" on:dragstart=started on:dragend=ended>
            <span class="grip-dots" aria-hidden="true">"⠿"</span>{name}
        </th>
    }
}

#[component]
fn SheetCell(state: GridState, link: RowLink, at: Place, align: Align) -> impl IntoView {
    let cell = Memo::new(move |_| link.line.with(|line| line.cells.get(at.col).cloned().unwrap_or_default()));
    let here = move || link.here.get() == Some(at.col);
    let picked = move || link.picked.get().is_some_and(|(from, to)| (from..=to).contains(&at.col));
    let pressed = move |event: MouseEvent| {
        // Focus stays in the editor, which then moves here.
        event.prevent_default();
        state.finish(true);
        state.go(at, event.shift_key());
        if state.is_select(at) {
            state.edit(None);
        }
    };
    let dragged = move |event: MouseEvent| {
        if event.buttons() == 1 && state.active.get_untracked() && !state.editing.get_untracked() {
            state.go(at, true);
        }
    };
    view! {
        <td id=state.cell_id(at) class=align.class() class:is-cell=here class:is-picked=picked
            class:read=move || state.kind(at.col) == GridKind::Read || cell.get().read
            class:fresh=move || cell.with(|cell| cell.text.is_empty())
            class:bad=move || cell.with(|cell| cell.problem.is_some())
            title=move || title(&cell.get())
            on:mousedown=pressed on:mouseenter=dragged
            on:dblclick=move |_| state.edit(Some(cell.get_untracked().text))>
            {move || shown(&state.kind(at.col), cell.get())}
        </td>
    }
}

fn title(cell: &GridCell) -> Option<String> {
    let title = cell.problem.as_ref().unwrap_or(&cell.title);
    let title = if title.is_empty() { cell.shown.as_ref().unwrap_or(&cell.text) } else { title };
    (!title.is_empty()).then(|| title.clone())
}

fn shown(kind: &GridKind, cell: GridCell) -> AnyView {
    let (mark, class) = (cell.mark.map(Mark::class), cell.class);
    let text = match (kind, cell.shown) {
        (_, Some(shown)) => shown,
        (GridKind::Select(options), None) => {
            options.iter().find(|(key, _)| *key == cell.text).map_or(cell.text.clone(), |(_, word)| word.clone())
        }
        (_, None) if cell.text.is_empty() => cell.placeholder.to_owned(),
        (_, None) => cell.text,
    };
    let small = cell.small.map(|(small, mind)| {
        let class = if mind { "ochre" } else { "faint" };
        view! { " " <small class=class>{small}</small> }
    });
    let tag = cell.tag.map(|(tag, tone)| view! { " " <span class=tone.class()>{tag}</span> });
    match (cell.href, mark) {
        // The sheet is one stop of the Tab key, so the link is none; Enter follows it.
        (Some(href), mark) => view! { <a class=mark href=href tabindex="-1">{text}</a>{small}{tag} }.into_any(),
        (None, Some(class)) => view! { <span class=class>{text}</span>{small}{tag} }.into_any(),
        (None, None) => view! { <span class=format!("two {class}")>{text}{small}{tag}</span> }.into_any(),
    }
}
