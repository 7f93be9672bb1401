//! Several criteria in one cell, each with a 分值 of its own, are several 条.

use super::Fate;
use super::marker::{marker, parts};
use super::naming::trimmed;
use super::paper::{Paper, PieceId};
use super::stated::{bracket, given, leading, trailing};
use super::tree::{Raw, Tree};
use crate::domain::points::shown;

/// Words of the steps of one 条.
const GRADES: &[&str] = &[
    "优", "良", "好", "一般", "较", "差", "合格", "达标", "以上", "以下", "A", "B", "C", "D", "国家", "省", "市", "区",
    "县", "街道",
];

/// Splits what can be split, new 条 too.
pub fn split(paper: &mut Paper, tree: &mut Tree) {
    let mut at = 0;
    while at < tree.nodes.len() {
        let is_leaf = tree.at(at).children.is_empty() && !tree.at(at).name.is_empty();
        if is_leaf && !split_name(paper, tree, at) {
            split_standard(paper, tree, at);
        }
        at += 1;
    }
}

/// 分值 of a part, and whether it is only said as 得 N 分.
fn own_points(text: &str) -> Option<(i64, bool)> {
    let skipped = marker(text).map_or(0, |marker| marker.end);
    let chars: Vec<char> = text.chars().skip(skipped).collect();
    let stated = bracket(&chars, false).or_else(|| leading(&chars)).or_else(|| trailing(&chars));
    let said = || given(&chars).into_iter().max().map(|points| (points, true));
    stated.map(|stated| (stated.points, false)).or_else(said)
}

/// Where the parts of a text begin: by their numbers, else each line or sentence, when all have points.
fn starts(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let numbered = parts(&chars);
    if !numbered.is_empty() {
        return numbered;
    }
    let lines = line_starts(text);
    let all =
        |starts: &[usize]| starts.len() > 1 && texts_of(text, starts).iter().all(|part| own_points(part).is_some());
    if all(&lines) {
        return lines;
    }
    let mut sentences = vec![0];
    let ends = chars.iter().enumerate().filter(|(_, c)| "；;。".contains(**c)).map(|(at, _)| at + 1);
    sentences.extend(ends.filter(|end| chars.iter().skip(*end).any(|c| c.is_alphanumeric())));
    let stated = texts_of(text, &sentences).iter().all(|part| own_points(part).is_some_and(|(_, is_given)| !is_given));
    if stated && sentences.len() > 1 { sentences } else { Vec::new() }
}

fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(text.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(at, _)| at + 1));
    starts
}

fn texts_of(text: &str, starts: &[usize]) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let ends = starts.iter().copied().skip(1).chain([chars.len()]);
    starts.iter().zip(ends).map(|(from, to)| chars.iter().take(to).skip(*from).collect()).collect()
}

/// Whether these parts are 条 of their own, given the 分值 of the whole.
pub fn are_apart(parts: &[String], whole: Option<i64>) -> bool {
    let said: Vec<Option<(i64, bool)>> = parts.iter().map(|part| own_points(part)).collect();
    let points: Vec<i64> = said.iter().flatten().map(|(points, _)| *points).collect();
    if points.len() < 2 || points.len() * 2 < parts.len() {
        return false;
    }
    let sum: i64 = points.iter().sum();
    let most = points.iter().max().copied();
    // 优秀得5分，良好得3分: steps of one 条, not several.
    let falls = points.windows(2).all(|pair| matches!(pair, [a, b] if a > b));
    let graded = parts.iter().all(|part| GRADES.iter().any(|word| part.contains(word)));
    let is_steps = falls && (graded || said.iter().flatten().all(|(_, is_given)| *is_given));
    match whole {
        Some(whole) if said.iter().flatten().any(|(_, is_given)| *is_given) => sum == whole,
        Some(whole) => sum == whole || most != Some(whole),
        None => !is_steps,
    }
}

/// Criteria in the cell of the name.
fn split_name(paper: &mut Paper, tree: &mut Tree, node: usize) -> bool {
    let raw = tree.at(node).clone();
    let [piece] = raw.name.as_slice() else { return false };
    let text = paper.text(*piece).to_owned();
    let mut at = starts(&text);
    let mut list = raw.list.clone();
    if at.len() != list.len() {
        let lines = line_starts(&text);
        if at.is_empty() && lines.len() == list.len() && list.len() > 1 {
            at = lines;
        } else {
            list.clear();
        }
    }
    let parts = texts_of(&text, &at);
    if parts.len() < 2 || (list.is_empty() && !are_apart(&parts, raw.points)) {
        return false;
    }
    let before: String = text.chars().take(at.first().copied().unwrap_or(0)).collect();
    let keeps_name = !trimmed(&before).is_empty();
    let mut pieces = paper.cut(*piece, &at);
    if keeps_name {
        pieces.remove(0);
    }
    let parent = if keeps_name { Some(node) } else { raw.parent };
    let nodes: Vec<usize> = pieces.iter().map(|piece| bare_child(tree, parent, *piece)).collect();
    if !keeps_name {
        // They were put behind their siblings, and go where the cell stood.
        match parent {
            Some(parent) => tree.at_mut(parent, |parent| parent.children.retain(|child| !nodes.contains(child))),
            None => tree.roots.retain(|root| !nodes.contains(root)),
        }
        tree.replace(node, &nodes);
        tree.at_mut(node, |node| node.name.clear());
    }
    hand_down(paper, tree, &raw, &nodes);
    tree.at_mut(node, |node| {
        node.standard.clear();
        node.method.clear();
    });
    hand_points(paper, tree, &raw, &nodes, &list, keeps_name);
    true
}

