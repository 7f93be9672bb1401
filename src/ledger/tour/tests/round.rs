//! One judge's way from stop to stop.

use super::{EAST_1, EAST_2, WEST_1, WEST_2};
use crate::domain::dates::Time;
use crate::domain::scheme::Scheme;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::scheme::new_version;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::fixture::{DISTRICT, cross, judge, score, stop, tour};
use crate::ledger::tour::round::{Round, Stages, round, stages};
use crate::ledger::tour::scoring::hand_in;
use crate::ledger::work::fixture::{House, day, id};
use rstest::rstest;

fn round_of(house: &House, n: usize) -> Round {
    round(&house.ledger, &house.tree(), tour(), &judge(n)).unwrap()
}

fn names(round: &Round) -> Vec<&str> {
    round.calls.iter().map(|call| call.name.as_str()).collect()
}

fn stages_of(house: &House, n: usize) -> (Round, Stages) {
    let round = round_of(house, n);
    let stages = stages(&house.ledger, &round, None);
    (round, stages)
}

fn arrive(house: &mut House, unit: &str, date: &str, time: (u16, u16)) {
    house.set::<Stop>(stop(unit), Stop::day, &day(date));
    house.set::<Stop>(stop(unit), Stop::arrive, &Time::new(time.0, time.1).unwrap());
}

#[test]
fn stops_come_in_the_order_of_time_under_their_half_day() {
    let mut house = cross();
    arrive(&mut house, WEST_2, "2026-11-18", (9, 0));
    arrive(&mut house, EAST_1, "2026-11-18", (14, 0));
    arrive(&mut house, EAST_2, "2026-11-17", (10, 0));
    let round = round_of(&house, 3);
    assert_eq!(names(&round), [EAST_2, WEST_2, EAST_1, WEST_1]);
    let when: Vec<&str> = round.calls.iter().map(|call| call.when.as_str()).collect();
    assert_eq!(when, ["上午 11-17", "上午 11-18", "下午 11-18", "未定日期"]);
}

#[test]
fn without_times_the_route_counts_and_no_half_day_is_named() {
    let round = round_of(&cross(), 3);
    assert_eq!(names(&round), [EAST_1, EAST_2, WEST_1, WEST_2]);
    assert!(round.calls.iter().all(|call| call.when.is_empty()));
}

#[test]
fn a_stop_to_which_a_judge_is_not_asked_is_listed_once_it_is_scored() {
    let mut house = cross();
    house.set::<Stop>(stop(WEST_1), Stop::judges, &vec![judge(1)]);
    assert_eq!(names(&round_of(&house, 3)), [EAST_1, EAST_2, WEST_2]);
    score(&mut house, 3, WEST_1, [1, 1, 1], None);
    let round = round_of(&house, 3);
    assert_eq!(names(&round), [EAST_1, EAST_2, WEST_1, WEST_2]);
    assert_eq!(round.calls.get(2).map(|call| &call.seat), Some(&Seat::Elsewhere));
}

#[test]
fn going_on_passes_over_stops_where_the_judge_stands_aside() {
    // 东评委 stands aside at both stops of the east, which come first.
    let (round, stages) = stages_of(&cross(), 1);
    assert_eq!(round.first_open(&stages), Some(2));
    assert_eq!((round.next(2, false), round.next(3, false)), (Some(3), None));
    assert_eq!((round.next(3, true), round.next(2, true)), (Some(2), None));
}

#[test]
fn it_opens_with_the_first_sheet_that_is_not_complete() {
    let mut house = cross();
    score(&mut house, 3, EAST_1, [4000, 2000, 4000], None);
    let (round, stages) = stages_of(&house, 3);
    assert_eq!(round.first_open(&stages), Some(1));
    for unit in [EAST_2, WEST_1, WEST_2] {
        score(&mut house, 3, unit, [4000, 2000, 4000], None);
    }
    let (round, stages) = stages_of(&house, 3);
    assert!(round.open(&stages).is_empty());
    assert_eq!(round.first_open(&stages), Some(0), "all done: the first");
}

