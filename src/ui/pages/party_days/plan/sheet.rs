//! The twelve months as a sheet.

use leptos::prelude::*;

use super::desk::{PlanDesk, Wrong};
use crate::domain::dates::{month_day, weekday_zh};
use crate::domain::party_day::{PartyDay, Stage, Status};
use crate::domain::text::shortened;
use crate::ledger::work::plan::{PlanColumn, PlanRow};
use crate::ui::components::{Grid, GridCell, GridColumn, GridKind, GridRow, Mark, PasteBlock, TagTone};
use crate::ui::route::{DayTab, Route};

/// Months as row heads.
pub const MONTHS: [&str; 12] =
    ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];

/// The sheet.
#[component]
pub fn Sheet() -> impl IntoView {
    let desk = PlanDesk::get();
    let read = desk.may.with_untracked(Result::is_err);
    let rows = Signal::derive(move || {
        let wrong = desk.wrong.get();
        desk.rows
            .with(|rows| rows.iter().enumerate().map(|(at, row)| grid_row(at, row, &wrong, read)).collect::<Vec<_>>())
    });
    let label = format!("{} 年主题党日计划", desk.year);
    view! {
        <Grid label=label corner="月" columns=columns(read) rows=rows
            on_commit=move |(row, col, text): (usize, usize, String)| desk.type_cell(row, col, text)
            on_paste=move |block: PasteBlock| desk.type_block(block)
            on_row=move |row: usize| desk.at.set(row)/>
    }
}

fn columns(read: bool) -> Vec<GridColumn> {
    let widths = [136, 0, 170, 136, 76];
    let typed = PlanColumn::ALL.into_iter().zip(widths).map(|(column, width)| GridColumn {
        label: column.label().to_owned(),
        width,
        kind: if read { GridKind::Read } else { GridKind::Text },
        ..GridColumn::default()
    });
    let state = GridColumn { label: "状态".to_owned(), width: 84, kind: GridKind::Read, ..GridColumn::default() };
    typed.chain([state]).collect()
}

fn grid_row(at: usize, row: &PlanRow, wrong: &Wrong, read: bool) -> GridRow {
    let mut cells: Vec<GridCell> = PlanColumn::ALL.iter().map(|column| cell(row, *column)).collect();
    if read {
        // What nobody can type here is not asked for.
        cells.iter_mut().for_each(|cell| cell.placeholder = "");
    }
    for (col, cell) in cells.iter_mut().enumerate() {
        if let Some((typed, why)) = wrong.get(&(at, col)) {
            cell.text.clone_from(typed);
            cell.shown = None;
            cell.small = None;
            cell.problem = Some(why.clone());
        }
    }
    cells.push(state(row));
    GridRow { head: MONTHS.get(at).map(|month| (*month).to_owned()), cells }
}

fn cell(row: &PlanRow, column: PlanColumn) -> GridCell {
    let day = row.day.as_ref();
    let text = |f: fn(&PartyDay) -> &String| day.map(f).cloned().unwrap_or_default();
    let cell = |text: String| GridCell { text, ..GridCell::default() };
    let mut cell = match column {
        PlanColumn::Date => date(row),
        PlanColumn::Theme => theme(row, text(|day| &day.theme)),
        PlanColumn::Content => cell(text(|day| &day.content)),
        PlanColumn::Place => cell(text(|day| &day.place)),
        PlanColumn::Host => cell(text(|day| &day.host.name)),
    };
    cell.read |= row.status == Status::NotFounded;
    cell
}

