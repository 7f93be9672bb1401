//! Judges against stops in five steps.

use std::collections::BTreeSet;

use crate::domain::kind::Id;
use crate::domain::order::{Gather, Ordered};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::standing::Standing;

/// The four borders between the five steps, in hundredths; a value on a border is above it.
pub type Borders = [i64; 4];

/// Widths of a step that read well, in hundredths of a point.
const WIDTHS: [i64; 9] = [50, 100, 200, 300, 400, 500, 1000, 1500, 2000];

/// Borders for these values: the middle four fifths of them fall into about four steps of an even width. The figures stand in the cells
/// as well, so the borders need not be finer than one reads.
pub fn borders(values: &[i64]) -> Borders {
    let mut values = values.to_vec();
    values.order_by_key(|value| *value);
    let at = |tenths: usize| values.get(values.len().saturating_sub(1) * tenths / 10).copied().unwrap_or(0);
    let (low, high) = (at(1), at(9));
    let width = WIDTHS.iter().copied().find(|width| width * 4 >= high - low).unwrap_or(5000);
    // The second and third border stand about the middle.
    let first = round_to((low + high) / 2 - width * 3 / 2, width);
    [first, first + width, first + 2 * width, first + 3 * width]
}

fn round_to(value: i64, width: i64) -> i64 {
    (value + width / 2).div_euclid(width) * width
}

/// The step of a value, 1 to 5.
pub fn step(borders: Borders, value: i64) -> usize {
    1 + borders.iter().filter(|border| value >= **border).count()
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeatCell {
    /// A sheet that counts: its total, its step, whether it is not like the others, and which it is.
    Score {
        /// In hundredths.
        total: i64,
        /// 1 to 5.
        step: usize,
        /// To be looked at.
        odd: bool,
        /// The sheet.
        sheet: Id,
    },
    /// A sheet that does not count.
    Barred(Id),
    /// The judge stands aside, and why.
    Aside(String),
    /// Asked for, not there yet.
    Missing,
    /// Not asked for.
    Elsewhere,
}

/// The cells of these stops, one row a stop, one cell a judge.
pub fn heat(book: &Book, standing: &Standing, stops: &[usize]) -> (Borders, Vec<Vec<HeatCell>>) {
    let shown = stops.iter().copied().gather_set();
    let totals = standing.input.sheets.iter().filter(|sheet| shown.contains(&sheet.stop)).map(|sheet| sheet.total());
    let borders = borders(&totals.collect::<Vec<_>>());
    let odd: BTreeSet<usize> =
        standing.correction.standouts.iter().filter_map(|input| standing.sheets.get(*input).copied()).gather_set();
    let odd: BTreeSet<Id> = odd.into_iter().filter_map(|at| book.sheets.get(at)).map(|filled| filled.id).gather_set();
    let cell = |judge: usize, stop: usize| match (book.sheet(judge, stop), book.seat(judge, stop)) {
        (Some(filled), _) if filled.counts() => {
            let total = filled.weighed.total();
            HeatCell::Score { total, step: step(borders, total), odd: odd.contains(&filled.id), sheet: filled.id }
        }
        (Some(filled), _) => HeatCell::Barred(filled.id),
        (None, Seat::Aside(why)) => HeatCell::Aside(why.clone()),
        (None, Seat::Scores) => HeatCell::Missing,
        (None, Seat::Elsewhere) => HeatCell::Elsewhere,
    };
    let row = |stop: &usize| (0..book.judges.len()).map(|judge| cell(judge, *stop)).collect();
    (borders, stops.iter().map(row).collect())
}
