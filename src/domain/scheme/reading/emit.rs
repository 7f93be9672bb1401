//! The tree as 类, 项 and 条.

use super::marker::{circled, marker, parts};
use super::naming::{Named, short, trimmed, upright};
use super::paper::{Paper, PieceId};
use super::scan::squeezed;
use super::stated::{cap, whole};
use super::tree::{Raw, Tree};
use super::{Fate, ReadNode};
use crate::domain::scheme::cuts::{Cut, cuts, gains};
use crate::domain::scheme::{NodeLevel, Side};

/// Makes the nodes, with pieces for sources, and says of each piece in which node it is.
pub fn emit(paper: &mut Paper, tree: &Tree) -> Vec<ReadNode> {
    let has_class = tree.roots.iter().any(|root| !tree.at(*root).children.is_empty());
    let mut emitter = Emitter { paper, tree, nodes: Vec::new(), has_class };
    for root in &tree.roots {
        emitter.root(*root);
    }
    emitter.nodes
}

struct Emitter<'a> {
    paper: &'a mut Paper,
    tree: &'a Tree,
    nodes: Vec<ReadNode>,
    has_class: bool,
}

impl Emitter<'_> {
    fn root(&mut self, node: usize) {
        if self.tree.at(node).children.is_empty() {
            let level = if self.has_class { NodeLevel::Class } else { NodeLevel::Item };
            return self.item(node, level, None);
        }
        let class = self.heading(NodeLevel::Class, None, &[node]);
        self.below(node, class, &[]);
    }

    /// What is below a node; `middle` are the levels between it and the 类.
    fn below(&mut self, node: usize, class: usize, middle: &[usize]) {
        let mut section = None;
        for child in &self.tree.at(node).children {
            if self.tree.at(*child).children.is_empty() {
                if section.is_none() && !middle.is_empty() {
                    section = Some(self.heading(NodeLevel::Section, Some(class), middle));
                }
                self.item(*child, NodeLevel::Item, section.or(Some(class)));
            } else {
                let deeper: Vec<usize> = middle.iter().copied().chain([*child]).collect();
                self.below(*child, class, &deeper);
                section = None;
            }
        }
    }

    /// A 类 or 项 of one level, or of several folded into one: the last gives the 分值.
    fn heading(&mut self, level: NodeLevel, parent: Option<usize>, folded: &[usize]) -> usize {
        let at = self.nodes.len();
        let (mut names, mut standard, mut method) = (Vec::new(), Vec::new(), Vec::new());
        let mut sources = Vec::new();
        let last = folded.last().copied().unwrap_or(usize::MAX);
        for node in folded {
            let raw = self.tree.at(*node);
            let Named { name, rest, points } = self.tree.named(self.paper, *node);
            if *node != last && (points.is_some() || raw.points.is_some()) {
                // The 分值 of a folded level is not checked; it stays in sight.
                standard.push(
                    raw.name
                        .iter()
                        .chain(&raw.score)
                        .map(|piece| self.paper.text(*piece))
                        .collect::<Vec<_>>()
                        .join(" "),
                );
            }
            names.push(name);
            standard.extend(Some(rest).filter(|rest| !rest.is_empty()));
            standard.extend(self.lines(raw));
            method.extend(raw.method.iter().map(|piece| self.paper.text(*piece).to_owned()));
            sources.extend(raw.pieces());
        }
        names.retain(|name| !name.is_empty());
        if names.is_empty() {
            names.push(self.texts(&self.tree.at(last).name));
        }
        standard.dedup();
        let side = self.tree.at(last).side.unwrap_or_default();
        let points = self.tree.at(last).points.or_else(|| self.tree.named(self.paper, last).points);
        self.push(
            ReadNode {
                parent,
                level,
                name: names.join(" · "),
                points,
                side,
                standard: standard.join("\n"),
                method: method.join("\n"),
                sources,
            },
            &Fate::Heading(at),
        );
        at
    }

    fn item(&mut self, node: usize, level: NodeLevel, parent: Option<usize>) {
        let raw = self.tree.at(node);
        let side = raw.side.unwrap_or_default();
        let Named { name, rest, points } = self.tree.named(self.paper, node);
        let lines = self.lines(raw);
        let mut standard: Vec<String> = Vec::new();
        standard.extend(Some(rest).filter(|rest| !rest.is_empty()));
        standard.extend(lines);
        if let [one] = standard.as_mut_slice() {
            *one = without_number(one);
        }
        let whole = self.texts(&raw.name);
        // A short criterion is its own name; what it takes off is kept where one looks for it.
        if standard.is_empty() && !(cuts(&whole, None).is_empty() && (side != Side::Bonus || gains(&whole).is_empty()))
        {
            standard.push(whole);
        }
        let standard = standard.join("\n");
        let names = [name, short(&trimmed(&standard)), self.texts(&raw.pieces())];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let points = match side {
            Side::Base => self.tree.points(self.paper, node),
            Side::Bonus => raw.points.or(points).or_else(|| cap(&standard)).or_else(|| only(&gains(&standard))),
            Side::Deduct => raw.points.or(points).or_else(|| cap(&standard)).or_else(|| only(&cuts(&standard, None))),
        };
        let method = self.texts(&raw.method);
        let fate = Fate::Item(self.nodes.len());
        self.push(ReadNode { parent, level, name, points, side, standard, method, sources: raw.pieces() }, &fate);
    }

    fn push(&mut self, mut node: ReadNode, fate: &Fate) {
        node.name = node.name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.keep_all(&mut node);
        for piece in &node.sources {
            if !self.paper.has_fate(*piece) {
                self.paper.set_fate(*piece, fate.clone());
            }
        }
        let mut seen = Vec::new();
        node.sources.retain(|piece| !self.paper.is_apart(*piece));
        node.sources.retain(|piece| {
            !seen.contains(piece) && {
                seen.push(*piece);
                true
            }
        });
        self.nodes.push(node);
    }

    /// Nothing is lost: what is in none of its texts is added to the 评分标准.
    fn keep_all(&self, node: &mut ReadNode) {
        for piece in node.sources.clone() {
            let text = self.paper.text(piece);
            if !holds(node, text) {
                let parted = if node.standard.is_empty() { "" } else { "\n" };
                node.standard.push_str(parted);
                node.standard.push_str(text.trim());
            }
        }
    }

    fn texts(&self, pieces: &[PieceId]) -> String {
        pieces.iter().map(|piece| self.paper.text(*piece)).collect::<Vec<_>>().join("\n")
    }

    /// The lines of the 评分标准; a name stands before its text with a colon.
    fn lines(&self, raw: &Raw) -> Vec<String> {
        let line = |pieces: &Vec<PieceId>| {
            let mut text = String::new();
            for piece in pieces {
                if !text.is_empty() {
                    text.push_str(if text.ends_with(['：', ':', '。', '；', ';']) { "" } else { "：" });
                }
                text.push_str(self.paper.text(*piece).trim());
            }
            text
        };
        raw.standard.iter().map(line).filter(|line| !squeezed(line).is_empty()).collect()
    }
}