#[test]
fn what_is_open_is_named_before_it_is_handed_in() {
    let mut house = cross();
    score(&mut house, 1, WEST_1, [4000, 2000, 4000], Some(100));
    let (round, stages) = stages_of(&house, 1);
    let done = &stages.get(2).unwrap().1;
    assert_eq!((done.weighed.base, done.weighed.extra, done.given, done.is_complete()), (10_000, 100, 3, true));
    assert_eq!(round.open(&stages), [(WEST_2.to_owned(), "还没有打".to_owned())]);
    super::support::force(&mut house, 1, WEST_2, "a1", 100);
    super::support::force(&mut house, 1, WEST_2, "a2", 9900);
    let (round, stages) = stages_of(&house, 1);
    assert_eq!(round.open(&stages), [(WEST_2.to_owned(), "缺第 2、3 条".to_owned())]);
}

#[test]
fn a_sheet_that_did_not_change_is_not_read_again() {
    let mut house = cross();
    score(&mut house, 3, EAST_1, [4000, 2000, 4000], None);
    let (round, mut known) = stages_of(&house, 3);
    // Told something else for the stop that stays, it is believed.
    known.get_mut(0).unwrap().1.given = 99;
    score(&mut house, 3, EAST_2, [1, 1, 1], None);
    let again = stages(&house.ledger, &round, Some(&known));
    assert_eq!(again.iter().map(|(_, stage)| stage.given).collect::<Vec<_>>(), [99, 3, 0, 0]);
}

#[test]
fn what_was_handed_in_and_changed_since_is_said() {
    let mut house = cross();
    let words = |house: &House| {
        let (round, stages) = stages_of(house, 3);
        round.handed_in(&stages)
    };
    score(&mut house, 3, EAST_1, [4000, 2000, 4000], None);
    assert_eq!(words(&house), "");
    house.apply(hand_in(&house.ledger, tour(), &judge(3), day("2026-11-18")).unwrap());
    assert_eq!(words(&house), "已交出 11-18");
    score(&mut house, 3, EAST_2, [1, 1, 1], None);
    assert_eq!(words(&house), "上次交出后又打过");
}

#[test]
fn a_sheet_of_another_version_is_open() {
    let mut house = cross();
    score(&mut house, 3, EAST_1, [4000, 2000, 4000], None);
    house.apply(new_version(&house.ledger, id(DISTRICT), id("指标"), id("指标2")).unwrap());
    house.set::<Tour>(tour(), Tour::scheme, &id("指标2"));
    let (round, stages) = stages_of(&house, 3);
    assert_eq!(round.open(&stages).first().map(|(_, open)| open.as_str()), Some("用的是另一版指标体系"));
}

#[rstest]
#[case::open(|_: &mut House| {}, None)]
#[case::locked(|house: &mut House| house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20")), Some("结果已经锁定"))]
#[case::no_scheme(|house: &mut House| house.set::<Tour>(tour(), Tour::scheme, &id("没有")), Some("指标体系不在这台电脑上"))]
#[case::empty(|house: &mut House| house.commit(|draft| { draft.delete(Scheme::KIND, id("指标")); }), Some("指标体系不在这台电脑上"))]
fn what_bars_scoring_is_said(#[case] change: fn(&mut House), #[case] why: Option<&str>) {
    let mut house = cross();
    change(&mut house);
    let said = round_of(&house, 3).why_not();
    assert_eq!(said.is_some(), why.is_some());
    assert!(why.is_none_or(|why| said.unwrap().starts_with(why)));
}

#[test]
fn a_judge_who_is_not_listed_has_no_round() {
    let house = cross();
    let said = round(&house.ledger, &house.tree(), tour(), "没有").unwrap_err();
    assert_eq!(said, "评委名单里没有这位评委");
}
