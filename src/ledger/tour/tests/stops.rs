//! The stops of a tour.

use super::{EAST_1, EAST_2, WEST_1, WEST_2, all_stops};
use crate::domain::tour::Stop;
use crate::ledger::Ledger;
use crate::ledger::tour::fixture::{UNITS, cross, district, route, stop, tour};
use crate::ledger::tour::plan::*;
use crate::ledger::work::fixture::{COMMUNITY, House, day, id};
use rstest::rstest;

#[test]
fn stops_are_added_once_moved_taken_off_and_come_back() {
    let mut house = cross();
    assert_eq!(route(&house), UNITS);
    let draft = add_stops(&house.ledger, &house.tree(), tour(), &[id(EAST_1), id(COMMUNITY), id(COMMUNITY)]).unwrap();
    assert_eq!(draft.label, "加观摩点 1 个");
    house.apply(draft);
    assert_eq!(all_stops(&house).last().unwrap().track, "社区");
    house.apply(move_stop(&house.ledger, tour(), 4, 1).unwrap());
    assert_eq!(route(&house), [EAST_1, COMMUNITY, EAST_2, WEST_1, WEST_2]);
    assert!(move_stop(&house.ledger, tour(), 1, 1).unwrap().is_empty());
    assert!(move_stop(&house.ledger, tour(), 9, 1).is_err());
    house.apply(set_stop(&house.ledger, stop(EAST_1), Stop::sights, "红色网格").unwrap());
    house.apply(remove_stop(&house.ledger, stop(EAST_1)).unwrap());
    assert_eq!(route(&house), [COMMUNITY, EAST_2, WEST_1, WEST_2]);
    house.apply(add_stops(&house.ledger, &house.tree(), tour(), &[id(EAST_1)]).unwrap());
    assert_eq!(route(&house), [COMMUNITY, EAST_2, WEST_1, WEST_2, EAST_1]);
    assert_eq!(all_stops(&house).last().unwrap().sights, "红色网格", "what was known of it is known again");
}

#[test]
fn names_of_stops_are_read_from_excel() {
    let tree = district().tree();
    let read = |text: &str| {
        let found = read_units(text, &tree);
        found.into_iter().map(|one| (one.line, one.typed, one.unit)).collect::<Vec<_>>()
    };
    let row = |line, typed: &str, unit: Option<&str>| (line, typed.to_owned(), unit.map(id));
    assert_eq!(
        read("东一社区\n\n西二社区党委"),
        [row(1, "东一社区", Some(EAST_1)), row(3, "西二社区党委", Some(WEST_2))]
    );
    assert_eq!(
        read("序号\t单位\t地址\n1\t东一社区\t解放路 1 号\n2\t没听说社区\t"),
        [row(2, "东一社区", Some(EAST_1)), row(3, "没听说社区", None)]
    );
    assert_eq!(read("单位\n东一社区"), [row(2, "东一社区", Some(EAST_1))]);
    assert_eq!(read("没听说社区\n东一社区"), [row(1, "没听说社区", None), row(2, "东一社区", Some(EAST_1))]);
    assert_eq!(read(" \n"), []);
}

