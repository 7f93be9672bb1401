//! Arrow keys between the cells of the matrix: the table is one stop of the Tab key.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The id of a cell: its row among the drawn ones, and 0 for the name or 1 to 12 for the month.
pub fn cell_id(row: usize, col: usize) -> String {
    format!("matrix-{row}-{col}")
}

/// A key was pressed in the table.
pub fn press(event: KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some((from, place)) = here() else { return };
    let target = match event.key().as_str() {
        "ArrowRight" => walk(place, (0, 1)),
        "ArrowLeft" => walk(place, (0, -1)),
        "ArrowDown" => walk(place, (1, 0)),
        "ArrowUp" => walk(place, (-1, 0)),
        "PageDown" => far(place, 12),
        "PageUp" => far(place, -12),
        "Home" => cell(place.0, 0),
        "End" => (1..=12).rev().find_map(|col| cell(place.0, col)),
        _ => return,
    };
    event.prevent_default();
    if let Some(target) = target {
        let _ = from.set_attribute("tabindex", "-1");
        let _ = target.set_attribute("tabindex", "0");
        let _ = target.focus();
    }
}

/// The focused cell and its place.
fn here() -> Option<(HtmlElement, (isize, isize))> {
    let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
    let id = element.id();
    let mut parts = id.strip_prefix("matrix-")?.split('-').map(str::parse::<isize>);
    let (row, col) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some((element, (row, col)))
}

fn cell(row: isize, col: isize) -> Option<HtmlElement> {
    document().get_element_by_id(&format!("matrix-{row}-{col}"))?.dyn_into().ok()
}

/// The next cell in a direction; months without a link are passed over, and headings have only a name.
fn walk((row, col): (isize, isize), (down, right): (isize, isize)) -> Option<HtmlElement> {
    if right != 0 {
        let cols = std::iter::successors(Some(col + right), |col| Some(col + right));
        return cols.take_while(|col| (0..=12).contains(col)).find_map(|col| cell(row, col));
    }
    let next = row + down;
    let nearest = cell(next, col).or_else(|| (0..col).rev().find_map(|col| cell(next, col)));
    nearest.or_else(|| cell(next, 0))
}

/// Some rows on, as far as there are any.
fn far((row, col): (isize, isize), rows: isize) -> Option<HtmlElement> {
    let step = rows.signum();
    let mut at = std::iter::successors(Some(row + rows), |at| Some(at - step));
    at.find(|at| *at == row || cell(*at, 0).is_some()).and_then(|at| cell(at, col).or_else(|| cell(at, 0)))
}
