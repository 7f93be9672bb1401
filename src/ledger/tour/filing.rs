//! 备案: what the 组织部 sees of many tours. Ranks within each stand side by side; one ranking over all only where judges connect the
//! tours, or by the stated choice of raw scores.

use std::collections::BTreeMap;

use super::book::Book;
use super::standing::{Standing, standing, track_name};
use super::tours;
use crate::domain::kind::Id;
use crate::domain::order::{Gather, Ordered};
use crate::domain::scheme::Side;
use crate::domain::scoring::{Fraction, Input, JudgeInfo, Rules, Sheet, StopInfo, correction};
use crate::domain::tour::{Judge, Tour};
use crate::ledger::{Ledger, OrgTree};

/// A tour with its results.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    /// The tour with its sheets.
    pub book: Book,
    /// Its results.
    pub standing: Standing,
    /// Name of the organizer.
    pub organizer: String,
}

/// The tours of a year that have results, the organizers in the order of the tree.
pub fn filed(ledger: &Ledger, tree: &OrgTree, year: i64) -> Vec<Filed> {
    let places: BTreeMap<Id, usize> = tree.flat().into_iter().enumerate().map(|(at, (id, _))| (id, at)).gather_map();
    let place = |tour: &Tour| tour.org.and_then(|org| places.get(&tree.resolve(org)).copied());
    let mut of_year: Vec<Tour> =
        tours(ledger).into_iter().filter(|tour| tour.year == Some(year) && tour.is_locked()).collect();
    of_year.order_by_key(|tour| (place(tour), tour.round, tour.id));
    let read = |tour: Tour| {
        let book = Book::read(ledger, tree, tour.id)?;
        let standing = standing(ledger, tree, &book);
        let organizer = tour.org.map(|org| tree.name(org).to_owned()).unwrap_or_default();
        Some(Filed { book, standing, organizer })
    };
    of_year.into_iter().filter_map(read).collect()
}

/// The years of which there are locked tours, newest first.
pub fn years(ledger: &Ledger) -> Vec<i64> {
    let mut years: Vec<i64> =
        tours(ledger).iter().filter(|tour| tour.is_locked()).filter_map(|tour| tour.year).collect();
    years.order_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// A unit in the ranking over many tours.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Place of the tour among those that were put together.
    pub tour: usize,
    /// Place of the stop in it.
    pub stop: usize,
    /// Name of the unit.
    pub unit: String,
    /// 排名组.
    pub track: String,
    /// The score out of 100, in hundredths, as it is shown: corrected or raw.
    pub score: i64,
    /// The rank in its 排名组 over all tours.
    pub rank: usize,
}

/// Why there is no ranking by corrected scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// They were scored by different schemes.
    Schemes,
    /// No judge scored in several of them: into so many parts they fall.
    Judges(usize),
    /// There are fewer than two.
    Few,
}

impl Apart {
    /// In words.
    pub fn text(&self) -> String {
        match self {
            Self::Schemes => "这几次观摩用的指标体系不同，分数不能放在一起比。可以并排看各自的名次。".to_owned(),
            Self::Judges(parts) => format!(
                "各次观摩没有相同的评委（按姓名和单位认），或者评委和点分成互不相连的 {parts} 部分，校不出谁宽谁严，不排全区名次。可以并排看各自的名次；一定要排，请选“按原始分”，并知道宽严没有校正。"
            ),
            Self::Few => "要有两次以上的结果才能合排。".to_owned(),
        }
    }
}

/// The tours that may be put into one ranking: those that do not hide their ranks (减负).
pub fn ranked_openly(all: &[Filed]) -> Vec<&Filed> {
    all.iter().filter(|filed| !filed.book.tour.hide_ranks).collect()
}

