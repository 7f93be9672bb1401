//! What the tests of results share.

use crate::domain::kind::{Id, Ref};
use crate::domain::score_sheet::{Entry, ItemScore, ScoreSheet};
use crate::domain::tour::{JudgeGroup, Tour, TourMode};
use crate::ledger::tour::book::Book;
use crate::ledger::tour::fixture::{DISTRICT, EAST, UNITS, WEST, cross, judge, score, stop, tour};
use crate::ledger::tour::plan::{NewJudge, add_judges, add_stops, create};
use crate::ledger::tour::scoring::{Place, give_all};
use crate::ledger::tour::standing::{Standing, standing};
use crate::ledger::tour::{Stop, stops};
use crate::ledger::work::fixture::{House, day, id};

/// What 区领导 gives at the stops of the fixture; 西评委 gives 4 more at the eastern ones, 东评委 4 less at the western ones.
pub const FAIR: [i64; 4] = [8400, 9000, 7000, 8500];

/// The tour of the fixture with every sheet: plain 86, 92, 68, 83; without mild and strict 84, 90, 70, 85.
pub fn scored() -> House {
    let mut house = cross();
    for (at, (unit, fair)) in UNITS.iter().zip(FAIR).enumerate() {
        total(&mut house, 3, unit, fair);
        let (n, given) = if at < 2 { (2, fair + 400) } else { (1, fair - 400) };
        total(&mut house, n, unit, given);
    }
    house
}

/// A sheet of this total, given in the order of the scheme: 40, 20, 40.
pub fn total(house: &mut House, n: usize, unit: &str, hundredths: i64) {
    score(house, n, unit, split(hundredths), None);
}

/// A total over the three 条.
pub fn split(hundredths: i64) -> [i64; 3] {
    let first = hundredths.min(4000);
    let second = (hundredths - first).min(2000);
    [first, second, hundredths - first - second]
}

/// Writes one score past all rules, as a pack that was merged may.
pub fn force(house: &mut House, n: usize, unit: &str, key: &str, hundredths: i64) {
    let sheet = ScoreSheet::id_of(tour(), &judge(n), stop(unit));
    house.commit(|draft| {
        draft.set_part::<ScoreSheet, _>(sheet, ScoreSheet::scores, key, ItemScore::points, &hundredths);
    });
}

pub fn book_of(house: &House, id: Id) -> Book {
    Book::read(&house.ledger, &house.tree(), id).unwrap()
}

pub fn book(house: &House) -> Book {
    book_of(house, tour())
}

pub fn standing_of(house: &House, id: Id) -> Standing {
    standing(&house.ledger, &house.tree(), &book_of(house, id))
}

/// The place of a unit on the route of the fixture.
pub fn at(unit: &str) -> usize {
    UNITS.iter().position(|one| *one == unit).unwrap()
}

/// Another tour of an organization, of these units, with one judge who gives these totals.
pub fn other_tour(house: &mut House, name: &str, org: &str, judge: (&str, &str), given: &[(&str, i64)]) -> Id {
    let tour = id(name);
    let units: Vec<Id> = given.iter().map(|(unit, _)| id(unit)).collect();
    let mode = if org == DISTRICT { TourMode::Cross } else { TourMode::Circuit };
    house.apply(create(&house.ledger, &house.tree(), id(org), mode, day("2026-11-20"), tour));
    house.apply(add_stops(&house.ledger, &house.tree(), tour, &units).unwrap());
    let unit = if judge.1.is_empty() { Ref::default() } else { Ref::to(id(judge.1), judge.1) };
    let new = NewJudge { name: judge.0.to_owned(), unit, group: JudgeGroup::Judge, ..NewJudge::default() };
    let key = id(&format!("{name}/{}", judge.0));
    house.apply(add_judges(&house.ledger, tour, &[new], &mut || key).unwrap());
    for (unit, total) in given {
        give(house, tour, &key.to_string(), unit, *total);
    }
    tour
}

/// A sheet of a judge of another tour.
pub fn give(house: &mut House, tour: Id, judge: &str, unit: &str, total: i64) {
    let place = Place { tour, judge, stop: Stop::id_of(tour, id(unit)) };
    let points = ["a1", "a2", "b1"].iter().zip(split(total));
    let scores: Vec<(String, Option<i64>)> = points.map(|(key, points)| ((*key).to_owned(), Some(points))).collect();
    house.apply(give_all(&house.ledger, &house.tree(), place, &scores, Entry::Paper, day("2026-11-21")).unwrap());
}

/// Locks a tour as it stands.
pub fn lock_tour(house: &mut House, id: Id) {
    let (book, standing) = (book_of(house, id), standing_of(house, id));
    let locked = crate::ledger::tour::lock::lock(&house.tree(), &book, &standing, "周慧敏", day("2026-11-21")).unwrap();
    house.apply(locked);
}

/// Writes a field of a tour.
pub fn set_tour(house: &mut House, id: Id, field: &str, value: &impl crate::domain::kind::FieldValue) {
    house.set::<Tour>(id, field, value);
}

/// Both 街道 and the 区, for tests that need names.
pub const STREETS: [&str; 2] = [EAST, WEST];

/// Places of all stops.
pub fn all_stops(house: &House, id: Id) -> Vec<Stop> {
    stops(&house.ledger, id)
}

pub const EAST_1: &str = UNITS[0];
pub const EAST_2: &str = UNITS[1];
pub const WEST_1: &str = UNITS[2];
pub const WEST_2: &str = UNITS[3];
