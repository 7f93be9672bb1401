#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::dates::parse_day;
use crate::domain::work_calendar::from_holiday_cn;
use proptest::prelude::*;
use rstest::rstest;

const FIRST_TUESDAY: FixedDayRule =
    FixedDayRule { pattern: Pattern::NthWeekday { n: 1, weekday: Weekday::Tue }, shift: Shift::Later };

fn day(text: &str) -> Date {
    parse_day(text).unwrap()
}

fn month(text: &str) -> YearMonth {
    text.parse().unwrap()
}

fn rule(pattern: Pattern, shift: Shift) -> FixedDayRule {
    FixedDayRule { pattern, shift }
}

fn days_of(year: i32) -> Vec<String> {
    YearMonth::all_of(year).map(|m| month_day(place(&FIRST_TUESDAY, m, WorkCalendar::shipped()).day)).collect()
}

/// The dates that the issue names, from seed 001's 每月第一个周二.
#[test]
fn the_first_tuesdays_of_2026() {
    let expected =
        ["01-06", "02-03", "03-03", "04-07", "05-06", "06-02", "07-07", "08-04", "09-01", "10-08", "11-03", "12-01"];
    assert_eq!(days_of(2026), expected);
}

#[test]
fn the_first_tuesdays_of_2025() {
    let expected =
        ["01-07", "02-05", "03-04", "04-01", "05-06", "06-03", "07-01", "08-05", "09-02", "10-09", "11-04", "12-02"];
    assert_eq!(days_of(2025), expected);
}

#[test]
fn a_move_says_why() {
    let moved = |m: &str| place(&FIRST_TUESDAY, month(m), WorkCalendar::shipped()).moved;
    assert_eq!(moved("2026-05").as_deref(), Some("05-05 劳动节放假，顺延到 05-06"));
    assert_eq!(moved("2026-10").as_deref(), Some("10-06 国庆节放假，顺延到 10-08"));
    assert_eq!(moved("2025-02").as_deref(), Some("02-04 春节放假，顺延到 02-05"));
    assert_eq!(moved("2026-11"), None);
}

#[test]
fn a_known_year_is_certain() {
    for month in YearMonth::all_of(2026) {
        let placed = place(&FIRST_TUESDAY, month, WorkCalendar::shipped());
        assert_eq!((placed.unsure, placed.near), (None, None));
    }
}

#[test]
fn a_year_without_data_is_drafted_and_flagged() {
    let placed: Vec<Placed> =
        YearMonth::all_of(2027).map(|m| place(&FIRST_TUESDAY, m, WorkCalendar::shipped())).collect();
    let days: Vec<String> = placed.iter().map(|p| month_day(p.day)).collect();
    assert_eq!(
        days,
        ["01-05", "02-02", "03-02", "04-06", "05-04", "06-01", "07-06", "08-03", "09-07", "10-05", "11-02", "12-07"]
    );
    assert!(placed.iter().all(|p| p.moved.is_none() && p.unsure.is_some()));
    let near: Vec<(String, &str)> = placed.iter().filter_map(|p| Some((month_day(p.day), p.near?))).collect();
    let flagged = [("02-02", "春节"), ("04-06", "清明节"), ("05-04", "劳动节"), ("10-05", "国庆节")];
    assert_eq!(near, flagged.map(|(d, f)| (d.to_owned(), f)));
    let words: Vec<&str> = placed.iter().take(2).filter_map(|p| p.unsure.as_deref()).collect();
    assert_eq!(words, ["2027 年放假安排未导入", "2027 年放假安排未导入，02-02 临近春节，可能要改期"]);
}

