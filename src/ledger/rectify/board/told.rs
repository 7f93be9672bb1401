//! What the 每月进展 say of the findings. Of those that did not change since, nothing is read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::walk::Walk;
use crate::domain::dates::{Date, YearMonth};
use crate::domain::kind::{FieldValue, Id};
use crate::domain::order::Gather;
use crate::domain::progress::Progress;
use crate::ledger::{Ledger, Life, Record, Seen};

/// One 每月进展, as far as a finding's life depends on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    id: Id,
    finding: Option<Id>,
    month: Option<YearMonth>,
    day: Option<Date>,
    /// What the record had seen when it was read.
    seen: Seen,
}

/// What they say of one finding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Reported {
    /// The months for which there is one.
    pub months: BTreeSet<YearMonth>,
    /// The first day on which one was written.
    pub begun: Option<Date>,
}

/// All of them, in the order of their ids.
pub(super) type AllTold = Vec<Arc<Told>>;

/// Reads them. Gives what they say of each finding whose 每月进展 are not as they were in `before`, or that was not known then; without
/// `before`, of all.
pub(super) fn read(ledger: &Ledger, before: Option<&AllTold>, unknown: impl Iterator<Item = Id>) -> (AllTold, Changed) {
    let mut all = Vec::with_capacity(before.map_or(0, Vec::len));
    let mut changed: BTreeSet<Id> = unknown.gather_set();
    let mut known = Walk::new(before.map_or(&[], Vec::as_slice), |one: &Arc<Told>| one.id);
    for record in ledger.records_of(Progress::KIND) {
        let last = known.to(record.id, |gone| changed.extend(gone.finding));
        if let Some(last) = last.filter(|last| last.seen == *record.seen()) {
            all.push(last.clone());
            continue;
        }
        changed.extend(last.and_then(|last| last.finding));
        if record.life() != Life::Deleted {
            let told = told(record);
            changed.extend(told.finding);
            all.push(Arc::new(told));
        }
    }
    known.rest().for_each(|gone| changed.extend(gone.finding));
    let changed = before.map(|_| changed);
    let reported = gather(&all, changed.as_ref());
    (all, Changed { reported, which: changed })
}

fn told(record: &Record) -> Told {
    Told {
        id: record.id,
        finding: Id::from_value(record.value(Progress::finding)),
        month: YearMonth::from_value(record.value(Progress::month)),
        day: Date::from_value(record.value(Progress::day)),
        seen: record.seen().clone(),
    }
}

fn gather(all: &[Arc<Told>], which: Option<&BTreeSet<Id>>) -> BTreeMap<Id, Reported> {
    let mut map: BTreeMap<Id, Reported> = BTreeMap::new();
    if which.is_some_and(BTreeSet::is_empty) {
        return map;
    }
    for one in all {
        let Some(finding) = one.finding.filter(|id| which.is_none_or(|which| which.contains(id))) else { continue };
        let reported = map.entry(finding).or_default();
        reported.months.extend(one.month);
        reported.begun = reported.begun.into_iter().chain(one.day).min();
    }
    map
}

/// The findings whose 每月进展 changed, and what is said of them now.
pub(super) struct Changed {
    reported: BTreeMap<Id, Reported>,
    /// All, where none is named.
    which: Option<BTreeSet<Id>>,
}

impl Changed {
    /// What is said of a finding now; nothing when that is what was said before.
    pub(super) fn of(&mut self, finding: Id) -> Option<Reported> {
        let changed = self.which.as_ref().is_none_or(|which| which.contains(&finding));
        changed.then(|| self.reported.remove(&finding).unwrap_or_default())
    }
}
