//! The time line.

use super::{EAST_1, EAST_2, WEST_1, WEST_2, all_stops, stop_at};
use crate::domain::dates::{Time, add_days, is_weekend};
use crate::domain::tour::{Stop, Tour};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::fixture::{UNITS, cross, stop, tour};
use crate::ledger::tour::plan::set_stop;
use crate::ledger::tour::route::{Clash, clashes, fill_times, trips};
use crate::ledger::work::fixture::{House, day, id};
use rstest::rstest;

const MONDAY: &str = "2026-11-09";

fn time(text: &str) -> Time {
    text.parse().unwrap()
}

/// `11-09 09:00 30` with a team, as a stop; an empty part is not said.
fn at(unit: &str, when: &str, arrive: &str, minutes: i64, team: &str) -> Stop {
    Stop {
        day: (!when.is_empty()).then(|| day(when)),
        arrive: (!arrive.is_empty()).then(|| time(arrive)),
        minutes: (minutes > 0).then_some(minutes),
        team: team.to_owned(),
        ..stop_at(unit)
    }
}

#[test]
fn trips_go_day_by_day_and_team_by_team_in_the_order_of_time() {
    let stops = [
        at(WEST_2, "", "", 0, ""),
        at(EAST_1, "2026-11-10", "10:00", 30, "乙"),
        at(EAST_2, "2026-11-09", "14:00", 40, "甲"),
        at(WEST_1, "2026-11-09", "09:00", 30, "甲"),
    ];
    let found = trips(&stops);
    let drawn: Vec<(Option<String>, &str, Vec<usize>, i64)> = found
        .iter()
        .map(|trip| {
            let day = trip.day.map(|day| day.to_string());
            (day, trip.team.as_str(), trip.legs.iter().map(|leg| leg.at).collect(), trip.minutes)
        })
        .collect();
    assert_eq!(
        drawn,
        [
            (Some("2026-11-09".to_owned()), "甲", vec![3, 2], 340),
            (Some("2026-11-10".to_owned()), "乙", vec![1], 30),
            (None, "", vec![0], 0),
        ]
    );
    assert!(found.iter().all(|trip| trip.warning.is_none() && trip.legs.iter().all(|leg| leg.warning.is_none())));
}