/// One ranking over many tours by corrected scores. Of those that hide their ranks nothing is ranked ([`ranked_openly`]).
///
/// # Errors
/// Why they cannot be compared.
pub fn together(tree: &OrgTree, all: &[&Filed]) -> Result<Vec<Line>, Apart> {
    let [first, _, ..] = all else { return Err(Apart::Few) };
    if !same_scheme(all) {
        return Err(Apart::Schemes);
    }
    let rules = Rules { weights: None, ..first.standing.input.rules.clone() };
    let (input, places) = joint_input(tree, all, rules);
    let correction = correction(&input);
    if correction.components > 1 {
        return Err(Apart::Judges(correction.components));
    }
    let full = input.rules.full.max(1) as f64;
    let score = |at: usize, (tour, stop): (usize, usize)| {
        all.get(tour)?.standing.rank(stop)?;
        let points = correction.corrected.get(at).copied().flatten()?;
        let points = points + input.stops.get(at)?.adjustment as f64 / 100.0;
        // Hundredths out of 100, to the ten-millionth of a point: what differs by less is the same, as in the ranks of one tour.
        Fraction::new((points / full * 1e11).round() as i128, 100_000)
    };
    Ok(ranked(all, places.iter().enumerate().filter_map(|(at, place)| Some((*place, score(at, *place)?)))))
}

/// One ranking over many tours by raw scores, which says nothing of mild and strict judges. Scores are compared before they are rounded.
pub fn raw_together(all: &[&Filed]) -> Vec<Line> {
    let stops =
        all.iter().enumerate().flat_map(|(tour, filed)| (0..filed.book.stops.len()).map(move |stop| (tour, stop)));
    let score = |(tour, stop): (usize, usize)| {
        let standing = all.get(tour).map(|filed| &filed.standing)?;
        standing.rank(stop)?;
        let marks = standing.stop(stop)?.marks.as_ref()?;
        Some(marks.of_hundred.unwrap_or(marks.score))
    };
    ranked(all, stops.filter_map(|place| Some((place, score(place)?))))
}

fn same_scheme(all: &[&Filed]) -> bool {
    let shape = |filed: &Filed| -> Vec<(String, Side, Option<i64>)> {
        filed.book.outline.leaves.iter().map(|leaf| (leaf.name.clone(), leaf.side, leaf.points)).collect()
    };
    all.windows(2).all(|pair| match pair {
        [a, b] => a.book.tour.scheme == b.book.tour.scheme || shape(a) == shape(b),
        _ => true,
    })
}

/// All sheets of all tours, with each judge once: known by name and unit. Without a unit nobody is taken for a namesake in another tour.
fn joint_input(tree: &OrgTree, all: &[&Filed], rules: Rules) -> (Input, Vec<(usize, usize)>) {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut judges = Vec::new();
    let (mut sheets, mut stops, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (tour, filed) in all.iter().enumerate() {
        let first = stops.len();
        let mut seat = |(key, judge): &(String, Judge)| {
            let unit = judge.unit.id.map_or(judge.unit.name.clone(), |unit| tree.resolve(unit).to_string());
            let unit = if unit.is_empty() { key.clone() } else { unit };
            *known.entry((judge.name.clone(), unit)).or_insert_with(|| {
                judges.push(JudgeInfo { group: judge.group });
                judges.len() - 1
            })
        };
        let seats: Vec<usize> = filed.book.judges.iter().map(&mut seat).collect();
        for (at, stop) in filed.standing.input.stops.iter().enumerate() {
            stops.push(StopInfo { track: 0, ..*stop });
            places.push((tour, at));
        }
        for sheet in &filed.standing.input.sheets {
            if let Some(judge) = seats.get(sheet.judge) {
                sheets.push(Sheet { judge: *judge, stop: first + sheet.stop, ..sheet.clone() });
            }
        }
    }
    (Input { stops, judges, sheets, rules }, places)
}

/// Ranks scores within each 排名组, ties shared.
fn ranked(all: &[&Filed], scores: impl Iterator<Item = ((usize, usize), Fraction)>) -> Vec<Line> {
    let line = |((tour, stop), score): ((usize, usize), Fraction)| {
        let read = all.get(tour)?.book.stops.get(stop)?;
        let (unit, track) = (read.unit.name.clone(), track_name(read));
        Some((score, Line { tour, stop, unit, track, score: score.rounded(), rank: 0 }))
    };
    let mut lines: Vec<(Fraction, Line)> = scores.filter_map(line).collect();
    lines.order_by(|(score_a, a), (score_b, b)| {
        a.track.cmp(&b.track).then(score_b.cmp(score_a)).then((a.tour, a.stop).cmp(&(b.tour, b.stop)))
    });
    for track in lines.chunk_by_mut(|(_, a), (_, b)| a.track == b.track) {
        let mut before = 0;
        for same in track.chunk_by_mut(|(a, _), (b, _)| a == b) {
            same.iter_mut().for_each(|(_, line)| line.rank = before + 1);
            before += same.len();
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
