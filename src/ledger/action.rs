//! Actions: what was done at once, as a line of the history.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::draft::Intent;
use super::record::Write;
use super::{Draft, Key, Ledger};
use crate::domain::kind::{Id, Value};

/// Where an action came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A person did it here.
    Edit,
    /// It takes another action back.
    Undo {
        /// Number of the action in its actor's count.
        of: u64,
        /// That action's actor.
        actor: Id,
    },
    /// A pack brought it.
    Import {
        /// The pack's id.
        pack: Id,
        /// The pack's title.
        title: String,
        /// Name of the organization that made it.
        from: String,
    },
}

/// One field of one record, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Kind of the record.
    pub kind: Arc<str>,
    /// The record.
    pub id: Id,
    /// The field; empty when the record itself is new.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub field: Arc<str>,
    /// What was shown before.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub old: Value,
    /// What was shown after; for a new record an object of its fields, empty when a pack brought it.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub new: Value,
    /// After an import: the writes that stood in the field, or what a new record had seen; so that an undo can tell
    /// whether that is still so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<(Id, u64)>,
}

/// What was done at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// Who.
    pub actor: Id,
    /// The how-manieth write of theirs.
    pub n: u64,
    /// When, in milliseconds since 1970.
    pub time: i64,
    /// What, in words.
    pub label: String,
    /// Where it came from.
    pub source: Source,
    /// The fields.
    pub changes: Vec<Change>,
}

impl Action {
    /// The records that were touched, each once.
    pub fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.changes.iter().map(|change| (change.kind.clone(), change.id)).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Ledger {
    /// Does what the draft says. Fields that already hold the value alone are left as they are; an action that
    /// changes nothing is empty and need not be saved.
    pub fn apply(&mut self, draft: Draft) -> Action {
        self.apply_from(draft, Source::Edit)
    }

    pub(super) fn apply_from(&mut self, draft: Draft, source: Source) -> Action {
        let time = self.now;
        let mut wanted: BTreeMap<(&'static str, Id), BTreeMap<Arc<str>, Intent>> = BTreeMap::new();
        for set in draft.sets {
            wanted.entry((set.kind, set.id)).or_default().insert(set.field, set.value);
        }
        let mut action = Action { actor: self.actor, n: 0, time, label: draft.label, source, changes: Vec::new() };
        for ((kind, id), fields) in wanted {
            let fields: Vec<_> =
                fields.into_iter().filter(|(field, intent)| self.would_change(kind, id, field, intent)).collect();
            if fields.is_empty() {
                continue;
            }
            if action.n == 0 {
                action.n = self.next_dot().n;
            }
            self.write_fields(kind, id, fields, &mut action);
        }
        self.note_conflicts(&action.keys());
        action
    }

    fn would_change(&self, kind: &str, id: Id, field: &str, intent: &Intent) -> bool {
        let register = self.record(kind, id).map_or(&[][..], |record| record.register(field));
        match (intent, register) {
            (Intent::Deleted, _) => self.record(kind, id).is_some(),
            (Intent::Value(value), []) => !value.is_null(),
            (Intent::Value(value), [only]) => only.value != *value,
            (Intent::Value(_), _) => true,
        }
    }

    fn write_fields(&mut self, kind: &str, id: Id, fields: Vec<(Arc<str>, Intent)>, action: &mut Action) {
        let (actor, n, time) = (action.actor, action.n, action.time);
        let is_new = self.record(kind, id).is_none();
        let record = self.entry(kind, id);
        let name = record.kind.clone();
        let seen = record.seen.to_value();
        let mut first = serde_json::Map::new();
        for (field, intent) in fields {
            let new = match intent {
                Intent::Value(value) => value,
                Intent::Deleted => seen.clone(),
            };
            let old = record.value(&field).clone();
            record.write(field.clone(), Write { value: new.clone(), dot: super::Dot { actor, n }, time });
            if is_new {
                first.insert(field.to_string(), new);
            } else {
                action.changes.push(Change { kind: name.clone(), id, field, old, new, left: Vec::new() });
            }
        }
        if is_new {
            let new = Value::Object(first);
            action.changes.push(Change { kind: name, id, field: "".into(), old: Value::Null, new, left: Vec::new() });
        }
    }
}
