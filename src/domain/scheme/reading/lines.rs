//! Plain lines: `一、党建基础（20分）`, `1. 主题党日（8分）每少1次扣1分`.

use super::Fate;
use super::marker::{Style, marker};
use super::paper::{Block, Paper, PieceId};
use super::tree::{Raw, Tree};

/// Reads all lines outside tables.
pub fn read(paper: &mut Paper, tree: &mut Tree) {
    let lines: Vec<PieceId> = paper
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Line(piece) => vec![*piece],
            Block::Table(grid) => grid.rows.iter().flatten().flatten().copied().collect(),
        })
        .collect();
    let mut open: Vec<(Style, usize)> = Vec::new();
    for piece in lines {
        let text = paper.text(piece).to_owned();
        match marker(&text) {
            Some(marker) => {
                while open.last().is_some_and(|(style, _)| *style >= marker.style) {
                    open.pop();
                }
                let parent = open.last().map(|(_, node)| *node);
                let node = tree.add(Raw { parent, name: vec![piece], ..Raw::default() });
                open.push((marker.style, node));
            }
            None => match open.last().and_then(|(_, node)| tree.nodes.get_mut(*node)) {
                Some(node) => node.standard.push(piece),
                None if tree.title.is_empty() => {
                    tree.title = text;
                    paper.set_fate(piece, Fate::Title);
                }
                None => {}
            },
        }
    }
}
