//! A tour with every sheet weighed: what counts, what does not, and why.

mod fault;
mod marks;

use crate::domain::order::Gather;
use std::collections::BTreeMap;

pub use fault::Fault;
use marks::{Marks, marks};

use super::aside::Seat;
use super::{is_of, stops};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id};
use crate::domain::scheme::{Outline, Scheme, outline};
use crate::domain::score_sheet::{ScoreSheet, Weighed};
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Ledger, OrgTree, Record};

/// How far a tour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing was scored.
    Planning,
    /// Something was.
    Scoring,
    /// The results are locked.
    Locked,
    /// They were filed with the 组织部.
    Filed,
}

impl Stage {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Planning => "方案",
            Self::Scoring => "打分中",
            Self::Locked => "已锁定",
            Self::Filed => "已备案",
        }
    }
}

/// One sheet, weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The sheet.
    pub id: Id,
    /// Place of the judge; none when unknown.
    pub judge: Option<usize>,
    /// Place of the stop; none when unknown.
    pub stop: Option<usize>,
    /// Name of the judge as the sheet has it.
    pub judge_name: String,
    /// Name of the unit as the sheet has it.
    pub unit: String,
    /// Its sums.
    pub weighed: Weighed,
    /// What is odd about it.
    pub faults: Vec<Fault>,
    /// Day it was handed in.
    pub handed_in: Option<Date>,
}

impl Filled {
    /// Whether it counts.
    pub fn counts(&self) -> bool {
        self.judge.is_some() && self.stop.is_some() && !self.faults.iter().any(Fault::bars)
    }
}

/// A tour with all that belongs to its scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// The tour.
    pub tour: Tour,
    /// Its scheme, where it is here.
    pub scheme: Option<Scheme>,
    /// The scheme in order.
    pub outline: Outline,
    /// The stops on their route.
    pub stops: Vec<Stop>,
    /// The judges in order, with keys.
    pub judges: Vec<(String, Judge)>,
    /// Where each judge stands to each stop, judges first.
    pub seats: Vec<Vec<Seat>>,
    /// Every sheet that says anything.
    pub sheets: Vec<Filled>,
    /// The sheets by judge and stop.
    by_place: BTreeMap<(usize, usize), usize>,
}

impl Book {
    /// Reads it; `None` when the tour is gone.
    pub fn read(ledger: &Ledger, tree: &OrgTree, id: Id) -> Option<Self> {
        let mut book = Self::frame(ledger, tree, id)?;
        book.take_sheets(ledger, id);
        Some(book)
    }

    /// Reads all but the sheets, where they are not asked for.
    pub fn frame(ledger: &Ledger, tree: &OrgTree, id: Id) -> Option<Self> {
        let tour: Tour = ledger.read(id)?;
        let scheme: Option<Scheme> = tour.scheme.and_then(|scheme| ledger.read(scheme));
        let outline = scheme.as_ref().map(outline).unwrap_or_default();
        let stops = stops(ledger, id);
        let judges: Vec<(String, Judge)> =
            tour.judges_in_order().into_iter().map(|(key, judge)| (key.to_owned(), judge.clone())).collect();
        let seats = super::pairing::seats(tree, &tour, &stops);
        Some(Self { tour, scheme, outline, stops, judges, seats, sheets: Vec::new(), by_place: BTreeMap::new() })
    }

