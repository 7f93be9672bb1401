//! From the sheets of all stops to ranks and tiers.

use std::collections::BTreeMap;

use super::marks::marks;
use super::ranking::{Rung, compare, ladder};
use super::{Input, Lift, Marks, Rules, StopInfo, tiers};
use crate::domain::tour::TierRule;

/// Whether a stop is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has the sheets that it needs.
    Ranked,
    /// 未完成.
    Unfinished {
        /// How many complete sheets that count there are.
        have: usize,
        /// How many it needs.
        need: usize,
    },
}

/// Where a stop stands in its track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The rank, from 1; those who share one are in [`Results::tied_with`].
    pub rank: usize,
    /// The rank by each class alone, ties shared.
    pub of_class: Vec<usize>,
    /// Place of the tier among [`super::Rules::tiers`].
    pub tier: Option<usize>,
    /// Whether it shares a rank with others right across the border of a tier, and all were taken into the upper one.
    pub lifted_by_tie: bool,
    /// Place of those with the same rank in `Results::ties`.
    tie: Option<usize>,
}

/// The result of one stop.
#[derive(Debug, Clone, PartialEq)]
pub struct StopResult {
    /// Ranked or 未完成.
    pub state: State,
    /// What its sheets come to, of an unfinished stop so far; `None` without any sheet that counts.
    pub marks: Option<Marks>,
    /// Where it stands; `None` while it is unfinished.
    pub place: Option<Place>,
}

/// The results of a tour.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// By stop, in the order of the input.
    pub stops: Vec<StopResult>,
    /// Where ties were lifted over the border of a tier.
    pub lifts: Vec<Lift>,
    /// Groups of two and more stops with the same rank in one track.
    pub ties: Vec<Vec<usize>>,
}

impl Results {
    /// The other stops with the same rank.
    pub fn tied_with(&self, stop: usize) -> impl Iterator<Item = usize> {
        let tie = self.stops.get(stop).and_then(|stop| stop.place.as_ref()?.tie).and_then(|tie| self.ties.get(tie));
        tie.into_iter().flatten().copied().filter(move |other| *other != stop)
    }
}

/// Means, ranks and tiers. In time: sheets × log sheets.
pub fn results(input: &Input) -> Results {
    let stops = all_marks(input);
    let mut tracks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, (info, stop)) in input.stops.iter().zip(&stops).enumerate() {
        if stop.state == State::Ranked {
            tracks.entry(info.track).or_default().push(at);
        }
    }
    let mut results = Results { stops, lifts: Vec::new(), ties: Vec::new() };
    for (track, members) in tracks {
        place(input, track, members, &mut results);
    }
    results
}

/// The marks of every stop, without places yet.
fn all_marks(input: &Input) -> Vec<StopResult> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new(); input.stops.len()];
    let mut counting = all.clone();
    let known = input.sheets.iter().enumerate().filter(|(_, sheet)| input.group(sheet).is_some());
    known.for_each(|(at, sheet)| push(&mut all, sheet.stop, at));
    input.counting().for_each(|(at, sheet)| push(&mut counting, sheet.stop, at));
    let need = input.rules.least_sheets.max(1);
    let one = |((info, all), counting): ((&StopInfo, &Vec<usize>), &Vec<usize>)| {
        let have = counting.len();
        let state = if have >= need { State::Ranked } else { State::Unfinished { have, need } };
        StopResult { state, marks: marks(input, info.adjustment, counting, all), place: None }
    };
    input.stops.iter().zip(&all).zip(&counting).map(one).collect()
}

/// Ranks the finished stops of one track and cuts them into tiers.
fn place(input: &Input, track: usize, members: Vec<usize>, results: &mut Results) {
    let of_class = class_ranks(&results.stops, &members);
    let rungs = ladder(members, |a, b| match (marks_of(&results.stops, a), marks_of(&results.stops, b)) {
        (Some(a), Some(b)) => compare(a, b, input.rules.tie_break),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    let (tiers, lifts) = tiers_of(input, track, &rungs, &results.stops);
    for (Rung { rank, stops }, tier) in rungs.into_iter().zip(tiers) {
        let lifted_by_tie = lifts.iter().any(|lift| lift.rank == rank);
        let tie = (stops.len() > 1).then_some(results.ties.len());
        for at in &stops {
            let of_class = of_class.get(at).cloned().unwrap_or_default();
            let place = Place { rank, of_class, tier, lifted_by_tie, tie };
            results.stops.get_mut(*at).into_iter().for_each(|stop| stop.place = Some(place.clone()));
        }
        if tie.is_some() {
            results.ties.push(stops);
        }
    }
    results.lifts.extend(lifts);
}

fn marks_of(stops: &[StopResult], at: usize) -> Option<&Marks> {
    stops.get(at)?.marks.as_ref()
}

/// The rank of each member by each class alone.
fn class_ranks(stops: &[StopResult], members: &[usize]) -> BTreeMap<usize, Vec<usize>> {
    let mut ranks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let widths = members.iter().filter_map(|at| marks_of(stops, *at)).map(|marks| marks.classes.len());
    for class in 0..widths.max().unwrap_or(0) {
        let mean = |at: usize| marks_of(stops, at).and_then(|marks| marks.classes.get(class));
        for rung in ladder(members.to_vec(), |a, b| mean(a).cmp(&mean(b))) {
            rung.stops.into_iter().for_each(|at| ranks.entry(at).or_default().push(rung.rank));
        }
    }
    ranks
}

/// The tier of each rung, and which rungs were lifted over a border. Equal scores reach the same thresholds, so nothing is lifted there.
fn tiers_of(input: &Input, track: usize, rungs: &[Rung], stops: &[StopResult]) -> (Vec<Option<usize>>, Vec<Lift>) {
    let Rules { tier_rule, tiers, .. } = &input.rules;
    let of_hundred = |rung: &Rung| rung.stops.first().and_then(|at| marks_of(stops, *at)?.of_hundred);
    match tier_rule {
        TierRule::Share => tiers::by_share(tiers, track, rungs),
        TierRule::Threshold => {
            let tier = |rung: &Rung| tiers::by_threshold(tiers, of_hundred(rung)?);
            (rungs.iter().map(tier).collect(), Vec::new())
        }
        TierRule::None => (vec![None; rungs.len()], Vec::new()),
    }
}

fn push(lists: &mut [Vec<usize>], at: usize, value: usize) {
    lists.get_mut(at).into_iter().for_each(|list| list.push(value));
}
