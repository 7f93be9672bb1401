//! The stops in their order, as a sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use super::desk::{RouteDesk, TYPED, Wrong};
use crate::domain::dates::{day_in_table, weekday_zh};
use crate::domain::kind::{Id, Kind};
use crate::domain::tour::Stop;
use crate::domain::work_calendar::WorkCalendar;
use crate::ledger::tour::plan::move_stop;
use crate::ledger::tour::route::trips;
use crate::ui::components::{Align, Grid, GridCell, GridColumn, GridKind, GridRow, PasteBlock, Reorder, TagTone};

/// The sheet. Alt ↑ ↓ and dragging move a stop.
#[component]
pub fn StopSheet() -> impl IntoView {
    let route = RouteDesk::get();
    let desk = route.desk;
    let read = desk.refusal.with_untracked(Option::is_some);
    let rows = Memo::new(move |_| {
        let (wrong, year) = (route.wrong.get(), desk.session.today.with(Datelike::year));
        let mut rows =
            desk.session.calendar.with(|calendar| desk.stops.with(|stops| grid_rows(stops, &wrong, calendar, year)));
        desk.disputed.with(|disputed| desk.stops.with(|stops| mark_disputed(&mut rows, stops, disputed)));
        rows
    });
    let move_to = move |(from, to): (usize, usize)| {
        desk.quietly(|ledger, _| move_stop(ledger, desk.id, from, to));
    };
    let reorder = Reorder::new(Signal::derive(move || desk.stops.with(|stops| stops.len())), Callback::new(move_to));
    let commit = move |(row, col, text): (usize, usize, String)| route.type_cell(row, col, text);
    let paste = move |block: PasteBlock| route.type_block(block);
    let stand = move |row: usize| route.at.set(row);
    if read {
        view! { <Grid label="路线" corner="序" columns=columns(true) rows=rows on_commit=commit on_paste=paste on_row=stand/> }
            .into_any()
    } else {
        view! { <Grid label="路线" corner="序" columns=columns(false) rows=rows on_commit=commit on_paste=paste on_row=stand reorder/> }
            .into_any()
    }
}

fn columns(read: bool) -> Vec<GridColumn> {
    const WIDTHS: [u32; 9] = [72, 60, 108, 76, 84, 84, 168, 140, 84];
    let kind = || if read { GridKind::Read } else { GridKind::Text };
    let label = |field: &str| Stop::SPEC.field(field).map_or("", |spec| spec.label);
    let typed = TYPED.iter().zip(WIDTHS).map(|(field, width)| {
        let align = if *field == Stop::minutes { Align::Right } else { Align::Left };
        let label = match *field {
            Stop::minutes => "停留分钟",
            Stop::visited => "已观摩",
            field => label(field),
        };
        GridColumn { label: label.to_owned(), width, align, kind: kind() }
    });
    let unit = GridColumn { label: label(Stop::unit).to_owned(), kind: GridKind::Read, ..GridColumn::default() };
    std::iter::once(unit).chain(typed).collect()
}

fn grid_rows(stops: &[Stop], wrong: &Wrong, calendar: &WorkCalendar, year: i32) -> Vec<GridRow> {
    let mut warnings: BTreeMap<usize, String> = BTreeMap::new();
    for leg in trips(stops).into_iter().flat_map(|trip| trip.legs) {
        if let Some(words) = leg.warning {
            warnings.insert(leg.at, words);
        }
    }
    let row = |(at, stop): (usize, &Stop)| {
        let unit = GridCell { text: stop.unit.name.clone(), read: true, ..GridCell::default() };
        let typed = TYPED.iter().map(|field| {
            let mut cell = cell(stop, field, warnings.get(&at), calendar, year);
            if let Some((typed, why)) = wrong.get(&(stop.id, *field)) {
                cell = GridCell { text: typed.clone(), problem: Some(why.clone()), ..GridCell::default() };
            }
            cell
        });
        GridRow { head: Some((at + 1).to_string()), cells: std::iter::once(unit).chain(typed).collect() }
    };
    stops.iter().enumerate().map(row).collect()
}

/// Marks the cells that people wrote differently.
fn mark_disputed(rows: &mut [GridRow], stops: &[Stop], disputed: &BTreeSet<(Id, Arc<str>)>) {
    for (row, stop) in rows.iter_mut().zip(stops) {
        for (cell, field) in row.cells.iter_mut().skip(1).zip(TYPED) {
            if disputed.contains(&(stop.id, field.into())) {
                cell.tag = Some(("有冲突".to_owned(), TagTone::Red));
            }
        }
    }
}

fn cell(stop: &Stop, field: &str, warning: Option<&String>, calendar: &WorkCalendar, year: i32) -> GridCell {
    let text = |text: &str| GridCell { text: text.to_owned(), ..GridCell::default() };
    match field {
        Stop::track => text(&stop.track),
        Stop::team => text(&stop.team),
        Stop::guide => text(&stop.guide),
        Stop::sights => text(&stop.sights),
        Stop::place => text(&stop.place),
        Stop::minutes => text(&stop.minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
        Stop::arrive => {
            let time = stop.arrive.map(|time| time.to_string()).unwrap_or_default();
            // The sentence stands in the time line, and here on hovering.
            let small = warning.map(|_| ("▲".to_owned(), true));
            GridCell { small, title: warning.cloned().unwrap_or_default(), ..text(&time) }
        }
        Stop::day => day_cell(stop.day, calendar, year),
        _ => GridCell {
            shown: stop.visited.map(|day| day_in_table(day, year)),
            ..text(&stop.visited.map(|day| day.to_string()).unwrap_or_default())
        },
    }
}

/// The day with its weekday, which is to be minded where nobody works.
fn day_cell(day: Option<crate::domain::dates::Date>, calendar: &WorkCalendar, year: i32) -> GridCell {
    let Some(day) = day else { return GridCell { placeholder: "未定", ..GridCell::default() } };
    let free = !calendar.is_workday(day);
    GridCell {
        text: day.to_string(),
        shown: Some(day_in_table(day, year)),
        small: Some((weekday_zh(day).to_owned(), free)),
        title: if free { "这一天不上班".to_owned() } else { String::new() },
        ..GridCell::default()
    }
}
