//! What waits to be settled: fields that people wrote differently without knowing of one another.

use std::sync::Arc;

use super::record::{DELETED, Life, Write};
use super::{Key, Ledger, Record};
use crate::domain::kind::Id;

/// Where a conflict stands: the record and the field. For 删除与修改冲突 the field is [`DELETED`].
pub type ConflictKey = (Key, Arc<str>);

/// A conflict and its sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Where.
    pub key: ConflictKey,
    /// The values, the shown one first. For a deletion: its writes.
    pub sides: Vec<Write>,
}

impl Ledger {
    /// How many records are in conflict.
    pub fn conflicted(&self) -> usize {
        self.conflicted.len()
    }

    /// The records of a kind in which something waits to be settled.
    pub fn conflicted_of(&self, kind: &str) -> impl Iterator<Item = Id> {
        self.conflicted.iter().filter(move |(known, _)| &**known == kind).map(|(_, id)| *id)
    }

    /// All conflicts, record by record.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.conflicted.iter().filter_map(|key| self.record(&key.0, key.1)).flat_map(conflicts_of).collect()
    }

    /// The conflicts of one record.
    pub fn conflicts_in(&self, key: &Key) -> Vec<Conflict> {
        self.record(&key.0, key.1).map(conflicts_of).unwrap_or_default()
    }
}

fn conflicts_of(record: &Record) -> Vec<Conflict> {
    let key: Key = (record.kind.clone(), record.id);
    if record.life() == Life::Deleted {
        return Vec::new();
    }
    let mut all: Vec<Conflict> = record
        .conflicts()
        .map(|(field, register)| Conflict { key: (key.clone(), field.clone()), sides: register.clone() })
        .collect();
    if record.life() == Life::Disputed {
        all.push(Conflict { key: (key, DELETED.into()), sides: record.register(DELETED).to_vec() });
    }
    all
}
