//! Which rows share a 分值, and so are one 条.

use super::Fate;
use super::paper::{Paper, PieceId};
use super::split;
use super::stated::{anywhere, cap, whole};
use super::tree::{Raw, Tree};

/// A row of data.
#[derive(Debug, Default, Clone)]
pub struct Entry {
    /// The innermost node of its names.
    pub node: Option<usize>,
    /// The outermost.
    pub top: Option<usize>,
    /// 评分标准.
    pub standards: Vec<PieceId>,
    /// 考评方式.
    pub methods: Vec<PieceId>,
    /// 分值.
    pub points: Option<PieceId>,
    /// 分值 is a share.
    pub is_weight: bool,
}

impl Entry {
    /// Whether a cell is among those of the row.
    pub fn has(&self, piece: PieceId) -> bool {
        self.standards.contains(&piece) || self.methods.contains(&piece) || self.points == Some(piece)
    }
}

/// Gives a node the 分值 of a cell.
pub fn give(paper: &mut Paper, tree: &mut Tree, node: usize, piece: PieceId, is_weight: bool) {
    let text = paper.text(piece).to_owned();
    let lines: Vec<i64> = text.lines().filter_map(whole).map(|phrase| phrase.points).collect();
    let is_list = lines.len() > 1 && lines.len() == text.lines().count();
    let one = whole(&text).map(|phrase| (phrase.points, phrase.is_percent));
    let (points, is_percent) = match one {
        Some((points, is_percent)) => (Some(points), is_percent),
        None if is_list => (None, false),
        None => (cap(&text).or_else(|| anywhere(&text)), false),
    };
    // 0.3 in a column of 权重 is 30 %.
    let share = points.filter(|points| is_weight && !is_percent && *points <= 100 && text.contains('.'));
    tree.at_mut(node, |raw| {
        raw.points = raw.points.or(share.map(|share| share * 100)).or(points);
        raw.is_percent |= is_percent || share.is_some();
        raw.score.push(piece);
        if is_list {
            raw.list.clone_from(&lines);
        }
    });
    if points.is_none() && !is_list {
        let nothing = text.chars().all(|c| "/\\-—－–_＿无".contains(c));
        let fate = if nothing {
            Fate::Note("没有分值".to_owned())
        } else {
            Fate::NotUnderstood("读不出分值".to_owned())
        };
        paper.set_fate(piece, fate);
        tree.at_mut(node, |raw| raw.score.retain(|kept| *kept != piece));
    }
}

/// Rows that share a cell of 分值, or one row without.
#[derive(Debug)]
struct Group<'a> {
    piece: Option<PieceId>,
    entries: Vec<&'a Entry>,
}

impl Group<'_> {
    fn nodes(&self) -> Vec<usize> {
        let mut nodes: Vec<usize> = self.entries.iter().filter_map(|entry| entry.node).collect();
        nodes.dedup();
        nodes
    }
}

/// Gives each node of the rows its 分值, 评分标准 and 考评方式. `can_span`: names have levels, so that a blank 分值 may be a merged one.
pub fn resolve(paper: &mut Paper, tree: &mut Tree, entries: &[Entry], (knows_merges, can_span): (bool, bool)) {
    let mut groups: Vec<Group> = Vec::new();
    for entry in entries {
        let joins = groups.last().is_some_and(|group| match (entry.points, group.piece) {
            (Some(piece), Some(last)) => piece == last,
            (None, Some(_)) => !knows_merges && goes_on(paper, tree, group, entry, can_span),
            _ => false,
        });
        match groups.last_mut().filter(|_| joins) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { piece: entry.points, entries: vec![entry] }),
        }
    }
    let any_points = groups.iter().any(|group| group.piece.is_some());
    let mut done: Vec<usize> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let nodes = group.nodes();
        let Some(node) = nodes.first().copied().filter(|_| nodes.iter().any(|node| !done.contains(node))) else {
            continue;
        };
        done.extend(&nodes);
        if nodes.len() > 1 {
            share(paper, tree, group, &nodes, entries);
            continue;
        }
        // All rows of this node, in their groups.
        let own: Vec<&Group> = groups.iter().skip(at).filter(|group| group.nodes() == [node]).collect();
        let scored = own.iter().filter(|group| group.piece.is_some()).count();
        let has_own = || {
            tree.points(paper, node).is_some()
                || tree.at(node).parent.is_some_and(|above| tree.points(paper, above).is_some())
        };
        if scored > 1 || (!any_points && own.len() > 1 && !has_own()) || are_rows_apart(paper, tree, node, &own) {
            each(paper, tree, node, &own);
        } else {
            one(paper, tree, node, &own);
        }
    }
}

/// Whether a row without 分值 in tab-separated text lies in the merged cell of the group above it.
fn goes_on(paper: &Paper, tree: &Tree, group: &Group, entry: &Entry, can_span: bool) -> bool {
    let Some(last) = group.entries.last() else { return false };
    if last.node == entry.node {
        return true;
    }
    let Some(node) = entry.node else { return false };
    let below = tree.at(node).parent == last.node.and_then(|node| tree.at(node).parent);
    let says = || {
        tree.named(paper, node).points.is_some()
            || entry.standards.iter().any(|piece| anywhere(paper.text(*piece)).is_some())
    };
    can_span && entry.top == last.top && entry.top != entry.node && below && !says()
}

