//! Each rule with figures worked by hand. Against an independent reckoning over random tours: `tests/scoring.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agreement;
mod correction;
mod means;
mod places;
mod words;

use super::*;
use crate::domain::tour::JudgeGroup::{Judge, Leader, Peer};
use crate::domain::tour::default_tiers;

/// The plain mean of one group, everything shared, out of 100 points.
fn plain() -> Rules {
    Rules {
        trim: false,
        weights: None,
        extras: Extras::After,
        tie_break: TieBreak::Shared,
        least_sheets: 1,
        full: 10_000,
        tier_rule: TierRule::None,
        tiers: default_tiers(),
    }
}

/// Hundredths of points written as points.
fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}

/// A tour: one row for each stop, one column for each judge, in points; NaN where there is no sheet.
fn tour(rules: Rules, groups: &[JudgeGroup], rows: &[&[f64]]) -> Input {
    let mut sheets = Vec::new();
    for (stop, row) in rows.iter().enumerate() {
        for (judge, points) in row.iter().enumerate().filter(|(_, points)| !points.is_nan()) {
            sheets.push(Sheet { stop, judge, base: hundredths(*points), ..Sheet::default() });
        }
    }
    let judges = groups.iter().map(|group| JudgeInfo { group: *group }).collect();
    Input { stops: vec![StopInfo::default(); rows.len()], judges, sheets, rules }
}

/// One stop whose judges are all 评委.
fn stop_of(rules: Rules, points: &[f64]) -> Input {
    tour(rules, &vec![Judge; points.len()], &[points])
}

/// The marks of the only stop.
fn marks_of(input: &Input) -> Marks {
    results(input).stops.remove(0).marks.unwrap()
}

fn fraction(over: i128, under: i128) -> Fraction {
    Fraction::new(over, under).unwrap()
}
