//! Who scores what.

use super::{EAST_1, EAST_2, WEST_1, WEST_2, all_stops};
use crate::domain::kind::Ref;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::fixture::{DISTRICT, EAST, WEST, cross, judge, read_tour, stop, tour};
use crate::ledger::tour::pairing::assign::assign;
use crate::ledger::tour::pairing::{draft_pairing, parts, seats, set_seat, unscored};
use crate::ledger::tour::plan::{NewJudge, add_judges, add_stops, remove_judge, set_part, set_stop};
use crate::ledger::work::fixture::{COMMUNITY, House, STREET, day, id};
use proptest::prelude::*;
use rstest::rstest;

fn board(house: &House) -> Vec<Vec<Seat>> {
    seats(&house.tree(), &read_tour(house), &all_stops(house))
}

/// The board as letters, a judge a line: 评, 避 or ·.
fn drawn(house: &House) -> Vec<String> {
    let letter = |seat: &Seat| match seat {
        Seat::Scores => '评',
        Seat::Aside(_) => '避',
        Seat::Elsewhere => '·',
    };
    board(house).iter().map(|row| row.iter().map(letter).collect()).collect()
}

fn draft(house: &mut House, each: Option<usize>) {
    house.apply(draft_pairing(&house.ledger, &house.tree(), tour(), each).unwrap());
}

#[test]
fn in_a_cross_tour_the_streets_score_one_another_and_the_district_all() {
    let house = cross();
    assert_eq!(drawn(&house), ["避避评评", "评评避避", "评评评评"]);
    assert_eq!(parts(&board(&house)), 1, "the district's judge joins them");
}

#[test]
fn without_the_district_the_streets_cannot_be_compared() {
    let mut house = cross();
    house.apply(remove_judge(&house.ledger, tour(), &judge(3)).unwrap());
    assert_eq!(drawn(&house), ["避避评评", "评评避避"]);
    assert_eq!(parts(&board(&house)), 2);
}

#[test]
fn a_seat_is_given_and_taken() {
    let mut house = cross();
    let set = |house: &House, unit: &str, n: usize, scores| {
        set_seat(&house.ledger, &house.tree(), stop(unit), &judge(n), scores)
    };
    house.apply(set(&house, EAST_1, 3, false).unwrap());
    assert_eq!(drawn(&house), ["避避评评", "评评避避", "·评评评"]);
    house.apply(set(&house, EAST_1, 2, false).unwrap());
    assert_eq!(drawn(&house), ["避避评评", "·评避避", "·评评评"], "nobody, and not everybody");
    assert_eq!(unscored(&board(&house)), [0]);
    house.apply(set(&house, EAST_1, 2, true).unwrap());
    assert_eq!(drawn(&house), ["避避评评", "评评避避", "·评评评"]);
    let why = set(&house, EAST_1, 1, true).unwrap_err();
    assert_eq!(why, "东评委对东一社区党委应当回避：本单位的上级或下级");
    assert!(set(&house, EAST_1, 1, false).is_ok());
    assert!(set_seat(&house.ledger, &house.tree(), stop(EAST_1), "没有", true).is_err());
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    assert!(set(&house, EAST_1, 2, false).unwrap_err().starts_with("结果已经锁定"));
}

#[test]
fn a_draft_without_a_number_is_everybody_who_may_and_those_who_join_later() {
    let mut house = cross();
    draft(&mut house, Some(1));
    draft(&mut house, None);
    assert_eq!(drawn(&house), ["避避评评", "评评避避", "评评评评"]);
    let new = NewJudge { name: "市评委".into(), unit: Ref::named("市委组织部"), ..NewJudge::default() };
    house.apply(add_judges(&house.ledger, tour(), &[new], &mut || id("j4")).unwrap());
    assert_eq!(drawn(&house).last().unwrap(), "评评评评");
}

#[test]
fn a_draft_keeps_to_the_teams() {
    let mut house = cross();
    for (n, team) in [(1, "甲"), (2, "乙"), (3, "乙")] {
        let field = format!("judges.{}.team", judge(n));
        house.apply(set_part(&house.ledger, &house.tree(), tour(), &field, team).unwrap());
    }
    for (unit, team) in [(EAST_1, "乙"), (EAST_2, "乙"), (WEST_1, "甲"), (WEST_2, "乙")] {
        house.apply(set_stop(&house.ledger, stop(unit), Stop::team, team).unwrap());
    }
    for each in [Some(5), None] {
        draft(&mut house, each);
        assert_eq!(drawn(&house), ["避避评·", "评评避避", "评评·评"], "{each:?}");
    }
}

