//! The items as a sheet.

use leptos::prelude::*;

use super::desk::{Line, UpperDesk};
use crate::domain::plan_item::PlanItem;
use crate::ui::components::{Align, Grid, GridCell, GridColumn, GridKind, GridRow, PasteBlock};
use crate::ui::pages::party_days::plan::MONTHS;

/// The sheet.
#[component]
pub fn ItemSheet() -> impl IntoView {
    let desk = UpperDesk::get();
    let read = desk.may.with_untracked(Result::is_err);
    let rows = Signal::derive(move || {
        let wrong = desk.wrong.get();
        let branches = desk.session.tree.with(|tree| tree.branches(desk.org).len());
        desk.lines.with(|lines| {
            let row = |(at, line): (usize, &Line)| {
                let mut row = grid_row(line, branches);
                for (col, cell) in row.cells.iter_mut().enumerate() {
                    if let Some((typed, why)) = wrong.get(&(at, col)) {
                        cell.text.clone_from(typed);
                        cell.problem = Some(why.clone());
                    }
                }
                row
            };
            lines.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    });
    let label = format!("{} 年计划要点", desk.year);
    view! {
        <Grid label=label corner="月" columns=columns(read) rows=rows
            on_commit=move |(row, col, text): (usize, usize, String)| desk.type_cell(row, col, text)
            on_paste=move |block: PasteBlock| desk.type_block(block)
            on_row=move |row: usize| desk.at.set(row)/>
    }
}

fn columns(read: bool) -> Vec<GridColumn> {
    let kind = if read { GridKind::Read } else { GridKind::Text };
    let typed =
        |label: &str, width| GridColumn { label: label.to_owned(), width, kind: kind.clone(), ..GridColumn::default() };
    let adopted = GridColumn { label: "已采用".to_owned(), width: 76, align: Align::Right, kind: GridKind::Read };
    vec![typed("主题", 0), typed("内容", 280), typed("要求", 200), adopted]
}

fn grid_row(line: &Line, branches: usize) -> GridRow {
    let cell = |f: fn(&PlanItem) -> &String| GridCell {
        text: line.item.as_ref().map(f).cloned().unwrap_or_default(),
        ..GridCell::default()
    };
    let theme = GridCell { placeholder: "这个月没有要点，可直接输入", ..cell(|item| &item.theme) };
    let adopted = line.item.as_ref().map(|_| format!("{}/{branches}", line.adopted)).unwrap_or_default();
    let adopted = GridCell { text: adopted, read: true, ..GridCell::default() };
    let head = MONTHS.get(usize::from(line.month.month()).saturating_sub(1)).map(|month| (*month).to_owned());
    GridRow { head, cells: vec![theme, cell(|item| &item.content), cell(|item| &item.demand), adopted] }
}
