//! What was found, as a tree of any depth; made into 类, 项 and 条 at the end.

use super::naming::{Named, named};
use super::paper::{Paper, PieceId};
use super::{Fate, ReadNode, Reading};
use crate::domain::scheme::{NodeLevel, Side};

/// The tree; parents stand before what is below them, and nodes in reading order.
#[derive(Debug, Default)]
pub struct Tree {
    /// All nodes.
    pub nodes: Vec<Raw>,
    /// The title.
    pub title: String,
    /// 总分 in hundredths.
    pub full: Option<i64>,
    /// What is wrong.
    pub troubles: Vec<String>,
}

/// A node with the pieces of paper that speak of it.
#[derive(Debug, Default, Clone)]
pub struct Raw {
    /// The node above.
    pub parent: Option<usize>,
    /// Its name, or all that is said when it has no name of its own.
    pub name: Vec<PieceId>,
    /// 评分标准.
    pub standard: Vec<PieceId>,
    /// 考评方式.
    pub method: Vec<PieceId>,
    /// The cell of its 分值.
    pub score: Vec<PieceId>,
    /// 分值 as its cell says.
    pub points: Option<i64>,
    /// Which way it counts, where that is said.
    pub side: Option<Side>,
}

impl Tree {
    /// Adds a node behind all others.
    pub fn add(&mut self, node: Raw) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn has_children(&self, node: usize) -> bool {
        self.nodes.iter().any(|other| other.parent == Some(node))
    }
}

/// Makes the reading.
pub fn finish(tree: Tree, mut paper: Paper) -> Reading {
    let mut reading = Reading { title: tree.title.clone(), full: tree.full, ..Reading::default() };
    for (at, raw) in tree.nodes.iter().enumerate() {
        let is_leaf = !tree.has_children(at);
        let joined = raw.name.iter().map(|piece| paper.text(*piece)).collect::<Vec<_>>().join("\n");
        let Named { name, points, rest } = named(&joined, false);
        let mut standard = vec![rest];
        standard.extend(raw.standard.iter().map(|piece| paper.text(*piece).to_owned()));
        standard.retain(|text| !text.is_empty());
        let level = match (is_leaf, raw.parent) {
            (true, _) => NodeLevel::Item,
            (false, None) => NodeLevel::Class,
            _ => NodeLevel::Section,
        };
        reading.nodes.push(ReadNode {
            parent: raw.parent,
            level,
            name,
            points: raw.points.or(points),
            side: raw.side.unwrap_or_default(),
            standard: standard.join("\n"),
            method: raw.method.iter().map(|piece| paper.text(*piece)).collect::<Vec<_>>().join("\n"),
            sources: [&raw.name, &raw.standard, &raw.method, &raw.score].into_iter().flatten().copied().collect(),
        });
        for piece in raw.name.iter().chain(&raw.standard).chain(&raw.method).chain(&raw.score) {
            paper.set_fate(*piece, if is_leaf { Fate::Item(at) } else { Fate::Heading(at) });
        }
    }
    let (lines, places) = paper.into_lines();
    for node in &mut reading.nodes {
        node.sources = node.sources.iter().filter_map(|piece| places.get(*piece).copied()).collect();
    }
    reading.lines = lines;
    reading.troubles = tree.troubles;
    reading
}
