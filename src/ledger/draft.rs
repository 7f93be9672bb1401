//! What a person is about to do: a list of writes under one name, applied as one action.

use std::sync::Arc;

use super::Seen;
use super::record::{DELETED, ORG};
use crate::domain::kind::{FieldValue, Id, Kind, Value};

/// One write of a draft.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    pub kind: Arc<str>,
    pub id: Id,
    pub field: Arc<str>,
    pub value: Intent,
}

/// What is to stand in the field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Intent {
    /// This value.
    Value(Value),
    /// The mark of a deletion, with what is seen when it is applied.
    Deleted,
    /// Several values side by side, the shown one first: an undo puts a conflict back.
    Sides(Vec<Value>),
}

impl Intent {
    /// How many values it puts into the field.
    pub(super) fn width(&self) -> u64 {
        match self {
            Self::Sides(sides) => u64::try_from(sides.len()).unwrap_or(1).max(1),
            Self::Value(_) | Self::Deleted => 1,
        }
    }

    /// The values to write, the shown one first.
    pub(super) fn into_sides(self, seen: &Seen) -> Vec<Value> {
        match self {
            Self::Value(value) => vec![value],
            Self::Deleted => vec![seen.to_value()],
            Self::Sides(sides) => sides,
        }
    }
}

/// An action that is not done yet. Everything in it happens at once and is undone at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What the person did, as 历史 and the undo message show it: `改了主题党日“…”`.
    pub label: String,
    pub(super) sets: Vec<Set>,
}

impl Draft {
    /// An action that does nothing yet.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), sets: Vec::new() }
    }

    /// Writes a raw value; null clears the field.
    pub fn put(&mut self, kind: &str, id: Id, field: impl Into<Arc<str>>, value: Value) -> &mut Self {
        self.sets.push(Set { kind: kind.into(), id, field: field.into(), value: Intent::Value(value) });
        self
    }

    /// Writes a typed value: `draft.set::<Task, _>(id, Task::due, &day)`.
    pub fn set<K: Named, V: FieldValue>(&mut self, id: Id, field: &str, value: &V) -> &mut Self {
        self.put(K::NAME, id, field, value.to_value())
    }

    /// Writes one field of a part: `agenda.<key>.minutes`.
    pub fn set_part<K: Named, V: FieldValue>(
        &mut self,
        id: Id,
        group: &str,
        key: &str,
        field: &str,
        value: &V,
    ) -> &mut Self {
        self.put(K::NAME, id, format!("{group}.{key}.{field}"), value.to_value())
    }

    /// Says whose record it is.
    pub fn belongs<K: Named>(&mut self, id: Id, org: Id) -> &mut Self {
        self.put(K::NAME, id, ORG, Value::from(org.to_string()))
    }

    /// Puts a conflict back: these values side by side, the shown one first.
    pub(super) fn put_sides(&mut self, kind: &str, id: Id, field: Arc<str>, sides: Vec<Value>) -> &mut Self {
        self.sets.push(Set { kind: kind.into(), id, field, value: Intent::Sides(sides) });
        self
    }

    /// Deletes a record.
    pub fn delete(&mut self, kind: &str, id: Id) -> &mut Self {
        self.sets.push(Set { kind: kind.into(), id, field: DELETED.into(), value: Intent::Deleted });
        self
    }

    /// Takes a deletion back.
    pub fn restore(&mut self, kind: &str, id: Id) -> &mut Self {
        self.put(kind, id, DELETED, Value::Null)
    }

    /// Nothing would happen.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// How many fields would be written.
    pub fn len(&self) -> usize {
        self.sets.len()
    }

    /// Adds another draft's writes to this one.
    pub fn and(&mut self, other: Draft) -> &mut Self {
        self.sets.extend(other.sets);
        self
    }
}

/// A kind with a name; every [`Kind`] is one.
pub trait Named {
    /// The kind's name in records.
    const NAME: &'static str;
}

impl<K: Kind> Named for K {
    const NAME: &'static str = K::SPEC.name;
}
