//! The draft of the organizations that a person ticked.

use crate::domain::order::Ordered;
use std::collections::HashMap;

use super::{Organizations, Parent, Verdict};
use crate::domain::kind::{FieldValue, Id, Kind, Ref, Value};
use crate::domain::organization::Organization;
use crate::ledger::{Draft, OrgTree};

/// One draft of the rows that `chosen` (by index in [`Organizations::rows`]) and that have no problems. A new
/// organization whose upper one is new too and not ticked is left out with it.
pub fn draft(
    pasted: &Organizations,
    tree: &OrgTree,
    chosen: &dyn Fn(usize) -> bool,
    ids: &mut dyn FnMut() -> Id,
) -> Draft {
    let mut draft = Draft::new("");
    let given = identities(pasted, chosen, ids);
    let (mut new, mut changed) = (0usize, 0usize);
    for (at, row) in pasted.rows.iter().enumerate() {
        let Some(id) = given.get(&at).copied().filter(|_| row.verdict.is_importable() && chosen(at)) else { continue };
        for (field, value) in &row.writes {
            draft.put(Organization::SPEC.name, id, field.as_str(), value.clone());
        }
        if let Some(parent) = parent(pasted, tree, &given, at).filter(|_| row.moves) {
            draft.put(Organization::SPEC.name, id, Organization::parent, parent);
        }
        if row.verdict == Verdict::New { new += 1 } else { changed += 1 }
    }
    draft.label = format!("粘贴党组织：新增 {new} 个，改动 {changed} 个");
    draft
}

/// The ids of all rows that are known or will be created, upper ones first.
fn identities(
    pasted: &Organizations,
    chosen: &dyn Fn(usize) -> bool,
    ids: &mut dyn FnMut() -> Id,
) -> HashMap<usize, Id> {
    let mut order: Vec<usize> = (0..pasted.rows.len()).collect();
    order.order_by_key(|at| pasted.rows.get(*at).map_or(0, |row| row.depth));
    let mut given = HashMap::new();
    for at in order {
        let Some(row) = pasted.rows.get(at) else { continue };
        let has_parent = match row.parent {
            Parent::Pasted(upper) => given.contains_key(&upper),
            _ => true,
        };
        if let Some(known) = row.known {
            given.insert(at, known);
        } else if row.verdict == Verdict::New && chosen(at) && has_parent {
            given.insert(at, ids());
        }
    }
    given
}

fn parent(pasted: &Organizations, tree: &OrgTree, given: &HashMap<usize, Id>, at: usize) -> Option<Value> {
    match pasted.rows.get(at)?.parent {
        Parent::Top => None,
        Parent::Known(id) => Some(Ref::to(id, tree.name(id)).to_value()),
        Parent::Pasted(upper) => {
            let name = pasted.rows.get(upper)?.cells.name.as_str();
            Some(Ref::to(*given.get(&upper)?, name).to_value())
        }
    }
}
