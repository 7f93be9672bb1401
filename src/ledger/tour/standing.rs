//! 结果 of a tour: ranks and tiers by its rule, the corrected scores beside them, and how they moved since the last round.

use crate::domain::order::{Gather, Ordered};
use std::collections::BTreeMap;

use super::book::Book;
use super::units::last_round;
use crate::domain::kind::Id;
use crate::domain::scoring::{
    Agreement, Correction, Input, JudgeInfo, Results, Rules, Sheet, StopInfo, StopResult, agreement, correction,
    results,
};
use crate::domain::tour::{JudgeGroup, Stop};
use crate::ledger::{Ledger, OrgTree};

/// The results of a tour.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Names of the 排名组, by number.
    pub tracks: Vec<String>,
    /// What the results follow from.
    pub input: Input,
    /// Places in [`Book::sheets`] of the sheets of the input.
    pub sheets: Vec<usize>,
    /// Ranks and tiers.
    pub results: Results,
    /// Least squares over stops and judges; advisory.
    pub correction: Correction,
    /// The corrected score of each finished stop with its 加减分, in points of the sheets.
    pub corrected: Vec<Option<f64>>,
    /// The rank by it.
    pub corrected_ranks: Vec<Option<usize>>,
    /// Whether the judges agree.
    pub agreement: Agreement,
    /// The rank of the same unit in the last round, by stop.
    pub last: Vec<Option<usize>>,
}

/// Reckons the results.
pub fn standing(ledger: &Ledger, tree: &OrgTree, book: &Book) -> Standing {
    let tracks = tracks(&book.stops);
    let (input, sheets) = input(book, &tracks);
    let results = results(&input);
    let correction = correction(&input);
    let last = last_ranks(ledger, tree, book);
    let corrected = corrected(&input, &results, &correction);
    Standing {
        corrected_ranks: Correction { corrected: corrected.clone(), ..correction.clone() }.ranks(&input),
        agreement: agreement(&input, &correction),
        tracks,
        sheets,
        results,
        correction,
        corrected,
        last,
        input,
    }
}

/// The corrected scores as they stand beside the plain ones: with what was agreed on after the mean, and of no stop that is not ranked.
pub(super) fn corrected(input: &Input, results: &Results, correction: &Correction) -> Vec<Option<f64>> {
    let one = |((info, result), score): ((&StopInfo, &StopResult), &Option<f64>)| {
        result.place.as_ref().and(*score).map(|score| score + points(info.adjustment))
    };
    input.stops.iter().zip(&results.stops).zip(&correction.corrected).map(one).collect()
}

