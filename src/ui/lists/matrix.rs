//! 谁没开: which rows are shown, what a folded heading adds up to, and whom to remind.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::dates::{Date, day_in_words, month_day};
use crate::domain::kind::Id;
use crate::domain::party_day::Status;
use crate::ledger::OrgTree;
use crate::ledger::work::matrix::{Matrix, MatrixFilter, MatrixRow};

/// One month over the 支部 below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthSum {
    /// 已开.
    pub held: usize,
    /// Asked for in the month, due by today or not.
    pub asked: usize,
    /// Due by today and not held.
    pub missing: usize,
}

/// What stands below a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Below {
    /// How many 支部.
    pub branches: usize,
    /// January to December.
    pub months: [MonthSum; 12],
}

/// Adds the 支部 up under each heading above them.
pub fn sums(rows: &[MatrixRow]) -> BTreeMap<Id, Below> {
    let mut all: BTreeMap<Id, Below> = BTreeMap::new();
    let mut open: Vec<(usize, Id)> = Vec::new();
    for row in rows {
        open.retain(|(depth, _)| *depth < row.depth);
        if !row.is_branch {
            open.push((row.depth, row.org));
            all.entry(row.org).or_default();
            continue;
        }
        for (_, heading) in &open {
            add(all.entry(*heading).or_default(), row);
        }
    }
    all
}

fn add(below: &mut Below, row: &MatrixRow) {
    below.branches += 1;
    for (sum, cell) in below.months.iter_mut().zip(&row.cells) {
        let held = cell.status.is_held();
        sum.held += usize::from(held);
        sum.asked += usize::from(!matches!(cell.status, Status::NotFounded | Status::NotApplicable));
        sum.missing += usize::from(cell.due && !held);
    }
}

/// The rows that a filter and a search leave, with the headings above them. `hit` says whether a name is looked for; what
/// stands below a heading that is looked for stays.
pub fn found(matrix: &Matrix, filter: MatrixFilter, hit: impl Fn(&str) -> bool) -> Vec<&MatrixRow> {
    let rows = matrix.filtered(filter);
    let mut keep = Vec::with_capacity(rows.len());
    let mut under: Option<usize> = None;
    for row in &rows {
        under = under.filter(|depth| row.depth > *depth);
        let direct = under.is_none() && hit(&row.name);
        if direct && !row.is_branch {
            under = Some(row.depth);
        }
        keep.push(direct || under.is_some());
    }
    let mut kept = Vec::new();
    let mut wanted_depth = 0;
    for (row, keep) in rows.into_iter().zip(keep).rev() {
        if keep || row.depth < wanted_depth {
            wanted_depth = row.depth;
            kept.push(row);
        }
    }
    kept.reverse();
    kept
}

/// Leaves out what stands below folded headings.
pub fn unfolded<'a>(rows: Vec<&'a MatrixRow>, folded: &BTreeSet<Id>) -> Vec<&'a MatrixRow> {
    let mut cut: Option<usize> = None;
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        cut = cut.filter(|depth| row.depth > *depth);
        if cut.is_some() {
            continue;
        }
        if !row.is_branch && folded.contains(&row.org) {
            cut = Some(row.depth);
        }
        shown.push(row);
    }
    shown
}

/// The headings that stand right above 支部: folded at first where there are many.
pub fn nearest_headings(rows: &[MatrixRow]) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    let mut open: Vec<(usize, Id)> = Vec::new();
    for row in rows {
        open.retain(|(depth, _)| *depth < row.depth);
        match (row.is_branch, open.last()) {
            // What hangs at the top itself is not folded away with everything else.
            (true, Some((depth, heading))) if *depth > 0 => drop(found.insert(*heading)),
            (true, _) => {}
            (false, _) => open.push((row.depth, row.org)),
        }
    }
    found
}

/// A 支部 that has not held a month's 主题党日 although it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub org: Id,
    /// Its name, after that of the organization above it, where that one stands below the top.
    pub name: String,
    /// The day planned; `None` when there is no plan.
    pub planned: Option<Date>,
}

/// Who has not held it in a month (1 to 12), in the order of the tree.
pub fn missing(matrix: &Matrix, tree: &OrgTree, top: Id, month: u8) -> Vec<Missing> {
    let lacking = |row: &&MatrixRow| {
        let cell = usize::from(month).checked_sub(1).and_then(|at| row.cells.get(at));
        cell.is_some_and(|cell| cell.due && !cell.status.is_held())
    };
    let planned = |row: &MatrixRow| row.cells.get(usize::from(month) - 1).and_then(|cell| cell.day);
    let name = |row: &MatrixRow| match tree.parent(row.org).filter(|parent| *parent != tree.resolve(top)) {
        Some(parent) => format!("{} {}", tree.name(parent), row.name),
        None => row.name.clone(),
    };
    let one = |row: &MatrixRow| Missing { org: row.org, name: name(row), planned: planned(row) };
    matrix.rows.iter().filter(lacking).map(one).collect()
}

/// The reminder, as plain text for a chat group.
pub fn reminder(missing: &[Missing], year: i32, month: u8, today: Date, sender: &str) -> String {
    let mut lines = vec![
        "【主题党日提醒】".to_owned(),
        format!("到 {}，{year}年{month}月主题党日还没有开的有 {} 个党支部：", day_in_words(today), missing.len()),
    ];
    for (at, one) in missing.iter().enumerate() {
        let day = match one.planned {
            Some(day) if day < today => format!("（原定 {}，已过 {} 天）", month_day(day), (today - day).num_days()),
            Some(day) => format!("（定在 {}）", month_day(day)),
            None => "（还没有排日子）".to_owned(),
        };
        lines.push(format!("{}. {}{day}", at + 1, one.name));
    }
    lines.push("请尽快补开，开后当天记好签到和会议记录，再报上来。确有原因不开的，请写明原因。".to_owned());
    lines.push(sender.to_owned());
    lines.join("\n")
}

#[cfg(test)]
#[path = "matrix_tests.rs"]
mod tests;