#[rstest]
#[case::earlier(Pattern::NthWeekday { n: 1, weekday: Weekday::Tue }, Shift::Earlier, "2026-10", "2026-10-08", "10-06 国庆节放假，提前会到 09-30，不在本月，改为顺延到 10-08")]
#[case::earlier_within(Pattern::NthWeekday { n: 3, weekday: Weekday::Tue }, Shift::Earlier, "2026-02", "2026-02-14", "02-17 春节放假，提前到 02-14")]
#[case::later_over_month(Pattern::DayOfMonth { day: 31 }, Shift::Later, "2026-01", "2026-01-30", "01-31 是周六，顺延会到 02-02，不在本月，改为提前到 01-30")]
#[case::weekend(Pattern::DayOfMonth { day: 15 }, Shift::Later, "2026-08", "2026-08-17", "08-15 是周六，顺延到 08-17")]
#[case::weekend_earlier(Pattern::DayOfMonth { day: 15 }, Shift::Earlier, "2026-08", "2026-08-14", "08-15 是周六，提前到 08-14")]
#[case::over_new_year(Pattern::DayOfMonth { day: 1 }, Shift::Later, "2026-01", "2026-01-04", "01-01 元旦放假，顺延到 01-04")]
#[case::saturday_off(Pattern::NthWeekday { n: 1, weekday: Weekday::Sat }, Shift::Later, "2026-05", "2026-05-06", "05-02 劳动节放假，顺延到 05-06")]
fn a_holiday_moves_the_day(
    #[case] pattern: Pattern,
    #[case] shift: Shift,
    #[case] in_month: &str,
    #[case] to: &str,
    #[case] words: &str,
) {
    let placed = place(&rule(pattern, shift), month(in_month), WorkCalendar::shipped());
    assert_eq!(placed.day, day(to));
    assert_eq!(placed.moved.as_deref(), Some(words));
}

#[rstest]
#[case::saturday_by_rule(Pattern::LastWeekday { weekday: Weekday::Sat }, "2026-08", "2026-08-29")]
#[case::last_is_fifth(Pattern::LastWeekday { weekday: Weekday::Tue }, "2026-03", "2026-03-31")]
#[case::last_is_fourth(Pattern::LastWeekday { weekday: Weekday::Sun }, "2026-02", "2026-02-22")]
#[case::first_is_first(Pattern::NthWeekday { n: 1, weekday: Weekday::Tue }, "2026-09", "2026-09-01")]
#[case::fourth(Pattern::NthWeekday { n: 4, weekday: Weekday::Fri }, "2026-11", "2026-11-27")]
#[case::short_month(Pattern::DayOfMonth { day: 31 }, "2026-06", "2026-06-30")]
#[case::february(Pattern::DayOfMonth { day: 30 }, "2028-02", "2028-02-29")]
#[case::make_up_saturday(Pattern::DayOfMonth { day: 10 }, "2026-10", "2026-10-10")]
fn the_pattern_finds_its_day(#[case] pattern: Pattern, #[case] in_month: &str, #[case] expected: &str) {
    assert_eq!(rule(pattern, Shift::Later).rule_day(month(in_month)), day(expected));
}

#[test]
fn what_the_rule_asks_for_stays() {
    let saturday = rule(Pattern::LastWeekday { weekday: Weekday::Sat }, Shift::Later);
    assert_eq!(place(&saturday, month("2026-08"), WorkCalendar::shipped()).moved, None);
    let tenth = rule(Pattern::DayOfMonth { day: 10 }, Shift::Later);
    assert_eq!(place(&tenth, month("2026-10"), WorkCalendar::shipped()).moved, None);
}

#[rstest]
#[case(FIRST_TUESDAY, "每月第一个周二，遇节假日顺延")]
#[case(rule(Pattern::LastWeekday { weekday: Weekday::Sat }, Shift::Earlier), "每月最后一个周六，遇节假日提前")]
#[case(rule(Pattern::DayOfMonth { day: 15 }, Shift::Later), "每月 15 日，遇节假日顺延")]
#[case(rule(Pattern::DayOfMonth { day: 31 }, Shift::Later), "每月 31 日（不足的月份为最后一天），遇节假日顺延")]
fn a_rule_is_said_in_words(#[case] rule: FixedDayRule, #[case] words: &str) {
    assert_eq!(rule.describe(), words);
}

