//! Actions: what was done at once, as a line of the history.

use crate::domain::order::Ordered;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::draft::Intent;
use super::record::{DELETED, Life, Register, Write, values};
use super::{Dot, Draft, Key, Ledger, Record, Seen};
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
    /// The values that stood in conflict with `old`. Beside a deletion that was in dispute stands null.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside_old: Vec<Value>,
    /// What was shown after; for a new record an object of its fields, or, when a pack brought it, a fingerprint of
    /// its values.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub new: Value,
    /// The values that stand in conflict with `new`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside_new: Vec<Value>,
    /// The writes that were there afterwards, besides the action's own, so that an undo can tell whether somebody
    /// wrote since. After an import: those in the field. Of a deletion and of a new record: what the record had seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<(Id, u64)>,
}

impl Change {
    /// A change of the record as a whole.
    pub(super) fn of_record(kind: Arc<str>, id: Id) -> Self {
        let (field, old, new) = ("".into(), Value::Null, Value::Null);
        Self { kind, id, field, old, beside_old: Vec::new(), new, beside_new: Vec::new(), left: Vec::new() }
    }

    /// It is about the record as a whole, which is new.
    pub fn is_new_record(&self) -> bool {
        self.field.is_empty()
    }
}

/// Dots as the history writes them.
pub(super) fn dots(dots: impl Iterator<Item = Dot>) -> Vec<(Id, u64)> {
    dots.map(|dot| (dot.actor, dot.n)).collect()
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
        keys.order_by(Ord::cmp);
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
        let mut wanted: BTreeMap<(Arc<str>, Id), BTreeMap<Arc<str>, Intent>> = BTreeMap::new();
        for set in draft.sets {
            wanted.entry((set.kind, set.id)).or_default().insert(set.field, set.value);
        }
        for ((kind, id), fields) in &mut wanted {
            fields.retain(|field, intent| self.would_change(kind, *id, field, intent));
        }
        wanted.retain(|_, fields| !fields.is_empty());
        let mut action =
            Action { actor: self.actor, n: 0, time: self.now, label: draft.label, source, changes: Vec::new() };
        if !wanted.is_empty() {
            let dot = self.next_dot(wanted.values().flat_map(BTreeMap::values).map(Intent::width).max().unwrap_or(1));
            (action.actor, action.n) = (dot.actor, dot.n);
        }
        for ((kind, id), fields) in wanted {
            self.write_fields(&kind, id, fields, &mut action);
        }
        self.note_conflicts(&action.keys());
        action
    }

    fn would_change(&self, kind: &str, id: Id, field: &str, intent: &Intent) -> bool {
        let record = self.record(kind, id);
        let register = record.map_or(&[][..], |record| record.register(field));
        match intent {
            Intent::Deleted => record.is_some_and(|record| record.life() != Life::Deleted),
            Intent::Value(value) if register.is_empty() => !value.is_null(),
            Intent::Value(value) => register.iter().any(|write| write.value != *value),
            Intent::Sides(sides) => {
                let stand = values(register);
                stand.len() != sides.len() || !sides.iter().all(|side| stand.contains(&side))
            }
        }
    }

    fn write_fields(&mut self, kind: &str, id: Id, fields: BTreeMap<Arc<str>, Intent>, action: &mut Action) {
        let (main, time) = (Dot { actor: action.actor, n: action.n }, action.time);
        let is_new = self.record(kind, id).is_none();
        let record = self.entry(kind, id);
        let name = record.kind.clone();
        let before = Before::of(record);
        let mut first = serde_json::Map::new();
        let mut changes = Vec::new();
        for (field, intent) in fields {
            let sides = intent.into_sides(&before.seen);
            let (old, beside_old) = before.shown(&field, record.register(&field));
            let mut new = sides.iter();
            let (new, beside_new) = (new.next().cloned().unwrap_or(Value::Null), new.cloned().collect());
            record.write_sides(field.clone(), side_by_side(sides, main, time));
            if is_new {
                first.insert(field.to_string(), new);
            } else {
                let (kind, left) = (name.clone(), Vec::new());
                changes.push(Change { kind, id, field, old, beside_old, new, beside_new, left });
            }
        }
        if !is_new && before.life != record.life() && !changes.iter().any(|change| &*change.field == DELETED) {
            // A write into a deleted record puts the deletion in dispute; taking it back deletes the record again.
            changes.push(before.life_change(record));
        }
        for change in changes.iter_mut().filter(|change| &*change.field == DELETED) {
            change.left = dots(record.seen.dots());
        }
        if is_new {
            changes.push(Change { new: Value::Object(first), ..Change::of_record(name, id) });
        }
        action.changes.append(&mut changes);
    }
}

/// The shown value has the action's own dot, which is the last of those it took; the values beside it those before.
fn side_by_side(sides: Vec<Value>, main: Dot, time: i64) -> Register {
    let back = |(value, back)| Write { value, dot: Dot { actor: main.actor, n: main.n.saturating_sub(back) }, time };
    sides.into_iter().zip(0..).map(back).collect()
}

/// What a record was before it was written, as far as its history needs it.
pub(super) struct Before {
    /// Whether it was there.
    pub life: Life,
    /// What it had seen.
    pub seen: Seen,
}

impl Before {
    /// Of this record.
    pub(super) fn of(record: &Record) -> Self {
        Self { life: record.life(), seen: record.seen.clone() }
    }

    /// The shown value of a field and those beside it. Where a deletion was in dispute, null stands beside it: both
    /// sides come back when the settling is undone.
    pub(super) fn shown(&self, field: &str, register: &[Write]) -> (Value, Vec<Value>) {
        let (shown, mut beside) = sides_of(field, register);
        if field == DELETED && self.life == Life::Disputed && beside.is_empty() {
            beside.push(Value::Null);
        }
        (shown, beside)
    }

    /// The line of the history for a deletion that was not written and yet counts otherwise now.
    fn life_change(&self, after: &Record) -> Change {
        let (old, beside_old) = self.shown(DELETED, after.register(DELETED));
        let (new, beside_new) = sides_of(DELETED, after.register(DELETED));
        let (kind, field, left) = (after.kind.clone(), DELETED.into(), Vec::new());
        Change { kind, id: after.id, field, old, beside_old, new, beside_new, left }
    }
}

/// The shown value of a register and those beside it; of deletions only that they are counts.
pub(super) fn sides_of(field: &str, register: &[Write]) -> (Value, Vec<Value>) {
    let mut all = values(register).into_iter();
    let shown = all.next().unwrap_or(&Value::Null);
    let beside = match field == DELETED {
        true => all.find(|value| value.is_null() != shown.is_null()).into_iter().cloned().collect(),
        false => all.cloned().collect(),
    };
    (shown.clone(), beside)
}
