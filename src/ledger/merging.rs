//! Merging what others hold: what it would do, and doing it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::record::{Write, differ};
use super::{Action, Change, Dot, Key, Ledger, Life, Record, Source};
use crate::domain::kind::{Id, Value};

/// What merging does to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It was not known.
    New,
    /// Some field will show another value, or it appears or disappears.
    Changed,
    /// Somebody else wrote otherwise without knowing.
    Conflict,
    /// Nothing that a person sees.
    Same,
}

/// What merging does to a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldEffect {
    /// The field.
    pub field: Arc<str>,
    /// What is shown now.
    pub old: Value,
    /// What will be shown.
    pub new: Value,
    /// All values that will stand in the field when they conflict; else empty.
    pub sides: Vec<Write>,
}

/// What merging does to a record, field by field.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordEffect {
    /// The record.
    pub key: Key,
    /// In one word.
    pub effect: Effect,
    /// The fields that change or conflict.
    pub fields: Vec<FieldEffect>,
    /// The record as it will be.
    pub after: Record,
}

/// What a merge did.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The line of the history.
    pub action: Action,
    /// Records whose stored form changed, whether a person sees it or not.
    pub touched: Vec<Key>,
    /// Writes that carry the number of another write but another value: two copies of one profile were at work
    /// (身份重复). Both values were kept where they are visible.
    pub twins: Vec<(Key, Arc<str>, Dot)>,
}

impl Ledger {
    /// What merging this record would do; nothing is changed.
    pub fn preview(&self, incoming: &Record) -> RecordEffect {
        let key = (incoming.kind.clone(), incoming.id);
        let Some(known) = self.record(&key.0, key.1) else {
            let mut after = incoming.clone();
            after.rank(self.ceiling());
            let effect = if after.is_in_conflict() { Effect::Conflict } else { Effect::New };
            return RecordEffect { key, effect, fields: conflicts_of(&after, None), after };
        };
        let mut after = known.clone();
        after.merge(incoming, self.ceiling());
        let mut fields = conflicts_of(&after, Some(known));
        let in_conflict = !fields.is_empty() || (after.life() == Life::Disputed && known.life() != Life::Disputed);
        for (field, register) in after.registers() {
            let (old, new) = (known.value(field), after.value(field));
            if old != new && !fields.iter().any(|known| known.field == *field) && !differ(register) {
                fields.push(FieldEffect {
                    field: field.clone(),
                    old: old.clone(),
                    new: new.clone(),
                    sides: Vec::new(),
                });
            }
        }
        let effect = match (in_conflict, fields.is_empty() && after.life() == known.life()) {
            (true, _) => Effect::Conflict,
            (false, true) => Effect::Same,
            (false, false) => Effect::Changed,
        };
        RecordEffect { key, effect, fields, after }
    }

    /// Merges records. The history gets one line, with one change per changed field of a record known before and one
    /// per new record.
    pub fn merge(&mut self, incoming: Vec<Record>, label: impl Into<String>, source: Source) -> Merged {
        let mut merged = Merged {
            action: Action {
                actor: self.actor,
                n: 0,
                time: self.now,
                label: label.into(),
                source,
                changes: Vec::new(),
            },
            touched: Vec::new(),
            twins: Vec::new(),
        };
        for record in incoming {
            self.merge_one(record, &mut merged);
        }
        if !merged.action.changes.is_empty() {
            merged.action.n = self.next_dot().n;
        }
        self.note_conflicts(&merged.touched);
        merged
    }

    fn merge_one(&mut self, incoming: Record, merged: &mut Merged) {
        let key: Key = (self.kind_name(&incoming.kind), incoming.id);
        let ceiling = self.ceiling();
        if incoming.seen.last(self.actor) > self.counter {
            // Somebody carries writes of ours that we never made: do not count on from a number that is taken.
            self.counter = incoming.seen.last(self.actor);
        }
        let Some(known) = self.records.get_mut(&key.0).and_then(|all| all.get_mut(&key.1)) else {
            let mut record = Record { kind: key.0.clone(), ..incoming };
            record.rank(ceiling);
            let left = record.seen.dots().collect();
            merged.action.changes.push(change(&key, "".into(), Value::Null, Value::Null, left));
            self.records.entry(key.0.clone()).or_default().insert(key.1, record);
            merged.touched.push(key);
            return;
        };
        let before = known.clone();
        known.merge(&incoming, ceiling);
        if *known == before {
            return;
        }
        for (field, register) in known.registers() {
            let old = before.value(field);
            let new = known.value(field);
            if old != new || (differ(register) && before.register(field) != register.as_slice()) {
                let left = register.iter().map(|write| write.dot).collect();
                merged.action.changes.push(change(&key, field.clone(), old.clone(), new.clone(), left));
            }
            if let Some(dot) = twin(register) {
                merged.twins.push((key.clone(), field.clone(), dot));
            }
        }
        merged.touched.push(key);
    }

    /// Takes in what another tab or the database holds, without a line in the history: it is this laptop's own work.
    pub fn absorb(&mut self, records: Vec<Record>) -> Vec<Key> {
        let mut ignored = Merged {
            action: Action {
                actor: self.actor,
                n: 0,
                time: 0,
                label: String::new(),
                source: Source::Edit,
                changes: Vec::new(),
            },
            touched: Vec::new(),
            twins: Vec::new(),
        };
        for record in records {
            self.merge_one(record, &mut ignored);
        }
        self.note_conflicts(&ignored.touched);
        ignored.touched
    }
}

fn change(key: &Key, field: Arc<str>, old: Value, new: Value, left: Vec<Dot>) -> Change {
    let left = left.into_iter().map(|dot| (dot.actor, dot.n)).collect();
    Change { kind: key.0.clone(), id: key.1, field, old, new, left }
}

/// The fields of `after` in conflict, except those that stood in the same conflict before.
fn conflicts_of(after: &Record, before: Option<&Record>) -> Vec<FieldEffect> {
    let known = |field: &str| before.map_or(&[][..], |before| before.register(field));
    after
        .conflicts()
        .filter(|(field, register)| known(field) != register.as_slice())
        .map(|(field, register)| FieldEffect {
            field: field.clone(),
            old: before.map_or(Value::Null, |before| before.value(field).clone()),
            new: after.value(field).clone(),
            sides: register.clone(),
        })
        .collect()
}

/// A dot that two different values carry.
fn twin(register: &[Write]) -> Option<Dot> {
    let mut values: BTreeMap<Dot, &Value> = BTreeMap::new();
    register
        .iter()
        .find(|write| values.insert(write.dot, &write.value).is_some_and(|other| *other != write.value))
        .map(|write| write.dot)
}

impl Ledger {
    /// The key of a record.
    pub fn key(&self, kind: &str, id: Id) -> Key {
        (self.kind_name(kind), id)
    }
}
