//! Who is mild and who is strict, and which sheets to look at.

use crate::domain::kind::Id;
use crate::domain::points;
use crate::ledger::tour::book::{Book, Fault};
use crate::ledger::tour::standing::Standing;

/// A judge who handed in sheets that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leniency {
    /// Place of the judge.
    pub judge: usize,
    /// Name.
    pub name: String,
    /// How many sheets count.
    pub sheets: usize,
    /// More (偏宽) or less (偏严) than the average judge of the part, in hundredths of a point.
    pub points: i64,
    /// The part of the tour, from 0.
    pub part: usize,
}

/// The judges in their order, with what each gives more or less than the others.
pub fn leniency(book: &Book, standing: &Standing) -> Vec<Leniency> {
    let correction = &standing.correction;
    let one = |(judge, (_, named)): (usize, &(String, crate::domain::tour::Judge))| {
        let points = correction.leniency.get(judge).copied().flatten()?;
        let part = correction.judge_component.get(judge).copied().flatten()?;
        let sheets = standing.input.sheets.iter().filter(|sheet| sheet.judge == judge).count();
        Some(Leniency { judge, name: named.name.clone(), sheets, points: hundredths(points), part })
    };
    book.judges.iter().enumerate().filter_map(one).collect()
}

/// `偏宽 2.91 分`, `偏严 2.88 分`, `居中`.
pub fn leniency_words(hundredths: i64) -> String {
    match hundredths {
        0 => "居中".to_owned(),
        mild if mild > 0 => format!("偏宽 {} 分", points::fixed(mild)),
        strict => format!("偏严 {} 分", points::fixed(-strict)),
    }
}

/// A sheet to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// The sheet.
    pub sheet: Id,
    /// Who.
    pub judge: String,
    /// Where.
    pub unit: String,
    /// What about it.
    pub why: String,
}

/// Sheets that are not like the others, the oddest first. They count.
pub fn standouts(book: &Book, standing: &Standing) -> Vec<Odd> {
    let odd = |input: usize| {
        let filled = book.sheets.get(*standing.sheets.get(input)?)?;
        let residual = hundredths(standing.correction.residuals.get(input).copied().flatten()?);
        let expected = filled.weighed.total() - residual;
        let side = if residual > 0 { "高" } else { "低" };
        Some(Odd {
            sheet: filled.id,
            judge: name_of(book, filled.judge, &filled.judge_name),
            unit: unit_of(book, filled.stop, &filled.unit),
            why: format!(
                "给了 {}，按这个点和这位评委一贯的宽严约 {}，{side} {} 分",
                points::fixed(filled.weighed.total()),
                points::fixed(expected),
                points::fixed(residual.abs())
            ),
        })
    };
    standing.correction.standouts.iter().filter_map(|input| odd(*input)).collect()
}

/// Sheets that do not count.
pub fn not_counted(book: &Book) -> Vec<Odd> {
    let why =
        |faults: &[Fault]| faults.iter().filter(|fault| fault.bars()).map(Fault::text).collect::<Vec<_>>().join("；");
    let barred = book.sheets.iter().filter(|filled| !filled.counts());
    barred
        .map(|filled| Odd {
            sheet: filled.id,
            judge: name_of(book, filled.judge, &filled.judge_name),
            unit: unit_of(book, filled.stop, &filled.unit),
            why: why(&filled.faults),
        })
        .collect()
}

fn name_of(book: &Book, judge: Option<usize>, written: &str) -> String {
    let listed = judge.and_then(|judge| book.judges.get(judge)).map(|(_, judge)| judge.name.clone());
    listed.unwrap_or_else(|| if written.is_empty() { "没有写评委".to_owned() } else { written.to_owned() })
}

fn unit_of(book: &Book, stop: Option<usize>, written: &str) -> String {
    stop.and_then(|stop| book.stops.get(stop)).map_or_else(|| written.to_owned(), |stop| stop.unit.name.clone())
}

/// Points as hundredths, for the eye.
pub fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}
