//! Lines outside tables: `一、党建基础（20分）`, `1. 主题党日（8分）每少1次扣1分`; and what stands around tables.

use super::Fate;
use super::marker::{Style, marker};
use super::outline::Outline;
use super::outside::{is_title, note, total, way};
use super::paper::{Paper, PieceId};
use super::stated::{anywhere, bracket, trailing};
use super::table::take_title;
use super::tree::{Raw, Tree};
use crate::domain::scheme::cuts::{cuts, gains};

/// A longer line is no heading of a table.
const HEADING: usize = 40;

/// Reads a line of a paper that has no tables, or of a table with one column.
pub fn read(paper: &mut Paper, tree: &mut Tree, outline: &mut Outline, piece: PieceId) {
    let text = paper.text(piece).to_owned();
    if common(paper, tree, piece, &text) {
        return;
    }
    let style = marker(&text).map(|marker| marker.style);
    let is_first = tree.roots.is_empty();
    let chars: Vec<char> = text.chars().collect();
    let has_points = bracket(&chars, false).or_else(|| trailing(&chars)).is_some();
    let stands_alone = way(&super::naming::named(&text, false).name).is_some() || (has_points && !outline.has_style());
    if style.is_some() || (stands_alone && !(is_first && is_title(&text))) {
        open(tree, outline, piece, style);
    } else if is_first && (tree.title.is_empty() || is_title(&text)) {
        take_title(paper, tree, piece);
    } else if let Some(node) = outline.top() {
        tree.at_mut(node, |node| node.standard.push(vec![piece]));
    } else {
        paper.set_fate(piece, Fate::Note("标题下面的文字".to_owned()));
    }
}

/// Where a line stands in a paper that has tables.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// Nothing but headings stands between it and the next table.
    pub over_table: bool,
    /// Some line above the first table is plainly the title.
    pub is_titled: bool,
}

/// Reads a line of a paper that has tables.
pub fn around(paper: &mut Paper, tree: &mut Tree, outline: &mut Outline, piece: PieceId, at: Around) {
    let Around { over_table, is_titled } = at;
    let text = paper.text(piece).to_owned();
    if common(paper, tree, piece, &text) {
        return;
    }
    let style = marker(&text).map(|marker| marker.style);
    let is_short = text.chars().count() <= HEADING && !text.contains('。');
    let is_first = tree.roots.is_empty() && outline.is_empty();
    let counts = anywhere(&text).is_some() || !cuts(&text, None).is_empty() || !gains(&text).is_empty();
    let is_heading = is_short && is_heading(&text) && style.is_none_or(|style| style <= Style::HanBracket);
    if is_first
        && !is_heading
        && (is_title(&text) || (!is_titled && tree.title.is_empty() && is_short && style.is_none()))
    {
        take_title(paper, tree, piece);
    } else if (over_table && is_heading) || (!over_table && style.is_some() && counts) {
        open(tree, outline, piece, style);
    } else {
        paper.set_fate(piece, Fate::Note("表格外面的文字".to_owned()));
    }
}

/// Whether a line over the rows of a table is their heading: numbered, with a 分值, or 加分项; a title with its total is none.
pub fn is_heading(text: &str) -> bool {
    let points = bracket(&text.chars().collect::<Vec<_>>(), false).map(|stated| stated.points);
    let is_way = way(&super::naming::named(text, false).name).is_some();
    match is_title(text) {
        true => is_way || (marker(text).is_some() && points.is_some()),
        false => is_way || marker(text).is_some() || points.is_some(),
    }
}

/// Whether a line may stand between a heading and its table.
pub fn is_over_table(text: &str) -> bool {
    text.chars().count() <= HEADING && !text.contains('。')
}

/// Totals and notes.
fn common(paper: &mut Paper, tree: &mut Tree, piece: PieceId, text: &str) -> bool {
    if let Some(total) = total(text) {
        tree.full.extend(total.points.filter(|_| !total.of_part));
        paper.set_fate(piece, Fate::Total);
        return true;
    }
    if let Some(why) = note(text) {
        paper.set_fate(piece, Fate::Note(why.to_owned()));
        return true;
    }
    false
}

/// Opens a heading, or a line that may become one.
pub fn open(tree: &mut Tree, outline: &mut Outline, piece: PieceId, style: Option<Style>) {
    {
        let tree = &*tree;
        outline.make_room(style, |node| !tree.at(node).children.is_empty());
    }
    let node = tree.add(Raw { parent: outline.top(), name: vec![piece], ..Raw::default() });
    outline.push(style, node);
}
