//! A tour with every sheet weighed: what counts, what does not, and why.

use crate::domain::order::Gather;
use std::collections::BTreeMap;

use super::aside::Seat;
use super::{is_of, stops};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Fields, Id};
use crate::domain::scheme::{Outline, Scheme, outline};
use crate::domain::score_sheet::{ItemScore, ScoreSheet, Weighed};
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Ledger, OrgTree, Record};

/// What is odd about a sheet. Each is named; none is settled by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The tour has no such judge.
    UnknownJudge,
    /// The tour has no such stop.
    UnknownStop,
    /// The judge must stand aside.
    Aside(String),
    /// The judge was not asked to score it; it counts all the same.
    NotAsked,
    /// It was scored by another scheme.
    OtherScheme,
    /// Scores beyond what the scheme gives: names of the 条.
    Beyond(Vec<String>),
    /// Scores for 条 that the scheme does not have.
    UnknownItems(usize),
    /// 条 without a score.
    Missing(usize),
    /// 条 that people wrote differently, not settled yet.
    Conflict(usize),
    /// 条 for which the second reading of the paper differs.
    SecondDiffers(usize),
}

impl Fault {
    /// Whether the sheet does not count while this stands.
    pub fn bars(&self) -> bool {
        !matches!(self, Self::NotAsked | Self::Conflict(_) | Self::SecondDiffers(_) | Self::UnknownItems(_))
    }

    /// In words, what it is and what to do.
    pub fn text(&self) -> String {
        match self {
            Self::UnknownJudge => "评委不在名单里，不计。核对评委名单后再定".to_owned(),
            Self::UnknownStop => "观摩点不在路线里，不计".to_owned(),
            Self::Aside(why) => format!("应当回避（{why}），不计"),
            Self::NotAsked => "配对里没有安排这位评委，照样计入，请核对".to_owned(),
            Self::OtherScheme => "用的是另一版指标体系，不计。请按现在的指标体系重新打".to_owned(),
            Self::Beyond(names) => format!("超出分值：{}，不计。请和评委核对", names.join("、")),
            Self::UnknownItems(count) => format!("有 {count} 条不是这套指标里的，没有计入"),
            Self::Missing(count) => format!("还差 {count} 条，打完才计"),
            Self::Conflict(count) => format!("有 {count} 条两边写得不一样，先按显示的算，请到“冲突”里定"),
            Self::SecondDiffers(count) => format!("有 {count} 条两遍录入不一致"),
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
            let Some(filled) = self.weigh(record, judge, stop) else { continue };
            if let (Some(judge), Some(stop)) = (judge, stop) {
                self.by_place.insert((judge, stop), self.sheets.len());
            }
            self.sheets.push(filled);
        }
    }

    /// Weighs one sheet; `None` when it says nothing yet.
    fn weigh(&self, record: &Record, judge: Option<usize>, stop: Option<usize>) -> Option<Filled> {
        let parts = record.parts(ScoreSheet::scores);
        if parts.is_empty() && record.value(ScoreSheet::handed_in).is_null() {
            return None;
        }
        let points = parts.iter().filter(|(_, field, _)| *field == ItemScore::points);
        let given = self.outline.take(points.filter_map(|(key, _, value)| Some((*key, value.as_i64()?))));
        let weighed = Weighed::of(&self.outline, given);
        let mut faults = Vec::new();
        faults.extend(judge.is_none().then_some(Fault::UnknownJudge));
        faults.extend(stop.is_none().then_some(Fault::UnknownStop));
        faults.extend(self.seat_fault(judge, stop));
        let other_scheme =
            Id::from_value(record.value(ScoreSheet::scheme)).is_some_and(|of| Some(of) != self.tour.scheme);
        faults.extend(other_scheme.then_some(Fault::OtherScheme));
        faults.extend(self.figure_faults(&weighed));
        faults.extend(record_faults(record, &parts));
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

    /// How many sheets are asked for, and how many of these count.
    pub fn progress(&self) -> (usize, usize) {
        let asked = self.seats.iter().flatten().filter(|seat| seat.scores()).count();
        (asked, self.sheets.iter().filter(|sheet| sheet.counts()).count())
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

/// What the record itself shows: conflicts, and two readings of one paper that differ.
fn record_faults(record: &Record, parts: &[(&str, &str, &crate::domain::kind::Value)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let is_score = |field: &str| field.starts_with("scores.") && field.ends_with(".points");
    let conflicts = record.conflicts().filter(|(field, _)| is_score(field)).count();
    if conflicts > 0 {
        faults.push(Fault::Conflict(conflicts));
    }
    let mut differ = 0;
    for (key, _, second) in parts.iter().filter(|(_, field, _)| *field == ItemScore::second) {
        let first = parts.iter().find(|(other, field, _)| other == key && *field == ItemScore::points);
        differ += usize::from(first.map(|(_, _, value)| value) != Some(second));
    }
    if differ > 0 {
        faults.push(Fault::SecondDiffers(differ));
    }
    faults
}
