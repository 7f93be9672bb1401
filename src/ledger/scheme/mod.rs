//! 指标体系 as pure queries and commands: making one, changing its lines, freezing it, and a new version of it.

mod block;
mod edit;
mod lines;
mod paper;
mod pasting;
mod starter;

pub use block::{Pasted, Refused, SHEET, put_block};
pub use edit::{add_line, add_node, move_node, remove_node, set_level, set_node};
pub use lines::{depth_of, from_paper};
pub use paper::{Beside, Paper, PaperRow, in_words, paper};
pub use pasting::{
    Taken, import, is_aside, is_unread, left_over, preview, row_counts, sift, standing_troubles, sum_words, take_all,
    year_in,
};
pub use starter::{Starter, starters};

use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Group, Id, Kind};
use crate::domain::order::Ordered;
use crate::domain::scheme::{Scheme, SchemeNode, SchemeUse};
use crate::domain::tour::Tour;
use crate::ledger::{Draft, Ledger, OrgTree, rights};

/// A key for a new node: short, since every score of every sheet bears it.
pub fn short_key(fresh: Id) -> String {
    let text = fresh.to_string();
    text.get(24..).unwrap_or(&text).to_owned()
}

/// A new scheme with these nodes, in order.
pub fn create(
    org: Id,
    id: Id,
    (name, used_for, year): (&str, SchemeUse, i32),
    nodes: &[(String, SchemeNode)],
) -> Draft {
    let mut draft = Draft::new(format!("新建指标体系“{name}”"));
    draft.belongs::<Scheme>(id, org);
    draft.set::<Scheme, _>(id, Scheme::name, &name.trim().to_owned());
    draft.set::<Scheme, _>(id, Scheme::used_for, &used_for);
    draft.set::<Scheme, _>(id, Scheme::year, &i64::from(year));
    draft.set::<Scheme, _>(id, Scheme::version, &1i64);
    for (key, node) in nodes {
        put_node(&mut draft, id, key, node);
    }
    draft
}

/// Writes all fields of a node that say anything.
fn put_node(draft: &mut Draft, id: Id, key: &str, node: &SchemeNode) {
    let mut put = |field: &str, value: crate::domain::kind::Value| {
        if !value.is_null() {
            draft.put(Scheme::KIND, id, format!("{}.{key}.{field}", Scheme::nodes), value);
        }
    };
    put(SchemeNode::order, node.order.to_value());
    put(SchemeNode::parent, node.parent.to_value());
    put(SchemeNode::level, node.level.to_value());
    put(SchemeNode::name, node.name.to_value());
    put(SchemeNode::side, node.side.to_value());
    put(SchemeNode::standard, node.standard.to_value());
    put(SchemeNode::method, node.method.to_value());
    if let Some(points) = node.points {
        put(SchemeNode::points, points.to_value());
    }
}

/// The schemes that an organization may use: its own, those of the levels above, and what came from below; newest version first.
pub fn schemes(ledger: &Ledger) -> Vec<Scheme> {
    let mut all = ledger.all::<Scheme>();
    all.order_by(|a, b| {
        let newer = b.year.cmp(&a.year).then_with(|| b.version.cmp(&a.version));
        a.is_frozen().cmp(&b.is_frozen()).then(newer).then_with(|| a.name.cmp(&b.name)).then(a.id.cmp(&b.id))
    });
    all
}

/// The tours that are scored by a scheme.
pub fn users(ledger: &Ledger, id: Id) -> Vec<Tour> {
    ledger.all::<Tour>().into_iter().filter(|tour| tour.scheme == Some(id)).collect()
}

/// Whether `me` may change the scheme.
///
/// # Errors
/// Why not: it is gone, in use, or another organization's.
pub fn may_edit(ledger: &Ledger, tree: &OrgTree, me: Id, id: Id) -> Result<(), String> {
    let scheme = read(ledger, id)?;
    is_own(tree, me, &scheme)?;
    if scheme.is_frozen() {
        return Err("这一版已经用来打分，不再改动。要改就另存新版。".to_owned());
    }
    Ok(())
}

