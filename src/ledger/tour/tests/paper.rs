//! Paper sheets of one stop, read once and twice.

use super::{EAST_1, EAST_2};
use crate::domain::score_sheet::{Entry, ScoreSheet};
use crate::domain::tour::Stop;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::fixture::{cross, judge, score, stop, tour};
use crate::ledger::tour::paper::{Difference, Papers, papers};
use crate::ledger::tour::scoring::{Place, check, give_all, settle};
use crate::ledger::work::fixture::{House, day};

fn read(house: &House, all: bool) -> Papers {
    papers(&house.ledger, &house.tree(), tour(), stop(EAST_1), all).unwrap()
}

fn names(papers: &Papers) -> Vec<&str> {
    papers.lines.iter().map(|line| line.name.as_str()).collect()
}

fn second(house: &mut House, n: usize, readings: &[(&str, i64)]) {
    let key = judge(n);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    let readings: Vec<(String, Option<i64>)> =
        readings.iter().map(|(key, points)| ((*key).to_owned(), Some(*points))).collect();
    house.apply(check(&house.ledger, &house.tree(), place, &readings).unwrap());
}

#[test]
fn judges_who_stand_aside_come_last_with_their_reason() {
    let papers = read(&cross(), false);
    assert_eq!(names(&papers), ["西评委", "区领导", "东评委"]);
    assert!(
        matches!(papers.lines.last().map(|line| &line.seat), Some(Seat::Aside(why)) if why == "本单位的上级或下级")
    );
    assert_eq!(papers.complete(), (0, 2));
}

#[test]
fn judges_who_are_not_asked_are_listed_on_request_or_when_they_scored() {
    let mut house = cross();
    house.set::<Stop>(stop(EAST_1), Stop::judges, &vec![judge(3)]);
    assert_eq!((names(&read(&house, false)), read(&house, false).not_listed), (vec!["区领导", "东评委"], 1));
    assert_eq!(names(&read(&house, true)), ["区领导", "东评委", "西评委"]);
    score(&mut house, 2, EAST_1, [1, 1, 1], None);
    assert_eq!((names(&read(&house, false)).len(), read(&house, false).not_listed), (3, 0));
}

#[test]
fn two_readings_are_laid_side_by_side_where_they_differ() {
    let mut house = cross();
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    let first = [("a1".to_owned(), Some(3000)), ("a2".to_owned(), Some(1500))];
    house.apply(give_all(&house.ledger, &house.tree(), place, &first, Entry::Paper, day("2026-11-18")).unwrap());
    assert_eq!((read(&house, false).differences(), read(&house, false).read_once()), (Vec::new(), 2));
    second(&mut house, 2, &[("a1", 3000), ("a2", 1600), ("b1", 100)]);
    let differences = read(&house, false).differences();
    let expected = [
        Difference { line: 0, leaf: 1, first: Some(1500), second: Some(1600) },
        Difference { line: 0, leaf: 2, first: None, second: Some(100) },
    ];
    assert_eq!((differences.as_slice(), read(&house, false).read_once()), (&expected[..], 0));
    let choose = |house: &mut House, key: &str, chosen| {
        house.apply(settle(&house.ledger, &house.tree(), place, key, chosen, day("2026-11-18")).unwrap());
    };
    choose(&mut house, "a2", Some(1600));
    choose(&mut house, "b1", None);
    assert!(read(&house, false).differences().is_empty());
    let sheet: ScoreSheet = house.ledger.read(place.sheet()).unwrap();
    let a2 = sheet.scores.get("a2").unwrap();
    assert_eq!((a2.points, a2.second), (Some(1600), Some(1600)));
    assert!(sheet.scores.get("b1").is_none_or(|b1| b1.points.is_none() && b1.second.is_none()));
}

#[test]
fn a_stop_that_is_not_on_the_route_has_no_papers() {
    let house = cross();
    assert!(papers(&house.ledger, &house.tree(), tour(), stop("没有"), false).is_err());
    let read = papers(&house.ledger, &house.tree(), tour(), stop(EAST_2), false).unwrap();
    assert_eq!(read.stop.unit.name, EAST_2);
}
