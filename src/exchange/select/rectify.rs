//! What belongs to 整改 and to the three lists.

use std::collections::BTreeSet;

use super::chooser::{Chooser, Picked, pick};
use crate::domain::finding::Finding;
use crate::domain::kind::{FieldValue, Id};
use crate::domain::order::Gather;
use crate::domain::photo::Photo;
use crate::domain::progress::Progress;
use crate::domain::rectification_notice::RectificationNotice;
use crate::domain::responsibility::{Contact, Responsibility};
use crate::domain::task::{Task, TaskList};
use crate::ledger::Record;

impl<'a> Chooser<'a, '_> {
    /// The findings of a subtree with what belongs to them, the wholes of which they are parts, and the notices.
    pub(super) fn findings(&self, org: Id, picked: &mut Picked<'a>) {
        let ids = self.ids_below(org);
        self.add(picked, Finding::KIND, |record| self.is_or_was(record, &ids));
        self.add(picked, RectificationNotice::KIND, |record| self.is_or_was(record, &ids));
        self.add_of_findings(picked);
    }

    /// One notice with its findings.
    pub(super) fn notice(&self, id: Id, picked: &mut Picked<'a>) {
        let Some(record) = self.ledger.record(RectificationNotice::KIND, id) else { return };
        pick(picked, record);
        let named = |value: &crate::domain::kind::Value| Vec::<String>::from_value(value).unwrap_or_default();
        let texts = record.register(RectificationNotice::findings).iter().flat_map(|write| named(&write.value));
        let ids: BTreeSet<Id> = texts.filter_map(|text| text.parse().ok()).gather_set();
        self.add(picked, Finding::KIND, |record| ids.contains(&record.id));
        self.add_of_findings(picked);
    }

    /// 每月进展 and photos of the findings that are picked, and the wholes of those that are parts.
    fn add_of_findings(&self, picked: &mut Picked<'a>) {
        let of_kind = |picked: &Picked<'a>| -> Vec<&'a Record> {
            picked.values().copied().filter(|record| &*record.kind == Finding::KIND).collect()
        };
        let wholes: BTreeSet<Id> =
            of_kind(picked).iter().filter_map(|record| Id::from_value(record.value(Finding::parent))).gather_set();
        self.add(picked, Finding::KIND, |record| wholes.contains(&record.id));
        let ids: BTreeSet<Id> = of_kind(picked).iter().map(|record| record.id).gather_set();
        for (kind, field) in [(Progress::KIND, Progress::finding), (Photo::KIND, Photo::finding)] {
            self.add(picked, kind, |record| Id::from_value(record.value(field)).is_some_and(|id| ids.contains(&id)));
        }
    }

    /// The lists of a subtree for a year. 议定事项 travel with their 主题党日.
    pub(super) fn duties(&self, org: Id, year: i32, picked: &mut Picked<'a>) {
        let ids = self.ids_below(org);
        let of_year = |record: &Record| {
            let entered = record.value(Task::year).as_i64();
            entered == Some(i64::from(year))
                || (entered.is_none()
                    && record.value(Task::due).as_str().is_some_and(|due| due.starts_with(&year.to_string())))
        };
        let is_listed =
            |record: &Record| TaskList::from_value(record.value(Task::list)).unwrap_or_default() != TaskList::Decided;
        self.add(picked, Task::KIND, |record| self.is_or_was(record, &ids) && is_listed(record) && of_year(record));
        for kind in [Responsibility::KIND, Contact::KIND] {
            self.add(picked, kind, |record| self.is_or_was(record, &ids) && of_year(record));
        }
        // So that a task of a 联系点 finds it, and one that was handed down the one above.
        let above: BTreeSet<Id> =
            picked.values().filter_map(|record| Id::from_value(record.value(Task::handed_from))).gather_set();
        self.add(picked, Task::KIND, |record| above.contains(&record.id));
    }
}
