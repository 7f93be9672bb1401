//! Merging what others hold: what it would do, and doing it.

use crate::domain::order::Ordered;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::action::{Before, dots, sides_of};
use super::record::{DELETED, Write, differ, same_values, values};
use super::{Action, Change, Dot, Key, Ledger, Life, Record, Register, Source};
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
        let known = self.record(&key.0, key.1);
        let mut after = known.cloned().unwrap_or_else(|| Record::new(key.0.clone(), key.1));
        after.merge(incoming, self.ceiling());
        let unknown = Record::new(key.0.clone(), key.1);
        let (effect, fields) = effect(known.unwrap_or(&unknown), &after, known.is_none());
        RecordEffect { key, effect, fields, after }
    }

    /// Merges records. The history gets one line, with one change per changed field of a record known before and one
    /// per new record.
    pub fn merge(&mut self, incoming: Vec<Record>, label: impl Into<String>, source: Source) -> Merged {
        let mut merged = Merged::nothing(self, label.into(), source);
        for record in incoming {
            self.merge_one(record, &mut merged);
        }
        if !merged.action.changes.is_empty() {
            let dot = self.next_dot(1);
            (merged.action.actor, merged.action.n) = (dot.actor, dot.n);
        }
        self.note_conflicts(&merged.touched);
        merged
    }

    /// Takes in what another tab or the database holds, without a line in the history: it is this laptop's own work.
    pub fn absorb(&mut self, records: Vec<Record>) -> Vec<Key> {
        let mut ignored = Merged::nothing(self, String::new(), Source::Edit);
        for record in records {
            self.merge_one(record, &mut ignored);
        }
        self.note_conflicts(&ignored.touched);
        ignored.touched
    }

    fn merge_one(&mut self, incoming: Record, merged: &mut Merged) {
        let key: Key = (self.kind_name(&incoming.kind), incoming.id);
        let ceiling = self.ceiling();
        // Somebody may carry writes of ours that we never made: do not count on from a number that is taken.
        self.counter = self.counter.max(incoming.seen.last(self.actor));
        let Some(known) = self.records.get_mut(&key.0).and_then(|all| all.get_mut(&key.1)) else {
            let mut record = Record { kind: key.0.clone(), ..incoming };
            record.rank(ceiling);
            merged.note_twins(&key, None, &record);
            let (new, left) = (fingerprint(&record), dots(record.seen.dots()));
            merged.action.changes.push(Change { new, left, ..Change::of_record(key.0.clone(), key.1) });
            self.records.entry(key.0.clone()).or_default().insert(key.1, record);
            merged.touched.push(key);
            return;
        };
        let before = known.clone();
        known.merge(&incoming, ceiling);
        if *known == before {
            return;
        }
        merged.note_twins(&key, Some(&before), known);
        merged.action.changes.extend(changes(&before, known));
        merged.touched.push(key);
    }
}

impl Merged {
    fn nothing(ledger: &Ledger, label: String, source: Source) -> Self {
        let action = Action { actor: ledger.actor, n: 0, time: ledger.now, label, source, changes: Vec::new() };
        Self { action, touched: Vec::new(), twins: Vec::new() }
    }

    /// Notes the twins that were not there before.
    fn note_twins(&mut self, key: &Key, before: Option<&Record>, after: &Record) {
        for (field, register) in after.registers() {
            let known = before.and_then(|before| twin(before.register(field)));
            if let Some(dot) = twin(register).filter(|dot| known != Some(*dot)) {
                self.twins.push((key.clone(), field.clone(), dot));
            }
        }
    }
}

/// What a person sees of a merge.
fn effect(before: &Record, after: &Record, is_new: bool) -> (Effect, Vec<FieldEffect>) {
    let (was, is) = (before.life(), after.life());
    if is == Life::Deleted && (is_new || was == Life::Deleted) {
        return (Effect::Same, Vec::new());
    }
    let fields: Vec<FieldEffect> = news(before, after)
        .map(|(field, register)| {
            let conflicts = if &**field == DELETED { is == Life::Disputed } else { differ(register) };
            FieldEffect {
                field: field.clone(),
                old: before.value(field).clone(),
                new: after.value(field).clone(),
                sides: if conflicts { register.clone() } else { Vec::new() },
            }
        })
        // Of a new record only what conflicts is worth a line.
        .filter(|effect| !is_new || !effect.sides.is_empty())
        .collect();
    let effect = match (fields.iter().any(|effect| !effect.sides.is_empty()), is_new) {
        (true, _) => Effect::Conflict,
        (false, true) => Effect::New,
        (false, false) if fields.is_empty() => Effect::Same,
        (false, false) => Effect::Changed,
    };
    (effect, fields)
}

/// The fields in which a person reads something else than before. An order that another clock gives to the values of a
/// known conflict is nothing else, nor is a deletion that counts as it did.
fn news<'a>(before: &'a Record, after: &'a Record) -> impl Iterator<Item = (&'a Arc<str>, &'a Register)> {
    // An edit can put a deletion in dispute without a word about the deletion itself.
    let has_moved = before.life() != after.life();
    after.registers().filter(move |(field, register)| match before.register(field) {
        _ if &***field == DELETED => has_moved,
        [] => register.iter().any(|write| !write.value.is_null()),
        known => !same_values(known, register),
    })
}

/// The lines of the history for a record that was known.
fn changes(before: &Record, after: &Record) -> Vec<Change> {
    let was = Before::of(before);
    let line = |(field, register): (&Arc<str>, &Register)| {
        let (old, beside_old) = was.shown(field, before.register(field));
        let (new, beside_new) = sides_of(field, register);
        let left = if &**field == DELETED { dots(after.seen.dots()) } else { dots(register.iter().map(|w| w.dot)) };
        let (kind, id, field) = (after.kind.clone(), after.id, field.clone());
        Change { kind, id, field, old, beside_old, new, beside_new, left }
    };
    news(before, after).map(line).collect()
}

/// A dot that two different values carry.
fn twin(register: &[Write]) -> Option<Dot> {
    let mut values: BTreeMap<Dot, &Value> = BTreeMap::new();
    register
        .iter()
        .find(|write| values.insert(write.dot, &write.value).is_some_and(|other| *other != write.value))
        .map(|write| write.dot)
}

/// A number that tells whether a record still says what it said (FNV-1a over its values). Who wrote them does not count.
pub(super) fn fingerprint(record: &Record) -> Value {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut sum = START;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    };
    for (field, register) in record.registers() {
        let mut said: Vec<String> = values(register).into_iter().map(Value::to_string).collect();
        said.order_by(Ord::cmp);
        if said != ["null"] {
            add(field);
            said.iter().for_each(|value| add(value));
        }
    }
    Value::from(sum)
}

impl Ledger {
    /// The key of a record.
    pub fn key(&self, kind: &str, id: Id) -> Key {
        (self.kind_name(kind), id)
    }
}
