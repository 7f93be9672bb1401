//! 越权: fields in a pack that their writer does not write by the office rule. An import marks them and takes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::kind::{FieldSpec, Id, KindSpec, field};
use crate::domain::kind_named;
use crate::exchange::Opened;
use crate::ledger::{DELETED, Key, Ledger, ORG, OrgTree, Record, RecordEffect, SAME_AS, Write, rights};

/// A field whose writer may not write it.
#[derive(Debug, Clone, PartialEq)]
pub struct Overstep {
    /// The record.
    pub key: Key,
    /// The field.
    pub field: Arc<str>,
    /// Name of the organization that wrote it.
    pub by: String,
    /// Who may.
    pub why: String,
}

const WHOLE: FieldSpec = field("删除");
const OWNER: FieldSpec = field("所属党组织");

pub(super) struct Checker<'a> {
    ledger: &'a Ledger,
    tree: &'a OrgTree,
    from: Id,
    /// Organization of each actor, by name; several may bear it.
    writers: BTreeMap<Id, Vec<Id>>,
}

impl<'a> Checker<'a> {
    /// `None` when the sender is not in the tree: then nothing can be said.
    pub fn new(ledger: &'a Ledger, tree: &'a OrgTree, opened: &Opened) -> Option<Self> {
        let from = opened.header.from.id.filter(|id| tree.get(*id).is_some())?;
        let mut by_name: BTreeMap<&str, Vec<Id>> = BTreeMap::new();
        tree.all().for_each(|org| by_name.entry(&org.name).or_default().push(org.id));
        let orgs_of = |name: &str| by_name.get(name).cloned().filter(|_| name != opened.header.from.name);
        let writers = opened.actors.iter().filter_map(|(id, info)| Some((*id, orgs_of(&info.org)?))).collect();
        Some(Self { ledger, tree, from, writers })
    }

    /// What oversteps in one record that arrives.
    pub fn check(&self, incoming: &Record, effect: &RecordEffect) -> Vec<Overstep> {
        let known = self.ledger.record(&incoming.kind, incoming.id);
        let spec = kind_named(&incoming.kind);
        if spec.is_some_and(KindSpec::is_by_name) {
            return Vec::new();
        }
        let owners = [rights::owner(&effect.after), known.and_then(rights::owner)];
        let news = |write: &&Write| known.is_none_or(|known| !known.seen().has(write.dot));
        let mut found = Vec::new();
        for (name, register) in incoming.registers() {
            let declared = match &**name {
                DELETED => Some(&WHOLE),
                ORG => Some(&OWNER),
                // Whoever merges may find that two records are one.
                SAME_AS => None,
                name => spec.and_then(|spec| spec.field(name)),
            };
            let Some(declared) = declared else { continue };
            for write in register.iter().filter(news).filter(|write| !write.value.is_null()) {
                if let Err((by, why)) = self.may(write, owners, declared) {
                    let by = self.tree.name(by).to_owned();
                    found.push(Overstep { key: effect.key.clone(), field: name.clone(), by, why });
                    break;
                }
            }
        }
        found
    }

    /// Whether any organization that the writer may be is allowed to, for the owner before or after.
    fn may(&self, write: &Write, owners: [Option<Id>; 2], declared: &FieldSpec) -> Result<(), (Id, String)> {
        let sender = [self.from];
        let writers = self.writers.get(&write.dot.actor).map_or(&sender[..], Vec::as_slice);
        let mut first = None;
        for writer in writers {
            for owner in owners.into_iter().flatten() {
                match rights::may_write(self.tree, *writer, Some(owner), declared) {
                    Ok(()) => return Ok(()),
                    Err(why) => first = first.or(Some((*writer, why))),
                }
            }
        }
        first.map_or(Ok(()), Err)
    }
}