#[test]
fn a_draft_balances_and_keeps_one_part_where_that_can_be() {
    let mut house = cross();
    house.apply(add_stops(&house.ledger, &house.tree(), tour(), &[id(COMMUNITY), id(STREET)]).unwrap());
    let new: Vec<NewJudge> = [("东二", EAST), ("西二", WEST), ("青一", STREET), ("区二", DISTRICT)]
        .iter()
        .map(|(name, unit)| NewJudge {
            name: (*name).to_owned(),
            unit: Ref::to(id(unit), *unit),
            ..NewJudge::default()
        })
        .collect();
    let mut n = 3;
    let draft_judges = add_judges(&house.ledger, tour(), &new, &mut || {
        n += 1;
        id(&format!("j{n}"))
    });
    house.apply(draft_judges.unwrap());
    draft(&mut house, Some(3));
    let board = board(&house);
    assert_eq!(parts(&board), 1);
    for stop in 0..6 {
        assert_eq!(board.iter().filter(|row| row[stop].scores()).count(), 3, "stop {stop}");
    }
    let loads: Vec<usize> = board.iter().map(|row| row.iter().filter(|seat| seat.scores()).count()).collect();
    assert!(loads.iter().all(|load| (2..=3).contains(load)), "{loads:?}");
}

#[test]
fn nothing_is_drafted_without_judges_or_stops_or_when_locked() {
    let mut house = cross();
    for n in 1..=3 {
        house.apply(remove_judge(&house.ledger, tour(), &judge(n)).unwrap());
    }
    assert!(draft_pairing(&house.ledger, &house.tree(), tour(), None).unwrap_err().starts_with("先加评委"));
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    assert!(draft_pairing(&house.ledger, &house.tree(), tour(), None).unwrap_err().starts_with("结果已经锁定"));
}

/// A board drawn as letters.
fn read(rows: &[&str]) -> Vec<Vec<Seat>> {
    let seat = |letter| if letter == '评' { Seat::Scores } else { Seat::Elsewhere };
    rows.iter().map(|row| row.chars().map(seat).collect()).collect()
}

#[rstest]
#[case::nobody(&[], 0)]
#[case::no_stops(&["", ""], 0)]
#[case::one(&["评"], 1)]
#[case::all(&["评评", "评评"], 1)]
#[case::two(&["评·", "·评"], 2)]
#[case::a_chain(&["评评··", "·评评·", "··评评"], 1)]
#[case::an_idle_judge_is_no_part(&["评评", "··"], 1)]
#[case::a_stop_without_judges_is_no_part(&["评·评", "评·评"], 1)]
#[case::three(&["评····", "·评评··", "···评评"], 3)]
fn parts_that_never_meet(#[case] rows: &[&str], #[case] expected: usize) {
    assert_eq!(parts(&read(rows)), expected);
}

proptest! {
    /// Where everybody may score everything and there are stops enough, loads differ by one at most and all scores can be compared.
    #[test]
    fn free_drafts_are_even_and_connected(judges in 2usize..16, stops in 1usize..40, each in 2usize..6) {
        let able = vec![(0..judges).collect::<Vec<usize>>(); stops];
        let chosen = assign(&able, judges, each);
        let each = each.min(judges);
        let mut load = vec![0usize; judges];
        for places in &chosen {
            prop_assert_eq!(places.len(), each);
            prop_assert!(places.is_sorted_by(|a, b| a < b));
            places.iter().for_each(|place| load[*place] += 1);
        }
        prop_assert!(load.iter().max().unwrap() - load.iter().min().unwrap() <= 1, "{:?}", load);
        // So many stops at least are needed to join so many judges.
        if stops * (each - 1) + 1 >= judges {
            prop_assert_eq!(parts(&as_seats(&chosen, judges)), 1);
        }
    }

    /// Whoever stands aside is not chosen, and no stop lacks a judge who could be had.
    #[test]
    fn drafts_keep_to_who_may(
        able in prop::collection::vec(prop::collection::btree_set(0usize..12, 0..12), 1..30), each in 1usize..6,
    ) {
        let able: Vec<Vec<usize>> = able.into_iter().map(|all| all.into_iter().collect()).collect();
        let chosen = assign(&able, 12, each);
        for (places, able) in chosen.iter().zip(&able) {
            prop_assert_eq!(places.len(), each.min(able.len()));
            prop_assert!(places.iter().all(|place| able.contains(place)));
            prop_assert!(places.is_sorted_by(|a, b| a < b));
        }
    }
}

fn as_seats(chosen: &[Vec<usize>], judges: usize) -> Vec<Vec<Seat>> {
    let seat = |yes| if yes { Seat::Scores } else { Seat::Elsewhere };
    (0..judges).map(|judge| chosen.iter().map(|places| seat(places.contains(&judge))).collect()).collect()
}
