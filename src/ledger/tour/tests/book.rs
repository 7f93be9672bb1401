//! What counts, what does not, and why.

use super::{EAST_1, EAST_2, WEST_1, WEST_2};
use crate::domain::kind::FieldValue;
use crate::domain::kind::{Id, Ref};
use crate::domain::scheme::{Scheme, SchemeUse};
use crate::domain::score_sheet::{Entry, ScoreSheet};
use crate::domain::tour::{Judge, Tour};
use crate::ledger::scheme;
use crate::ledger::tour::book::{Book, Fault, Stage};
use crate::ledger::tour::fixture::{DISTRICT, EAST, cross, judge, score, stop, tour};
use crate::ledger::tour::pairing::set_seat;
use crate::ledger::tour::plan::{remove_judge, remove_stop, set_part};
use crate::ledger::tour::scoring::{Place, discard, give, hand_in, say};
use crate::ledger::work::fixture::{House, day, id};
use crate::ledger::{Draft, Ledger};
use rstest::rstest;

const FULL: [i64; 3] = [4000, 2000, 4000];

fn book(house: &House) -> Book {
    Book::read(&house.ledger, &house.tree(), tour()).unwrap()
}

/// The fixture with one whole sheet: 区领导 at 东一社区.
fn scored() -> House {
    let mut house = cross();
    score(&mut house, 3, EAST_1, [3500, 1800, 3600], Some(200));
    house
}

fn sheet() -> Id {
    ScoreSheet::id_of(tour(), &judge(3), stop(EAST_1))
}

/// Writes one field of the sheet as a file would bring it.
fn put(house: &mut House, field: &str, value: impl FieldValue) {
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet(), field, value.to_value());
    });
}

/// The only sheet's faults, and whether it counts.
fn only(house: &House) -> (Vec<Fault>, bool) {
    let book = book(house);
    let [one] = book.sheets.as_slice() else { panic!("{:?}", book.sheets) };
    (one.faults.clone(), one.counts())
}

#[test]
fn a_whole_sheet_counts() {
    let house = scored();
    let book = book(&house);
    assert_eq!(only(&house), (vec![], true));
    let one = book.sheet(2, 0).unwrap();
    assert_eq!((one.weighed.base, one.weighed.extra, one.weighed.total()), (8900, 200, 9100));
    assert_eq!(one.weighed.classes, [5300, 3600, 0]);
    assert_eq!((one.judge_name.as_str(), one.unit.as_str()), ("区领导", EAST_1));
    assert_eq!(book.progress(), (8, 1));
    assert_eq!(book.strays().count(), 0);
    assert_eq!((book.judge_at(&judge(2)), book.stop_at(stop(WEST_1))), (Some(1), Some(2)));
}

type Change = fn(&mut House);

#[rstest]
#[case::unknown_judge(|house: &mut House| house.apply(remove_judge(&house.ledger, tour(), &judge(3)).unwrap()), Fault::UnknownJudge)]
#[case::unknown_stop(|house: &mut House| house.apply(remove_stop(&house.ledger, stop(EAST_1)).unwrap()), Fault::UnknownStop)]
#[case::own_unit(
    |house: &mut House| house.set::<Tour>(tour(), &format!("judges.{}.{}", judge(3), Judge::unit), &Ref::to(id(EAST_1), EAST_1)),
    Fault::Aside("本单位".to_owned())
)]
#[case::another_scheme(|house: &mut House| put(house, ScoreSheet::scheme, id("旧版")), Fault::OtherScheme)]
#[case::beyond(|house: &mut House| put(house, "scores.a1.points", 4001i64), Fault::Beyond(vec!["第 1 条".to_owned()]))]
#[case::below_zero(|house: &mut House| put(house, "scores.b1.points", -1i64), Fault::Beyond(vec!["第 3 条".to_owned()]))]
#[case::bonus_beyond(|house: &mut House| put(house, "scores.c1.points", 501i64), Fault::Beyond(vec!["第 4 条".to_owned()]))]
#[case::missing(|house: &mut House| put(house, "scores.a2.points", serde_json::Value::Null), Fault::Missing(1))]
#[case::no_figure(|house: &mut House| put(house, "scores.a2.points", "优".to_owned()), Fault::Missing(1))]
#[case::no_scheme(|house: &mut House| house.commit(|draft| {
draft.delete(Scheme::KIND, id("指标"));
}), Fault::NoScheme)]
#[case::an_empty_scheme(
    |house: &mut House| {
        house.apply(scheme::create(id(DISTRICT), id("空表"), ("空表", SchemeUse::Tour, 2026), &[]));
        house.set::<Tour>(tour(), Tour::scheme, &id("空表"));
        put(house, ScoreSheet::scheme, id("空表"));
    },
    Fault::NoScheme
)]
fn what_does_not_count_is_named(#[case] change: Change, #[case] fault: Fault) {
    let mut house = scored();
    change(&mut house);
    let (faults, counts) = only(&house);
    assert_eq!(faults, [fault]);
    assert!(!counts);
    assert_eq!(book(&house).progress().1, 0);
    assert!(faults.iter().all(|fault| fault.bars() && !fault.text().is_empty()));
}

#[rstest]
#[case::not_asked(
    |house: &mut House| house.apply(set_seat(&house.ledger, &house.tree(), stop(EAST_1), &judge(3), false).unwrap()),
    Fault::NotAsked, 9100
)]
#[case::unknown_items(|house: &mut House| put(house, "scores.zz.points", 100i64), Fault::UnknownItems(1), 9100)]
#[case::second_differs(|house: &mut House| put(house, "scores.a1.second", 3400i64), Fault::SecondDiffers(1), 9100)]
fn what_counts_all_the_same_is_named_too(#[case] change: Change, #[case] fault: Fault, #[case] total: i64) {
    let mut house = scored();
    change(&mut house);
    let (faults, counts) = only(&house);
    assert_eq!(faults, [fault]);
    assert!(counts && !faults[0].bars() && !faults[0].text().is_empty());
    assert_eq!(book(&house).sheets[0].weighed.total(), total);
}

