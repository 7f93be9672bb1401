//! The head of a table: which column holds what.

use std::collections::BTreeSet;
use std::ops::Range;

use super::labels::{Label, head, label};
use super::source::Grid;
use crate::domain::scheme::reading::scan::squeezed;

/// The head stands among so many rows.
const WITHIN: usize = 12;

/// The rows of a head, and what each column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The rows.
    pub rows: Range<usize>,
    /// What each column holds.
    pub roles: Vec<Option<Label>>,
    /// What stands over each column.
    pub words: Vec<String>,
}

/// The head of a table, if it has one.
pub fn find_head(grid: &Grid) -> Option<Head> {
    let first = (0..grid.rows.len().min(WITHIN)).find(|row| is_head(grid, *row))?;
    let mut end = first + 1;
    while is_below_head(grid, end) {
        end += 1;
    }
    let width = grid.width();
    let words: Vec<String> = (0..width)
        .map(|column| {
            let texts = (first..end).rev().map(|row| squeezed(grid.text(row, column))).filter(|text| !text.is_empty());
            let texts: Vec<String> = texts.collect();
            let told = texts.iter().find(|text| head(text).is_some());
            told.or(texts.first()).cloned().unwrap_or_default()
        })
        .collect();
    let mut roles: Vec<Option<Label>> = words.iter().map(|text| head(text)).collect();
    settle(&mut roles, &words);
    Some(Head { rows: first..end, roles, words })
}

/// Whether most cells of a row name what stands below them, 问题 or 措施 among them.
fn is_head(grid: &Grid, row: usize) -> bool {
    let cells = grid.own(row);
    let said: Vec<Label> = cells.iter().filter_map(|(_, raw)| head(&raw.text)).collect();
    let names = said.iter().any(|label| matches!(label, Label::Problem | Label::Aspect | Label::Measure));
    let distinct: BTreeSet<Label> = said.iter().copied().collect();
    names && distinct.len() > 1 && said.len() * 3 >= cells.len() * 2
}

/// Whether a row is the second row of a head: names below a cell that covers several columns.
fn is_below_head(grid: &Grid, row: usize) -> bool {
    let cells = grid.own(row);
    let is_free = |column: usize| {
        let above = grid.rows.get(row - 1).and_then(|cells| cells.get(column));
        let alone = above.is_some_and(|cell| cell.raw.is_some());
        let next = grid.covering(row - 1, column + 1);
        let spans = alone && (next.is_none() || next == grid.covering(row - 1, column));
        !alone || spans
    };
    let short = |text: &str| squeezed(text).chars().count() <= 10 && !text.contains(['。', '，']);
    let is_named = |text: &str| {
        head(text).is_some() || ["姓名", "职务", "主要", "牵头", "配合"].iter().any(|word| text.contains(word))
    };
    !cells.is_empty()
        && cells.iter().all(|(column, raw)| is_free(*column) && short(&raw.text) && is_named(&raw.text))
        && cells.iter().any(|(_, raw)| head(&raw.text).is_some())
}

/// 整改任务 is the problem only where nothing else is; what is shown of a problem without a problem is one.
fn settle(roles: &mut [Option<Label>], words: &[String]) {
    let has = |roles: &[Option<Label>], label: Label| roles.contains(&Some(label));
    let says = |text: &str| ["问题", "不足", "短板", "意见"].iter().any(|word| text.contains(word));
    let named = roles.iter().zip(words).any(|(role, text)| *role == Some(Label::Problem) && says(text));
    let has_measure = has(roles, Label::Measure);
    for (role, text) in roles.iter_mut().zip(words) {
        if *role == Some(Label::Problem) && named && !says(text) {
            *role = Some(if has_measure { Label::Demand } else { Label::Measure });
        }
    }
    if !has(roles, Label::Problem) {
        let found = roles
            .iter()
            .position(|role| *role == Some(Label::Aspect))
            .or_else(|| roles.iter().position(|role| *role == Some(Label::Dimension)));
        if let Some(place) = found.and_then(|at| roles.get_mut(at)) {
            *place = Some(Label::Problem);
        }
    }
}

/// Whether a table is a form: labels, and what they announce beside them.
pub fn is_form(grid: &Grid) -> bool {
    let mut said: Vec<Label> = Vec::new();
    for row in 0..grid.rows.len() {
        let cells = grid.own(row);
        if cells.len() < 2 {
            continue;
        }
        let labels = cells.iter().step_by(2).filter_map(|(_, raw)| label(&raw.text));
        said.extend(labels);
    }
    said.len() > 1 && said.iter().any(|label| matches!(label, Label::Problem | Label::Measure))
}
