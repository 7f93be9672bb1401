//! Competition ranking: 1, 2, 2, 4.

use std::cmp::Ordering;

use super::Marks;
use crate::domain::order::Ordered;
use crate::domain::tour::TieBreak;

/// Stops that share a rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rung {
    /// The rank, from 1.
    pub rank: usize,
    /// The stops, in the order in which they came.
    pub stops: Vec<usize>,
}

impl Rung {
    /// The last position that they fill: the rank of the next stop less one.
    pub fn last(&self) -> usize {
        self.rank + self.stops.len() - 1
    }
}

/// Puts stops in order, best first. `compare` says [`Ordering::Greater`] of the better one, and must be an order.
pub(super) fn ladder(mut stops: Vec<usize>, compare: impl Fn(usize, usize) -> Ordering) -> Vec<Rung> {
    stops.order_by(|a, b| compare(*b, *a));
    let mut rungs: Vec<Rung> = Vec::new();
    for (before, stop) in stops.into_iter().enumerate() {
        match rungs.last_mut() {
            Some(Rung { stops, .. }) if stops.last().is_some_and(|one| compare(*one, stop).is_eq()) => stops.push(stop),
            _ => rungs.push(Rung { rank: before + 1, stops: vec![stop] }),
        }
    }
    rungs
}

/// Which of two stops is better: by the exact score, then by the rule for ties. What is equal then shares its rank.
pub(super) fn compare(a: &Marks, b: &Marks, tie_break: TieBreak) -> Ordering {
    a.score.cmp(&b.score).then_with(|| match tie_break {
        TieBreak::Shared => Ordering::Equal,
        TieBreak::Classes => a.classes.cmp(&b.classes),
        // None, no sheet of 领导, is less than any score.
        TieBreak::Leaders => a.leaders.cmp(&b.leaders),
    })
}