#[test]
fn a_second_reading_that_agrees_is_no_fault() {
    let mut house = scored();
    put(&mut house, "scores.a1.second", 3500i64);
    assert_eq!(only(&house), (vec![], true));
    put(&mut house, "scores.a2.second", 1800i64);
    put(&mut house, "scores.b1.second", 1i64);
    assert_eq!(only(&house).0, [Fault::SecondDiffers(1)]);
}

#[test]
fn a_bonus_that_is_not_given_is_not_missing() {
    let mut house = cross();
    score(&mut house, 3, EAST_1, FULL, None);
    assert_eq!(only(&house), (vec![], true));
    assert_eq!(book(&house).sheets[0].weighed.total(), 10_000);
}

#[test]
fn two_laptops_that_wrote_differently_are_named() {
    let mut house = scored();
    let mut other = Ledger::new(id("他"), 1_790_000_000_500);
    let records: Vec<_> = house.ledger.records().cloned().collect();
    other.absorb(records);
    let mut draft = Draft::new("他处改");
    draft.put(ScoreSheet::KIND, sheet(), "scores.a1.points", 3000i64.to_value());
    other.apply(draft);
    put(&mut house, "scores.a1.points", 3900i64);
    let theirs = other.record(ScoreSheet::KIND, sheet()).unwrap().clone();
    house.ledger.absorb(vec![theirs]);
    assert_eq!(only(&house).0, [Fault::Conflict(1)]);
    assert!(only(&house).1);
}

#[test]
fn a_second_sheet_for_the_same_place_is_named_and_does_not_count() {
    let mut house = scored();
    let (real, double) = (sheet(), id("又一张"));
    let copy = |house: &mut House, from: Id, to: Id| {
        let record = house.ledger.record(ScoreSheet::KIND, from).unwrap().clone();
        house.commit(|draft| {
            for (field, _) in record.registers() {
                draft.put(ScoreSheet::KIND, to, field.clone(), record.value(field).clone());
            }
        });
    };
    copy(&mut house, real, double);
    let found = book(&house);
    let faults = |id: Id| found.sheets.iter().find(|sheet| sheet.id == id).unwrap().faults.clone();
    assert_eq!((faults(real), faults(double)), (vec![], vec![Fault::Twice]));
    assert_eq!(found.sheet(2, 0).unwrap().id, real);
    assert_eq!(found.progress(), (8, 1));
    house.apply(discard(&house.ledger, real));
    let found = book(&house);
    assert_eq!(found.sheet(2, 0).unwrap().id, double, "the other one is left");
    assert_eq!(found.progress(), (8, 1));
}

#[test]
fn a_sheet_that_counts_unasked_is_among_those_that_were_to_come() {
    let mut house = scored();
    house.apply(set_seat(&house.ledger, &house.tree(), stop(EAST_1), &judge(3), false).unwrap());
    assert_eq!(book(&house).progress(), (8, 1), "seven asked for, and this one");
}

#[test]
fn strays_are_listed_and_can_be_thrown_away() {
    let mut house = scored();
    house.apply(remove_stop(&house.ledger, stop(EAST_1)).unwrap());
    let strays: Vec<Id> = book(&house).strays().map(|sheet| sheet.id).collect();
    assert_eq!(strays, [sheet()]);
    house.apply(discard(&house.ledger, sheet()));
    assert_eq!(book(&house).strays().count(), 0);
    assert!(book(&house).sheets.is_empty());
}

#[test]
fn sheets_of_another_tour_and_empty_ones_are_not_there() {
    let mut house = cross();
    let place_key = judge(3);
    let place = Place { tour: tour(), judge: &place_key, stop: stop(EAST_2) };
    house.apply(say(&house.ledger, &house.tree(), place, ScoreSheet::merits, "有特色").unwrap());
    assert!(book(&house).sheets.is_empty(), "only words so far");
    house.apply(hand_in(&house.ledger, tour(), &place_key, day("2026-11-18")).unwrap());
    assert_eq!(only(&house).0, [Fault::Missing(3)], "handed in without figures");
    put(&mut house, ScoreSheet::tour, id("别的观摩"));
    assert_eq!(book(&house).sheets.len(), 1, "that one is another sheet");
}

#[test]
fn a_tour_goes_from_plan_to_filing() {
    let mut house = cross();
    let stage = |house: &House| book(house).stage();
    assert_eq!(stage(&house), Stage::Planning);
    let key = judge(1);
    let place = Place { tour: tour(), judge: &key, stop: stop(WEST_2) };
    house.apply(give(&house.ledger, &house.tree(), place, "a1", Some(1), Entry::Judge, day("2026-11-18")).unwrap());
    assert_eq!(stage(&house), Stage::Scoring);
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    assert_eq!(stage(&house), Stage::Locked);
    house.set::<Tour>(tour(), Tour::filed, &day("2026-11-21"));
    assert_eq!(stage(&house), Stage::Filed);
    assert!(Book::read(&house.ledger, &house.tree(), id("没有")).is_none());
}

#[test]
fn a_judge_who_changes_unit_is_barred_from_then_on() {
    let mut house = scored();
    let field = format!("judges.{}.unit", judge(3));
    house.apply(set_part(&house.ledger, &house.tree(), tour(), &field, EAST).unwrap());
    assert_eq!(only(&house).0, [Fault::Aside("本单位的上级或下级".to_owned())]);
}
