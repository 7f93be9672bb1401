//! Pasted organizations: a table with headers, or a plain or indented list of names.
//!
//! [`read`] finds each row's upper organization and whether it is known here; [`draft`] turns the ticked rows into one
//! action. A second paste of the same text changes nothing.

mod comparing;
mod entry;
mod place;
mod writing;

pub use writing::draft;

use super::Verdict;
use crate::domain::kind::{Id, Value};
use crate::domain::organization::Organization;
use crate::domain::table::{self, Column};
use crate::ledger::OrgTree;
use comparing::Comparing;
use place::{Parent, Places};

/// The name under which [`Row::bad`] lists the column of the 书记, who is a part of the 班子.
pub const SECRETARY: &str = "secretary";

/// The pasted organizations, compared with the tree.
#[derive(Debug, Clone, Default)]
pub struct Organizations {
    /// The columns of the header, used or not; empty when the text is a list of names.
    pub columns: Vec<Column>,
    /// The rows, in the order of the text; empty ones left out.
    pub rows: Vec<Row>,
    /// What concerns the text as a whole, in sentences.
    pub problems: Vec<String>,
}

impl Organizations {
    /// How many rows have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}

/// What the preview shows of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// 名称.
    pub name: String,
    /// 上级党组织, as it was found.
    pub parent: String,
    /// 层级, as given or as the name tells.
    pub level: String,
    /// 类别, as given or as the name tells.
    pub sector: String,
    /// 书记.
    pub secretary: String,
    /// 联系电话.
    pub phone: String,
}

/// One pasted organization.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number in the pasted table, from 1; the header and titles count.
    pub line: usize,
    /// What becomes of it.
    pub verdict: Verdict,
    /// How deep it stands below the top of what was pasted, for an indented preview.
    pub depth: usize,
    /// What the preview shows.
    pub cells: Cells,
    /// How it was read and what would change, in words.
    pub notes: Vec<String>,
    /// Why it is not imported, in words.
    pub problems: Vec<String>,
    /// The fields with problems: names of fields of [`Organization`], or [`SECRETARY`].
    pub bad: Vec<&'static str>,
    known: Option<Id>,
    parent: Parent,
    writes: Vec<(String, Value)>,
    /// The upper organization is to be written.
    moves: bool,
}

/// Reads pasted organizations and compares them with the tree. `me` is the organization that pastes: lower ones
/// without an upper organization are put below it.
pub fn read(text: &str, tree: &OrgTree, me: Id) -> Organizations {
    let table = table::rows(text);
    let (columns, mut problems, entries) = entry::entries(&table);
    if entries.is_empty() {
        problems.push("还没有党组织。请粘贴带表头的表（名称、上级党组织、层级……），或者每行一个名称".to_owned());
    }
    let places = Places::of(&entries, tree, me);
    let comparing = Comparing { tree, me, entries: &entries, places: &places };
    let mut rows: Vec<Row> = (0..entries.len()).filter_map(|at| comparing.row(at)).collect();
    refuse_below_bad(&mut rows);
    Organizations { columns, rows, problems }
}

/// What stands below a row with problems has no place either.
fn refuse_below_bad(rows: &mut [Row]) {
    // Each pass reaches one level deeper at least; the tree has six.
    loop {
        let bad: Vec<bool> = rows.iter().map(|row| row.verdict == Verdict::Bad).collect();
        let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
        let mut again = false;
        for row in rows.iter_mut().filter(|row| row.verdict != Verdict::Bad && row.known.is_none()) {
            let Parent::Pasted(parent) = row.parent else { continue };
            if bad.get(parent) == Some(&true) {
                let line = lines.get(parent).copied().unwrap_or_default();
                row.problems.push(format!("上级在第 {line} 行，那一行有问题"));
                row.bad.push(Organization::parent);
                row.verdict = Verdict::Bad;
                again = true;
            }
        }
        if !again {
            return;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
