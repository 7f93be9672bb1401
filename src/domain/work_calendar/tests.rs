#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::dates::{YearMonth, parse_day};
use rstest::rstest;

fn day(text: &str) -> Date {
    parse_day(text).unwrap()
}

/// What the notices say, by month: 2026 of domain research §1.12, computed apart from this code.
#[test]
fn months_of_2026_have_their_work_days() {
    let calendar = WorkCalendar::shipped();
    let counts: Vec<usize> =
        YearMonth::all_of(2026).map(|m| m.days().filter(|d| calendar.is_workday(*d)).count()).collect();
    assert_eq!(counts, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
}

#[test]
fn the_shipped_years_are_two_with_their_source() {
    let calendar = WorkCalendar::shipped();
    assert_eq!(calendar.years().map(|y| y.year).collect::<Vec<_>>(), [2025, 2026]);
    for (year, number, off, make_up) in
        [(2025, "国办发明电〔2024〕12号", 28, 5), (2026, "国办发明电〔2025〕7号", 33, 6)]
    {
        let year = calendar.year(year).unwrap();
        assert!(year.papers.iter().any(|p| p.contains(number)));
        assert_eq!(year.days.values().filter(|d| d.off).count(), off);
        assert_eq!(year.days.values().filter(|d| !d.off).count(), make_up);
        assert!(year.days.iter().all(|(date, d)| d.off || is_weekend(*date)), "a make-up day is a weekend");
    }
}

#[rstest]
#[case("2026-05-05", DayKind::Holiday("劳动节"))]
#[case("2026-05-02", DayKind::Holiday("劳动节"))]
#[case("2026-05-09", DayKind::MakeUp("劳动节"))]
#[case("2026-05-10", DayKind::Weekend)]
#[case("2026-05-06", DayKind::Work)]
#[case("2025-10-08", DayKind::Holiday("国庆节、中秋节"))]
#[case("2025-01-26", DayKind::MakeUp("春节"))]
#[case("2027-10-01", DayKind::Work)]
fn days_are_named(#[case] date: &str, #[case] kind: DayKind<'static>) {
    assert_eq!(WorkCalendar::shipped().kind(day(date)), kind);
}

#[test]
fn work_days_are_counted_over_holidays() {
    let calendar = WorkCalendar::shipped();
    assert_eq!(calendar.next_workday(day("2026-09-30")), day("2026-10-08"));
    assert_eq!(calendar.previous_workday(day("2026-02-16")), day("2026-02-14"));
    assert_eq!(calendar.add_workdays(day("2026-09-28"), 5), day("2026-10-10"));
    assert_eq!(calendar.add_workdays(day("2026-02-12"), 5), day("2026-02-26"));
    assert_eq!(calendar.next_workday(Date::MAX), Date::MAX);
    assert_eq!(calendar.previous_workday(Date::MIN), Date::MIN);
}

#[rstest]
#[case("2027-01-01", Some("元旦"))]
#[case("2026-12-31", Some("元旦"))]
#[case("2027-01-05", None)]
#[case("2027-02-02", Some("春节"))]
#[case("2027-02-14", Some("春节"))]
#[case("2027-02-15", None)]
#[case("2027-04-06", Some("清明节"))]
#[case("2027-05-04", Some("劳动节"))]
#[case("2027-06-09", Some("端午节"))]
#[case("2027-06-01", None)]
#[case("2027-09-15", Some("中秋节"))]
#[case("2027-10-05", Some("国庆节"))]
#[case("2026-10-06", None)]
#[case("2041-10-06", Some("国庆节"))]
fn days_of_an_unknown_year_may_be_near_a_festival(#[case] date: &str, #[case] festival: Option<&str>) {
    assert_eq!(WorkCalendar::shipped().near_unknown_festival(day(date)), festival);
}

/// The festival table against the arrangements that are known: every day off lies near the festival it is off for.
#[test]
fn every_known_day_off_would_have_been_flagged() {
    let nothing = WorkCalendar::default();
    for year in WorkCalendar::shipped().years() {
        for (date, _) in year.days.iter().filter(|(_, d)| d.off) {
            assert!(nothing.near_unknown_festival(*date).is_some(), "{date}");
        }
    }
}

#[test]
fn a_units_own_days_win_and_the_others_stay() {
    let mut calendar = WorkCalendar::shipped().clone();
    let own = r#"{"year":2026,"papers":["自治区通知"],"days":[
        {"name":"三月三","date":"2026-04-20","isOffDay":true},
        {"name":"劳动节","date":"2026-05-05","isOffDay":false}]}"#;
    from_holiday_cn(own).unwrap().into_iter().for_each(|y| calendar.overlay(y));
    assert_eq!(calendar.kind(day("2026-04-20")), DayKind::Holiday("三月三"));
    assert_eq!(calendar.kind(day("2026-05-05")), DayKind::Work);
    assert_eq!(calendar.kind(day("2026-05-04")), DayKind::Holiday("劳动节"));
    assert!(calendar.year(2026).unwrap().papers.contains(&"自治区通知".to_owned()));
}

