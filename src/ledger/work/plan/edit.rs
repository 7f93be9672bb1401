//! Editing one cell of the plan, as typed.

use std::fmt;

use super::super::calendar::{FixedDays, calendar};
use super::super::people::named;
use super::super::slots::{Slots, clear};
use super::create_dated;
use crate::domain::dates::{Date, YearMonth, checked_day, month_day};
use crate::domain::kind::{Id, Kind};
use crate::domain::party_day::PartyDay;
use crate::domain::text::half_width;
use crate::ledger::{Draft, Ledger, OrgTree};

/// A column of the plan that is edited in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanColumn {
    /// 日期.
    Date,
    /// 主题.
    Theme,
    /// 内容.
    Content,
    /// 地点.
    Place,
    /// 主持人.
    Host,
}

impl PlanColumn {
    /// All of them, from left to right.
    pub const ALL: [Self; 5] = [Self::Date, Self::Theme, Self::Content, Self::Place, Self::Host];

    /// The field behind it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Date => PartyDay::date,
            Self::Theme => PartyDay::theme,
            Self::Content => PartyDay::content,
            Self::Place => PartyDay::place,
            Self::Host => PartyDay::host,
        }
    }

    /// Its head.
    pub fn label(self) -> &'static str {
        PartyDay::SPEC.field(self.field()).map_or("", |spec| spec.label)
    }
}

/// Why a cell was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellRefused {
    /// The notice went out already: ask for the reason and use [`reschedule`](super::super::day::reschedule).
    NeedsReason {
        /// The 主题党日.
        party_day: Id,
        /// The day that was typed.
        to: Date,
    },
    /// What was typed cannot be read, or the day was held already.
    Wrong(String),
}

impl fmt::Display for CellRefused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeedsReason { to, .. } => write!(out, "通知已发出，改到 {} 要写改期原因", month_day(*to)),
            Self::Wrong(words) => out.write_str(words),
        }
    }
}

/// Changes one cell; a month without a slot gets one, on its fixed day. Empty text clears.
///
/// # Errors
/// [`CellRefused`]: what is wrong, or that a reason is asked for.
pub fn edit_cell(
    ledger: &Ledger,
    tree: &OrgTree,
    org: Id,
    month: YearMonth,
    column: PlanColumn,
    text: &str,
) -> Result<Draft, CellRefused> {
    let (org, text) = (tree.resolve(org), text.trim());
    let slots = Slots::of_org(ledger, tree, org, month.year());
    let known = slots.get(org, month);
    let date = match column {
        PlanColumn::Date => new_date(known, month, text)?,
        _ => None,
    };
    let mut draft = Draft::new(format!("{}主题党日：改{}", month.in_words(), column.label()));
    let slot = match known {
        Some(day) => day.id,
        None if text.is_empty() => return Ok(draft),
        None => {
            let rule = FixedDays::of(ledger, tree).rule_for(tree, org).rule;
            create_dated(&mut draft, ledger, org, month, &rule, &calendar(ledger))
        }
    };
    match (column, date) {
        (PlanColumn::Date, Some(date)) => drop(draft.set::<PartyDay, _>(slot, PartyDay::date, &date)),
        (PlanColumn::Date, None) => clear::<PartyDay>(&mut draft, slot, PartyDay::date),
        (PlanColumn::Host, _) => {
            draft.set::<PartyDay, _>(slot, PartyDay::host, &named(ledger, tree, org, text));
        }
        _ => drop(draft.set::<PartyDay, _>(slot, column.field(), &text.to_owned())),
    }
    Ok(draft)
}

fn new_date(known: Option<&PartyDay>, month: YearMonth, text: &str) -> Result<Option<Date>, CellRefused> {
    let date = if text.is_empty() { None } else { Some(read_date(text, month).map_err(CellRefused::Wrong)?) };
    let Some(day) = known.filter(|day| day.date != date) else { return Ok(date) };
    if let Some(held) = day.held {
        return Err(CellRefused::Wrong(format!("已在 {} 开展，计划日期不再改", month_day(held))));
    }
    match (day.notified, date) {
        (Some(_), Some(to)) => Err(CellRefused::NeedsReason { party_day: day.id, to }),
        (Some(_), None) => Err(CellRefused::Wrong("通知已发出，日期不能空着".to_owned())),
        (None, _) => Ok(date),
    }
}

/// Reads a day of the plan: `3`, `12-01`, `12月1日`, `1201`, `2026-12-01`, `20261201`.
fn read_date(text: &str, month: YearMonth) -> Result<Date, String> {
    let half = half_width(text);
    let runs: Vec<&str> = half.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let unreadable = || format!("看不懂日期“{text}”，例：3、12-01 或 2026-12-01");
    let number = |run: &str| run.parse::<u32>().map_err(|_| unreadable());
    let part = |run: &str, from: usize, to: usize| number(run.get(from..to).unwrap_or_default());
    let (this_year, this_month) = (month.year(), u32::from(month.month()));
    // Only separators may stand between the numbers, so that “3 月 初” is not taken for the third.
    if half.chars().any(|c| !(c.is_ascii_digit() || c.is_whitespace() || "-/.年月日号".contains(c))) {
        return Err(unreadable());
    }
    let (year, m, d) = match runs.as_slice() {
        [run] if run.len() == 8 => (part(run, 0, 4)?, Some(part(run, 4, 6)?), part(run, 6, 8)?),
        [run] if run.len() == 4 => (0, Some(part(run, 0, 2)?), part(run, 2, 4)?),
        [run] if run.len() <= 2 => (0, None, number(run)?),
        [m, d] => (0, Some(number(m)?), number(d)?),
        [y, m, d] => (number(y)?, Some(number(m)?), number(d)?),
        _ => return Err(unreadable()),
    };
    let m = m.unwrap_or(this_month);
    let year = match i32::try_from(year).map_err(|_| unreadable())? {
        // The day of a December may lie in the January after.
        0 if m == 1 && this_month == 12 => this_year.saturating_add(1),
        0 => this_year,
        typed => typed,
    };
    let date = checked_day(year, m, d)?;
    if month.holds(date) || month.next().holds(date) {
        return Ok(date);
    }
    Err(format!("{} 不在 {}，写本月的日子；确实顺延的写下个月的", date, month.in_words()))
}
