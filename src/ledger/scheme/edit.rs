//! Changing the lines of a scheme.

use super::{node_field, read};
use crate::domain::kind::{FieldValue, Group, Id, Value};
use crate::domain::order::Ordered;
use crate::domain::order_key::between;
use crate::domain::scheme::{NodeLevel, Scheme, SchemeNode};
use crate::ledger::{Draft, Ledger};

/// Changes one field of a node as typed.
///
/// # Errors
/// The text cannot be read, or there is no such node.
pub fn set_node(ledger: &Ledger, id: Id, key: &str, field: &str, text: &str) -> Result<Draft, String> {
    let scheme = read(ledger, id)?;
    let node = scheme.nodes.get(key).ok_or("这一条已经删除")?;
    let spec = node_field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let value = spec.read_text(text)?;
    if value.as_i64().is_some_and(|points| points < 0) {
        return Err("分值不写负数；扣分项的分值是最多扣多少".to_owned());
    }
    let mut draft = Draft::new(format!("指标“{}”：改{}", node.name, spec.label));
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
    let node = scheme.nodes.get(key).ok_or("这一条已经删除")?;
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

/// Moves a node among its siblings by so many places.
///
/// # Errors
/// There is no such node.
pub fn move_node(ledger: &Ledger, id: Id, key: &str, by: isize) -> Result<Draft, String> {
    let scheme = read(ledger, id)?;
    let node = scheme.nodes.get(key).ok_or("这一条已经删除")?;
    let mut rest = siblings(&scheme, &node.parent);
    let from = rest.iter().position(|(known, _)| known == key).ok_or("这一条已经删除")?;
    rest.remove(from);
    let to = from.saturating_add_signed(by).min(rest.len());
    let order_at = |at: usize| rest.get(at).map(|(_, order)| order.as_str());
    let order = between(to.checked_sub(1).and_then(order_at), order_at(to));
    let mut draft = Draft::new(format!("移动指标“{}”", node.name));
    if to != from {
        draft.put(Scheme::KIND, id, format!("{}.{key}.{}", Scheme::nodes, SchemeNode::order), order.to_value());
    }
    Ok(draft)
}

/// Keys and order keys of the nodes right below a parent, in order.
fn siblings(scheme: &Scheme, parent: &str) -> Vec<(String, String)> {
    let below = scheme.nodes.iter().filter(|(_, node)| node.parent == parent);
    let mut all: Vec<(String, String)> = below.map(|(key, node)| (key.clone(), node.order.clone())).collect();
    all.order_by(|(a_key, a), (b_key, b)| a.cmp(b).then_with(|| a_key.cmp(b_key)));
    all
}