#[test]
fn the_end_of_december_is_arranged_by_the_next_notice() {
    let mut calendar = WorkCalendar::shipped().clone();
    let next = r#"{"year":2027,"days":[{"name":"元旦","date":"2026-12-31","isOffDay":true},{"name":"元旦","date":"2027-01-01","isOffDay":true}]}"#;
    from_holiday_cn(next).unwrap().into_iter().for_each(|y| calendar.overlay(y));
    assert_eq!(calendar.kind(day("2026-12-31")), DayKind::Holiday("元旦"));
    assert!(!calendar.without(2027).knows(2027));
}

#[test]
fn what_is_written_is_read_back() {
    let years: Vec<YearCalendar> = WorkCalendar::shipped().years().cloned().collect();
    assert_eq!(from_holiday_cn(&to_holiday_cn(&years)), Ok(years.clone()));
    for year in years {
        assert_eq!(year_from_days(year.year, &days_to_json(&year), year.papers.clone()), Ok(year));
    }
}

#[rstest]
#[case("", "不是完整的 JSON 文件（第 1 行附近）")]
#[case("<html>", "不是完整的 JSON 文件（第 1 行附近）")]
#[case("[]", "文件里没有任何一年的放假安排")]
#[case("[1]", "放假安排应是 {\"year\":…,\"days\":[…]} 的形式")]
#[case(r#"{"year":0,"days":[]}"#, "缺少年份 year，或年份不是 1900 到 2100 之间的整数")]
#[case(r#"{"year":2027}"#, "2027 年缺少 days 列表")]
#[case(r#"{"year":2027,"papers":[],"days":[]}"#, "2027 年的放假安排是空的，可能还没有公布")]
#[case(r#"{"year":2027,"days":[{"date":"2027-01-01","isOffDay":true}]}"#, "2027 年第 1 条：缺少节日名称 name")]
#[case(r#"{"year":2027,"days":[{"name":"元旦","isOffDay":true}]}"#, "2027 年第 1 条：缺少日期 date")]
#[case(
    r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":1}]}"#,
    "2027 年第 1 条：isOffDay 应为 true 或 false"
)]
#[case(
    r#"{"year":2027,"days":[{"name":"元旦","date":"2027-13-01","isOffDay":true}]}"#,
    "2027 年第 1 条：没有 13 月，例：1985-03"
)]
#[case(
    r#"{"year":2027,"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true}]}"#,
    "2027 年第 1 条：2026-01-01 不在 2027 年"
)]
#[case(
    r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"春节","date":"2027-01-01","isOffDay":false}]}"#,
    "2027 年第 2 条：2027-01-01 既放假又上班（元旦、春节）"
)]
fn a_bad_file_is_refused_by_name(#[case] text: &str, #[case] message: &str) {
    assert_eq!(from_holiday_cn(text), Err(message.to_owned()));
}
