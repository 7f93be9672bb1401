//! One judge's round: stop after stop, how far each sheet is, and what is still open.

use super::aside::{Seat, seat};
use super::{read, stops};
use crate::domain::dates::{Date, Time, month_day};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::scheme::{Outline, Scheme, Side, outline};
use crate::domain::score_sheet::{ScoreSheet, Weighed};
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Ledger, OrgTree, Seen};

/// Noon: what begins before it is 上午.
const NOON: u16 = 12 * 60;

/// One stop of the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The stop.
    pub id: Id,
    /// Name of the unit.
    pub name: String,
    /// The half-day it stands under: 上午 11-18; empty where the route has no times.
    pub when: String,
    /// Where the judge stands to it.
    pub seat: Seat,
}

/// A judge's round.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The tour.
    pub tour: Tour,
    /// The judge's key.
    pub key: String,
    /// The judge.
    pub judge: Judge,
    /// The scheme in order; empty where there is none yet.
    pub outline: Outline,
    /// Whether the scheme is here.
    pub has_scheme: bool,
    /// The stops in the order of time: those to be scored, and those where the judge stands aside.
    pub calls: Vec<Call>,
}

/// Reads a judge's round.
///
/// # Errors
/// The tour is gone, or has no such judge.
pub fn round(ledger: &Ledger, tree: &OrgTree, id: Id, key: &str) -> Result<Round, String> {
    let tour = read(ledger, id)?;
    let judge = tour.judges.get(key).cloned().ok_or("评委名单里没有这位评委")?;
    let scheme: Option<Scheme> = tour.scheme.and_then(|scheme| ledger.read(scheme));
    let mut all: Vec<(Stop, Seat)> = stops(ledger, id)
        .into_iter()
        .map(|stop| {
            let seat = seat(tree, &tour, key, &judge, &stop);
            (stop, seat)
        })
        .filter(|(stop, seat)| *seat != Seat::Elsewhere || is_begun(ledger, id, key, stop.id))
        .collect();
    // Days first; what has none comes last. Stops of a day without times keep to the route.
    all.order_by_key(|(stop, _)| (stop.day.is_none(), stop.day, stop.arrive.is_none(), stop.arrive));
    let timed = all.iter().any(|(stop, _)| stop.day.is_some());
    let calls = all.into_iter().map(|(stop, seat)| Call {
        id: stop.id,
        when: if timed { half_day(&stop) } else { String::new() },
        name: stop.unit.name,
        seat,
    });
    Ok(Round {
        calls: calls.collect(),
        key: key.to_owned(),
        judge,
        outline: scheme.as_ref().map(outline).unwrap_or_default(),
        has_scheme: scheme.is_some(),
        tour,
    })
}

fn is_begun(ledger: &Ledger, tour: Id, key: &str, stop: Id) -> bool {
    ledger.read::<ScoreSheet>(ScoreSheet::id_of(tour, key, stop)).is_some_and(|sheet| !sheet.scores.is_empty())
}

fn half_day(stop: &Stop) -> String {
    let half = |at: Time| if at.minutes() < NOON { "上午 " } else { "下午 " };
    match stop.day {
        Some(day) => format!("{}{}", stop.arrive.map_or("", half), month_day(day)),
        None => "未定日期".to_owned(),
    }
}

/// How far a sheet is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Its sums.
    pub weighed: Weighed,
    /// How many 条 are given.
    pub given: usize,
    /// Whether anything is given.
    pub begun: bool,
    /// Whether it is of another scheme than the tour's.
    pub other_scheme: bool,
    /// Day it was handed in; none when it was changed since.
    pub handed_in: Option<Date>,
}

impl Progress {
    /// Whether it counts.
    pub fn is_complete(&self) -> bool {
        self.begun && self.weighed.is_complete() && !self.other_scheme
    }

    /// How many 条 are open.
    pub fn open(&self) -> usize {
        self.weighed.missing.len() + self.weighed.beyond.len()
    }
}

/// How far the sheet of each call is, with what its record had seen, so that an unchanged one is not read again.
pub type Stages = Vec<(Seen, Progress)>;

/// How far each sheet of the round is. `before` is what was found last for the same round.
pub fn stages(ledger: &Ledger, round: &Round, before: Option<&Stages>) -> Stages {
    let mut all = Vec::with_capacity(round.calls.len());
    for (at, call) in round.calls.iter().enumerate() {
        let record = ledger.record(ScoreSheet::KIND, ScoreSheet::id_of(round.tour.id, &round.key, call.id));
        let seen = record.map(|record| record.seen().clone()).unwrap_or_default();
        match before.and_then(|before| before.get(at)).filter(|(known, _)| *known == seen) {
            Some(known) => all.push(known.clone()),
            None => {
                let sheet = record.and_then(|record| ledger.read::<ScoreSheet>(record.id));
                all.push((seen, progress(&round.outline, round.tour.scheme, sheet.as_ref())));
            }
        }
    }
    all
}

