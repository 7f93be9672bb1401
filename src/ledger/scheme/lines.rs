//! The lines of a scheme, changed in memory as one list and written as one draft that says no more than what differs.

use std::collections::{BTreeMap, BTreeSet};

use super::{node_field, put_node, read};
use crate::domain::kind::{FieldValue, Group, Id, Value};
use crate::domain::order_key::{between, spread};
use crate::domain::scheme::{NodeLevel, Scheme, SchemeNode, outline};
use crate::ledger::{Draft, Ledger};

/// How deep a level stands.
pub fn depth_of(level: NodeLevel) -> usize {
    match level {
        NodeLevel::Class => 0,
        NodeLevel::Section => 1,
        NodeLevel::Item => 2,
    }
}

/// All nodes in the order of the screen.
pub struct Lines {
    id: Id,
    before: BTreeMap<String, SchemeNode>,
    all: Vec<(String, SchemeNode)>,
    /// Those whose place among their siblings is to be written.
    moved: BTreeSet<String>,
}

impl Lines {
    /// The lines of a scheme; an error when it is gone.
    pub fn of(ledger: &Ledger, id: Id) -> Result<Self, String> {
        let scheme = read(ledger, id)?;
        let all = outline(&scheme).lines.into_iter();
        let all = all.filter_map(|line| Some((line.key.clone(), scheme.nodes.get(&line.key)?.clone()))).collect();
        Ok(Self { id, before: scheme.nodes, all, moved: BTreeSet::new() })
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn at(&self, key: &str) -> Option<usize> {
        self.all.iter().position(|(known, _)| known == key)
    }

    pub fn node(&self, at: usize) -> Option<&SchemeNode> {
        self.all.get(at).map(|(_, node)| node)
    }

    pub fn key(&self, at: usize) -> Option<&str> {
        self.all.get(at).map(|(key, _)| key.as_str())
    }

    /// Where what stands below a line ends.
    pub fn end_of(&self, at: usize) -> usize {
        let mut below: BTreeSet<&str> = self.key(at).into_iter().collect();
        let mut end = at + 1;
        while let Some((key, _)) = self.all.get(end).filter(|(_, node)| below.contains(node.parent.as_str())) {
            below.insert(key);
            end += 1;
        }
        end
    }

    /// Reads what was typed into one field; an error says why not.
    pub fn set(&mut self, at: usize, field: &str, text: &str) -> Result<(), String> {
        let value = value_of(field, text)?;
        if field == SchemeNode::level {
            if let Some(level) = NodeLevel::from_value(&value) {
                self.set_level(at, level);
            }
            return Ok(());
        }
        let Some((_, node)) = self.all.get_mut(at) else { return Ok(()) };
        let text = || String::from_value(&value).unwrap_or_default();
        match field {
            SchemeNode::points => node.points = value.as_i64(),
            // An emptied 计分 stays what it was: there is no line that counts in no way.
            SchemeNode::side => node.side = FieldValue::from_value(&value).unwrap_or(node.side),
            SchemeNode::name => node.name = text(),
            SchemeNode::standard => node.standard = text(),
            SchemeNode::method => node.method = text(),
            _ => {}
        }
        Ok(())
    }

    /// Gives a line another level. As on paper, what follows belongs to the nearest heading above it.
    pub fn set_level(&mut self, at: usize, level: NodeLevel) {
        let before = headings(&self.all);
        let Some((_, node)) = self.all.get_mut(at) else { return };
        if node.level == level {
            return;
        }
        node.level = level;
        let after = headings(&self.all);
        for (place, (before, after)) in before.into_iter().zip(after).enumerate() {
            // Lines that stand otherwise than on paper, in a file from elsewhere, stay so.
            if place == at || before != after {
                self.put_below(place, after);
            }
        }
    }

    fn put_below(&mut self, at: usize, parent: String) {
        if let Some((key, node)) = self.all.get_mut(at)
            && node.parent != parent
        {
            node.parent = parent;
            self.moved.insert(key.clone());
        }
    }

    /// Where a new line of a level goes when one stands on a line: below which parent, and before which line.
    pub fn room_after(&self, on: usize, level: NodeLevel) -> (String, usize) {
        let mut at = Some(on);
        while let Some((place, node)) = at.and_then(|at| Some((at, self.node(at)?))) {
            if node.level == level {
                return (node.parent.clone(), self.end_of(place));
            }
            if depth_of(node.level) < depth_of(level) {
                let parent = self.key(place).unwrap_or_default().to_owned();
                // A heading goes behind what its parent has; a 条 right below the line one stands on.
                let end = if level == NodeLevel::Item { place + 1 } else { self.end_of(place) };
                return (parent, end);
            }
            at = self.at(&node.parent);
        }
        (String::new(), self.end_of(on))
    }

    /// Puts a new line in.
    pub fn insert(&mut self, at: usize, key: String, node: SchemeNode) {
        self.moved.insert(key.clone());
        self.all.insert(at.min(self.all.len()), (key, node));
    }

    /// Moves a line with what stands below it by one place: among its siblings, and at their end over to the next heading of the same level.
    pub fn shift(&mut self, at: usize, down: bool) {
        let Some((parent, to)) = self.target(at, down) else { return };
        let end = self.end_of(at);
        let block: Vec<_> = self.all.drain(at..end).collect();
        let to = if to > at { to - block.len() } else { to };
        if let Some((key, _)) = block.first() {
            self.moved.insert(key.clone());
        }
        for (offset, line) in block.into_iter().enumerate() {
            self.all.insert(to + offset, line);
        }
        self.put_below(to, parent);
    }

    /// Where a line would go: below which parent, and before which line.
    fn target(&self, at: usize, down: bool) -> Option<(String, usize)> {
        let parent = &self.node(at)?.parent;
        let end = self.end_of(at);
        let is_sibling = |place: &usize| self.node(*place).is_some_and(|node| node.parent == *parent);
        let sibling = if down { (end..self.len()).find(is_sibling) } else { (0..at).rev().find(is_sibling) };
        if let Some(sibling) = sibling {
            return Some((parent.clone(), if down { self.end_of(sibling) } else { sibling }));
        }
        let heading = self.at(parent)?;
        let level = self.node(heading)?.level;
        let is_like = |place: &usize| self.node(*place).is_some_and(|node| node.level == level);
        let other = if down { (end..self.len()).find(is_like) } else { (0..heading).rev().find(is_like) }?;
        Some((self.key(other)?.to_owned(), if down { other + 1 } else { self.end_of(other) }))
    }

    /// What differs now, as one draft.
    pub fn draft(mut self, label: impl Into<String>) -> Draft {
        for at in 0..self.all.len() {
            self.place(at);
        }
        let mut draft = Draft::new(label);
        for (key, node) in &self.all {
            match self.before.get(key) {
                None => put_node(&mut draft, self.id, key, node),
                Some(before) => {
                    let changed = values(node).into_iter().zip(values(before)).filter(|(now, before)| now != before);
                    for ((field, value), _) in changed {
                        draft.put(Scheme::KIND, self.id, format!("{}.{key}.{field}", Scheme::nodes), value);
                    }
                }
            }
        }
        draft
    }

    /// Gives a line that moved a place between its siblings.
    fn place(&mut self, at: usize) {
        let Some((key, node)) = self.all.get(at).filter(|(key, _)| self.moved.contains(key)) else { return };
        let sibling = |(_, other): &&(String, SchemeNode)| other.parent == node.parent;
        let before = self.all.iter().take(at).rev().find(sibling).map(|(_, node)| node.order.as_str());
        let rest = self.all.iter().skip(at + 1);
        let next = rest.filter(|(key, _)| !self.moved.contains(key)).find(sibling);
        let order = between(before, next.map(|(_, node)| node.order.as_str()));
        let key = key.clone();
        self.moved.remove(&key);
        self.all.get_mut(at).into_iter().for_each(|(_, node)| node.order.clone_from(&order));
    }
}

/// What was typed, as the field's value.
pub(super) fn value_of(field: &str, text: &str) -> Result<Value, String> {
    let spec = node_field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let value = spec.read_text(text)?;
    if value.as_i64().is_some_and(|points| points < 0) {
        return Err("分值不写负数；扣分项的分值是最多扣多少".to_owned());
    }
    Ok(value)
}

/// The fields of a node with their values.
fn values(node: &SchemeNode) -> Vec<(&'static str, Value)> {
    let value = |field: &'static str| {
        let value = match field {
            SchemeNode::order => node.order.to_value(),
            SchemeNode::parent => node.parent.to_value(),
            SchemeNode::level => node.level.to_value(),
            SchemeNode::name => node.name.to_value(),
            SchemeNode::points => node.points.map_or(Value::Null, |points| points.to_value()),
            SchemeNode::side => node.side.to_value(),
            SchemeNode::standard => node.standard.to_value(),
            SchemeNode::method => node.method.to_value(),
            _ => Value::Null,
        };
        (field, value)
    };
    SchemeNode::FIELDS.iter().map(|spec| value(spec.name)).collect()
}

/// The nearest heading above each line, as on paper; empty where there is none.
fn headings(lines: &[(String, SchemeNode)]) -> Vec<String> {
    let mut above: Vec<(usize, &str)> = Vec::new();
    let mut all = Vec::with_capacity(lines.len());
    for (key, node) in lines {
        let depth = depth_of(node.level);
        while above.last().is_some_and(|(known, _)| *known >= depth) {
            above.pop();
        }
        all.push(above.last().map(|(_, key)| (*key).to_owned()).unwrap_or_default());
        above.push((depth, key));
    }
    all
}

/// Nodes for [`super::create`] from lines of paper: each belongs to the nearest heading above it.
pub fn from_paper(nodes: Vec<SchemeNode>, fresh: &mut impl FnMut() -> Id) -> Vec<(String, SchemeNode)> {
    let orders = spread(nodes.len());
    let keyed = |(node, order): (SchemeNode, String)| (super::short_key(fresh()), SchemeNode { order, ..node });
    let all: Vec<_> = nodes.into_iter().zip(orders).map(keyed).collect();
    let parents = headings(&all);
    all.into_iter().zip(parents).map(|((key, node), parent)| (key, SchemeNode { parent, ..node })).collect()
}