fn bare_child(tree: &mut Tree, parent: Option<usize>, piece: PieceId) -> usize {
    tree.add(Raw { parent, name: vec![piece], ..Raw::default() })
}

/// 评分标准 and 考评方式 of the whole go to its parts: one each where they are as many, else all to each.
fn hand_down(paper: &mut Paper, tree: &mut Tree, raw: &Raw, nodes: &[usize]) {
    let standards: Vec<PieceId> = raw.standard.concat();
    let is_shared = standards.iter().any(|piece| tree.uses(*piece) > 1);
    let apart = match standards.len() == nodes.len() {
        true => standards,
        false if is_shared => Vec::new(),
        false => by_number(paper, &standards, nodes.len()),
    };
    for (n, node) in nodes.iter().enumerate() {
        tree.at_mut(*node, |part| {
            match apart.get(n) {
                Some(piece) => part.standard.push(vec![*piece]),
                None => part.standard.extend(raw.standard.iter().cloned()),
            }
            part.method.clone_from(&raw.method);
            part.side = raw.side;
        });
    }
}

/// The one cell of 评分标准 as its numbered parts; empty when there are not so many.
fn by_number(paper: &mut Paper, standards: &[PieceId], count: usize) -> Vec<PieceId> {
    let [piece] = standards else { return Vec::new() };
    let text = paper.text(*piece).to_owned();
    let numbered = parts(&text.chars().collect::<Vec<_>>());
    let lines = line_starts(&text);
    let at = if numbered.len() == count { numbered } else { lines };
    if at.len() == count && at.first() == Some(&0) { paper.cut(*piece, &at) } else { Vec::new() }
}

/// The cell of 分值: its numbers go to the parts, or it is their total.
fn hand_points(paper: &mut Paper, tree: &mut Tree, raw: &Raw, nodes: &[usize], list: &[i64], keeps_name: bool) {
    if let ([piece], false) = (raw.score.as_slice(), list.is_empty()) {
        let at = line_starts(paper.text(*piece));
        let cells = paper.cut(*piece, &at);
        for ((node, points), cell) in nodes.iter().zip(list).zip(cells) {
            tree.at_mut(*node, |part| {
                part.points = Some(*points);
                part.score.push(cell);
            });
        }
        return;
    }
    if keeps_name {
        return;
    }
    for piece in &raw.score {
        paper.set_fate(*piece, Fate::Total);
    }
    let sum: i64 = nodes.iter().filter_map(|node| tree.points(paper, *node)).sum();
    if let Some(points) = raw.points.filter(|points| *points != sum) {
        let first = nodes.first().map_or(String::new(), |node| tree.named(paper, *node).name);
        let (points, sum) = (shown(points), shown(sum));
        tree.troubles.push(format!("“{first}”等 {} 条合计 {sum} 分，分值栏写的是 {points} 分", nodes.len()));
    }
}

/// Criteria in a cell of the 评分标准; other cells of it go with them by number.
fn split_standard(paper: &mut Paper, tree: &mut Tree, node: usize) {
    let raw = tree.at(node).clone();
    let pieces: Vec<PieceId> = raw.standard.concat();
    let whole = raw.points.or_else(|| tree.named(paper, node).points);
    let apart = |piece: &PieceId| {
        let at = starts(paper.text(*piece));
        let parts = texts_of(paper.text(*piece), &at);
        let is_list = raw.list.len() > 1 && raw.list.len() == parts.len();
        let splits = tree.uses(*piece) == 1 && parts.len() > 1 && (is_list || are_apart(&parts, whole));
        splits.then_some((*piece, at, is_list))
    };
    let Some((piece, at, is_list)) = pieces.iter().find_map(apart) else { return };
    let before: String = paper.text(piece).chars().take(at.first().copied().unwrap_or(0)).collect();
    let mut parts = paper.cut(piece, &at);
    let kept = if trimmed(&before).is_empty() { Vec::new() } else { vec![vec![parts.remove(0)]] };
    let nodes: Vec<usize> = parts.into_iter().map(|part| bare_child(tree, Some(node), part)).collect();
    let list = if is_list { raw.list.clone() } else { Vec::new() };
    let rest: Vec<Vec<PieceId>> = pieces.iter().filter(|other| **other != piece).map(|other| vec![*other]).collect();
    tree.at_mut(node, |node| {
        node.standard = kept;
        node.method.clear();
        if is_list {
            node.score.clear();
        }
    });
    let rest = Raw { standard: rest, method: raw.method.clone(), side: raw.side, ..Raw::default() };
    hand_down(paper, tree, &rest, &nodes);
    hand_points(paper, tree, &raw, &nodes, &list, true);
}