/// The day with its weekday, and in ochre why it is not the plain one.
fn date(row: &PlanRow) -> GridCell {
    let day = row.day.as_ref();
    let planned = day.and_then(|day| day.date);
    let shown = day.and_then(PartyDay::day).or_else(|| day.is_none().then_some(row.placed.day));
    let small = shown.map(|date| {
        let weekday = weekday_zh(date);
        match flag(row) {
            Some(flag) => (format!("{weekday}　{flag}"), true),
            None => (weekday.to_owned(), false),
        }
    });
    GridCell {
        text: planned.map(|date| date.to_string()).unwrap_or_default(),
        shown: shown.map(month_day),
        small,
        title: row.flags.join("；"),
        placeholder: "未定",
        read: day.is_some_and(PartyDay::is_held),
        ..GridCell::default()
    }
}

/// What stands beside the weekday in one word.
fn flag(row: &PlanRow) -> Option<String> {
    let day = row.day.as_ref();
    let held = day.is_some_and(PartyDay::is_held);
    let on_rule = day.and_then(|day| day.date).is_none_or(|date| date == row.placed.day);
    if day.is_some_and(|day| !day.moved_why.is_empty()) {
        return Some("改期".to_owned());
    }
    if !on_rule || held {
        return None;
    }
    match (&row.placed.moved, row.placed.near) {
        (Some(_), _) if row.placed.day < row.placed.rule_day => Some("提前".to_owned()),
        (Some(_), _) => Some("顺延".to_owned()),
        (None, Some(festival)) => Some(format!("近{}", short(festival))),
        (None, None) => None,
    }
}

/// A festival in two characters.
fn short(festival: &str) -> &str {
    match festival {
        "劳动节" => "五一",
        "春节" => festival,
        _ => festival.trim_end_matches('节'),
    }
}

fn theme(row: &PlanRow, text: String) -> GridCell {
    let open = !matches!(row.status, Status::NotFounded | Status::NotApplicable);
    let tag = match (&row.from_upper, row.differences.is_empty()) {
        (_, false) => Some(("上级改了".to_owned(), TagTone::Ochre)),
        (Some(from), true) => Some((shortened(from, 8), TagTone::Blue)),
        (None, true) => None,
    };
    let title = row.from_upper.as_ref().map(|from| format!("{text}（{from}的规定动作）")).unwrap_or_default();
    GridCell {
        text,
        tag,
        title,
        placeholder: if open { "未定。可取右侧建议，或直接输入" } else { "" },
        ..GridCell::default()
    }
}

/// The state, which leads to the 主题党日.
fn state(row: &PlanRow) -> GridCell {
    let (mark, word) = state_of(row);
    let href = row.day.as_ref().map(|day| Route::PartyDay(day.id, DayTab::Agenda).href());
    GridCell { text: word.to_owned(), mark: Some(mark), href, read: true, ..GridCell::default() }
}

fn state_of(row: &PlanRow) -> (Mark, &'static str) {
    let planned = row.day.as_ref();
    match row.status {
        Status::NotFounded => (Mark::None, "未成立"),
        Status::NotApplicable => (Mark::Done, "不开"),
        Status::Archived => (Mark::Done, "已归档"),
        Status::Held => (Mark::Wait, "已开展"),
        Status::Overdue => (Mark::Late, "逾期"),
        Status::Unplanned => (Mark::None, "未安排"),
        Status::Planned if planned.is_some_and(|day| day.stage() == Stage::Notified) => (Mark::Doing, "已通知"),
        Status::Planned if planned.is_some_and(|day| day.theme.is_empty()) => (Mark::None, "未定"),
        Status::Planned => (Mark::Open, "计划"),
    }
}

/// The keys of the sheet.
#[component]
pub fn Keys() -> impl IntoView {
    view! {
        <p class="small faint plan-keys no-print">
            <kbd>"↑"</kbd>" "<kbd>"↓"</kbd>" "<kbd>"←"</kbd>" "<kbd>"→"</kbd>" 移动　"<kbd>"Enter"</kbd>" 编辑，在“状态”上打开　"
            <kbd>"Esc"</kbd>" 放弃　"<kbd>"Ctrl V"</kbd>" 从 Excel 粘贴　"<kbd>"Ctrl Z"</kbd>" 撤销"
        </p>
    }
}
