//! The stops of a tour.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Kind, Ref, Value};
use crate::domain::order::Gather;
use crate::domain::order_key::between;
use crate::domain::table;
use crate::domain::tour::{Adjustment, Stop};
use crate::ledger::tour::{open, stops, units};
use crate::ledger::{Draft, Ledger, OrgTree};

/// The longest stay, in minutes.
const LONGEST: i64 = 600;

/// Adds the stops of these units, each once, behind those that are there.
///
/// # Errors
/// The tour is locked or gone.
pub fn add_stops(ledger: &Ledger, tree: &OrgTree, id: Id, wanted: &[Id]) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let there = stops(ledger, id);
    let mut last = there.last().map(|stop| stop.order.clone());
    let mut known: Vec<Id> = there.iter().filter_map(|stop| stop.unit.id).map(|unit| tree.resolve(unit)).collect();
    let mut draft = Draft::new(String::new());
    let mut count = 0;
    for unit in wanted.iter().map(|unit| tree.resolve(*unit)) {
        let Some(org) = tree.get(unit).filter(|_| !known.contains(&unit)) else { continue };
        let (stop, order) = (Stop::id_of(id, unit), between(last.as_deref(), None));
        if ledger.record(Stop::KIND, stop).is_some() {
            draft.restore(Stop::KIND, stop);
        }
        if let Some(owner) = tour.org {
            draft.belongs::<Stop>(stop, owner);
        }
        draft
            .set::<Stop, _>(stop, Stop::tour, &id)
            .set::<Stop, _>(stop, Stop::order, &order)
            .set::<Stop, _>(stop, Stop::unit, &Ref::to(unit, org.name.clone()))
            .set::<Stop, _>(stop, Stop::track, &units::track_of(org).to_owned());
        last = Some(order);
        known.push(unit);
        count += 1;
    }
    draft.label = format!("加观摩点 {count} 个");
    Ok(draft)
}

/// A line of pasted names, and the unit that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundUnits {
    /// Its number in what was pasted, from 1.
    pub line: usize,
    /// As it was written.
    pub typed: String,
    /// The unit; none where no organization or more than one is so called.
    pub unit: Option<Id>,
}

/// Reads pasted names, one a line or in any column of a table, in their order. Empty lines, and a first line that names no unit where the
/// next one does (a header), are passed over.
pub fn read_units(text: &str, tree: &OrgTree) -> Vec<FoundUnits> {
    let rows = table::rows(text);
    let filled = rows.iter().enumerate().filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    let mut all: Vec<FoundUnits> = filled.map(|(at, row)| read_row(at + 1, row, tree)).collect();
    let has_header = matches!(all.as_slice(), [first, second, ..] if first.unit.is_none() && second.unit.is_some());
    if has_header && rows.iter().any(|row| row.len() > 1 || row.iter().any(|cell| is_head(cell))) {
        all.remove(0);
    }
    all
}

fn is_head(cell: &str) -> bool {
    matches!(cell.trim(), "单位" | "单位名称" | "名称" | "党组织" | "党组织名称" | "观摩点" | "观摩单位")
}

fn read_row(line: usize, row: &[String], tree: &OrgTree) -> FoundUnits {
    let cells = || row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let found = cells().find_map(|cell| Some((cell, super::organization(tree, cell).id?)));
    let words = || cells().find(|cell| cell.chars().any(|c| !c.is_ascii_digit())).or_else(|| cells().next());
    match found {
        Some((cell, unit)) => FoundUnits { line, typed: cell.to_owned(), unit: Some(unit) },
        None => FoundUnits { line, typed: words().unwrap_or_default().to_owned(), unit: None },
    }
}

/// Changes one field of a stop as typed.
///
/// # Errors
/// The tour is locked, the stop is gone, there is no such field, it is the unit, or the text cannot be read.
pub fn set_stop(ledger: &Ledger, stop: Id, field: &str, text: &str) -> Result<Draft, String> {
    let read = read_stop(ledger, stop)?;
    let spec = Stop::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    if field == Stop::unit {
        return Err("单位不能改成别的。去掉这个点，再加要去的单位".to_owned());
    }
    let value = spec.read_text(text)?;
    if field == Stop::minutes && value.as_i64().is_some_and(|minutes| !(1..=LONGEST).contains(&minutes)) {
        return Err(format!("停留时间写 1 至 {LONGEST} 分钟"));
    }
    let mut draft = Draft::new(format!("观摩点“{}”：改{}", read.unit.name, spec.label));
    draft.put(Stop::KIND, stop, field, value);
    Ok(draft)
}

