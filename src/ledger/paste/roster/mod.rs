//! A pasted roster of members.
//!
//! [`read`] compares the text with the ledger and names everything that is wrong; [`draft`] turns the rows that a
//! person ticked into one action; [`bad_rows_as_text`] gives the others back to be mended and pasted again.

mod branches;
mod known;
mod plan;
mod reading;
mod row;
mod writing;

pub use writing::{bad_rows_as_text, draft};

use std::collections::BTreeSet;

use super::{Verdict, below, is_blank};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldSpec, Id, Kind};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::table::{self, Column, Header, Meaning};
use crate::ledger::{Ledger, OrgTree};
use plan::Plan;

/// The name under which [`Row::bad`] lists the column of the 党支部, which is no field of the member's own.
pub const BRANCH: &str = "branch";

/// Header words of the 党支部 to which a member belongs.
const BRANCH_WORDS: &[&str] = &[
    "所在支部",
    "所属支部",
    "支部",
    "支部名称",
    "所在党支部",
    "所属党支部",
    "党支部名称",
    "所在党组织",
    "所属党组织",
    "党组织",
    "党组织名称",
    "组织关系所在党支部",
    "组织关系所在党组织",
];

/// A pasted roster, compared with the ledger.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// The columns of the header, used or not; empty when no header was found.
    pub columns: Vec<Column>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    /// 党支部 that are named and not known here. Their rows wait until they are to be created.
    pub unknown_branches: Vec<UnknownBranch>,
    /// What concerns the table as a whole, in sentences.
    pub problems: Vec<String>,
    header: Vec<String>,
}

impl Roster {
    /// How many rows have this verdict when these 党支部 are created.
    pub fn count(&self, verdict: Verdict, create_branches: &BTreeSet<String>) -> usize {
        self.rows.iter().filter(|row| row.verdict_if(create_branches) == verdict).count()
    }
}

/// A 党支部 that is named in the roster and not known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownBranch {
    /// As the roster names it; by this name it is ticked for creation.
    pub name: String,
    /// What it will be called: the name without the upper organization that was written before it.
    pub title: String,
    /// The organization under which it would be created.
    pub parent: Id,
    /// That organization's name.
    pub parent_name: String,
    /// Numbers of the rows that name it.
    pub rows: Vec<usize>,
}

/// What the preview shows of a row: as pasted, but private numbers masked when they are right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// 姓名.
    pub name: String,
    /// 性别.
    pub gender: String,
    /// 出生年月.
    pub birth: String,
    /// 身份证号: masked, or as typed when it is wrong.
    pub id_card: String,
    /// 入党时间.
    pub joined: String,
    /// 党支部.
    pub branch: String,
    /// 电话, masked.
    pub phone: String,
}

/// One row of the roster.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number in the pasted table, from 1; the header and titles count.
    pub line: usize,
    /// What becomes of it as things stand; see [`Row::verdict_if`].
    pub verdict: Verdict,
    /// What the preview shows.
    pub cells: Cells,
    /// How it was read and what would change, in words.
    pub notes: Vec<String>,
    /// Why it is not imported, in words.
    pub problems: Vec<String>,
    /// The fields with problems: names of fields of [`Member`] and [`MemberPrivate`], or [`BRANCH`].
    pub bad: Vec<&'static str>,
    /// Neither the row nor the ledger has the 身份证号: 新增，缺项.
    pub lacks_id_card: bool,
    /// The unknown 党支部, when that is all that is wrong with the row.
    pub waits_for: Option<String>,
    plan: Option<Plan>,
    raw: Vec<String>,
}

impl Row {
    /// What becomes of it when these unknown 党支部 are created.
    pub fn verdict_if(&self, create_branches: &BTreeSet<String>) -> Verdict {
        match (&self.waits_for, &self.plan) {
            (Some(name), Some(plan)) if create_branches.contains(name) => match plan.member {
                None => Verdict::New,
                Some(_) => Verdict::Changed,
            },
            _ => self.verdict,
        }
    }
}

/// The declared field of a member, private or not.
fn spec(field: &str) -> Option<&'static FieldSpec> {
    let all = Member::SPEC.fields.iter().chain(MemberPrivate::SPEC.fields);
    all.into_iter().find(|spec| spec.name == field)
}

fn is_private(spec: &FieldSpec) -> bool {
    MemberPrivate::SPEC.fields.iter().any(|other| other.name == spec.name)
}

fn meanings() -> Vec<Meaning> {
    let mut all = Meaning::of_fields(Member::SPEC.fields);
    all.extend(Meaning::of_fields(MemberPrivate::SPEC.fields));
    all.push(Meaning::new(BRANCH, "党支部", BRANCH_WORDS));
    all
}

/// Reads a pasted roster and compares it with the ledger. `me` is the organization that pastes: rows are for 党支部
/// at or below it, and when it is a 党支部 itself it is the one of rows that name none.
pub fn read(text: &str, ledger: &Ledger, tree: &OrgTree, me: Id, today: Date) -> Roster {
    let rows = table::rows(text);
    let Some(header) = Header::find(&rows, &meanings(), Member::name) else {
        return Roster { problems: vec![no_header(&rows)], ..Roster::default() };
    };
    let mut roster = Roster {
        columns: header.columns.clone(),
        problems: header.repetitions(),
        header: rows.get(header.row).cloned().unwrap_or_default(),
        ..Roster::default()
    };
    if !header.has(MemberPrivate::id_card) {
        roster.problems.push("没有身份证号一列，以姓名、出生年月、党支部认人".to_owned());
    }
    let reader = row::Reader::new(&header, ledger, tree, me, today);
    let mut branches = branches::Branches::new(tree, me);
    roster.rows =
        below(&rows, header.row).into_iter().map(|(line, cells)| reader.row(line, cells, &mut branches)).collect();
    plan::refuse_repetitions(&mut roster.rows);
    roster.unknown_branches = branches.unknown();
    for branch in &mut roster.unknown_branches {
        let waiting = roster.rows.iter().filter(|row| row.waits_for.as_ref() == Some(&branch.name));
        branch.rows = waiting.map(|row| row.line).collect();
    }
    roster.unknown_branches.retain(|branch| !branch.rows.is_empty());
    if roster.rows.is_empty() {
        roster.problems.push("表头下面没有党员。请连同各行一起复制后再粘贴".to_owned());
    }
    roster
}

fn no_header(rows: &[Vec<String>]) -> String {
    if rows.iter().all(|row| is_blank(row)) {
        return "还没有内容。请在 Excel 或 WPS 里连同表头一起复制，再粘贴到这里".to_owned();
    }
    "没有找到表头，名册没有改动。第一行要写各列的名称，其中要有“姓名”，例：姓名、性别、出生年月、身份证号、入党时间、所在支部".to_owned()
}

#[cfg(test)]
mod tests;
