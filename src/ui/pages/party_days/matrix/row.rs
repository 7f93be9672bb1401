//! One row: a heading with what stands below it, or a 支部 with its months.

use leptos::prelude::*;

use super::board::{Board, Shown};
use super::keys::cell_id;
use crate::domain::dates::YearMonth;
use crate::domain::kind::Id;
use crate::domain::party_day::{PartyDay, Status};
use crate::ledger::work::matrix::{Cell, MatrixRow};
use crate::ledger::work::plan::{PlanColumn, edit_cell};
use crate::ui::components::{focus_id, marks};
use crate::ui::lists::matrix::{Below, MonthSum};
use crate::ui::pages::party_days::frame::percent;
use crate::ui::route::{DayTab, Route};

/// A row; `at` is its place among the drawn ones.
pub fn row(board: Board, at: usize, shown: &Shown) -> AnyView {
    match &shown.below {
        Some(below) => heading(board, at, shown, below).into_any(),
        None => branch(board, at, shown).into_any(),
    }
}

/// Pixels by which a name stands in.
fn indent(depth: usize) -> String {
    format!("{}px", 8 + 16 * depth.min(6))
}

fn name(shown: &Shown) -> AnyView {
    let piece = |(hit, piece): (bool, String)| match hit {
        true => view! { <mark>{piece}</mark> }.into_any(),
        false => piece.into_any(),
    };
    marks::pieces(&shown.row.name, &shown.marks).into_iter().map(piece).collect_view().into_any()
}

/// The first stop of the Tab key; the arrows move it on.
fn stop(at: usize, col: usize) -> &'static str {
    if at == 0 && col == 0 { "0" } else { "-1" }
}

fn heading(board: Board, at: usize, shown: &Shown, below: &Below) -> impl IntoView + use<> {
    let (org, folded) = (shown.row.org, shown.folded);
    let press = move |_| {
        board.fold(org);
        // The rows are drawn anew; the heading stands where it stood.
        request_animation_frame(move || focus_id(&cell_id(at, 0)));
    };
    let sign = if folded { "▸ " } else { "▾ " };
    let cells = match folded {
        true => folded_cells(board, &shown.row, below).into_any(),
        false => {
            let words = heading_words(board, org, below.branches);
            view! { <td colspan="14" class="unit-note"><small>{words}</small></td> }.into_any()
        }
    };
    view! {
        <tr class="unit">
            <th scope="row">
                <button type="button" class="matrix-fold cut" id=cell_id(at, 0) tabindex=stop(at, 0) style:padding-left=indent(shown.row.depth)
                    aria-expanded=(!folded).to_string() title=shown.row.name.clone() on:click=press>
                    <span aria-hidden="true">{sign}</span>{name(shown)}
                </button>
            </th>
            {cells}
        </tr>
    }
}

fn heading_words(board: Board, org: Id, branches: usize) -> String {
    let secretary = board.session.tree.with_untracked(|tree| {
        tree.get(org).and_then(|org| org.secretary()).map(|person| person.name.clone()).unwrap_or_default()
    });
    match secretary.is_empty() {
        true => format!("{branches} 个党支部"),
        false => format!("{branches} 个党支部　书记 {secretary}"),
    }
}

/// A folded heading says for each month how many of its 支部 held it.
fn folded_cells(board: Board, row: &MatrixRow, below: &Below) -> impl IntoView + use<> {
    let cell = move |(index, sum): (usize, MonthSum)| {
        let now = move || usize::from(board.month.get()) == index + 1;
        let (shown, class) = match (sum.asked, sum.missing) {
            (0, _) => ("·".to_owned(), "c-na"),
            (asked, 0) => (format!("{}/{asked}", sum.held), "c-sum"),
            (asked, _) => (format!("{}/{asked}", sum.held), "c-sum red"),
        };
        let title = format!("{} 月：{} 个要开，已开 {}，到期未开 {}", index + 1, sum.asked, sum.held, sum.missing);
        view! { <td class=class class:now-col=now title=title><span>{shown}</span></td> }
    };
    view! {
        {below.months.into_iter().enumerate().map(cell).collect_view()}
        <td class="num pad">{format!("{}/{}", row.held, row.due)}</td>
        <td class="num pad">{percent(row.per_mille())}</td>
    }
}

