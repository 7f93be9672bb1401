//! The figures of a sheet, read in one pass over its record: a tour of a thousand stops has more than a million of them.

use crate::domain::kind::Value;
use crate::domain::scheme::{Given, Outline};
use crate::domain::score_sheet::{ItemScore, ScoreSheet};
use crate::ledger::{Record, differ};

/// What a record gives.
pub(super) struct Marks {
    /// Scores in the order of the leaves.
    pub given: Given,
    /// Something is written at some 条: a score, a reason or a second reading.
    pub any: bool,
    /// How many 条 people wrote differently, not settled yet.
    pub conflicts: usize,
    /// For how many 条 the second reading of the paper differs.
    pub second_differs: usize,
}

/// Reads them.
pub(super) fn marks(record: &Record, outline: &Outline) -> Marks {
    let mut places = outline.places();
    let mut marks = Marks { given: outline.nothing_given(), any: false, conflicts: 0, second_differs: 0 };
    // Of the 条 that was met last; its fields stand together, and 得分 before 复核.
    let mut first: (&str, &Value) = ("", &Value::Null);
    for (name, register) in record.registers() {
        let part = name.strip_prefix(ScoreSheet::scores).and_then(|rest| rest.strip_prefix('.'));
        let Some((key, field)) = part.and_then(|part| part.split_once('.')) else { continue };
        let Some(value) = register.first().map(|write| &write.value) else { continue };
        let is_points = field == ItemScore::points;
        marks.conflicts += usize::from(is_points && differ(register));
        if value.is_null() {
            continue;
        }
        marks.any = true;
        if is_points {
            first = (key, value);
            if let Some(points) = value.as_i64() {
                places.put(&mut marks.given, key, points);
            }
        } else if field == ItemScore::second {
            marks.second_differs += usize::from(first != (key, value));
        }
    }
    marks
}
