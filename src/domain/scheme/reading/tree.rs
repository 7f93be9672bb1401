//! What was found, as a tree of any depth; made into 类, 项 and 条 at the end.

use super::naming::{Named, named};
use super::paper::{Paper, PieceId};
use super::stated;
use crate::domain::scheme::Side;

/// The tree.
#[derive(Debug, Default)]
pub struct Tree {
    /// All nodes, in the order in which they were found.
    pub nodes: Vec<Raw>,
    /// Those at the top, in reading order.
    pub roots: Vec<usize>,
    /// The lines of the title.
    pub title: Vec<PieceId>,
    /// 总分 wherever it is stated, in hundredths.
    pub full: Vec<i64>,
    /// 小计 as stated.
    pub parts: Vec<PartTotal>,
    /// What is wrong.
    pub troubles: Vec<String>,
}

/// A 小计: of an open heading, or of all since the last one.
#[derive(Debug, Default, Clone)]
pub struct PartTotal {
    /// Hundredths.
    pub points: i64,
    /// Headings that were open there.
    pub open: Vec<usize>,
    /// How many nodes there were.
    pub nodes: usize,
}

/// A node with the pieces of paper that speak of it.
#[derive(Debug, Default, Clone)]
pub struct Raw {
    /// The node above.
    pub parent: Option<usize>,
    /// The nodes below, in reading order.
    pub children: Vec<usize>,
    /// Its name, or all that is said when it has no name of its own.
    pub name: Vec<PieceId>,
    /// Where its name is said again.
    pub also: Vec<PieceId>,
    /// 评分标准, line by line; what is joined by a colon stands together.
    pub standard: Vec<Vec<PieceId>>,
    /// 考评方式.
    pub method: Vec<PieceId>,
    /// The cell of its 分值.
    pub score: Vec<PieceId>,
    /// 分值 as its cell says.
    pub points: Option<i64>,
    /// 分值 of several parts in one cell.
    pub list: Vec<i64>,
    /// The 分值 is written in per cent.
    pub is_percent: bool,
    /// A number in brackets behind the name is its 分值.
    pub bare: bool,
    /// Which way it counts, where that is said.
    pub side: Option<Side>,
    /// 一票否决: not counted.
    pub veto: bool,
}

impl Tree {
    /// Adds a node behind all others below its parent.
    pub fn add(&mut self, node: Raw) -> usize {
        let at = self.nodes.len();
        match node.parent {
            Some(parent) => self.at_mut(parent, |parent| parent.children.push(at)),
            None => self.roots.push(at),
        }
        self.nodes.push(node);
        at
    }

    /// A node; an empty one where there is none.
    pub fn at(&self, node: usize) -> &Raw {
        const NONE: &Raw = &Raw {
            parent: None,
            children: Vec::new(),
            name: Vec::new(),
            also: Vec::new(),
            standard: Vec::new(),
            method: Vec::new(),
            score: Vec::new(),
            points: None,
            list: Vec::new(),
            is_percent: false,
            bare: false,
            side: None,
            veto: false,
        };
        self.nodes.get(node).unwrap_or(NONE)
    }

    /// Changes a node.
    pub fn at_mut(&mut self, node: usize, change: impl FnOnce(&mut Raw)) {
        if let Some(node) = self.nodes.get_mut(node) {
            change(node);
        }
    }

    /// Puts other nodes, or none, in the place of a node.
    pub fn replace(&mut self, node: usize, with: &[usize]) {
        let parent = self.at(node).parent;
        let list = match parent {
            Some(parent) => self.nodes.get_mut(parent).map(|parent| &mut parent.children),
            None => Some(&mut self.roots),
        };
        if let Some(list) = list
            && let Some(at) = list.iter().position(|one| *one == node)
        {
            list.splice(at..=at, with.iter().copied());
        }
        for other in with {
            self.at_mut(*other, |other| other.parent = parent);
        }
    }

    /// All nodes that are left, in reading order; parents before what is below them.
    pub fn order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut open: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(node) = open.pop() {
            order.push(node);
            open.extend(self.at(node).children.iter().rev());
        }
        order
    }

    /// A node and all below it, in reading order.
    pub fn below(&self, node: usize) -> Vec<usize> {
        let mut order = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            order.push(node);
            open.extend(self.at(node).children.iter().rev());
        }
        order
    }

    /// How many nodes have this piece among their 评分标准.
    pub fn uses(&self, piece: PieceId) -> usize {
        self.nodes.iter().filter(|node| node.standard.iter().flatten().any(|known| *known == piece)).count()
    }

    /// What the text of its name says.
    pub fn named(&self, paper: &Paper, node: usize) -> Named {
        let raw = self.at(node);
        let text = raw.name.iter().map(|piece| paper.text(*piece)).collect::<Vec<_>>().join("\n");
        named(&text, raw.bare)
    }

    /// 分值: of its cell, else of its name, else of its 评分标准.
    pub fn points(&self, paper: &Paper, node: usize) -> Option<i64> {
        let raw = self.at(node);
        raw.points.or_else(|| self.named(paper, node).points).or_else(|| {
            let texts = || raw.name.iter().chain(raw.standard.iter().flatten()).map(|piece| paper.text(*piece));
            if raw.children.is_empty() { texts().find_map(stated::anywhere) } else { None }
        })
    }
}

impl Raw {
    /// All pieces that speak of it.
    pub fn pieces(&self) -> Vec<PieceId> {
        let texts = self.name.iter().chain(&self.also).chain(self.standard.iter().flatten());
        texts.chain(&self.method).chain(&self.score).copied().collect()
    }
}
