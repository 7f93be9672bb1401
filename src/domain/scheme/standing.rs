//! A scheme in its order: which 条 there are, under which 类, and whether the sums agree.

use std::collections::BTreeMap;

use super::{NodeLevel, Scheme, SchemeNode, Side};
use crate::domain::order::Ordered;
use crate::domain::points;

/// One 条 that is scored: a node without anything below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Key of its node.
    pub key: String,
    /// Its number among all that are scored, from 1.
    pub number: usize,
    /// Place of its 类 in [`Outline::classes`].
    pub class: usize,
    /// Name of its 项; empty when it stands right below the 类.
    pub section: String,
    /// Its name.
    pub name: String,
    /// Which way it counts.
    pub side: Side,
    /// 分值 in hundredths; of 加分 and 扣分 the most, where the paper names one.
    pub points: Option<i64>,
    /// 评分标准.
    pub standard: String,
    /// 考评方式.
    pub method: String,
}

impl Leaf {
    /// Whether so many hundredths may be given.
    pub fn allows(&self, points: i64) -> bool {
        points >= 0 && self.points.is_none_or(|most| points <= most)
    }
}

/// One 类.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Key of its node; empty for those 条 that stand under no 类.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Sum of the 得分 below it, in hundredths.
    pub points: i64,
}

/// A line of the scheme as it is shown: every node, parents before what stands below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key of the node.
    pub key: String,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// What is scored there; none for a heading.
    pub leaf: Option<usize>,
    /// Sum of the 得分 below it and of itself, in hundredths.
    pub sum: i64,
}

/// What is wrong with a scheme, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Key of the node; empty for the scheme as a whole.
    pub key: String,
    /// In words.
    pub text: String,
}

/// A scheme in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// All nodes.
    pub lines: Vec<Line>,
    /// The 类 that have 得分 below them.
    pub classes: Vec<Class>,
    /// What is scored.
    pub leaves: Vec<Leaf>,
    /// Sum of all 得分, in hundredths.
    pub full: i64,
    /// What is wrong.
    pub troubles: Vec<Trouble>,
    /// Places of the leaves by key.
    places: BTreeMap<String, usize>,
}

/// What a sheet gives, in the order of the scheme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// Hundredths, one a leaf; none where nothing was given.
    pub points: Vec<Option<i64>>,
    /// Keys that the scheme does not score.
    pub unknown: Vec<String>,
}

impl Outline {
    /// The leaf of a key.
    pub fn leaf(&self, key: &str) -> Option<&Leaf> {
        self.leaves.get(*self.places.get(key)?)
    }

    /// Puts scores by key into the order of the leaves.
    pub fn take<'a>(&self, scores: impl Iterator<Item = (&'a str, i64)>) -> Given {
        let (mut places, mut given) = (self.places(), self.nothing_given());
        scores.for_each(|(key, points)| places.put(&mut given, key, points));
        given
    }

    /// A sheet without a score.
    pub fn nothing_given(&self) -> Given {
        Given { points: vec![None; self.leaves.len()], unknown: Vec::new() }
    }

    /// The places of the leaves, quickest for keys that come in their order.
    pub fn places(&self) -> Places<'_> {
        Places { all: &self.places, rest: self.places.iter().peekable() }
    }

    /// The leaves of a class, with their places.
    pub fn of_class(&self, class: usize) -> impl Iterator<Item = (usize, &Leaf)> {
        self.leaves.iter().enumerate().filter(move |(_, leaf)| leaf.class == class)
    }
}

/// Finds the places of leaves by key; the next key is mostly the next one in order.
pub struct Places<'a> {
    all: &'a BTreeMap<String, usize>,
    rest: std::iter::Peekable<std::collections::btree_map::Iter<'a, String, usize>>,
}

impl Places<'_> {
    fn of(&mut self, key: &str) -> Option<usize> {
        while self.rest.next_if(|(known, _)| known.as_str() < key).is_some() {}
        let next = self.rest.next_if(|(known, _)| known.as_str() == key);
        next.map(|(_, place)| *place).or_else(|| self.all.get(key).copied())
    }

    /// Puts a score by key into its place.
    pub fn put(&mut self, given: &mut Given, key: &str, points: i64) {
        match self.of(key).and_then(|at| given.points.get_mut(at)) {
            Some(place) => *place = Some(points),
            None => given.unknown.push(key.to_owned()),
        }
    }
}