/// Whether all that a text says is in a node: its letters as a whole; or each of its parts, where it is no number and no 分值.
fn holds(node: &ReadNode, text: &str) -> bool {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric() && circled(*c).is_none()).collect() };
    let said = [letters(&node.name), letters(&node.standard), letters(&node.method)];
    let is_said = |part: &str| said.iter().any(|said| said.contains(&letters(part)));
    let text = text.trim().trim_end_matches("（续）").trim_end_matches("(续)");
    if is_said(text) || whole(text).is_some_and(|phrase| Some(phrase.points) == node.points) {
        return true;
    }
    let upright = upright(text);
    let chars: Vec<char> = upright.chars().collect();
    let start = marker(&upright).map_or(0, |marker| marker.end);
    let body: String = chars.iter().skip(start).collect();
    let is_points = |part: &str| whole(part).is_some_and(|phrase| Some(phrase.points) == node.points);
    let parted = |c: char| c.is_whitespace() || "（）()【】[]〔〕，,。；;：:、—".contains(c);
    body.split(parted).map(str::trim).all(|part| part.is_empty() || is_said(part) || is_points(part))
}

/// A line without its number, where no other follows.
fn without_number(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    match marker(line).filter(|_| parts(&chars).is_empty()) {
        Some(marker) => chars.iter().skip(marker.end).collect(),
        None => line.to_owned(),
    }
}

/// The amount of a text that names one, not for each case.
fn only(all: &[Cut]) -> Option<i64> {
    match all {
        [one] if !one.each && !one.none => Some(one.points),
        _ => None,
    }
}
