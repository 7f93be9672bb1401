//! 备案: what the 组织部 sees of many tours. Ranks within each stand side by side; one ranking over all only where judges connect the
//! tours, or by the stated choice of raw scores.

use crate::domain::order::{Gather, Ordered};
use std::collections::BTreeMap;

use super::book::Book;
use super::standing::{Standing, standing, track_name};
use super::tours;
use crate::domain::kind::Id;
use crate::domain::scoring::{Input, JudgeInfo, Rules, Sheet, StopInfo, correction};
use crate::domain::tour::Tour;
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
                "各次观摩的评委互不相同，分成 {parts} 部分，校不出谁宽谁严，不排全区名次。可以并排看各自的名次；一定要排，请选“按原始分”，并知道宽严没有校正。"
            ),
            Self::Few => "要有两次以上的结果才能合排。".to_owned(),
        }
    }
}

/// One ranking over many tours by corrected scores.
///
/// # Errors
/// Why they cannot be compared.
pub fn together(tree: &OrgTree, all: &[Filed]) -> Result<Vec<Line>, Apart> {
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
    let full = input.rules.full.max(1);
    // Points of the sheets' scale to hundredths out of 100.
    let score = |at: usize| {
        correction.corrected.get(at).copied().flatten().map(|points| rounded(points * 1_000_000.0 / full_f64(full)))
    };
    Ok(ranked(all, places.iter().enumerate().filter_map(|(at, place)| Some((*place, score(at)?)))))
}

/// One ranking over many tours by raw scores, which says nothing of mild and strict judges.
pub fn raw_together(all: &[Filed]) -> Vec<Line> {
    let stops =
        all.iter().enumerate().flat_map(|(tour, filed)| (0..filed.book.stops.len()).map(move |stop| (tour, stop)));
    let score = |(tour, stop): (usize, usize)| {
        let standing = all.get(tour).map(|filed| &filed.standing)?;
        standing.rank(stop).and_then(|_| standing.shown(stop))
    };
    ranked(all, stops.filter_map(|place| Some((place, score(place)?))))
}

fn same_scheme(all: &[Filed]) -> bool {
    let shape = |filed: &Filed| -> Vec<(String, Option<i64>)> {
        filed.book.outline.leaves.iter().map(|leaf| (leaf.name.clone(), leaf.points)).collect()
    };
    all.windows(2).all(|pair| match pair {
        [a, b] => a.book.tour.scheme == b.book.tour.scheme || shape(a) == shape(b),
        _ => true,
    })
}

/// All sheets of all tours, with each judge once: known by name and unit.
fn joint_input(tree: &OrgTree, all: &[Filed], rules: Rules) -> (Input, Vec<(usize, usize)>) {
    let mut judges: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut infos = Vec::new();
    let (mut sheets, mut stops, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (tour, filed) in all.iter().enumerate() {
        let first = stops.len();
        let seats: Vec<usize> = filed
            .book
            .judges
            .iter()
            .map(|(_, judge)| {
                let unit = judge.unit.id.map_or(judge.unit.name.clone(), |unit| tree.resolve(unit).to_string());
                *judges.entry((judge.name.clone(), unit)).or_insert_with(|| {
                    infos.push(JudgeInfo { group: judge.group });
                    infos.len() - 1
                })
            })
            .collect();
        for stop in 0..filed.book.stops.len() {
            stops.push(StopInfo::default());
            places.push((tour, stop));
        }
        for sheet in &filed.standing.input.sheets {
            if let Some(judge) = seats.get(sheet.judge) {
                sheets.push(Sheet { judge: *judge, stop: first + sheet.stop, ..sheet.clone() });
            }
        }
    }
    (Input { stops, judges: infos, sheets, rules }, places)
}

/// Ranks scores within each 排名组, ties shared.
fn ranked(all: &[Filed], scores: impl Iterator<Item = ((usize, usize), i64)>) -> Vec<Line> {
    let mut lines: Vec<Line> = scores
        .filter_map(|((tour, stop), score)| {
            let read = all.get(tour)?.book.stops.get(stop)?;
            Some(Line { tour, stop, unit: read.unit.name.clone(), track: track_name(read), score, rank: 0 })
        })
        .collect();
    lines.order_by(|a, b| {
        a.track.cmp(&b.track).then(b.score.cmp(&a.score)).then((a.tour, a.stop).cmp(&(b.tour, b.stop)))
    });
    let mut begun: (String, usize, i64, usize) = (String::new(), 0, 0, 0);
    for line in &mut lines {
        let (track, count, score, rank) = &mut begun;
        if *track != line.track {
            (*track, *count) = (line.track.clone(), 0);
        }
        *count += 1;
        if *count == 1 || *score != line.score {
            (*score, *rank) = (line.score, *count);
        }
        line.rank = *rank;
    }
    lines
}

#[allow(clippy::cast_precision_loss, reason = "full marks are small")]
fn full_f64(full: i64) -> f64 {
    full as f64
}

#[allow(clippy::cast_possible_truncation, reason = "scores are small")]
fn rounded(value: f64) -> i64 {
    value.round() as i64
}