/// Whether each row names a 分值 of its own in its 评分标准.
fn are_rows_apart(paper: &Paper, tree: &Tree, node: usize, groups: &[&Group]) -> bool {
    let text = |entry: &&Entry| entry.standards.iter().map(|piece| paper.text(*piece)).collect::<Vec<_>>().join("\n");
    let texts: Vec<String> = groups.iter().flat_map(|group| &group.entries).map(text).collect();
    let cell = groups.iter().find_map(|group| group.piece).and_then(|piece| whole(paper.text(piece)));
    let points = cell.map(|phrase| phrase.points).or_else(|| tree.named(paper, node).points);
    let distinct = texts.windows(2).all(|pair| matches!(pair, [a, b] if a != b));
    distinct && split::are_apart(&texts, points)
}

/// One 条 of all rows.
fn one(paper: &mut Paper, tree: &mut Tree, node: usize, groups: &[&Group]) {
    for entry in groups.iter().flat_map(|group| &group.entries) {
        keep(tree, node, entry);
    }
    if let Some((piece, is_weight)) =
        groups.iter().find_map(|group| Some((group.piece?, group.entries.first()?.is_weight)))
    {
        give(paper, tree, node, piece, is_weight);
    }
}

/// A 条 of each 分值; a row without belongs to the one above it.
fn each(paper: &mut Paper, tree: &mut Tree, node: usize, groups: &[&Group]) {
    let mut open: Option<usize> = None;
    let scored = groups.iter().filter(|group| group.piece.is_some()).count() > 1;
    for group in groups {
        for (n, entry) in group.entries.iter().enumerate() {
            let begins = !scored || (n == 0 && group.piece.is_some());
            if begins && let Some((name, rest)) = entry.standards.split_first() {
                let child = tree.add(Raw { parent: Some(node), name: vec![*name], ..Raw::default() });
                keep(tree, child, &Entry { standards: rest.to_vec(), ..(*entry).clone() });
                open = Some(child);
            } else {
                keep(tree, open.unwrap_or(node), entry);
            }
            if n == 0
                && let Some(piece) = group.piece
            {
                give(paper, tree, open.unwrap_or(node), piece, entry.is_weight);
            }
        }
    }
}

/// A 分值 that several names share: that of the node above when these are all it has, else they are one 条.
fn share(paper: &mut Paper, tree: &mut Tree, group: &Group, nodes: &[usize], entries: &[Entry]) {
    for entry in &group.entries {
        if let Some(node) = entry.node {
            keep(tree, node, entry);
        }
    }
    let Some((piece, first)) = group.piece.zip(nodes.first().copied()) else { return };
    let is_weight = group.entries.first().is_some_and(|entry| entry.is_weight);
    let mut above = tree.at(first).parent;
    while let Some(node) = above {
        let below = tree.below(node);
        let rows = |all: &mut dyn Iterator<Item = &Entry>| {
            all.filter(|entry| entry.node.is_some_and(|node| below.contains(&node))).count()
        };
        let (ours, whole) = (rows(&mut group.entries.iter().copied()), rows(&mut entries.iter()));
        if ours == group.entries.len() {
            if whole == ours && tree.points(paper, node).is_none() {
                if group.entries.iter().any(|entry| entry.points.is_none()) {
                    let name = tree.named(paper, node).name;
                    tree.troubles.push(format!("“{name}”只有一个分值，下面几行合成一条"));
                }
                return give(paper, tree, node, piece, is_weight);
            }
            break;
        }
        above = tree.at(node).parent;
    }
    give(paper, tree, first, piece, is_weight);
    let (name, knows_merges) =
        (tree.named(paper, first).name, group.entries.iter().all(|entry| entry.points.is_some()));
    for other in nodes.iter().skip(1) {
        if !knows_merges {
            let other = tree.named(paper, *other).name;
            tree.troubles.push(format!("“{other}”没有自己的分值，和“{name}”合成一条"));
        }
        join(tree, first, *other);
    }
}

/// Takes a node into another: its name opens a line of the 评分标准.
pub fn join(tree: &mut Tree, into: usize, other: usize) {
    let parent = tree.at(other).parent;
    let mut taken = Raw::default();
    tree.replace(other, &[]);
    // Nothing is left there, so that no piece is taken twice.
    tree.at_mut(other, |other| taken = std::mem::take(other));
    tree.at_mut(other, |other| other.parent = parent);
    let mut standard = taken.standard.into_iter();
    let first: Vec<PieceId> = taken.name.iter().copied().chain(standard.next().unwrap_or_default()).collect();
    tree.at_mut(into, |node| {
        node.also.extend(taken.also);
        node.standard.push(first);
        node.standard.extend(standard);
        node.score.extend(taken.score);
        for piece in taken.method {
            if !node.method.contains(&piece) {
                node.method.push(piece);
            }
        }
    });
}

/// Gives a node the texts of a row, each once.
fn keep(tree: &mut Tree, node: usize, entry: &Entry) {
    tree.at_mut(node, |node| {
        for piece in &entry.standards {
            if !node.standard.iter().flatten().any(|known| known == piece) {
                node.standard.push(vec![*piece]);
            }
        }
        for piece in &entry.methods {
            if !node.method.contains(piece) {
                node.method.push(*piece);
            }
        }
    });
}