/// Takes a stop off the route.
///
/// # Errors
/// The tour is locked or the stop is gone.
pub fn remove_stop(ledger: &Ledger, stop: Id) -> Result<Draft, String> {
    let read = read_stop(ledger, stop)?;
    let mut draft = Draft::new(format!("去掉观摩点“{}”", read.unit.name));
    draft.delete(Stop::KIND, stop);
    Ok(draft)
}

/// Moves a stop on the route: places counted from 0 over all stops of the tour.
///
/// # Errors
/// The tour is locked or gone.
pub fn move_stop(ledger: &Ledger, id: Id, from: usize, to: usize) -> Result<Draft, String> {
    open(ledger, id)?;
    let mut all = stops(ledger, id);
    if from >= all.len() {
        return Err("没有这个观摩点".to_owned());
    }
    let moved = all.remove(from);
    let to = to.min(all.len());
    let order_at = |at: usize| all.get(at).map(|stop| stop.order.as_str());
    let order = between(to.checked_sub(1).and_then(order_at), order_at(to));
    let mut draft = Draft::new(format!("移动观摩点“{}”", moved.unit.name));
    if to != from {
        draft.set::<Stop, _>(moved.id, Stop::order, &order);
    }
    Ok(draft)
}

/// Notes that stops were visited on a day, or (without one) that they were not.
///
/// # Errors
/// The tour is locked, or one of the stops is gone.
pub fn mark_visited(ledger: &Ledger, wanted: &[Id], day: Option<Date>) -> Result<Draft, String> {
    let mut draft = Draft::new(String::new());
    let mut name = String::new();
    for stop in wanted {
        name = read_stop(ledger, *stop)?.unit.name;
        draft.put(Stop::KIND, *stop, Stop::visited, day.map_or(Value::Null, |day| day.to_value()));
    }
    let what = if day.is_some() { "已观摩" } else { "还没有观摩" };
    draft.label = match wanted {
        [_] => format!("“{name}”{what}"),
        all => format!("{} 个观摩点{what}", all.len()),
    };
    Ok(draft)
}

/// 加减分 that the 观摩团 agreed on: adds one, or changes the one of a key; no points remove it.
///
/// # Errors
/// The tour is locked, the stop is gone, or no reason is given.
pub fn adjust(ledger: &Ledger, stop: Id, key: &str, points: Option<i64>, reason: &str) -> Result<Draft, String> {
    let read = read_stop(ledger, stop)?;
    if points.is_some_and(|points| points != 0) && reason.trim().is_empty() {
        return Err("请写明加减分的事由，例：获省级表彰".to_owned());
    }
    let part = |field: &str| format!("{}.{key}.{field}", Stop::adjustments);
    let points = points.filter(|points| *points != 0);
    let mut draft = Draft::new(format!("“{}”加减分", read.unit.name));
    draft.put(Stop::KIND, stop, part(Adjustment::points), points.map_or(Value::Null, |points| points.to_value()));
    let reason = if points.is_some() { reason.trim().to_owned() } else { String::new() };
    draft.put(Stop::KIND, stop, part(Adjustment::reason), reason.to_value());
    Ok(draft)
}

/// Fields of stops that people wrote differently without knowing of one another.
pub fn disputed(ledger: &Ledger, stops: &[Stop]) -> BTreeSet<(Id, Arc<str>)> {
    let records = stops.iter().filter_map(|stop| ledger.record(Stop::KIND, stop.id));
    records.flat_map(|record| record.conflicts().map(|(field, _)| (record.id, field.clone()))).gather_set()
}

/// The stop, for a command that may not be given once the results are locked.
pub(in crate::ledger::tour) fn read_stop(ledger: &Ledger, stop: Id) -> Result<Stop, String> {
    let read: Stop = ledger.read(stop).ok_or("这个观摩点已经去掉，可以在历史里恢复。")?;
    if let Some(tour) = read.tour {
        open(ledger, tour)?;
    }
    Ok(read)
}
