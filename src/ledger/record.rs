//! One record: its fields as registers of concurrent values, and what it has seen.
//!
//! The rule of merging (a DotFun map, Almeida et al., arXiv 1410.2803): a value that someone had seen when they wrote
//! is superseded; values written without knowledge of one another are all kept. Which of them is *shown* is decided
//! by time, and nothing else is: a wrong clock never loses a word.

use crate::domain::order::Ordered;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::seen::{Dot, Seen};
use crate::domain::kind::{Fields, Id, Value};

/// The field of a deletion: its value is what the deleter had seen.
pub const DELETED: &str = "_del";
/// The field that names the organization whose record it is.
pub const ORG: &str = "org";

/// A value, who wrote it and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    /// The value; null clears the field.
    pub value: Value,
    /// Who, and the how-manieth write of theirs.
    pub dot: Dot,
    /// Milliseconds since 1970 by the writer's clock. Only ranks values for display.
    pub time: i64,
}

/// The values of one field that nobody has superseded yet, the shown one first.
pub type Register = Vec<Write>;

/// Whether a record is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It is.
    Live,
    /// Somebody deleted it, and nothing was written since without knowing.
    Deleted,
    /// Somebody deleted it while somebody else wrote: 删除与修改冲突.
    Disputed,
}

/// A record.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its kind; unknown kinds are carried.
    pub kind: Arc<str>,
    /// Its id.
    pub id: Id,
    pub(super) seen: Seen,
    pub(super) fields: BTreeMap<Arc<str>, Register>,
}

impl Record {
    /// A record of which nothing is said yet.
    pub fn new(kind: Arc<str>, id: Id) -> Self {
        Self { kind, id, seen: Seen::default(), fields: BTreeMap::new() }
    }

    /// What it has seen.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Every field with its values.
    pub fn registers(&self) -> impl Iterator<Item = (&Arc<str>, &Register)> {
        self.fields.iter()
    }

    /// The values of one field, the shown one first.
    pub fn register(&self, field: &str) -> &[Write] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// The shown value; null when cleared or never said.
    pub fn value(&self, field: &str) -> &Value {
        self.register(field).first().map_or(&Value::Null, |write| &write.value)
    }

    /// The organization it belongs to.
    pub fn org(&self) -> Option<Id> {
        self.value(ORG).as_str()?.parse().ok()
    }

    /// Puts a write in place of everything that the writer has seen of this field.
    pub fn write(&mut self, field: Arc<str>, write: Write) {
        self.write_sides(field, vec![write]);
    }

    /// Puts several writes, the shown one first and each with a dot of its own, in place of everything that the
    /// writer has seen of this field. They stand as if people had written them apart: an undo puts a conflict back.
    pub(super) fn write_sides(&mut self, field: Arc<str>, sides: Register) {
        sides.iter().for_each(|write| self.seen.note(write.dot));
        self.fields.insert(field, sides);
    }

    /// Adds a write as one of several concurrent ones, as a decoder does.
    pub fn add(&mut self, field: Arc<str>, write: Write) {
        self.seen.note(write.dot);
        let register = self.fields.entry(field).or_default();
        if !register.contains(&write) {
            register.push(write);
        }
    }

    /// Notes what was seen beyond the writes that are left.
    pub fn note_seen(&mut self, seen: &Seen) {
        self.seen.join(seen);
    }

    /// Ranks every field's values for display: newest first, by time no later than `ceiling`.
    pub fn rank(&mut self, ceiling: i64) {
        self.fields.values_mut().for_each(|register| rank(register, ceiling));
    }

    /// Merges what another ledger holds of this record.
    pub fn merge(&mut self, other: &Self, ceiling: i64) {
        for (field, theirs) in &other.fields {
            let ours = self.fields.remove(field).unwrap_or_default();
            let mut both = merge_registers(&ours, &self.seen, theirs, &other.seen);
            rank(&mut both, ceiling);
            self.fields.insert(field.clone(), both);
        }
        // A field that the other does not hold stays: absence means nothing was said, whatever the other claims to have seen.
        self.seen.join(&other.seen);
    }

