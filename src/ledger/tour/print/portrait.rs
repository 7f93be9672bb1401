//! The classes of each stop against the mean of its group: what a radar shows.

use super::ranking::{Ranked, Ranking, Track};
use crate::domain::points;
use crate::domain::scoring::Fraction;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::standing::Standing;

/// One 类 of a stop.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name.
    pub name: String,
    /// What the stop has of it, from 0 to 1.
    pub own: f64,
    /// What the group has of it in the mean.
    pub group: f64,
    /// The points of the stop.
    pub shown: String,
    /// The points of the group.
    pub group_shown: String,
    /// Its full marks.
    pub full: String,
}

/// One stop.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// The stop as it is ranked.
    pub row: Ranked,
    /// Its 类.
    pub dimensions: Vec<Dimension>,
}

/// The stops of a 排名组 that have a score.
pub fn portraits(book: &Book, standing: &Standing, track: &Track) -> Vec<Portrait> {
    let finished: Vec<&Ranked> = track.rows.iter().filter(|row| row.value.is_some()).collect();
    let classes = |row: &Ranked| standing.stop(row.stop)?.marks.as_ref().map(|marks| marks.classes.as_slice());
    let group = |class: usize| {
        let all: Vec<Fraction> = finished.iter().filter_map(|row| classes(row)?.get(class).copied()).collect();
        let sum = all.iter().fold(Fraction::ZERO, |sum, one| sum + *one);
        let part = Fraction::new(1, i128::try_from(all.len()).unwrap_or(i128::MAX)).unwrap_or(Fraction::ZERO);
        sum * part
    };
    let means: Vec<Fraction> = (0..book.outline.classes.len()).map(group).collect();
    let dimension = |row: &Ranked, at: usize| {
        let class = book.outline.classes.get(at).filter(|class| class.points > 0)?;
        let (own, group) = (*classes(row)?.get(at)?, *means.get(at)?);
        let share = |points: Fraction| (points.to_f64() / class.points as f64).clamp(0.0, 1.0);
        Some(Dimension {
            name: class.name.clone(),
            own: share(own),
            group: share(group),
            shown: tenth(own),
            group_shown: tenth(group),
            full: points::shown(class.points),
        })
    };
    let portrait = |row: &&Ranked| {
        let dimensions = (0..book.outline.classes.len()).filter_map(|at| dimension(row, at)).collect();
        Portrait { row: (*row).clone(), dimensions }
    };
    finished.iter().map(portrait).collect()
}

/// One decimal, as a chart shows it.
fn tenth(points: Fraction) -> String {
    let tenths = (points * Fraction::new(1, 10).unwrap_or(Fraction::ZERO)).rounded();
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The portraits of all 排名组, with their names.
pub fn all_portraits(book: &Book, standing: &Standing, ranking: &Ranking) -> Vec<(String, Vec<Portrait>)> {
    ranking.tracks.iter().map(|track| (track.name.clone(), portraits(book, standing, track))).collect()
}