#[rstest]
#[case::one_after_the_other(&[("09:00", 30), ("09:30", 30)], None)]
#[case::overlap(&[("09:00", 40), ("09:30", 30)], Some("09:30 到，前一点“东一社区党委”要到 09:40 才结束"))]
#[case::usual_length_where_none_is_said(&[("09:00", 0), ("09:20", 30)], Some("09:20 到，前一点“东一社区党委”要到 09:30 才结束"))]
#[case::no_time(&[("09:00", 30), ("", 30)], Some("没有写到达时间"))]
#[case::past_midnight(&[("09:00", 30), ("23:50", 30)], Some("停到了第二天"))]
fn what_cannot_be_kept_is_said(#[case] times: &[(&str, i64)], #[case] warning: Option<&str>) {
    let units = [EAST_1, EAST_2];
    let stops: Vec<Stop> =
        units.iter().zip(times).map(|(unit, (arrive, minutes))| at(unit, MONDAY, arrive, *minutes, "")).collect();
    let found = trips(&stops);
    let said: Vec<&str> = found[0].legs.iter().filter_map(|leg| leg.warning.as_deref()).collect();
    assert_eq!(said, warning.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_short_visit_within_a_long_one_does_not_hide_the_long_one() {
    let stops = [
        at(EAST_1, MONDAY, "09:00", 180, ""),
        at(EAST_2, MONDAY, "09:30", 15, ""),
        at(WEST_1, MONDAY, "11:00", 30, ""),
    ];
    let found = trips(&stops);
    assert!(found[0].legs[1].warning.is_some());
    assert!(found[0].legs[2].warning.as_ref().unwrap().contains("12:00"), "the first one still lasts");
}

#[rstest]
#[case::with_noon(&[("08:30", 30), ("18:00", 30)], None)]
#[case::with_noon_too_long(&[("08:30", 30), ("18:01", 30)], Some("甲 11-09 一天要走 8 小时 1 分（不算午休），超过 8 小时"))]
#[case::noon_is_not_free(&[("08:30", 30), ("11:45", 30), ("16:30", 30)], Some("甲 11-09 一天要走 8 小时 30 分（不算午休），超过 8 小时"))]
#[case::over_before_noon_is(&[("04:00", 30), ("13:00", 30)], Some("甲 11-09 一天要走 9 小时 30 分（不算午休），超过 8 小时"))]
#[case::the_longest_that_is_filled_in(&[("09:00", 30), ("17:00", 30)], None)]
fn a_long_day_is_warned_of(#[case] times: &[(&str, i64)], #[case] warning: Option<&str>) {
    let units = [EAST_1, EAST_2, WEST_1];
    let stops: Vec<Stop> =
        units.iter().zip(times).map(|(unit, (arrive, minutes))| at(unit, MONDAY, arrive, *minutes, "甲")).collect();
    assert_eq!(trips(&stops)[0].warning.as_deref(), warning);
}

/// The next day that is no weekend.
fn next(day: crate::domain::dates::Date) -> crate::domain::dates::Date {
    (1..).map(|days| add_days(day, days)).find(|day| !is_weekend(*day)).unwrap()
}

fn fill(house: &mut House, first: &str, begin: &str, road: i64) -> Vec<(String, String)> {
    let draft = fill_times(&house.ledger, tour(), (day(first), time(begin)), road, &next).unwrap();
    house.apply(draft);
    let shown = |stop: &Stop| (stop.day.unwrap().to_string(), stop.arrive.unwrap().to_string());
    all_stops(house).iter().map(shown).collect()
}

fn rows(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(day, time)| ((*day).to_owned(), (*time).to_owned())).collect()
}

fn lengths(minutes: [i64; 4]) -> House {
    let mut house = cross();
    for (unit, minutes) in UNITS.iter().zip(minutes) {
        house.apply(set_stop(&house.ledger, stop(unit), Stop::minutes, &minutes.to_string()).unwrap());
    }
    house
}

#[test]
fn times_are_filled_one_after_the_other() {
    let mut house = cross();
    assert_eq!(
        fill(&mut house, MONDAY, "09:00", 15),
        rows(&[(MONDAY, "09:00"), (MONDAY, "09:45"), (MONDAY, "10:30"), (MONDAY, "11:15")])
    );
    assert!(all_stops(&house).iter().all(|stop| stop.minutes == Some(30)));
}

#[test]
fn noon_is_left_free() {
    let mut house = lengths([60, 60, 60, 60]);
    // 11:30 would run into noon.
    let filled = fill(&mut house, MONDAY, "09:00", 15);
    assert_eq!(filled, rows(&[(MONDAY, "09:00"), (MONDAY, "10:15"), (MONDAY, "14:00"), (MONDAY, "15:15")]));
    let filled = fill(&mut house, MONDAY, "12:30", 0);
    assert_eq!(filled[0], (MONDAY.to_owned(), "14:00".to_owned()));
}

#[test]
fn what_would_end_in_the_evening_goes_to_the_next_working_day() {
    let mut house = lengths([120, 120, 120, 120]);
    let friday = "2026-11-13";
    let filled = fill(&mut house, friday, "09:30", 30);
    assert_eq!(
        filled,
        rows(&[(friday, "09:30"), (friday, "14:00"), ("2026-11-16", "09:30"), ("2026-11-16", "14:00")]),
        "over the weekend"
    );
}

#[test]
fn what_is_too_long_for_an_afternoon_goes_on_through_noon_and_takes_no_day_for_nothing() {
    let mut house = lengths([300, 300, 30, 30]);
    let filled = fill(&mut house, MONDAY, "09:00", 15);
    assert_eq!(
        filled,
        rows(&[(MONDAY, "09:00"), ("2026-11-10", "09:00"), ("2026-11-10", "14:15"), ("2026-11-10", "15:00")])
    );
    let filled = fill(&mut house, MONDAY, "13:00", 15);
    assert_eq!(filled[0], (MONDAY.to_owned(), "14:00".to_owned()), "it cannot begin earlier on any day");
}

#[test]
fn teams_go_side_by_side_and_what_was_visited_stays() {
    let mut house = cross();
    for (unit, team) in UNITS.iter().zip(["甲", "乙", "甲", "乙"]) {
        house.apply(set_stop(&house.ledger, stop(unit), Stop::team, team).unwrap());
    }
    assert_eq!(
        fill(&mut house, MONDAY, "09:00", 15),
        rows(&[(MONDAY, "09:00"), (MONDAY, "09:00"), (MONDAY, "09:45"), (MONDAY, "09:45")])
    );
    house.set::<Stop>(stop(EAST_1), Stop::visited, &day(MONDAY));
    assert_eq!(
        fill(&mut house, "2026-11-11", "14:00", 15),
        rows(&[(MONDAY, "09:00"), ("2026-11-11", "14:00"), ("2026-11-11", "14:00"), ("2026-11-11", "14:45")])
    );
}

#[test]
fn nothing_is_filled_without_stops_or_when_locked() {
    let mut house = cross();
    let made = |house: &House, tour| fill_times(&house.ledger, tour, (day(MONDAY), time("09:00")), 15, &next);
    for unit in UNITS {
        house.set::<Stop>(stop(unit), Stop::visited, &day(MONDAY));
    }
    assert_eq!(made(&house, tour()).unwrap_err(), "各点都已观摩，时间不再改动");
    house.set::<Tour>(id("空"), Tour::name, &"空".to_owned());
    assert_eq!(made(&house, id("空")).unwrap_err(), "先加观摩点，再排时间");
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    assert!(made(&house, tour()).unwrap_err().starts_with("结果已经锁定"));
}

#[test]
fn a_judge_of_two_teams_is_not_in_two_places() {
    let stops = [
        at(EAST_1, MONDAY, "09:00", 30, "甲"),
        at(EAST_2, MONDAY, "09:20", 30, "乙"),
        at(WEST_1, MONDAY, "09:50", 30, "甲"),
        at(WEST_2, "2026-11-10", "09:00", 30, "乙"),
    ];
    let all = || vec![Seat::Scores; 4];
    let team = vec![Seat::Scores, Seat::Elsewhere, Seat::Scores, Seat::Elsewhere];
    assert_eq!(clashes(&[team, all()], &stops), [Clash { judge: 1, stops: (0, 1) }]);
    let one_team: Vec<Stop> = stops.iter().map(|stop| Stop { team: String::new(), ..stop.clone() }).collect();
    assert_eq!(clashes(&[all()], &one_team), [], "the time line tells of it");
}
