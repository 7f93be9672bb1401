//! All records: edit, merge, history, undo, query. Pure: the time, ids and the actor are arguments.
//!
//! A [`Ledger`] is the truth while the app runs. What a person does is a [`Draft`]; applying it gives an [`Action`],
//! which is the line in the history, what the database appends, and what an undo reads.

mod action;
mod conflicts;
mod draft;
mod merging;
mod query;
mod record;
mod same;
mod seen;
mod siblings;
#[cfg(test)]
mod tests;
mod tree;
mod undo;
mod undone;

pub mod codec;
pub mod demo;
pub mod duties;
pub mod join;
pub mod labels;
pub mod paste;
pub mod rectify;
pub mod rights;
pub mod scheme;
pub mod tour;
pub mod work;

pub use action::{Action, Change, Source};
pub use conflicts::{Conflict, ConflictKey};
pub use draft::{Draft, Named};
pub use merging::{Effect, FieldEffect, Merged, RecordEffect};
pub use record::{DELETED, Life, ORG, Record, Register, Write, differ};
pub use same::{SAME_AS, Same};
pub use seen::{COUNT_LIMIT, Dot, Seen};
pub use tree::OrgTree;
pub use undo::Undone;
pub use undone::undone_import;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::kind::Id;

/// A record's kind and id.
pub type Key = (Arc<str>, Id);

/// How far into the future a clock is believed when values are ranked for display, in milliseconds: one day.
const TRUST: i64 = 24 * 60 * 60 * 1000;

/// Who an actor was, as packs and histories name them.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct ActorInfo {
    /// Name of the organization.
    #[serde(default)]
    pub org: String,
    /// Name of the person.
    #[serde(default)]
    pub name: String,
    /// Post of the person.
    #[serde(default)]
    pub post: String,
}

/// All records of one laptop.
#[derive(Debug, Clone)]
pub struct Ledger {
    records: BTreeMap<Arc<str>, BTreeMap<Id, Record>>,
    conflicted: BTreeSet<Key>,
    actors: BTreeMap<Id, ActorInfo>,
    actor: Id,
    mine: BTreeSet<Id>,
    counter: u64,
    now: i64,
}

impl Ledger {
    /// An empty ledger, written by `actor`, which must never have written before.
    pub fn new(actor: Id, now: i64) -> Self {
        Self {
            records: BTreeMap::new(),
            conflicted: BTreeSet::new(),
            actors: BTreeMap::new(),
            actor,
            mine: BTreeSet::from([actor]),
            counter: 0,
            now,
        }
    }

    /// Who writes here.
    pub fn actor(&self) -> Id {
        self.actor
    }

    /// Says who writes from now on. An actor that has written before must not be given.
    pub fn become_actor(&mut self, actor: Id, info: ActorInfo) {
        if actor != self.actor {
            self.counter = 0;
        }
        self.actor = actor;
        self.mine.insert(actor);
        self.actors.insert(actor, info);
    }

    /// Says that this actor wrote on this laptop, at an earlier start: an undo tells its writes from other people's.
    /// The actors of the local history are such.
    pub fn was_here(&mut self, actor: Id) {
        self.mine.insert(actor);
    }

    /// Says what time it is, in milliseconds since 1970. Writes are dated with it, and conflicting values are ranked
    /// anew, because a clock in the future is believed only so far.
    pub fn set_now(&mut self, now: i64) {
        self.now = now;
        let ceiling = self.ceiling();
        for (kind, id) in &self.conflicted {
            if let Some(record) = self.records.get_mut(kind).and_then(|all| all.get_mut(id)) {
                record.rank(ceiling);
            }
        }
    }

    /// What is known of the actors.
    pub fn actors(&self) -> &BTreeMap<Id, ActorInfo> {
        &self.actors
    }

    /// Notes who an actor was; what is known already stays.
    pub fn know_actor(&mut self, actor: Id, info: ActorInfo) {
        let known = self.actors.entry(actor).or_default();
        if *known == ActorInfo::default() {
            *known = info;
        }
    }

    /// A record, whether live or deleted.
    pub fn record(&self, kind: &str, id: Id) -> Option<&Record> {
        self.records.get(kind)?.get(&id)
    }

    /// All records, deleted ones too.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values().flat_map(BTreeMap::values)
    }

    /// The records of one kind, deleted ones too.
    pub fn records_of(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.records.get(kind).into_iter().flat_map(BTreeMap::values)
    }

    /// How many records there are, deleted ones too.
    pub fn len(&self) -> usize {
        self.records.values().map(BTreeMap::len).sum()
    }

    /// Nothing was ever written.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn ceiling(&self) -> i64 {
        self.now.saturating_add(TRUST)
    }

    /// Takes so many numbers; the last one is given back.
    fn next_dot(&mut self, many: u64) -> Dot {
        if self.counter.saturating_add(many) >= COUNT_LIMIT {
            // Only a file that claims to carry writes of ours that we never made brings us here.
            let next = Id::natural(&["actor", "after", &self.actor.to_string()]);
            let info = self.actors.get(&self.actor).cloned().unwrap_or_default();
            self.become_actor(next, info);
        }
        self.counter += many;
        Dot { actor: self.actor, n: self.counter }
    }

    fn kind_name(&self, kind: &str) -> Arc<str> {
        self.records.get_key_value(kind).map_or_else(|| kind.into(), |(name, _)| name.clone())
    }

    fn entry(&mut self, kind: &str, id: Id) -> &mut Record {
        let name = self.kind_name(kind);
        self.records.entry(name.clone()).or_default().entry(id).or_insert_with(|| Record::new(name, id))
    }

    /// Keeps the list of records in conflict, and the order of their values, true after these were written.
    fn note_conflicts<'a>(&mut self, keys: impl IntoIterator<Item = &'a Key>) {
        let ceiling = self.ceiling();
        for key in keys {
            match self.records.get_mut(&key.0).and_then(|all| all.get_mut(&key.1)) {
                Some(record) if record.is_in_conflict() => {
                    record.rank(ceiling);
                    self.conflicted.insert(key.clone());
                }
                _ => drop(self.conflicted.remove(key)),
            }
        }
    }
}
