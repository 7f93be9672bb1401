//! Ranks, scores and tiers by 排名组, as they stand or as they were locked.

use super::unit_name;
use crate::domain::order::Ordered;
use crate::domain::points;
use crate::domain::scoring::{Fraction, State};
use crate::domain::tour::Stop;
use crate::ledger::OrgTree;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::standing::Standing;

/// One stop.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Place of the stop.
    pub stop: usize,
    /// Who was visited.
    pub unit: String,
    /// How many sheets are in the mean.
    pub sheets: usize,
    /// 平均分.
    pub mean: String,
    /// 加减分 after the mean: that of the sheets, and what was agreed on for the stop; empty where there is none.
    pub extra: String,
    /// The sum of both, on the scale of the sheets.
    pub raw: String,
    /// The score out of 100, as it is shown.
    pub score: String,
    /// The same in hundredths, for charts.
    pub value: Option<i64>,
    /// The rank; none while it is unfinished, and none at all without ranks (减负).
    pub rank: Option<usize>,
    /// The tier; `未完成（3/5 张）` while it is unfinished.
    pub tier: String,
    /// How many places it rose since the last round; less than zero when it fell. None without ranks.
    pub rise: Option<isize>,
}

/// One 排名组.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Its number.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// By rank; without ranks by tier, and within a tier as on the route.
    pub rows: Vec<Ranked>,
    /// Which ties were lifted over the border of a tier.
    pub notes: Vec<String>,
}

/// All 排名组.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// In the order in which the route meets them.
    pub tracks: Vec<Track>,
    /// Whether the scale of the sheets is another than 100, so that both are to be shown.
    pub scaled: bool,
    /// Whether anything is added after the mean.
    pub extras: bool,
    /// Stops whose sheets were changed after the results were locked.
    pub changed: Vec<String>,
}

/// Gathers it. Of locked results what was locked is shown; means are always as they stand.
pub fn ranking(tree: &OrgTree, book: &Book, standing: &Standing) -> Ranking {
    let tracks: Vec<Track> = (0..standing.tracks.len()).map(|number| track(tree, book, standing, number)).collect();
    let name = |at: usize| book.stops.get(at).map(|stop| unit_name(tree, &stop.unit));
    Ranking {
        scaled: !matches!(book.outline.full, 0 | 10_000),
        extras: tracks.iter().flat_map(|track| &track.rows).any(|row| !row.extra.is_empty()),
        changed: standing.changed_since_lock(book).into_iter().filter_map(name).collect(),
        tracks,
    }
}

fn track(tree: &OrgTree, book: &Book, standing: &Standing, number: usize) -> Track {
    let mut rows: Vec<(Order, Ranked)> =
        standing.in_track(number).into_iter().filter_map(|at| ranked(tree, book, standing, at)).collect();
    rows.order_by_key(|(order, _)| *order);
    let lifts = standing.results.lifts.iter().filter(|lift| lift.track == number && !book.tour.hide_ranks);
    Track {
        number,
        name: standing.tracks.get(number).cloned().unwrap_or_default(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        notes: lifts.map(|lift| lift.in_words(&standing.input.rules.tiers)).collect(),
    }
}

/// By what a row stands where it does: rank or tier, then its place on the route.
type Order = (usize, usize);

fn ranked(tree: &OrgTree, book: &Book, standing: &Standing, at: usize) -> Option<(Order, Ranked)> {
    let (stop, result) = (book.stops.get(at)?, standing.stop(at)?);
    let marks = result.marks.as_ref();
    let (rank, value, tier) = placed(book, standing, stop, at);
    let tiers = &standing.input.rules.tiers;
    let tier_place = tiers.iter().position(|one| one.name == tier);
    let order = if book.tour.hide_ranks { tier_place } else { rank };
    let extra = marks.map_or(Fraction::ZERO, |marks| marks.score + marks.mean * Fraction::whole(-1));
    let show = |figure: Option<Fraction>| figure.map_or(String::new(), |figure| points::fixed(figure.rounded()));
    let unfinished = match result.state {
        State::Unfinished { have, need } if rank.is_none() => Some(format!("未完成（{have}/{need} 张）")),
        _ => None,
    };
    let is_ranked = unfinished.is_none();
    let row = Ranked {
        stop: at,
        unit: unit_name(tree, &stop.unit),
        sheets: marks.map_or(0, |marks| marks.used.len()),
        mean: show(marks.map(|marks| marks.mean)),
        extra: if extra == Fraction::ZERO { String::new() } else { signed(extra.rounded()) },
        raw: show(marks.map(|marks| marks.score).filter(|_| is_ranked)),
        score: value.map_or(String::new(), points::fixed),
        value,
        rank: rank.filter(|_| !book.tour.hide_ranks),
        tier: unfinished.unwrap_or(tier),
        rise: standing.rise(at).filter(|_| !book.tour.hide_ranks),
    };
    Some(((order.unwrap_or(usize::MAX), at), row))
}

/// Rank, score and tier: as locked, else as they stand.
fn placed(book: &Book, standing: &Standing, stop: &Stop, at: usize) -> (Option<usize>, Option<i64>, String) {
    if book.tour.is_locked() {
        let rank = stop.rank.and_then(|rank| usize::try_from(rank).ok());
        return (rank, stop.score, stop.tier.clone());
    }
    let rank = standing.rank(at);
    let score = standing.shown(at).filter(|_| rank.is_some());
    (rank, score, standing.tier(at).unwrap_or_default().to_owned())
}

/// `+1.50`, `−0.50`.
fn signed(hundredths: i64) -> String {
    let sign = if hundredths > 0 { "+" } else { "" };
    format!("{sign}{}", points::fixed(hundredths))
}

impl Ranking {
    /// What the charts begin at and end with, in points: whole tens, so that differences are seen and nothing is cut off.
    pub fn range(&self) -> (i64, i64) {
        let values = || self.tracks.iter().flat_map(|track| &track.rows).filter_map(|row| row.value);
        let (least, most) = (values().min().unwrap_or(0), values().max().unwrap_or(10_000));
        let from = ((least - 500).div_euclid(1000) * 10).clamp(0, 90);
        (from, (most + 999).div_euclid(1000).max(10) * 10)
    }
}
