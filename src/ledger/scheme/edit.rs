//! Changing the lines of a scheme.

use super::lines::{Lines, value_of};
use super::{node_field, read};
use crate::domain::kind::{Group, Id, Value};
use crate::domain::order::Ordered;
use crate::domain::order_key::between;
use crate::domain::scheme::{NodeLevel, Scheme, SchemeNode};
use crate::ledger::{Draft, Ledger};

/// Said of a node that somebody else removed.
const GONE: &str = "这一条已经删除";

/// Changes one field of a node as typed.
///
/// # Errors
/// The text cannot be read, or there is no such node.
pub fn set_node(ledger: &Ledger, id: Id, key: &str, field: &str, text: &str) -> Result<Draft, String> {
    let scheme = read(ledger, id)?;
    let node = scheme.nodes.get(key).ok_or(GONE)?;
    let value = value_of(field, text)?;
    let label = node_field(field).map_or(field, |spec| spec.label);
    let mut draft = Draft::new(format!("指标“{}”：改{label}", node.name));
    draft.put(Scheme::KIND, id, format!("{}.{key}.{field}", Scheme::nodes), value);
    Ok(draft)
}

/// Adds a node below a parent, behind `after` or at the end; gives its key too.
///
/// # Errors
/// The scheme is gone.
pub fn add_node(
    ledger: &Ledger,
    id: Id,
    (parent, level): (&str, NodeLevel),
    after: Option<&str>,
    name: &str,
    fresh: Id,
) -> Result<(Draft, String), String> {
    let scheme = read(ledger, id)?;
    let siblings = siblings(&scheme, parent);
    let at = after.and_then(|after| siblings.iter().position(|(key, _)| key == after));
    let before = at.or(siblings.len().checked_sub(1)).and_then(|at| siblings.get(at)).map(|(_, order)| order.as_str());
    let next = at.and_then(|at| siblings.get(at + 1)).map(|(_, order)| order.as_str());
    let key = super::short_key(fresh);
    let mut draft = Draft::new(format!("指标体系“{}”：加{}", scheme.name, level.label()));
    let node = SchemeNode {
        order: between(before, next),
        parent: parent.to_owned(),
        level,
        name: name.trim().to_owned(),
        ..SchemeNode::default()
    };
    super::put_node(&mut draft, id, &key, &node);
    Ok((draft, key))
}

/// Removes a node and all that stands below it.
///
/// # Errors
/// There is no such node.
pub fn remove_node(ledger: &Ledger, id: Id, key: &str) -> Result<Draft, String> {
    let scheme = read(ledger, id)?;
    let node = scheme.nodes.get(key).ok_or(GONE)?;
    let mut gone = vec![key.to_owned()];
    let mut at = 0;
    while let Some(parent) = gone.get(at).cloned() {
        let below = scheme.nodes.iter().filter(|(key, node)| node.parent == parent && !gone.contains(key));
        let below: Vec<String> = below.map(|(key, _)| key.clone()).collect();
        gone.extend(below);
        at += 1;
    }
    let more = if gone.len() > 1 { format!("和下面 {} 条", gone.len() - 1) } else { String::new() };
    let mut draft = Draft::new(format!("删除指标“{}”{more}", node.name));
    for key in gone {
        for field in SchemeNode::FIELDS {
            draft.put(Scheme::KIND, id, format!("{}.{key}.{}", Scheme::nodes, field.name), Value::Null);
        }
    }
    Ok(draft)
}

/// Moves a node, with what stands below it, by so many places among its siblings, and from their end over to the next heading.
/// The draft is empty where there is no further place.
///
/// # Errors
/// There is no such node.
pub fn move_node(ledger: &Ledger, id: Id, key: &str, by: isize) -> Result<Draft, String> {
    let mut lines = Lines::of(ledger, id)?;
    let mut at = lines.at(key).ok_or(GONE)?;
    let name = lines.node(at).map(|node| node.name.clone()).unwrap_or_default();
    for _ in 0..by.unsigned_abs() {
        lines.shift(at, by > 0);
        at = lines.at(key).ok_or(GONE)?;
    }
    Ok(lines.draft(format!("移动指标“{name}”")))
}

/// Gives a node another level. As on paper, it and what follows then belong to the nearest heading above.
///
/// # Errors
/// There is no such node.
pub fn set_level(ledger: &Ledger, id: Id, key: &str, level: NodeLevel) -> Result<Draft, String> {
    let mut lines = Lines::of(ledger, id)?;
    let at = lines.at(key).ok_or(GONE)?;
    let name = lines.node(at).map(|node| node.name.clone()).unwrap_or_default();
    lines.set_level(at, level);
    Ok(lines.draft(format!("指标“{name}”改为{}", level.label())))
}

/// Adds an empty line of a level after the line one stands on: behind what is of the same level there, or below the
/// nearest heading. At the very end when one stands nowhere. Gives its key too.
///
/// # Errors
/// The scheme is gone.
pub fn add_line(
    ledger: &Ledger,
    id: Id,
    on: Option<&str>,
    level: NodeLevel,
    fresh: Id,
) -> Result<(Draft, String), String> {
    let name = read(ledger, id)?.name;
    let mut lines = Lines::of(ledger, id)?;
    let (parent, at) = match on.and_then(|on| lines.at(on)).or(lines.len().checked_sub(1)) {
        Some(on) => lines.room_after(on, level),
        None => (String::new(), 0),
    };
    let key = super::short_key(fresh);
    let side = lines.node(at.saturating_sub(1)).filter(|_| level == NodeLevel::Item).map(|above| above.side);
    let node = SchemeNode { parent, level, side: side.unwrap_or_default(), ..SchemeNode::default() };
    lines.insert(at, key.clone(), node);
    Ok((lines.draft(format!("指标体系“{name}”：加{}", level.label())), key))
}

/// Keys and order keys of the nodes right below a parent, in order.
fn siblings(scheme: &Scheme, parent: &str) -> Vec<(String, String)> {
    let below = scheme.nodes.iter().filter(|(_, node)| node.parent == parent);
    let mut all: Vec<(String, String)> = below.map(|(key, node)| (key.clone(), node.order.clone())).collect();
    all.order_by(|(a_key, a), (b_key, b)| a.cmp(b).then_with(|| a_key.cmp(b_key)));
    all
}
