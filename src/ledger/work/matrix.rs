//! 谁没开: organizations by months, for the whole tree.

use super::calendar::{FixedDays, calendar};
use super::rule_line::{RuleLine, rule_line};
use super::slots::{Slots, counts_of};
use crate::domain::dates::{Date, YearMonth};
use crate::domain::fixed_day::place;
use crate::domain::kind::Id;
use crate::domain::organization::{Level, Organization};
use crate::domain::party_day::{PartyDay, Status, status};
use crate::domain::rules::PARTY_DAY_MONTHLY;
use crate::ledger::{Ledger, OrgTree};

/// One month of one 支部.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// How far it has come.
    pub status: Status,
    /// The day that counts: held, else planned.
    pub day: Option<Date>,
    /// The 主题党日.
    pub party_day: Option<Id>,
    /// Its theme, for the cell's title.
    pub theme: String,
    /// Held after the days of grace (补开).
    pub late_held: bool,
    /// Whether it should have been held by today.
    pub due: bool,
}

/// One organization of the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// Which.
    pub org: Id,
    /// Its name.
    pub name: String,
    /// How deep below the top it stands.
    pub depth: usize,
    /// Whether it holds 主题党日 of its own; the others are headings over those below them.
    pub is_branch: bool,
    /// January to December; empty for a heading.
    pub cells: Vec<Cell>,
    /// 已开, of those that are due; for a heading, of all below it.
    pub held: usize,
    /// 应开 by today.
    pub due: usize,
    /// Came, of all who were expected over the year.
    pub came: usize,
    /// Were expected over the year.
    pub expected: usize,
}

impl MatrixRow {
    /// 到会率 in tenths of a percent; `None` when nobody was expected yet (shown as —).
    pub fn per_mille(&self) -> Option<usize> {
        per_mille(self.came, self.expected)
    }

    /// Whether something is missing that is due: 未开, 无计划, or an archive that lacks something.
    pub fn is_lacking(&self) -> bool {
        self.cells.iter().any(|cell| match cell.status {
            Status::Overdue | Status::Held => true,
            Status::Unplanned | Status::Planned => cell.due,
            _ => false,
        })
    }

    /// Whether nothing was held in this month (1 to 12) although one is asked for.
    pub fn not_held_in(&self, month: u8) -> bool {
        let cell = usize::from(month).checked_sub(1).and_then(|at| self.cells.get(at));
        cell.is_some_and(|cell| matches!(cell.status, Status::Overdue | Status::Planned | Status::Unplanned))
    }
}

pub(super) fn per_mille(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (part * 1000 + whole / 2) / whole)
}

/// One month over all 支部.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthTotal {
    /// 已开.
    pub held: usize,
    /// 应开 by today.
    pub due: usize,
    /// Due by today and not held.
    pub missing: usize,
}

/// The matrix of a year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    /// Organizations in the tree's order.
    pub rows: Vec<MatrixRow>,
    /// January to December.
    pub totals: Vec<MonthTotal>,
    /// 已开, of those due, of all.
    pub held: usize,
    /// 应开 by today, of all.
    pub due: usize,
    /// Came, of all expected.
    pub came: usize,
    /// Expected, over all.
    pub expected: usize,
    /// The 条例 beside the unit's own value.
    pub rule: Option<RuleLine>,
}

impl Matrix {
    /// 到会率 of all in tenths of a percent.
    pub fn per_mille(&self) -> Option<usize> {
        per_mille(self.came, self.expected)
    }

    /// How many 支部 a filter leaves.
    pub fn count(&self, filter: MatrixFilter) -> usize {
        self.rows.iter().filter(|row| row.is_branch && filter.keeps(row)).count()
    }

    /// The rows that a filter leaves: the 支部 that fit, and the headings above them.
    pub fn filtered(&self, filter: MatrixFilter) -> Vec<&MatrixRow> {
        let mut kept = Vec::new();
        // Walked from below, a heading is kept when something deeper behind it was.
        let mut wanted_depth = 0;
        for row in self.rows.iter().rev() {
            let keep = if row.is_branch { filter.keeps(row) } else { row.depth < wanted_depth };
            // A 支部 above a kept one is passed over, but the headings above it count on.
            if keep || row.depth < wanted_depth {
                wanted_depth = row.depth;
            }
            if keep {
                kept.push(row);
            }
        }
        kept.reverse();
        kept
    }
}

/// Which 支部 to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatrixFilter {
    /// All.
    All,
    /// Those that have not held it in this month, 1 to 12 (本月没开).
    NotHeld(u8),
    /// Those with something missing that is due (有缺).
    Lacking,
}

impl MatrixFilter {
    fn keeps(self, row: &MatrixRow) -> bool {
        match self {
            Self::All => true,
            Self::NotHeld(month) => row.not_held_in(month),
            Self::Lacking => row.is_lacking(),
        }
    }
}

