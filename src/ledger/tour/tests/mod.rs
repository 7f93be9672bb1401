//! Tests of planning a tour and of what counts in it, on the district of the fixture.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod aside;
mod book;
mod filing;
mod judges;
mod lock;
mod packs;
mod pairing;
mod paper;
mod plan;
mod remarks;
mod round;
mod route;
mod scoring;
mod standing;
mod stops;
pub(crate) mod support;
mod tiers;
mod units;

use super::fixture::{UNITS, tour};
use super::stops;
use crate::domain::kind::Ref;
use crate::domain::tour::{Judge, Stop, TierDef, Tour, TourMode};
use crate::ledger::work::fixture::{House, id};

const EAST_1: &str = UNITS[0];
const EAST_2: &str = UNITS[1];
const WEST_1: &str = UNITS[2];
const WEST_2: &str = UNITS[3];

/// A judge of a unit of the fixture; of none where the name is empty.
fn judge_of(unit: &str) -> Judge {
    let unit = if unit.is_empty() { Ref::default() } else { Ref::to(id(unit), unit) };
    Judge { name: "评委".to_owned(), unit, ..Judge::default() }
}

/// A stop at a unit, on no record.
fn stop_at(unit: &str) -> Stop {
    let blank = <Stop as crate::domain::kind::Kind>::blank(id("点"));
    Stop { unit: Ref::to(id(unit), unit), ..blank }
}

/// A tour on no record.
fn tour_of(org: &str, mode: TourMode) -> Tour {
    let blank = <Tour as crate::domain::kind::Kind>::blank(tour());
    Tour { org: Some(id(org)), mode, ..blank }
}

/// The stops of the tour as they stand.
fn all_stops(house: &House) -> Vec<Stop> {
    stops(&house.ledger, tour())
}

/// A tier as it is typed.
fn tier(name: &str, from: Option<i64>, share: Option<i64>) -> TierDef {
    TierDef { name: name.to_owned(), from, share, ..TierDef::default() }
}
