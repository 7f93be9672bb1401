//! The rows as a sheet one types in.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::{Line, MonthDesk, Wrong};
use crate::domain::dates::month_day;
use crate::domain::progress::Progress;
use crate::ledger::rectify::limit::Press;
use crate::ledger::rectify::month_cells::MonthCell;
use crate::ui::components::{Align, Grid, GridCell, GridColumn, GridKind, GridRow, Mark, PasteBlock};
use crate::ui::route::Route;

/// The sheet; with a column of units where several are shown.
#[component]
pub fn MonthSheet() -> impl IntoView {
    let desk = MonthDesk::get();
    let units = Memo::new(move |_| {
        desk.shown.with(|rows| rows.windows(2).any(|pair| matches!(pair, [a, b] if a.unit != b.unit)))
    });
    move || {
        desk.turn.track();
        view! { <Sheet units=units.get()/> }
    }
}

#[component]
fn Sheet(units: bool) -> impl IntoView {
    let desk = MonthDesk::get();
    let first = if units { 4 } else { 3 };
    let rows = Memo::new(move |_| {
        let wrong = desk.wrong.get();
        desk.shown.with(|rows| {
            rows.iter().zip(1..).map(|(line, number)| grid_row(line, number, units, &wrong)).collect::<Vec<_>>()
        })
    });
    let commit = move |(row, col, text): (usize, usize, String)| {
        if let Some(cell) = col.checked_sub(first).and_then(|at| MonthCell::ALL.get(at)) {
            desk.type_cell(row, *cell, &text);
        }
    };
    let paste = move |block: PasteBlock| desk.type_block(&block, first);
    // The sheet would take the key as the first letter of a text.
    let press = move |event: KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.is_composing();
        let no_change = (plain && event.key() == "=" && !is_editing(&event))
            || (event.ctrl_key() && event.key() == "Enter" && !is_editing(&event));
        if no_change {
            event.prevent_default();
            event.stop_propagation();
            desk.confirm();
        }
    };
    view! {
        <div class="month-sheet" on:keydown:capture=press>
            <Grid label="每月更新" corner="序" columns=columns(units) rows=rows on_commit=commit on_paste=paste
                on_row=move |row: usize| desk.at.set(row) go=desk.go/>
        </div>
    }
}

/// Whether a box of the sheet is being typed in.
fn is_editing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(".sheet-editor.is-open").ok().flatten().is_some())
}

fn columns(units: bool) -> Vec<GridColumn> {
    let column = |label: &str, width, kind, align| GridColumn { label: label.to_owned(), width, align, kind };
    let read = |label: &str, width| column(label, width, GridKind::Read, Align::Left);
    let mut all = vec![read("问题", if units { 180 } else { 0 })];
    if units {
        all.push(read("单位", 108));
    }
    all.push(read("时限", 104));
    all.push(read("上次", if units { 140 } else { 180 }));
    all.extend(MonthCell::ALL.map(|cell| match cell {
        MonthCell::Text => column(cell.label(), if units { 0 } else { 220 }, GridKind::Long, Align::Left),
        MonthCell::Quality | MonthCell::Effect => column(cell.label(), 124, GridKind::Long, Align::Left),
        MonthCell::Percent => column(cell.label(), 58, GridKind::Text, Align::Right),
    }));
    all.push(read("本月", 104));
    all
}

fn grid_row(line: &Line, number: usize, units: bool, wrong: &Wrong) -> GridRow {
    let read = |text: String| GridCell { text, read: true, ..GridCell::default() };
    let href = Some(Route::Finding(line.row.id).href());
    let mut cells = vec![GridCell { href, class: "two", ..read(line.text.clone()) }];
    if units {
        cells.push(read(line.unit.clone()));
    }
    let (limit, press) = &line.limit;
    let class = match press {
        Press::Late => "red",
        Press::Soon | Press::Lacking => "ochre",
        _ => "",
    };
    cells.push(GridCell { class, ..read(limit.clone()) });
    cells.push(GridCell { class: "quiet", ..read(line.row.last.as_ref().map(last_words).unwrap_or_default()) });
    cells.extend(MonthCell::ALL.map(|cell| typed(line, cell, wrong)));
    cells.push(state(line));
    GridRow { head: Some(number.to_string()), cells }
}

fn typed(line: &Line, cell: MonthCell, wrong: &Wrong) -> GridCell {
    if let Some((text, why)) = wrong.get(&(line.row.id, cell)) {
        return GridCell { text: text.clone(), problem: Some(why.clone()), ..GridCell::default() };
    }
    let text = line.row.now.as_ref().map(|now| cell.text_of(now)).unwrap_or_default();
    GridCell { text, ..GridCell::default() }
}

/// What was said for the last month of which anything was.
pub fn last_words(last: &Progress) -> String {
    let month = last.month.map(|month| format!("{}月：", month.month())).unwrap_or_default();
    let parts = [&last.text, &last.quality, &last.effect].map(|part| part.trim());
    let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let words = if words.is_empty() && last.unchanged { "无变化".to_owned() } else { words.join("；") };
    let percent = last.percent.map(|percent| format!("　{percent}%")).unwrap_or_default();
    format!("{month}{words}{percent}")
}

fn state(line: &Line) -> GridCell {
    let (mark, text) = match &line.row.now {
        None => (Mark::None, "未报".to_owned()),
        Some(now) if now.unchanged => (Mark::Done, "无变化".to_owned()),
        Some(now) => (Mark::Done, now.day.map_or_else(|| "已报".to_owned(), |day| format!("已报 {}", month_day(day)))),
    };
    GridCell { text, mark: Some(mark), read: true, ..GridCell::default() }
}
