//! What belongs to a tour and to a judge.

use std::collections::BTreeSet;

use super::chooser::{Chooser, Picked, pick};
use crate::domain::finding::Finding;
use crate::domain::kind::{FieldValue, Id};
use crate::domain::order::Gather;
use crate::domain::organization::Organization;
use crate::domain::scheme::Scheme;
use crate::domain::score_sheet::{Remark, ScoreSheet};
use crate::domain::tour::{Gathering, Stop, Tour};
use crate::ledger::Record;

/// Whether a record belongs to this tour, in any of the ways in which people wrote it.
fn is_of(record: &Record, tour: Id) -> bool {
    record.register(Stop::tour).iter().any(|write| Id::from_value(&write.value) == Some(tour))
}

impl<'a> Chooser<'a, '_> {
    /// A scheme with the versions before it.
    pub(super) fn scheme(&self, id: Id, picked: &mut Picked<'a>) {
        let mut seen = BTreeSet::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| seen.insert(*id)) {
            let record = self.ledger.record(Scheme::KIND, id);
            record.into_iter().for_each(|record| pick(picked, record));
            next = record.and_then(|record| Id::from_value(record.value(Scheme::previous)));
        }
    }

    /// A tour with all that belongs to it, deleted stops and sheets too.
    pub(super) fn tour(&self, id: Id, picked: &mut Picked<'a>) {
        self.frame(id, picked);
        for kind in [ScoreSheet::KIND, Remark::KIND, Gathering::KIND, Finding::KIND] {
            self.add(picked, kind, |record| is_of(record, id));
        }
    }

    /// The tour, its scheme and its stops.
    fn frame(&self, id: Id, picked: &mut Picked<'a>) {
        let Some(record) = self.ledger.record(Tour::KIND, id) else { return };
        pick(picked, record);
        let schemes = record.register(Tour::scheme).iter().filter_map(|write| Id::from_value(&write.value));
        schemes.for_each(|scheme| self.scheme(scheme, picked));
        self.add(picked, Stop::KIND, |record| is_of(record, id));
    }

    /// What a judge needs: the frame, the judge's own sheets, and the organizations by which 回避 is told.
    pub(super) fn judge_out(&self, tour: Id, judge: Id, picked: &mut Picked<'a>) {
        self.frame(tour, picked);
        self.sheets_of(tour, judge, picked);
        let named = self.organizations_of(tour, picked);
        self.add(picked, Organization::KIND, |record| named.contains(&record.id));
    }

    /// What a judge brings back.
    pub(super) fn judge_back(&self, tour: Id, judge: Id, picked: &mut Picked<'a>) {
        self.sheets_of(tour, judge, picked);
    }

    fn sheets_of(&self, tour: Id, judge: Id, picked: &mut Picked<'a>) {
        let key = judge.to_string();
        let is_theirs = |record: &Record| record.value(ScoreSheet::judge).as_str() == Some(key.as_str());
        self.add(picked, ScoreSheet::KIND, |record| is_of(record, tour) && is_theirs(record));
    }

    /// The organizer, the units of stops and judges, and those above them.
    fn organizations_of(&self, tour: Id, picked: &Picked<'a>) -> BTreeSet<Id> {
        let mut named: BTreeSet<Id> = BTreeSet::new();
        let read: Option<Tour> = self.ledger.read(tour);
        let judges = read.iter().flat_map(|tour| tour.judges.values()).filter_map(|judge| judge.unit.id);
        named.extend(read.iter().filter_map(|tour| tour.org).chain(judges));
        let stops = picked.values().filter(|record| &*record.kind == Stop::KIND);
        named.extend(stops.filter_map(|stop| stop.value(Stop::unit).get("id")?.as_str()?.parse::<Id>().ok()));
        let above: BTreeSet<Id> = named.iter().flat_map(|id| self.tree.ancestors(*id)).gather_set();
        named.extend(above);
        named
    }
}