/// Whether `me` may delete the scheme.
///
/// # Errors
/// Why not: it is gone, another organization's, or a tour uses it.
pub fn may_delete(ledger: &Ledger, tree: &OrgTree, me: Id, id: Id) -> Result<(), String> {
    is_own(tree, me, &read(ledger, id)?)?;
    delete(ledger, id).map(drop)
}

/// Whether the scheme is of `me`, or of one below.
fn is_own(tree: &OrgTree, me: Id, scheme: &Scheme) -> Result<(), String> {
    let spec = Scheme::SPEC.field(Scheme::name);
    let own = spec.is_none_or(|spec| rights::may_write(tree, me, scheme.org, spec).is_ok());
    let owner = || scheme.org.map(|org| tree.name(org).to_owned()).unwrap_or_default();
    if own {
        Ok(())
    } else {
        Err(format!("这套指标由{}制定，本单位只能看。要改就另存新版。", owner()))
    }
}

/// Takes the scheme into use: from now on it does not change. Nothing happens when it is in use already.
pub fn freeze(ledger: &Ledger, id: Id, today: Date) -> Draft {
    let mut draft = Draft::new("启用指标体系".to_owned());
    if let Some(scheme) = ledger.read::<Scheme>(id).filter(|scheme| !scheme.is_frozen()) {
        draft.label = format!("启用指标体系“{}”", scheme.name);
        draft.set::<Scheme, _>(id, Scheme::frozen, &today);
    }
    draft
}

/// A copy that can be changed, with the next number. The lines keep their keys, so that rounds can be compared.
///
/// # Errors
/// The scheme is gone.
pub fn new_version(ledger: &Ledger, org: Id, id: Id, fresh: Id) -> Result<Draft, String> {
    let scheme = read(ledger, id)?;
    let latest = ledger.all::<Scheme>().into_iter().filter(|other| other.name == scheme.name);
    let next = latest.filter_map(|other| other.version).max().unwrap_or(1) + 1;
    let mut draft = Draft::new(format!("“{}”另存为第 {next} 版", scheme.name));
    draft.belongs::<Scheme>(fresh, org);
    draft.set::<Scheme, _>(fresh, Scheme::name, &scheme.name);
    draft.set::<Scheme, _>(fresh, Scheme::used_for, &scheme.used_for);
    draft.set::<Scheme, _>(fresh, Scheme::source, &scheme.source);
    draft.set::<Scheme, _>(fresh, Scheme::note, &scheme.note);
    draft.set::<Scheme, _>(fresh, Scheme::version, &next);
    draft.set::<Scheme, _>(fresh, Scheme::previous, &id);
    if let Some(year) = scheme.year {
        draft.set::<Scheme, _>(fresh, Scheme::year, &year);
    }
    for (key, node) in &scheme.nodes {
        put_node(&mut draft, fresh, key, node);
    }
    Ok(draft)
}

/// Deletes a scheme that no tour uses.
///
/// # Errors
/// Who uses it.
pub fn delete(ledger: &Ledger, id: Id) -> Result<Draft, String> {
    let scheme = read(ledger, id)?;
    if let Some(tour) = users(ledger, id).first() {
        return Err(format!("“{}”在用这套指标，不能删。", tour.name));
    }
    let mut draft = Draft::new(format!("删除指标体系“{}”", scheme.name));
    draft.delete(Scheme::KIND, id);
    Ok(draft)
}

fn read(ledger: &Ledger, id: Id) -> Result<Scheme, String> {
    ledger.read(id).ok_or_else(|| "这套指标体系已经删除，可以在历史里恢复。".to_owned())
}

/// The declaration of a node's field.
fn node_field(field: &str) -> Option<&'static crate::domain::kind::FieldSpec> {
    SchemeNode::FIELDS.iter().find(|spec| spec.name == field)
}

#[cfg(test)]
mod tests;
