//! Reads a scoring table that was pasted from Word, Excel, WPS or a web page into 类, 项 and 条.
//!
//! Nothing is dropped: what the paper says is cut into [`SourceLine`]s, one for every cell or line that is not blank (several, when
//! a cell holds several 条), and each says what became of it.

mod lines;
pub(super) mod marker;
mod naming;
mod paper;
pub(super) mod scan;
mod stated;
mod tree;

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
    let mut paper = paper::Paper::of(text);
    let mut tree = tree::Tree::default();
    lines::read(&mut paper, &mut tree);
    tree::finish(tree, paper)
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
