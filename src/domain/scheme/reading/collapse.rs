//! A heading with a 分值 over rows without any is one 条, and its rows are the lines of its 评分标准.

use super::paper::Paper;
use super::tree::Tree;
use super::units::join;
use crate::domain::scheme::Side;

/// One heading over a whole paper is not made into a single 条 when it has more rows than this.
const MOST_OF_ALL: usize = 6;

/// Makes such headings into 条, the lowest first.
pub fn collapse(paper: &Paper, tree: &mut Tree) {
    for node in tree.order().into_iter().rev() {
        let below: Vec<usize> = tree.below(node).into_iter().skip(1).collect();
        let raw = tree.at(node);
        let counts = raw.side.unwrap_or_default() == Side::Base;
        let own = raw.points.or_else(|| tree.named(paper, node).points);
        let is_all = tree.roots == [node] && below.len() > MOST_OF_ALL;
        if below.is_empty() || !counts || own.is_none() || is_all {
            continue;
        }
        if below.iter().any(|child| tree.points(paper, *child).is_some() || tree.at(*child).side.is_some()) {
            continue;
        }
        for child in below {
            join(tree, node, child);
        }
    }
}