/// How far one sheet is, by the scheme of its tour.
pub fn progress(outline: &Outline, scheme: Option<Id>, sheet: Option<&ScoreSheet>) -> Progress {
    let given = sheet.map_or_else(|| outline.take(std::iter::empty()), |sheet| sheet.in_order(outline));
    let base = outline.leaves.iter().zip(&given.points).filter(|(leaf, _)| leaf.side == Side::Base);
    let count = base.filter(|(leaf, points)| points.is_some_and(|points| leaf.allows(points))).count();
    Progress {
        handed_in: sheet.and_then(|sheet| sheet.handed_in),
        begun: given.points.iter().any(Option::is_some),
        given: count,
        other_scheme: sheet.and_then(|sheet| sheet.scheme).is_some_and(|of| Some(of) != scheme),
        weighed: Weighed::of(outline, given),
    }
}

impl Round {
    /// The place of a stop.
    pub fn at(&self, stop: Id) -> Option<usize> {
        self.calls.iter().position(|call| call.id == stop)
    }

    /// The next stop to be scored, or the one before.
    pub fn next(&self, at: usize, back: bool) -> Option<usize> {
        let scored = |at: &usize| self.calls.get(*at).is_some_and(|call| !matches!(call.seat, Seat::Aside(_)));
        if back { (0..at.min(self.calls.len())).rev().find(scored) } else { (at + 1..self.calls.len()).find(scored) }
    }

    /// Where to begin: the first stop whose sheet is not complete, else the first that is scored, else the first.
    pub fn first_open(&self, stages: &Stages) -> Option<usize> {
        let scored = |call: &Call| !matches!(call.seat, Seat::Aside(_));
        let open = self.calls.iter().zip(stages).position(|(call, (_, stage))| scored(call) && !stage.is_complete());
        open.or_else(|| self.calls.iter().position(scored)).or_else(|| (!self.calls.is_empty()).then_some(0))
    }

    /// The stops that are to be scored and whose sheet is not complete, with what is open at each, in words.
    pub fn open(&self, stages: &Stages) -> Vec<(String, String)> {
        let mut open = Vec::new();
        for (call, (_, stage)) in self.calls.iter().zip(stages) {
            if call.seat.scores() && !stage.is_complete() {
                open.push((call.name.clone(), self.open_words(stage)));
            }
        }
        open
    }

    /// Whether what is given was handed in, in words: `已交出 11-18`, or that it was changed since. Empty when nothing was handed in.
    pub fn handed_in(&self, stages: &Stages) -> String {
        let begun = || stages.iter().map(|(_, stage)| stage).filter(|stage| stage.begun);
        match begun().filter_map(|stage| stage.handed_in).max() {
            None => String::new(),
            Some(_) if begun().any(|stage| stage.handed_in.is_none()) => "上次交出后又打过".to_owned(),
            Some(day) => format!("已交出 {}", month_day(day)),
        }
    }

    fn open_words(&self, stage: &Progress) -> String {
        const NAMED: usize = 8;
        if !stage.begun {
            return "还没有打".to_owned();
        }
        if stage.other_scheme {
            return "用的是另一版指标体系".to_owned();
        }
        let open = stage.weighed.missing.iter().chain(&stage.weighed.beyond);
        let mut numbers: Vec<usize> = open.filter_map(|key| self.outline.leaf(key)).map(|leaf| leaf.number).collect();
        numbers.order_by_key(|number| *number);
        let named: Vec<String> = numbers.iter().take(NAMED).map(ToString::to_string).collect();
        let rest = if numbers.len() > NAMED { format!(" 等 {} 条", numbers.len()) } else { " 条".to_owned() };
        format!("缺第 {}{rest}", named.join("、"))
    }

    /// Why nothing can be scored at all.
    pub fn why_not(&self) -> Option<String> {
        let words = match () {
            () if self.tour.is_locked() => "结果已经锁定，只能看，不再改动。",
            () if self.tour.scheme.is_none() => "这次观摩还没有选指标体系，选好才能打分。",
            () if !self.has_scheme => "指标体系不在这台电脑上。请让组织观摩的单位重新导出评分包。",
            () if self.outline.leaves.is_empty() => "指标体系里还没有条目，加好才能打分。",
            () => return None,
        };
        Some(words.to_owned())
    }
}