#[rstest]
#[case(Stop::minutes, "40", Ok("40"))]
#[case(Stop::minutes, "40 分钟", Ok("40"))]
#[case(Stop::minutes, "0", Err("停留时间写 1 至 600 分钟"))]
#[case(Stop::minutes, "601", Err("停留时间写 1 至 600 分钟"))]
#[case(Stop::minutes, "半小时", Err("“半小时”不是整数，例：30"))]
#[case(Stop::arrive, "9：30", Ok("09:30"))]
#[case(Stop::arrive, "9.30", Ok("09:30"))]
#[case(Stop::arrive, "930", Ok("09:30"))]
#[case(Stop::arrive, "1430", Ok("14:30"))]
#[case(Stop::arrive, "9", Ok("09:00"))]
#[case(Stop::arrive, "9点", Ok("09:00"))]
#[case(Stop::arrive, "9点半", Ok("09:30"))]
#[case(Stop::arrive, "14时20分", Ok("14:20"))]
#[case(Stop::arrive, "25:00", Err("“25:00”不是时间，例：14:30"))]
#[case(Stop::arrive, "下午", Err("“下午”不是时间，例：14:30"))]
#[case(Stop::day, "11.12", Ok("2026-11-12"))]
#[case(Stop::day, "11月2日", Ok("2026-11-02"))]
#[case(Stop::day, "１１－１２", Ok("2026-11-12"))]
#[case(Stop::day, "2027/1/5", Ok("2027-01-05"))]
#[case(Stop::day, "13-01", Err("没有 13 月，例：1985-03"))]
#[case(Stop::day, "2-30", Err("2 月没有 30 日"))]
#[case(Stop::unit, "别处", Err("单位不能改成别的。去掉这个点，再加要去的单位"))]
#[case("没有的", "", Err("没有“没有的”这一项"))]
fn a_stop_is_changed_as_typed(#[case] field: &str, #[case] text: &str, #[case] expected: Result<&str, &str>) {
    let mut house = cross();
    let made = set_stop_cell(&house.ledger, stop(EAST_1), field, text);
    match expected {
        Err(why) => assert_eq!(made.unwrap_err(), why),
        Ok(shown) => {
            house.apply(made.unwrap());
            let record = house.ledger.record(Stop::KIND, stop(EAST_1)).unwrap();
            let value = record.value(field);
            assert_eq!(value.as_str().map_or_else(|| value.to_string(), str::to_owned), shown);
        }
    }
}

#[test]
fn visits_are_noted_one_by_one_and_a_day_at_once() {
    let mut house = cross();
    let day = day("2026-11-12");
    let draft = mark_visited(&house.ledger, &[stop(EAST_1), stop(EAST_2)], Some(day)).unwrap();
    assert_eq!(draft.label, "2 个观摩点已观摩");
    house.apply(draft);
    let draft = mark_visited(&house.ledger, &[stop(EAST_2)], None).unwrap();
    assert_eq!(draft.label, "“东二社区党委”还没有观摩");
    house.apply(draft);
    let visited: Vec<_> = all_stops(&house).into_iter().map(|stop| stop.visited).collect();
    assert_eq!(visited, [Some(day), None, None, None]);
}

#[test]
fn adjustments_want_a_reason_and_are_removed_without_points() {
    let mut house = cross();
    let points = |house: &House| {
        all_stops(house).first().unwrap().adjustments.values().map(|one| one.points).collect::<Vec<_>>()
    };
    assert!(adjust(&house.ledger, stop(EAST_1), "a", Some(100), " ").is_err());
    house.apply(adjust(&house.ledger, stop(EAST_1), "a", Some(100), "省级表彰").unwrap());
    assert_eq!(points(&house), [Some(100)]);
    house.apply(adjust(&house.ledger, stop(EAST_1), "a", None, "").unwrap());
    assert_eq!(points(&house), []);
}

#[test]
fn what_two_laptops_wrote_differently_is_told() {
    let mut house = cross();
    let mut other = Ledger::new(id("他"), 1_790_000_000_500);
    other.absorb(house.ledger.records().cloned().collect());
    house.apply(set_stop(&house.ledger, stop(EAST_1), Stop::guide, "甲").unwrap());
    for (field, text) in [(Stop::guide, "乙"), (Stop::place, "二楼")] {
        let draft = set_stop(&other, stop(EAST_1), field, text).unwrap();
        other.apply(draft);
    }
    house.ledger.absorb(vec![other.record(Stop::KIND, stop(EAST_1)).unwrap().clone()]);
    let found = disputed(&house.ledger, &all_stops(&house));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [(stop(EAST_1), Stop::guide.into())]);
}