/// Hundredths as points, for what is only looked at.
fn points(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// The 排名组 in the order in which the route meets them.
fn tracks(stops: &[Stop]) -> Vec<String> {
    let mut tracks: Vec<String> = Vec::new();
    for stop in stops {
        let track = track_name(stop);
        if !tracks.contains(&track) {
            tracks.push(track);
        }
    }
    tracks
}

/// 排名组 of a stop; those without one are ranked together.
pub fn track_name(stop: &Stop) -> String {
    let track = stop.track.trim();
    if track.is_empty() { "未分组".to_owned() } else { track.to_owned() }
}

/// The rule of the tour, for the reckoning.
pub fn rules(book: &Book) -> Rules {
    let tour = &book.tour;
    let weights = [JudgeGroup::Judge, JudgeGroup::Leader, JudgeGroup::Peer].map(|group| tour.weight(group));
    Rules {
        trim: tour.trim,
        weights: tour.weighted.then_some(weights),
        extras: tour.extras,
        tie_break: tour.tie_break,
        least_sheets: tour.least_sheets(),
        full: book.outline.full,
        tier_rule: tour.tier_rule,
        tiers: tour.tiers_in_order(),
    }
}

fn input(book: &Book, tracks: &[String]) -> (Input, Vec<usize>) {
    let stop = |stop: &Stop| StopInfo {
        track: tracks.iter().position(|track| *track == track_name(stop)).unwrap_or(0),
        adjustment: stop.adjustments.values().filter_map(|one| one.points).fold(0, i64::saturating_add),
    };
    let mut places = Vec::new();
    let mut sheets = Vec::new();
    for (at, filled) in book.sheets.iter().enumerate().filter(|(_, filled)| filled.counts()) {
        if let (Some(judge), Some(stop)) = (filled.judge, filled.stop) {
            let weighed = &filled.weighed;
            places.push(at);
            sheets.push(Sheet {
                stop,
                judge,
                base: weighed.base,
                extra: weighed.extra,
                classes: weighed.classes.clone(),
            });
        }
    }
    let input = Input {
        stops: book.stops.iter().map(stop).collect(),
        judges: book.judges.iter().map(|(_, judge)| JudgeInfo { group: judge.group }).collect(),
        sheets,
        rules: rules(book),
    };
    (input, places)
}

/// The rank of every unit in the round before, where it stood in the same 排名组: as it was locked, else as it stands. A round whose
/// ranks are not shown (减负) is not compared with.
fn last_ranks(ledger: &Ledger, tree: &OrgTree, book: &Book) -> Vec<Option<usize>> {
    let none = vec![None; book.stops.len()];
    let last = last_round(ledger, tree, &book.tour).filter(|last| !last.hide_ranks);
    let Some(last) = last.and_then(|last| Book::read(ledger, tree, last.id)) else { return none };
    let tracks = tracks(&last.stops);
    let reckoned = if last.tour.is_locked() { None } else { Some(results(&input(&last, &tracks).0)) };
    let rank = |(at, stop): (usize, &Stop)| {
        let rank = match &reckoned {
            Some(results) => results.stops.get(at)?.place.as_ref().map(|place| place.rank),
            None => stop.rank.and_then(|rank| usize::try_from(rank).ok()),
        };
        Some((place_of(tree, stop)?, rank?))
    };
    let ranks: BTreeMap<(Id, String), usize> = last.stops.iter().enumerate().filter_map(rank).gather_map();
    book.stops.iter().map(|stop| ranks.get(&place_of(tree, stop)?).copied()).collect()
}

/// What a stop is compared with in another round: the unit and its 排名组.
fn place_of(tree: &OrgTree, stop: &Stop) -> Option<(Id, String)> {
    Some((tree.resolve(stop.unit.id?), track_name(stop)))
}

impl Standing {
    /// The result of a stop.
    pub fn stop(&self, at: usize) -> Option<&StopResult> {
        self.results.stops.get(at)
    }

    /// The stops of a 排名组: by rank, then as on the route; the unfinished ones last.
    pub fn in_track(&self, track: usize) -> Vec<usize> {
        let of_track = |at: &usize| self.input.stops.get(*at).is_some_and(|stop| stop.track == track);
        let mut stops: Vec<usize> = (0..self.input.stops.len()).filter(of_track).collect();
        stops.order_by_key(|at| (self.rank(*at).unwrap_or(usize::MAX), *at));
        stops
    }

    /// The rank of a stop in its 排名组.
    pub fn rank(&self, at: usize) -> Option<usize> {
        self.stop(at)?.place.as_ref().map(|place| place.rank)
    }

    /// The score of a stop out of 100, in hundredths, as it is shown.
    pub fn shown(&self, at: usize) -> Option<i64> {
        let marks = self.stop(at)?.marks.as_ref()?;
        Some(marks.of_hundred.unwrap_or(marks.score).rounded())
    }

    /// The corrected score of a stop out of 100, in hundredths, as it is shown.
    pub fn corrected_shown(&self, at: usize) -> Option<i64> {
        let points = self.corrected.get(at).copied().flatten()?;
        let full = self.input.rules.full;
        let scale = if full > 0 { 1_000_000.0 / full as f64 } else { 100.0 };
        Some((points * scale).round() as i64)
    }

    /// Name of the tier of a stop.
    pub fn tier(&self, at: usize) -> Option<&str> {
        let tier = self.stop(at)?.place.as_ref()?.tier?;
        self.input.rules.tiers.get(tier).map(|tier| tier.name.as_str())
    }

    /// How many places a stop rose since the last round; less than zero when it fell.
    pub fn rise(&self, at: usize) -> Option<isize> {
        let (now, before) = (self.rank(at)?, self.last.get(at).copied().flatten()?);
        Some(isize::try_from(before).unwrap_or(0) - isize::try_from(now).unwrap_or(0))
    }

    /// How many stops of a 排名组 have a rank.
    pub fn ranked_in(&self, track: usize) -> usize {
        self.in_track(track).into_iter().filter(|at| self.rank(*at).is_some()).count()
    }

    /// Whether every stop has the sheets it needs.
    pub fn is_finished(&self) -> bool {
        !self.results.stops.is_empty() && self.results.stops.iter().all(|stop| stop.place.is_some())
    }

    /// Stops whose result is another one than was locked.
    pub fn changed_since_lock(&self, book: &Book) -> Vec<usize> {
        if !book.tour.is_locked() {
            return Vec::new();
        }
        let differs = |(at, stop): (usize, &Stop)| {
            let rank = self.rank(at).and_then(|rank| i64::try_from(rank).ok());
            let same = stop.rank == rank && stop.tier == self.tier(at).unwrap_or_default();
            let score = if rank.is_some() { self.shown(at) } else { None };
            (!same || stop.score != score).then_some(at)
        };
        book.stops.iter().enumerate().filter_map(differs).collect()
    }
}
