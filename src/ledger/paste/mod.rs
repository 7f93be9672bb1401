//! Pasted tables become drafts: what a person copied out of Excel or WPS is read, compared with the ledger and shown
//! as a preview; nothing is written before the draft is committed.

pub mod organizations;
pub mod roster;

mod cells;
pub(super) mod names;

pub use crate::domain::table::Column;

/// What is to become of a pasted row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// 新增.
    New,
    /// 有改动: known here, and some of what is given differs.
    Changed,
    /// 相同: known here, and nothing differs.
    Same,
    /// 不导入: it has problems.
    Bad,
}

impl Verdict {
    /// As the preview shows it (look.md §5).
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "新增",
            Self::Changed => "有改动",
            Self::Same => "相同",
            Self::Bad => "不导入",
        }
    }

    /// Whether the row can be ticked.
    pub fn is_importable(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }
}

/// The rows below the header with their numbers in the pasted table, from 1; empty rows at the end are left out.
fn below(rows: &[Vec<String>], header: usize) -> Vec<(usize, &[String])> {
    let mut all: Vec<(usize, &[String])> =
        rows.iter().enumerate().skip(header + 1).map(|(at, row)| (at + 1, row.as_slice())).collect();
    while all.last().is_some_and(|(_, row)| is_blank(row)) {
        all.pop();
    }
    all
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Totals and remarks that stand under printed lists.
fn is_footer(row: &[String]) -> bool {
    const WORDS: &[&str] =
        &["合计", "总计", "小计", "共计", "填报", "填表", "制表", "审核", "注:", "注：", "备注:", "备注："];
    let first = row.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
    first.is_some_and(|cell| WORDS.iter().any(|word| cell.replace([' ', '\u{3000}'], "").starts_with(word)))
}