/// Puts a scheme in order. A parent that is not there, or that stands below its own child, is as none.
pub fn outline(scheme: &Scheme) -> Outline {
    let mut children: BTreeMap<&str, Vec<(&str, &SchemeNode)>> = BTreeMap::new();
    for (key, node) in &scheme.nodes {
        let parent = if has_ground(scheme, key) { node.parent.as_str() } else { "" };
        children.entry(parent).or_default().push((key, node));
    }
    for siblings in children.values_mut() {
        siblings.order_by(|(a_key, a), (b_key, b)| a.order.cmp(&b.order).then_with(|| a_key.cmp(b_key)));
    }
    let mut walk = Walk { children: &children, out: Outline::default() };
    walk.below("", 0, None, "");
    walk.out.full = walk.out.classes.iter().map(|class| class.points).sum();
    walk.out
}

/// Whether the parents of a node lead to the top.
fn has_ground(scheme: &Scheme, key: &str) -> bool {
    let mut at = key;
    for _ in 0..=scheme.nodes.len() {
        match scheme.nodes.get(at) {
            None => return false,
            Some(node) if node.parent.is_empty() => return true,
            Some(node) => at = &node.parent,
        }
    }
    false
}

struct Walk<'a> {
    children: &'a BTreeMap<&'a str, Vec<(&'a str, &'a SchemeNode)>>,
    out: Outline,
}

impl Walk<'_> {
    /// Takes in what stands below a node, and gives the sum of its 得分. Schemes are three deep; a file that brings more is read all the same.
    fn below(&mut self, parent: &str, depth: usize, class: Option<usize>, section: &str) -> i64 {
        let Some(nodes) = self.children.get(parent) else { return 0 };
        let mut sum = 0;
        for (key, node) in nodes {
            sum += self.node(key, node, depth, class, section);
        }
        sum
    }

    fn node(&mut self, key: &str, node: &SchemeNode, depth: usize, class: Option<usize>, section: &str) -> i64 {
        let is_leaf = !self.children.contains_key(key);
        let class = class.unwrap_or_else(|| self.class_of(key, node, is_leaf));
        let at = self.out.lines.len();
        self.out.lines.push(Line { key: key.to_owned(), depth, leaf: None, sum: 0 });
        let sum = if is_leaf {
            let leaf = self.out.leaves.len();
            self.leaf(key, node, class, section);
            self.out.lines.get_mut(at).into_iter().for_each(|line| line.leaf = Some(leaf));
            if node.side == Side::Base { node.points.unwrap_or(0) } else { 0 }
        } else {
            let section = if node.level == NodeLevel::Class { section } else { &node.name };
            let sum = self.below(key, depth + 1, Some(class), section);
            self.check_sum(key, node, sum);
            sum
        };
        self.out.lines.get_mut(at).into_iter().for_each(|line| line.sum = sum);
        if is_leaf {
            self.out.classes.get_mut(class).into_iter().for_each(|class| class.points += sum);
        }
        sum
    }

    /// The class that a node at the top opens: its own, or the one of those that stand under none.
    fn class_of(&mut self, key: &str, node: &SchemeNode, is_leaf: bool) -> usize {
        let lone = is_leaf && node.level != NodeLevel::Class;
        let (key, name) = if lone { ("", "其他") } else { (key, node.name.as_str()) };
        if let Some(at) = self.out.classes.iter().position(|class| lone && class.key.is_empty()) {
            return at;
        }
        self.out.classes.push(Class { key: key.to_owned(), name: name.to_owned(), points: 0 });
        self.out.classes.len() - 1
    }

    fn leaf(&mut self, key: &str, node: &SchemeNode, class: usize, section: &str) {
        let number = self.out.leaves.len() + 1;
        let mut trouble = |text: String| self.out.troubles.push(Trouble { key: key.to_owned(), text });
        match node.points {
            _ if node.name.trim().is_empty() => trouble(format!("第 {number} 条没有名称")),
            None if node.side == Side::Base => trouble(format!("“{}”没有分值", node.name)),
            Some(points) if points <= 0 => trouble(format!("“{}”的分值应大于 0", node.name)),
            _ => {}
        }
        self.out.places.insert(key.to_owned(), number - 1);
        self.out.leaves.push(Leaf {
            key: key.to_owned(),
            number,
            class,
            section: section.to_owned(),
            name: node.name.clone(),
            side: node.side,
            points: node.points,
            standard: node.standard.clone(),
            method: node.method.clone(),
        });
    }

    fn check_sum(&mut self, key: &str, node: &SchemeNode, sum: i64) {
        if let Some(said) = node.points.filter(|said| *said != sum && sum > 0) {
            let (said, sum) = (points::shown(said), points::shown(sum));
            let text = format!("“{}”写的是 {said} 分，下面合计 {sum} 分", node.name);
            self.out.troubles.push(Trouble { key: key.to_owned(), text });
        }
    }
}
