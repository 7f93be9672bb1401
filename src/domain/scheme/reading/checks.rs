//! Whether what was read agrees with itself.

use super::paper::Paper;
use super::tree::Tree;
use super::{ReadNode, Reading};
use crate::domain::points::shown;
use crate::domain::scheme::Side;

/// So many names are listed in a sentence.
const NAMED: usize = 5;

/// Chooses the 总分 among what the paper states, and adds what does not agree to the troubles.
pub fn check(reading: &mut Reading, stated: &[i64], percents: bool) {
    let sum = sum_of(&reading.nodes, None);
    let mut stated: Vec<i64> = stated.iter().copied().filter(|points| *points > 0).collect();
    // The totals of parts are stated as 合计 too.
    let parts: Vec<i64> = tops(&reading.nodes).iter().map(|top| sum_of(&reading.nodes, Some(*top))).collect();
    if parts.len() > 1 {
        stated.retain(|points| *points == sum || !parts.contains(points));
    }
    let most = stated.iter().max().copied();
    reading.full = stated.iter().find(|points| **points == sum).copied().or(most);
    let mut troubles = Vec::new();
    // Some papers count what is added on top.
    let with_bonus = sum + bonus_of(&reading.nodes);
    if let Some(full) = reading.full.filter(|full| *full != sum && *full != with_bonus && sum > 0) {
        let differ = shown((full - sum).abs());
        let more = if sum > full { "多" } else { "少" };
        troubles.push(format!("各条合计 {} 分，总分写的是 {} 分，{more} {differ} 分", shown(sum), shown(full)));
    }
    if let Some(other) = stated.iter().find(|points| reading.full != Some(**points)) {
        let full = reading.full.map_or(String::new(), shown);
        troubles.push(format!("总分有两个写法：{full} 分和 {} 分", shown(*other)));
    }
    if percents && sum != 10_000 {
        troubles.push(format!("权重合计 {}%，不是 100%，按 1% 记 1 分读", shown(sum)));
    }
    for (at, node) in reading.nodes.iter().enumerate() {
        let sum = sum_of(&reading.nodes, Some(at));
        let is_heading = reading.nodes.iter().any(|other| other.parent == Some(at));
        if let Some(said) = node.points.filter(|said| is_heading && node.side == Side::Base && *said != sum && sum > 0)
        {
            troubles.push(format!("“{}”写的是 {} 分，下面各条合计 {} 分", node.name, shown(said), shown(sum)));
        }
    }
    troubles.extend(without_points(&reading.nodes));
    if reading.nodes.is_empty() && !reading.lines.is_empty() {
        troubles.push("没有读到评分的条目".to_owned());
    }
    reading.troubles.extend(troubles);
}

fn tops(nodes: &[ReadNode]) -> Vec<usize> {
    nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none()).map(|(at, _)| at).collect()
}

/// Sum of the 得分 below a node, or of all.
fn sum_of(nodes: &[ReadNode], top: Option<usize>) -> i64 {
    leaves(nodes)
        .filter(|(at, node)| node.side == Side::Base && top.is_none_or(|top| is_below(nodes, *at, top)))
        .filter_map(|(_, node)| node.points)
        .sum()
}

/// The most that can be added: by the headings that name a limit, else by the rows.
fn bonus_of(nodes: &[ReadNode]) -> i64 {
    let gives = |node: &&ReadNode| node.side == Side::Bonus;
    let top: Vec<i64> =
        nodes.iter().filter(gives).filter(|node| node.parent.is_none()).filter_map(|node| node.points).collect();
    if top.is_empty() {
        leaves(nodes).map(|(_, node)| node).filter(gives).filter_map(|node| node.points).sum()
    } else {
        top.iter().sum()
    }
}

fn leaves(nodes: &[ReadNode]) -> impl Iterator<Item = (usize, &ReadNode)> {
    let mut is_parent = vec![false; nodes.len()];
    for parent in nodes.iter().filter_map(|node| node.parent) {
        is_parent.get_mut(parent).into_iter().for_each(|is| *is = true);
    }
    nodes.iter().enumerate().filter(move |(at, _)| is_parent.get(*at) == Some(&false))
}

fn is_below(nodes: &[ReadNode], at: usize, top: usize) -> bool {
    let mut at = Some(at);
    while let Some(here) = at {
        if here == top {
            return true;
        }
        at = nodes.get(here).and_then(|node| node.parent);
    }
    false
}

fn without_points(nodes: &[ReadNode]) -> Option<String> {
    let bare: Vec<&str> = leaves(nodes)
        .filter(|(_, node)| node.side == Side::Base && node.points.is_none_or(|points| points <= 0))
        .map(|(_, node)| node.name.as_str())
        .collect();
    let all = leaves(nodes).filter(|(_, node)| node.side == Side::Base).count();
    match bare.as_slice() {
        [] => None,
        [one] => Some(format!("“{one}”没有分值")),
        many if many.len() == all => Some(format!("{all} 条都没有分值")),
        many if many.len() <= NAMED => Some(format!("“{}”没有分值", many.join("”“"))),
        many => Some(format!("“{}”等 {} 条没有分值", many.get(..NAMED).unwrap_or_default().join("”“"), many.len())),
    }
}

/// Whether each 小计 is the sum of an open heading, or of all since the last one.
pub fn check_parts(paper: &Paper, tree: &mut Tree) {
    let mut since = 0;
    for part in tree.parts.clone() {
        let sum = |below: Vec<usize>| -> i64 {
            let leaves = below.into_iter().filter(|node| {
                tree.at(*node).children.is_empty() && tree.at(*node).side.is_none_or(|side| side == Side::Base)
            });
            leaves.filter_map(|node| tree.points(paper, node)).sum()
        };
        let open: Vec<i64> = part.open.iter().map(|node| sum(tree.below(*node))).collect();
        let all = sum(tree.order().into_iter().filter(|node| (since..part.nodes).contains(node)).collect());
        since = part.nodes;
        if all != part.points && !open.contains(&part.points) {
            tree.troubles.push(format!("小计写的是 {} 分，上面各条合计 {} 分", shown(part.points), shown(all)));
        }
    }
}