    /// Whether it is there, is deleted, or both.
    pub fn life(&self) -> Life {
        let deletions = self.register(DELETED);
        if deletions.iter().all(|write| write.value.is_null()) {
            return Life::Live;
        }
        if deletions.iter().any(|write| write.value.is_null()) {
            return Life::Disputed;
        }
        let mut known = Seen::default();
        for write in deletions {
            known.join(&Seen::from_value(&write.value));
            known.note(write.dot);
        }
        if known.covers(&self.seen) { Life::Deleted } else { Life::Disputed }
    }

    /// Fields in which people wrote different things without knowing of one another.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Arc<str>, &Register)> {
        self.fields.iter().filter(|(field, register)| &***field != DELETED && differ(register))
    }

    /// Whether anything waits to be settled. In a deleted record nothing does.
    pub fn is_in_conflict(&self) -> bool {
        match self.life() {
            Life::Deleted => false,
            Life::Disputed => true,
            Life::Live => self.conflicts().next().is_some(),
        }
    }
}

/// Whether the values of a register are not all the same to a person.
pub fn differ(register: &[Write]) -> bool {
    register.windows(2).any(|pair| matches!(pair, [a, b] if a.value != b.value))
}

/// The values of a register, each once, the shown one first.
pub fn values(register: &[Write]) -> Vec<&Value> {
    let mut all: Vec<&Value> = Vec::with_capacity(register.len());
    for write in register {
        if !all.contains(&&write.value) {
            all.push(&write.value);
        }
    }
    all
}

/// Whether two registers hold the same values, whoever wrote them and whichever is shown.
pub fn same_values(one: &[Write], other: &[Write]) -> bool {
    let (one, other) = (values(one), values(other));
    one.len() == other.len() && one.iter().all(|value| other.contains(value))
}

/// A write is kept if both have it, or if the side that has it not has not seen it. The same dot with another value
/// (two copies of one profile writing at once) is kept as well, and reported elsewhere.
fn merge_registers(ours: &[Write], we_saw: &Seen, theirs: &[Write], they_saw: &Seen) -> Register {
    let keep = |write: &Write, others: &[Write], seen: &Seen| {
        others.iter().any(|other| other.dot == write.dot) || !seen.has(write.dot)
    };
    let mut both: Register = ours.iter().filter(|write| keep(write, theirs, they_saw)).cloned().collect();
    for write in theirs.iter().filter(|write| keep(write, ours, we_saw)) {
        match both.iter_mut().find(|known| known.dot == write.dot && known.value == write.value) {
            Some(known) => known.time = known.time.max(write.time),
            None => both.push(write.clone()),
        }
    }
    if both.is_empty() {
        // Only a file that lies about what it has seen comes here. Nobody's word is dropped on its account.
        both.extend(ours.iter().chain(theirs).cloned());
    }
    both
}

fn rank(register: &mut Register, ceiling: i64) {
    register.order_by(|a, b| {
        let newest = b.time.min(ceiling).cmp(&a.time.min(ceiling));
        newest.then_with(|| b.dot.cmp(&a.dot)).then_with(|| order(&a.value, &b.value))
    });
}

/// A total order of values, so that ties fall the same way on every laptop.
fn order(a: &Value, b: &Value) -> Ordering {
    if a == b { Ordering::Equal } else { a.to_string().cmp(&b.to_string()) }
}

impl Fields for Record {
    fn field(&self, name: &str) -> Option<&Value> {
        Some(self.value(name)).filter(|value| !value.is_null())
    }

    fn parts<'a>(&'a self, prefix: &str) -> Vec<(&'a str, &'a str, &'a Value)> {
        let start: Arc<str> = format!("{prefix}.").into();
        self.fields
            .range(start.clone()..)
            .take_while(|(name, _)| name.starts_with(&*start))
            .filter_map(|(name, register)| {
                let (key, field) = name.get(start.len()..)?.split_once('.')?;
                let value = &register.first()?.value;
                (!value.is_null()).then_some((key, field, value))
            })
            .collect()
    }
}
