//! A block of cells that was pasted into the sheet of a scheme, or cleared there.

use super::lines::Lines;
use crate::domain::kind::Id;
use crate::domain::scheme::{NodeLevel, SchemeNode};
use crate::ledger::{Draft, Ledger};

/// The columns of the sheet: fields of a node.
pub const SHEET: [&str; 6] = [
    SchemeNode::level,
    SchemeNode::name,
    SchemeNode::points,
    SchemeNode::side,
    SchemeNode::standard,
    SchemeNode::method,
];

/// A cell that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Key of its line.
    pub key: String,
    /// Its field.
    pub field: &'static str,
    /// What was to stand there.
    pub text: String,
    /// Why it does not.
    pub why: String,
}

/// What a block does.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// All that could be taken, as one action.
    pub draft: Draft,
    /// What could not.
    pub refused: Vec<Refused>,
    /// How many lines it adds at the end.
    pub added: usize,
}

/// Puts a block into the sheet from a cell on (row and column of [`SHEET`], from 0). What reaches beyond the last line adds 条; what reaches beyond
/// the last column is refused as a whole, since it would be lost without a word.
///
/// # Errors
/// The scheme is gone, or the block is too wide.
pub fn put_block(
    ledger: &Ledger,
    id: Id,
    (row, col): (usize, usize),
    cells: &[Vec<String>],
    fresh: &mut impl FnMut() -> Id,
) -> Result<Pasted, String> {
    let mut lines = Lines::of(ledger, id)?;
    let fields = SHEET.get(col..).unwrap_or_default();
    let overhang = cells.iter().flat_map(|texts| texts.iter().skip(fields.len()));
    if overhang.filter(|text| !text.trim().is_empty()).count() > 0 {
        let widest = cells.iter().map(Vec::len).max().unwrap_or(0);
        return Err(format!(
            "粘贴的有 {widest} 列，从这一列起只有 {} 列，没有粘贴。请从更左边的一格粘贴，或者少复制几列。",
            fields.len()
        ));
    }
    let empty = cells.iter().flatten().all(|text| text.trim().is_empty());
    let (mut refused, mut added, mut count) = (Vec::new(), 0, 0);
    for (down, texts) in cells.iter().enumerate() {
        let at = row + down;
        if at >= lines.len() {
            if texts.iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            append(&mut lines, super::short_key(fresh()));
            added += 1;
        }
        let at = at.min(lines.len().saturating_sub(1));
        for (field, text) in fields.iter().zip(texts) {
            match lines.set(at, field, text) {
                Ok(()) => count += 1,
                Err(why) => {
                    let key = lines.key(at).unwrap_or_default().to_owned();
                    refused.push(Refused { key, field, text: text.clone(), why });
                }
            }
        }
    }
    let more = if added > 0 { format!("，加了 {added} 行") } else { String::new() };
    let draft = lines.draft(format!("指标：{} {count} 格{more}", if empty { "清空" } else { "粘贴" }));
    Ok(Pasted { draft, refused, added })
}

/// A 条 at the very end.
fn append(lines: &mut Lines, key: String) {
    let (parent, at) = match lines.len().checked_sub(1) {
        Some(last) => lines.room_after(last, NodeLevel::Item),
        None => (String::new(), 0),
    };
    lines.insert(at, key, SchemeNode { parent, ..SchemeNode::default() });
}