/// The matrix of an organization and all below it. 党小组 hold none of their own and are left out, and so is what did not
/// exist in the whole year.
pub fn matrix(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32, today: Date) -> Matrix {
    let within = tree.ids_within(top);
    let slots = Slots::light(ledger, tree, year, |org| within.contains(&org));
    let (calendar, rules) = (calendar(ledger), FixedDays::of(ledger, tree));
    let mut matrix = Matrix {
        totals: vec![MonthTotal::default(); 12],
        rule: rule_line(ledger, tree, top, PARTY_DAY_MONTHLY),
        ..Matrix::default()
    };
    // The months are placed once for each rule, not once for each organization.
    let mut placed: Vec<(super::calendar::FixedDayFor, Vec<Date>)> = Vec::new();
    for (id, depth) in tree.subtree(top) {
        let Some(org) = tree.get(id).filter(|org| shown(org, year)) else { continue };
        let mut row = heading(org, depth);
        if org.is_branch() {
            let fixed = rules.rule_for(tree, id);
            if !placed.iter().any(|(known, _)| *known == fixed) {
                let days = YearMonth::all_of(year).map(|month| place(&fixed.rule, month, &calendar).day).collect();
                placed.push((fixed, days));
            }
            let days = placed.iter().find(|(known, _)| *known == fixed).map_or(&[][..], |(_, days)| days);
            fill(&mut row, (org, days, fixed.grace), (ledger, &slots), today);
        }
        matrix.rows.push(row);
    }
    sum_up(&mut matrix);
    matrix
}

fn shown(org: &Organization, year: i32) -> bool {
    org.level != Level::Group && YearMonth::all_of(year).any(|month| org.existed_in(month))
}

fn heading(org: &Organization, depth: usize) -> MatrixRow {
    MatrixRow {
        org: org.id,
        name: org.name.clone(),
        depth,
        is_branch: org.is_branch(),
        cells: Vec::new(),
        held: 0,
        due: 0,
        came: 0,
        expected: 0,
    }
}

/// Fills the row of a 支部, given the days that its rule gives and its days of grace.
fn fill(
    row: &mut MatrixRow,
    (org, days, grace): (&Organization, &[Date], i64),
    (ledger, slots): (&Ledger, &Slots),
    today: Date,
) {
    for due_day in days {
        let month = YearMonth::of(*due_day);
        let slot = slots.get(org.id, month);
        let cell = cell(slot, org.existed_in(month), month, *due_day, today, grace);
        row.held += usize::from(cell.status.is_held());
        row.due += usize::from(cell.due);
        for day in slots.all_of(org.id, month).iter().filter(|day| day.is_held()) {
            let (came, expected) = counts_of(ledger, day.id);
            row.came += came;
            row.expected += expected;
        }
        row.cells.push(cell);
    }
}

fn cell(slot: Option<&PartyDay>, existed: bool, month: YearMonth, rule_day: Date, today: Date, grace: i64) -> Cell {
    let status = status(slot, existed, month, Some(rule_day), today, grace);
    let day = slot.and_then(PartyDay::day);
    let due = match status {
        Status::NotFounded | Status::NotApplicable => false,
        Status::Archived | Status::Held | Status::Overdue => true,
        Status::Planned | Status::Unplanned => day.unwrap_or(rule_day) <= today,
    };
    Cell {
        status,
        day,
        party_day: slot.map(|slot| slot.id),
        theme: slot.map_or(String::new(), |slot| slot.theme.clone()),
        late_held: slot.is_some_and(|slot| slot.is_late_held(grace)),
        due,
    }
}

/// Adds the 支部 up into their headings, the months and the whole.
fn sum_up(matrix: &mut Matrix) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..matrix.rows.len() {
        let Some(row) = matrix.rows.get(at) else { continue };
        let (depth, is_branch) = (row.depth, row.is_branch);
        let (held, due, came, expected) = (row.held, row.due, row.came, row.expected);
        open.retain(|above| matrix.rows.get(*above).is_some_and(|above| above.depth < depth));
        if is_branch {
            for (total, cell) in matrix.totals.iter_mut().zip(&row.cells) {
                total.held += usize::from(cell.status.is_held());
                total.due += usize::from(cell.due);
                total.missing += usize::from(cell.due && !cell.status.is_held());
            }
            matrix.held += held;
            matrix.due += due;
            matrix.came += came;
            matrix.expected += expected;
            for above in &open {
                if let Some(above) = matrix.rows.get_mut(*above).filter(|above| !above.is_branch) {
                    above.held += held;
                    above.due += due;
                    above.came += came;
                    above.expected += expected;
                }
            }
        }
        open.push(at);
    }
}

#[cfg(test)]
#[path = "matrix_tests.rs"]
mod tests;
