#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::fixed_day::place;
use crate::ledger::work::fixture::*;
use rstest::rstest;

const MAY_2027: &str = r#"{"year":2027,"papers":["国办发明电〔2026〕9号"],"days":[
    {"name":"劳动节","date":"2027-05-01","isOffDay":true},
    {"name":"劳动节","date":"2027-05-02","isOffDay":true},
    {"name":"劳动节","date":"2027-05-03","isOffDay":true},
    {"name":"劳动节","date":"2027-05-04","isOffDay":true}]}"#;

/// Seed 001's first Tuesdays, with the holidays that ship.
#[rstest]
#[case(2026, ["01-06", "02-03", "03-03", "04-07", "05-06", "06-02", "07-07", "08-04", "09-01", "10-08", "11-03", "12-01"])]
fn the_default_rule_gives_the_dates_of_the_seed(#[case] year: i32, #[case] expected: [&str; 12]) {
    let house = House::new();
    let fixed = fixed_day_for(&house.ledger, &house.tree(), id(BRANCH));
    assert_eq!((fixed.rule, fixed.from, fixed.grace), (DEFAULT_RULE, None, GRACE));
    let calendar = calendar(&house.ledger);
    let days: Vec<String> =
        YearMonth::all_of(year).map(|month| month_day(place(&fixed.rule, month, &calendar).day)).collect();
    assert_eq!(days, expected);
}

#[test]
fn the_rule_is_inherited_and_given_back() {
    let mut house = House::new();
    let tree = house.tree();
    let friday = FixedDayRule { pattern: Pattern::LastWeekday { weekday: Weekday::Fri }, shift: Shift::Earlier };
    let fifteenth = FixedDayRule { pattern: Pattern::DayOfMonth { day: 15 }, shift: Shift::Later };
    house.apply(set_fixed_day(&house.ledger, &tree, id(STREET), friday, Some(10)));
    house.apply(set_fixed_day(&house.ledger, &tree, id(OTHER), fifteenth, None));
    let of = |house: &House, org| fixed_day_for(&house.ledger, &tree, id(org));
    assert_eq!(of(&house, BRANCH), FixedDayFor { rule: friday, from: Some(id(STREET)), grace: 10 });
    assert_eq!(of(&house, OTHER), FixedDayFor { rule: fifteenth, from: Some(id(OTHER)), grace: GRACE });
    house.apply(inherit_fixed_day(&tree, id(OTHER)));
    assert_eq!(of(&house, OTHER).rule, friday);
    house.apply(set_fixed_day(&house.ledger, &tree, id(OTHER), DEFAULT_RULE, None));
    assert_eq!(of(&house, OTHER).rule, DEFAULT_RULE);
}

#[test]
fn an_import_lists_what_to_move_and_moves_it() {
    let mut house = House::new();
    let tree = house.tree();
    let may = house.slot(BRANCH, "2027-05", "2027-05-04", "劳动者讲故事");
    let own = house.slot(OTHER, "2027-05", "2027-05-12", "自选的日子");
    let june = house.slot(BRANCH, "2027-06", "2027-06-01", "安全");
    let today = day("2026-11-21");
    assert!(to_move(&house.ledger, &tree, id(STREET), 2027, today).is_empty(), "nothing is known yet");
    house.apply(import_calendar(&house.ledger, MAY_2027).unwrap());
    let moves = to_move(&house.ledger, &tree, id(STREET), 2027, today);
    let [only] = moves.as_slice() else { panic!("{moves:?}") };
    assert_eq!((only.party_day, only.to, only.notified), (may, day("2027-05-05"), false));
    assert_eq!(only.why, "05-04 劳动节放假，顺延到 05-05");
    house.apply(move_all(&moves));
    assert_eq!(house.party_day(may).date, Some(day("2027-05-05")));
    assert_eq!(house.party_day(own).date, Some(day("2027-05-12")));
    assert_eq!(house.party_day(june).moved_why, "");
    assert!(to_move(&house.ledger, &tree, id(STREET), 2027, today).is_empty());
}

#[test]
fn a_day_moved_with_a_reason_or_past_is_left_alone() {
    let mut house = House::new();
    let may = house.slot(BRANCH, "2027-05", "2027-05-04", "一");
    house.set::<PartyDay>(may, PartyDay::moved_why, &"场地只有这天".to_owned());
    house.slot(OTHER, "2027-05", "2027-05-04", "二");
    house.apply(import_calendar(&house.ledger, MAY_2027).unwrap());
    assert!(to_move(&house.ledger, &house.tree(), id(STREET), 2027, day("2027-05-05")).is_empty());
}

#[test]
fn a_notified_day_moves_with_its_reason() {
    let mut house = House::new();
    let may = house.slot(BRANCH, "2027-05", "2027-05-04", "一");
    house.set::<PartyDay>(may, PartyDay::notified, &day("2027-04-27"));
    house.apply(import_calendar(&house.ledger, MAY_2027).unwrap());
    let moves = to_move(&house.ledger, &house.tree(), id(STREET), 2027, day("2027-04-28"));
    house.apply(move_all(&moves));
    let moved = house.party_day(may);
    assert_eq!((moved.notified, moved.moved_why.as_str()), (None, "05-04 劳动节放假，顺延到 05-05"));
}

#[test]
fn a_typed_year_is_as_good_as_an_imported_one() {
    let mut house = House::new();
    let spring = TypedHoliday {
        name: "春节".into(),
        from: day("2027-02-05"),
        to: day("2027-02-12"),
        worked: vec![day("2027-02-13")],
    };
    house.apply(typed_calendar(&house.ledger, 2027, std::slice::from_ref(&spring), "国务院办公厅通知").unwrap());
    let calendar = calendar(&house.ledger);
    assert!(calendar.knows(2027) && calendar.is_workday(day("2027-02-13")) && !calendar.is_workday(day("2027-02-09")));
    let backwards = TypedHoliday { to: day("2027-02-01"), ..spring };
    assert!(typed_calendar(&house.ledger, 2027, &[backwards], "").unwrap_err().contains("不像一个假期"));
    assert!(typed_calendar(&house.ledger, 2027, &[], "").is_err());
}

#[test]
fn a_broken_record_leaves_the_year_unknown() {
    let mut house = House::new();
    let broken = CalendarYear::id_of(2027);
    house.set::<CalendarYear>(broken, CalendarYear::year, &2027);
    house.set::<CalendarYear>(broken, CalendarYear::days, &Value::from("不是列表"));
    assert!(!calendar(&house.ledger).knows(2027));
    assert!(import_calendar(&house.ledger, "<html>").is_err());
}