/// The 2027 of this test is made up: no notice is out.
fn with_2027() -> WorkCalendar {
    let text = r#"{"year":2027,"days":[
        {"name":"劳动节","date":"2027-05-03","isOffDay":true},{"name":"劳动节","date":"2027-05-04","isOffDay":true},
        {"name":"国庆节","date":"2027-10-05","isOffDay":true},{"name":"国庆节","date":"2027-09-19","isOffDay":false}]}"#;
    let mut calendar = WorkCalendar::shipped().clone();
    from_holiday_cn(text).unwrap().into_iter().for_each(|y| calendar.overlay(y));
    calendar
}

#[test]
fn a_calendar_that_arrives_lists_what_to_move() {
    let before: Vec<(YearMonth, Date)> =
        YearMonth::all_of(2027).map(|m| (m, place(&FIRST_TUESDAY, m, WorkCalendar::shipped()).day)).collect();
    assert_eq!(changes_after_import(&before, &FIRST_TUESDAY, WorkCalendar::shipped()), []);
    let moves = changes_after_import(&before, &FIRST_TUESDAY, &with_2027());
    let listed: Vec<(String, &str)> = moves.iter().map(|m| (m.to.to_string(), m.why.as_str())).collect();
    let expected = [("2027-05-05", "05-04 劳动节放假，顺延到 05-05"), ("2027-10-06", "10-05 国庆节放假，顺延到 10-06")];
    assert_eq!(listed, expected.map(|(to, why)| (to.to_owned(), why)));
}

#[test]
fn a_day_that_a_person_chose_is_left_alone() {
    let chosen = [(month("2027-05"), day("2027-05-12")), (month("2027-10"), day("2027-10-06"))];
    assert_eq!(changes_after_import(&chosen, &FIRST_TUESDAY, &with_2027()), []);
    let on_a_holiday = [(month("2027-05"), day("2027-05-03"))];
    assert_eq!(changes_after_import(&on_a_holiday, &FIRST_TUESDAY, &with_2027()).len(), 1);
}

#[test]
fn a_make_up_day_brings_the_fixed_day_back() {
    let nineteenth = rule(Pattern::DayOfMonth { day: 19 }, Shift::Later);
    let drafted = [(month("2027-09"), place(&nineteenth, month("2027-09"), WorkCalendar::shipped()).day)];
    let moves = changes_after_import(&drafted, &nineteenth, &with_2027());
    assert_eq!(moves.len(), 1);
    assert_eq!(moves[0].to, day("2027-09-19"));
    assert_eq!(moves[0].why, "09-19 按放假安排可以开展，改回固定日");
}

fn any_rule() -> impl Strategy<Value = FixedDayRule> {
    let weekday = (1..=7i64).prop_map(|n| crate::domain::dates::weekday_from_number(n).unwrap());
    let pattern = prop_oneof![
        (0..=9u8, weekday.clone()).prop_map(|(n, weekday)| Pattern::NthWeekday { n, weekday }),
        weekday.prop_map(|weekday| Pattern::LastWeekday { weekday }),
        any::<u8>().prop_map(|day| Pattern::DayOfMonth { day }),
    ];
    let shift = prop_oneof![Just(Shift::Later), Just(Shift::Earlier)];
    (pattern, shift).prop_map(|(pattern, shift)| FixedDayRule { pattern, shift })
}

proptest! {
    #[test]
    fn the_day_stays_in_its_month_and_is_no_holiday(rule in any_rule(), year in 2024..2030i32, month in 1..=12u8) {
        let month = YearMonth::new(year, month).unwrap();
        let calendar = WorkCalendar::shipped();
        let placed = place(&rule, month, calendar);
        prop_assert!(month.holds(placed.day) && month.holds(placed.rule_day));
        prop_assert!(!matches!(calendar.kind(placed.day), DayKind::Holiday(_)));
        prop_assert_eq!(placed.moved.is_some(), placed.day != placed.rule_day);
        prop_assert_eq!(changes_after_import(&[(month, placed.day)], &rule, calendar), []);
    }
}