    fn take_sheets(&mut self, ledger: &Ledger, id: Id) {
        let judges: BTreeMap<String, usize> =
            self.judges.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).gather_map();
        let stops: BTreeMap<Id, usize> = self.stops.iter().enumerate().map(|(at, stop)| (stop.id, at)).gather_map();
        for record in ledger.live(ScoreSheet::KIND).filter(|record| is_of(record, id)) {
            let judge = record.value(ScoreSheet::judge).as_str().and_then(|key| judges.get(key)).copied();
            let stop = Id::from_value(record.value(ScoreSheet::stop)).and_then(|stop| stops.get(&stop)).copied();
            if let Some(filled) = self.weigh(record, judge, stop) {
                self.put(id, filled);
            }
        }
    }

    /// Puts a sheet into its place. Where a file brought a second one, the one that was made here in the ordinary way stays.
    fn put(&mut self, tour: Id, mut filled: Filled) {
        if let (Some(judge), Some(stop)) = (filled.judge, filled.stop) {
            let known = self.by_place.get(&(judge, stop)).copied();
            let natural = self.judges.get(judge).zip(self.stops.get(stop));
            let is_natural = natural.is_some_and(|((key, _), stop)| filled.id == ScoreSheet::id_of(tour, key, stop.id));
            match known.and_then(|known| self.sheets.get_mut(known)) {
                Some(_) if !is_natural => filled.faults.push(Fault::Twice),
                Some(other) => other.faults.push(Fault::Twice),
                None => {}
            }
            if known.is_none() || is_natural {
                self.by_place.insert((judge, stop), self.sheets.len());
            }
        }
        self.sheets.push(filled);
    }

    /// Weighs one sheet; `None` when it says nothing yet.
    fn weigh(&self, record: &Record, judge: Option<usize>, stop: Option<usize>) -> Option<Filled> {
        let Marks { given, any, conflicts, second_differs } = marks(record, &self.outline);
        if !any && record.value(ScoreSheet::handed_in).is_null() {
            return None;
        }
        let weighed = Weighed::of(&self.outline, given);
        let mut faults = Vec::new();
        faults.extend(judge.is_none().then_some(Fault::UnknownJudge));
        faults.extend(stop.is_none().then_some(Fault::UnknownStop));
        faults.extend(self.seat_fault(judge, stop));
        let scheme = Id::from_value(record.value(ScoreSheet::scheme));
        match scheme {
            _ if self.outline.leaves.is_empty() => faults.push(Fault::NoScheme),
            Some(of) if Some(of) != self.tour.scheme => faults.push(Fault::OtherScheme),
            _ => faults.extend(self.figure_faults(&weighed)),
        }
        faults.extend((conflicts > 0).then_some(Fault::Conflict(conflicts)));
        faults.extend((second_differs > 0).then_some(Fault::SecondDiffers(second_differs)));
        let name = |field: &str| record.value(field).as_str().unwrap_or_default().to_owned();
        Some(Filled {
            id: record.id,
            judge,
            stop,
            judge_name: name(ScoreSheet::judge_name),
            unit: record
                .value(ScoreSheet::unit)
                .get("name")
                .and_then(|name| name.as_str())
                .unwrap_or_default()
                .to_owned(),
            weighed,
            faults,
            handed_in: Date::from_value(record.value(ScoreSheet::handed_in)),
        })
    }

    fn seat_fault(&self, judge: Option<usize>, stop: Option<usize>) -> Option<Fault> {
        match self.seat(judge?, stop?) {
            Seat::Scores => None,
            Seat::Aside(why) => Some(Fault::Aside(why.clone())),
            Seat::Elsewhere => Some(Fault::NotAsked),
        }
    }

    fn figure_faults(&self, weighed: &Weighed) -> Vec<Fault> {
        let names = |keys: &[String]| {
            let leaves = keys.iter().filter_map(|key| self.outline.leaf(key));
            leaves.map(|leaf| format!("第 {} 条", leaf.number)).collect::<Vec<_>>()
        };
        let mut faults = Vec::new();
        if !weighed.beyond.is_empty() {
            faults.push(Fault::Beyond(names(&weighed.beyond)));
        }
        if !weighed.missing.is_empty() {
            faults.push(Fault::Missing(weighed.missing.len()));
        }
        if !weighed.unknown.is_empty() {
            faults.push(Fault::UnknownItems(weighed.unknown.len()));
        }
        faults
    }

    /// The sheet of a judge at a stop.
    pub fn sheet(&self, judge: usize, stop: usize) -> Option<&Filled> {
        self.sheets.get(*self.by_place.get(&(judge, stop))?)
    }

    /// Where a judge stands to a stop.
    pub fn seat(&self, judge: usize, stop: usize) -> &Seat {
        self.seats.get(judge).and_then(|row| row.get(stop)).unwrap_or(&Seat::Elsewhere)
    }

    /// The place of a judge by key.
    pub fn judge_at(&self, key: &str) -> Option<usize> {
        self.judges.iter().position(|(known, _)| known == key)
    }

    /// The place of a stop by id.
    pub fn stop_at(&self, id: Id) -> Option<usize> {
        self.stops.iter().position(|stop| stop.id == id)
    }

    /// How many sheets are to come, and how many count. A sheet that counts without being asked for is among both.
    pub fn progress(&self) -> (usize, usize) {
        let asked = self.seats.iter().flatten().filter(|seat| seat.scores()).count();
        let counted = || self.sheets.iter().filter(|sheet| sheet.counts());
        let unasked = counted().filter(|sheet| sheet.faults.contains(&Fault::NotAsked)).count();
        (asked + unasked, counted().count())
    }

    /// How far the tour has come.
    pub fn stage(&self) -> Stage {
        match () {
            () if self.tour.filed.is_some() => Stage::Filed,
            () if self.tour.is_locked() => Stage::Locked,
            () if !self.sheets.is_empty() => Stage::Scoring,
            () => Stage::Planning,
        }
    }

    /// How many of the sheets that are asked for do not count or are not there.
    pub fn lacking(&self) -> usize {
        let asked = self.seats.iter().enumerate().flat_map(|(judge, row)| {
            row.iter().enumerate().filter(|(_, seat)| seat.scores()).map(move |(stop, _)| (judge, stop))
        });
        asked.filter(|(judge, stop)| !self.sheet(*judge, *stop).is_some_and(Filled::counts)).count()
    }

    /// Sheets that fit no judge or no stop.
    pub fn strays(&self) -> impl Iterator<Item = &Filled> {
        self.sheets.iter().filter(|sheet| sheet.judge.is_none() || sheet.stop.is_none())
    }
}
