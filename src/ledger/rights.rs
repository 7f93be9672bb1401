//! Who may write what: the record's own organization and, as 代录, its ancestors; `upper` fields only the ancestors.
//! An office rule, not security: the screen refuses with a reason, an import only marks 越权.

use super::{OrgTree, Record};
use crate::domain::kind::{FieldSpec, Id, Writer};

/// Whether `me` may write this field of a record that belongs to `owner`.
///
/// # Errors
/// A sentence that says who may.
pub fn may_write(tree: &OrgTree, me: Id, owner: Option<Id>, spec: &FieldSpec) -> Result<(), String> {
    let Some(owner) = owner else { return Ok(()) };
    let (mine, owner_id) = (tree.resolve(me), tree.resolve(owner));
    match spec.writer {
        Writer::Named => Ok(()),
        Writer::Own if tree.is_within(owner_id, mine) => Ok(()),
        Writer::Own => Err(format!("“{}”由{}填写，本单位只能看。", spec.label, tree.name(owner_id))),
        Writer::Upper if owner_id != mine && tree.is_within(owner_id, mine) => Ok(()),
        // At the top of the tree nobody stands above.
        Writer::Upper if owner_id == mine && tree.parent(owner_id).is_none() => Ok(()),
        Writer::Upper => Err(match tree.parent(owner_id) {
            Some(upper) => format!("“{}”由{}来做。", spec.label, tree.name(upper)),
            None => format!("“{}”由上级党组织来做。", spec.label),
        }),
    }
}

/// The owner of a record: the organization it belongs to; an organization is its own.
pub fn owner(record: &Record) -> Option<Id> {
    if &*record.kind == "organization" { Some(record.id) } else { record.org() }
}
