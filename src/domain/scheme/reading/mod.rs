//! Reads a scoring table that was pasted from Word, Excel, WPS or a web page into 类, 项 and 条.
//!
//! Nothing is dropped: what the paper says is cut into [`SourceLine`]s, one for every cell or line that is not blank (several, when
//! a cell holds several 条), and each says what became of it.

mod checks;
mod collapse;
mod columns;
mod emit;
mod head;
mod hold;
mod lines;

mod naming;
mod outline;
mod outside;
mod paper;

mod sides;
mod split;
mod stated;
mod table;
mod tree;
mod units;

pub(super) use crate::domain::numbering::{marker, scan};
use paper::{Block, Paper};
use tree::Tree;

use super::{NodeLevel, SchemeNode, Side};
use crate::domain::order_key::spread;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The title over the table; empty when there is none.
    pub title: String,
    /// 类, 项 and 条 in reading order; parents stand before what is below them.
    pub nodes: Vec<ReadNode>,
    /// The whole paper, in its order.
    pub lines: Vec<SourceLine>,
    /// 总分 as the paper states it, in hundredths.
    pub full: Option<i64>,
    /// What does not agree or is missing, in sentences.
    pub troubles: Vec<String>,
}

/// One 类, 项 or 条 that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadNode {
    /// Place of the node above in [`Reading::nodes`].
    pub parent: Option<usize>,
    /// 类, 项 or 条.
    pub level: NodeLevel,
    /// Name.
    pub name: String,
    /// 分值 in hundredths.
    pub points: Option<i64>,
    /// Which way it counts.
    pub side: Side,
    /// 评分标准.
    pub standard: String,
    /// 考评方式.
    pub method: String,
    /// Places in [`Reading::lines`] of what it was read from.
    pub sources: Vec<usize>,
}

/// A cell or a line of the paper, or the part of a cell that makes one 条.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// Where it stands: `第 3 行` or `第 3 行第 2 列`. Rows are counted through the whole paper.
    pub place: String,
    /// What stands there.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a cell or line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is in the 条 at this place of [`Reading::nodes`].
    Item(usize),
    /// It is in the 类 or 项 at this place of [`Reading::nodes`].
    Heading(usize),
    /// The head of a column.
    Header,
    /// The title.
    Title,
    /// 合计, 小计, 总分.
    Total,
    /// Known for what it is, but no part of a 指标体系; the text says why.
    Note(String),
    /// Not understood; the text says why.
    NotUnderstood(String),
}

impl Reading {
    /// The lines that were not understood.
    pub fn not_understood(&self) -> impl Iterator<Item = &SourceLine> {
        self.lines.iter().filter(|line| matches!(line.fate, Fate::NotUnderstood(_)))
    }
}

/// Reads a pasted table: HTML, tab-separated text, or plain lines.
pub fn read(text: &str) -> Reading {
    let mut paper = Paper::of(text);
    let mut tree = Tree::default();
    gather(&mut paper, &mut tree);
    split::split(&mut paper, &mut tree);
    sides::tell(&mut paper, &mut tree);
    collapse::collapse(&paper, &mut tree);
    checks::check_parts(&paper, &mut tree);
    let percents = tree.order().iter().any(|node| tree.at(*node).is_percent);
    let title: Vec<String> = tree.title.iter().map(|piece| outside::bare_title(paper.text(*piece))).collect();
    let mut reading = Reading { title: title.concat(), troubles: tree.troubles.clone(), ..Reading::default() };
    reading.nodes = emit::emit(&mut paper, &tree);
    let (lines, places) = paper.into_lines();
    for node in &mut reading.nodes {
        node.sources = node.sources.iter().filter_map(|piece| places.get(*piece).copied()).collect();
    }
    reading.lines = lines;
    hold::hold(&mut reading);
    checks::check(&mut reading, &tree.full, percents);
    reading
}

/// Takes in the lines and tables of a paper, in their order.
fn gather(paper: &mut Paper, tree: &mut Tree) {
    let blocks = std::mem::take(&mut paper.blocks);
    let is_table = |block: &Block| matches!(block, Block::Table(grid) if grid.width() > 1);
    let any_table = blocks.iter().any(is_table);
    let above = blocks.iter().map_while(|block| if let Block::Line(piece) = block { Some(*piece) } else { None });
    let is_titled =
        above.map(|piece| paper.text(piece)).any(|text| outside::is_title(text) && outside::note(text).is_none());
    let mut context = table::Context::default();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Table(grid) if grid.width() > 1 => table::read(paper, tree, &mut context, grid),
            Block::Table(grid) => {
                for piece in grid.rows.iter().flatten().flatten() {
                    for line in paper.cut_lines(*piece) {
                        lines::read(paper, tree, &mut context.outline, line);
                    }
                }
            }
            Block::Line(piece) if any_table => {
                let between = blocks.iter().skip(at + 1).find(|block| match block {
                    Block::Line(piece) => !lines::is_over_table(paper.text(*piece)),
                    Block::Table(_) => true,
                });
                let over_table = between.is_some_and(is_table);
                let at = lines::Around { over_table, is_titled };
                lines::around(paper, tree, &mut context.outline, *piece, at);
            }
            Block::Line(piece) => lines::read(paper, tree, &mut context.outline, *piece),
        }
    }
}

/// The nodes as a scheme keeps them, with keys made by `key`.
pub fn to_nodes(nodes: &[ReadNode], key: &mut dyn FnMut() -> String) -> Vec<(String, SchemeNode)> {
    let mut made: Vec<(String, SchemeNode)> = Vec::new();
    for (node, order) in nodes.iter().zip(spread(nodes.len())) {
        let parent = node.parent.and_then(|at| made.get(at)).map(|(key, _)| key.clone());
        let kept = SchemeNode {
            order,
            parent: parent.unwrap_or_default(),
            level: node.level,
            name: node.name.clone(),
            points: node.points,
            side: node.side,
            standard: node.standard.clone(),
            method: node.method.clone(),
        };
        made.push((key(), kept));
    }
    made
}

#[cfg(test)]
mod tests;