fn branch(board: Board, at: usize, shown: &Shown) -> impl IntoView + use<> {
    let row = &shown.row;
    let href = Route::Plan(Some(row.org), Some(board.year)).href();
    let months = YearMonth::all_of(board.year).zip(row.cells.iter().cloned());
    let cells = months.enumerate().map(|(index, (month, cell))| month_cell(board, (at, index), row.org, month, cell));
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">
                <a class="cut branch-name" id=cell_id(at, 0) tabindex=stop(at, 0) style:padding-left=indent(row.depth) href=href title=row.name.clone()>{name(shown)}</a>
            </th>
            {cells}
            <td class="num pad">{format!("{}/{}", row.held, row.due)}</td>
            <td class="num pad">{percent(row.per_mille())}</td>
        </tr>
    }
}

/// One month. What has no plan yet gets its slot when it is opened.
fn month_cell(board: Board, (at, index): (usize, usize), org: Id, month: YearMonth, cell: Cell) -> AnyView {
    let now = move || board.month.get() == month.month();
    let (class, text, title) = look(month, &cell);
    if cell.status == Status::NotFounded {
        return view! { <td class=class class:now-col=now title=title><span>{text}</span></td> }.into_any();
    }
    let day = cell.party_day.unwrap_or_else(|| PartyDay::id_of(org, month));
    let href = Route::PartyDay(day, DayTab::Agenda).href();
    let missing = cell.party_day.is_none();
    let press = move |_| {
        if missing {
            create(board, org, month);
        }
    };
    view! {
        <td class=class class:now-col=now>
            <a id=cell_id(at, index + 1) tabindex="-1" href=href title=title on:click=press>{text}</a>
        </td>
    }
    .into_any()
}

/// Class, figure and words of a month.
fn look(month: YearMonth, cell: &Cell) -> (&'static str, String, String) {
    let name = format!("{}月", month.month());
    let (figure, day) = match cell.day {
        Some(day) => {
            use chrono::Datelike;
            (day.day().to_string(), format!("{}月{}日", day.month(), day.day()))
        }
        None => (name.clone(), name.clone()),
    };
    let theme = if cell.theme.is_empty() { String::new() } else { format!("　{}", cell.theme) };
    let late = if cell.late_held { "（补开）" } else { "" };
    match cell.status {
        Status::NotFounded => ("c-na", "·".to_owned(), "未成立".to_owned()),
        Status::NotApplicable => ("c-off", "不开".to_owned(), format!("{name}不开{theme}")),
        Status::Archived => ("", figure, format!("{day}已开并归档{late}{theme}")),
        Status::Held => ("c-lack", figure, format!("{day}已开{late}，缺材料，没有归档{theme}")),
        Status::Planned => ("c-plan", figure, format!("计划 {day}{theme}")),
        Status::Overdue => ("c-late", "未开".to_owned(), format!("计划 {day}，逾期未开{theme}")),
        Status::Unplanned if cell.due => ("c-none", "无".to_owned(), format!("{name}没有计划，点开就排上")),
        Status::Unplanned => ("c-later", "无".to_owned(), format!("{name}还没有排，点开就排上")),
    }
}

/// Creates the slot of a month on its fixed day.
fn create(board: Board, org: Id, month: YearMonth) {
    use crate::domain::fixed_day::place;
    use crate::ledger::work::calendar::{calendar, fixed_day_for};
    let draft = board.session.look(|ledger, tree| {
        let rule = fixed_day_for(ledger, tree, org).rule;
        let day = place(&rule, month, &calendar(ledger)).day.to_string();
        edit_cell(ledger, tree, org, month, PlanColumn::Date, &day)
    });
    if let Ok(mut draft) = draft {
        draft.label = format!("新建{}主题党日", month.in_words());
        board.session.commit_aloud(draft);
    }
}
