//! The steps of the demo: drafts in the order of their time, put down by two people.

use std::collections::BTreeMap;

use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Kind};
use crate::ledger::{Draft, Ledger};

/// A draft and when it is committed, in milliseconds since 1970.
pub type Step = (i64, Draft);

/// Morning in Beijing, in milliseconds from midnight there.
const MORNING: i64 = 8 * 3_600_000;
const DAY: i64 = 24 * 3_600_000;
/// Beijing is eight hours ahead of UTC.
const BEIJING: i64 = 8 * 3_600_000;

/// What is gathered under one day and one label.
#[derive(Default)]
pub struct Steps(BTreeMap<(i64, String), Draft>);

impl Steps {
    /// The draft of a day, by its label.
    pub fn on(&mut self, day: Date, label: &str) -> &mut Draft {
        self.0.entry((millis(day), label.to_owned())).or_insert_with(|| Draft::new(label))
    }

    /// The drafts in order.
    pub fn into_list(self) -> Vec<Step> {
        self.0.into_iter().map(|((time, _), draft)| (time, draft)).filter(|(_, draft)| !draft.is_empty()).collect()
    }
}

/// Eight in the morning of a day in Beijing.
pub fn millis(day: Date) -> i64 {
    let days = day.signed_duration_since(Date::default()).num_days();
    days * DAY + MORNING - BEIJING
}

/// Both hands at work.
#[derive(Default)]
pub struct Pen {
    /// What the 社区 writes.
    pub here: Steps,
    /// What the 街道 writes.
    pub there: Steps,
}

impl Pen {
    /// The draft of a day, in the hand of whoever keeps the records.
    pub fn on(&mut self, ours: bool, day: Date, label: &str) -> &mut Draft {
        if ours { self.here.on(day, label) } else { self.there.on(day, label) }
    }
}

/// Applies the steps to a ledger, each under its own time.
pub fn run(ledger: &mut Ledger, steps: Vec<Step>) {
    for (time, draft) in steps {
        ledger.set_now(time);
        ledger.apply(draft);
    }
}

/// Writes the fields of one record into a draft.
pub struct Entry<'a> {
    draft: &'a mut Draft,
    kind: &'static str,
    id: Id,
}

impl<'a> Entry<'a> {
    /// Begins with whose record it is.
    pub fn of<K: Kind>(draft: &'a mut Draft, id: Id, org: Id) -> Self {
        draft.belongs::<K>(id, org);
        Self { draft, kind: K::SPEC.name, id }
    }

    /// Goes on with a record whose owner was said before, or that is an organization.
    pub fn again<K: Kind>(draft: &'a mut Draft, id: Id) -> Self {
        Self { draft, kind: K::SPEC.name, id }
    }

    /// Writes a field; what is empty is left unsaid.
    pub fn set(&mut self, field: &str, value: &impl FieldValue) -> &mut Self {
        let value = value.to_value();
        if !value.is_null() {
            self.draft.put(self.kind, self.id, field, value);
        }
        self
    }

    /// Writes a field of which something may be known.
    pub fn maybe(&mut self, field: &str, value: Option<impl FieldValue>) -> &mut Self {
        match value {
            Some(value) => self.set(field, &value),
            None => self,
        }
    }

    /// Writes a text.
    pub fn text(&mut self, field: &str, text: &str) -> &mut Self {
        self.set(field, &text.to_owned())
    }

    /// Writes the field of a part.
    pub fn part(&mut self, group: &str, key: &str, field: &str, value: &impl FieldValue) -> &mut Self {
        self.set(&format!("{group}.{key}.{field}"), value)
    }

    /// Writes the text of a part.
    pub fn part_text(&mut self, group: &str, key: &str, field: &str, text: &str) -> &mut Self {
        self.part(group, key, field, &text.to_owned())
    }
}
