//! Days, months and times of day as the ledger writes them, and the dates that people paste.
//!
//! Everything is written by hand: chrono's own formatting would cost the browser build more than all of this file.

mod loose;
mod partial;
mod time;
mod year_month;

pub use chrono::{NaiveDate as Date, Weekday};
pub use loose::{LooseDate, ReadAs, read_loose};
pub use partial::PartialDate;
pub use time::Time;
pub use year_month::YearMonth;

use chrono::{Datelike, Days, Months};

/// The first year that is believed to be a date in a ledger.
pub const FIRST_YEAR: i32 = 1900;
/// The last year that is believed to be a date in a ledger.
pub const LAST_YEAR: i32 = 2100;

/// Reads a day written strictly as `2026-11-03`.
///
/// # Errors
/// A Chinese sentence that names the part that is wrong.
pub fn parse_day(text: &str) -> Result<Date, String> {
    text.parse::<PartialDate>()?.day_if_known().ok_or_else(|| format!("“{text}”缺少日，例：2026-11-03"))
}

/// Builds a day from three numbers as a person may have written them.
///
/// # Errors
/// A Chinese sentence that names the part that is wrong: year, month or day.
pub fn checked_day(year: i32, month: u32, day: u32) -> Result<Date, String> {
    check_year(year)?;
    check_month(month)?;
    Date::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(year, month, day))
}

/// The day as a table shows it: `11-03` in `this_year`, otherwise `2027-11-03`.
#[must_use]
pub fn day_in_table(day: Date, this_year: i32) -> String {
    if day.year() == this_year { month_day(day) } else { day.to_string() }
}

/// Month and day alone: `11-03`.
#[must_use]
pub fn month_day(day: Date) -> String {
    format!("{:02}-{:02}", day.month(), day.day())
}

/// The day as an official paper writes it, without leading zeros: `2026年5月6日` (GB/T 9704-2012).
#[must_use]
pub fn day_in_words(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// Day and weekday, for papers: `2026年5月6日（星期三）`.
#[must_use]
pub fn day_in_full(day: Date) -> String {
    format!("{}（{}）", day_in_words(day), weekday_full_zh(day))
}

/// The weekday in short: `周二`.
#[must_use]
pub fn weekday_zh(day: Date) -> &'static str {
    weekday_name(day.weekday())
}

/// The weekday in full, for papers: `星期二`.
#[must_use]
pub fn weekday_full_zh(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// The name of a weekday in short: `周二`.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}

/// The weekday of a number as records keep it: 1 is Monday, 7 is Sunday.
#[must_use]
pub fn weekday_from_number(number: i64) -> Option<Weekday> {
    match number {
        1 => Some(Weekday::Mon),
        2 => Some(Weekday::Tue),
        3 => Some(Weekday::Wed),
        4 => Some(Weekday::Thu),
        5 => Some(Weekday::Fri),
        6 => Some(Weekday::Sat),
        7 => Some(Weekday::Sun),
        _ => None,
    }
}

/// Whether the day is a Saturday or a Sunday, whatever the calendar says about it.
#[must_use]
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The same day `months` later (or earlier, when negative); the last day of a shorter month: 01-31 and one month is 02-28.
#[must_use]
pub fn add_months(day: Date, months: i32) -> Date {
    let step = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(step).unwrap_or(Date::MIN)
    } else {
        day.checked_add_months(step).unwrap_or(Date::MAX)
    }
}

/// The day `days` later (or earlier, when negative).
#[must_use]
pub fn add_days(day: Date, days: i32) -> Date {
    let step = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 {
        day.checked_sub_days(step).unwrap_or(Date::MIN)
    } else {
        day.checked_add_days(step).unwrap_or(Date::MAX)
    }
}

fn check_year(year: i32) -> Result<(), String> {
    match year {
        FIRST_YEAR..=LAST_YEAR => Ok(()),
        0 => Err("0000 年不是有效年份".to_owned()),
        _ => Err(format!("{year} 年不在 {FIRST_YEAR} 到 {LAST_YEAR} 年之间")),
    }
}

fn check_month(month: u32) -> Result<(), String> {
    if (1..=12).contains(&month) { Ok(()) } else { Err(format!("没有 {month} 月，例：1985-03")) }
}

fn no_such_day(year: i32, month: u32, day: u32) -> String {
    if (month, day) == (2, 29) {
        format!("{year} 年 2 月没有 29 日")
    } else {
        format!("{month} 月没有 {day} 日")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap()
    }

    #[test]
    fn a_day_is_read_strictly() {
        assert_eq!(parse_day("2026-11-03"), Ok(Date::from_ymd_opt(2026, 11, 3).unwrap()));
        for wrong in ["2026-11", "2026-11-3", "2026/11/03", "20261103", "", "2026-11-03 ", "２０２６-11-03"] {
            assert!(parse_day(wrong).is_err(), "{wrong}");
        }
    }

    #[rstest]
    #[case("2026-13-01", "没有 13 月，例：1985-03")]
    #[case("2026-02-30", "2 月没有 30 日")]
    #[case("2026-02-29", "2026 年 2 月没有 29 日")]
    #[case("2026-11-00", "11 月没有 0 日")]
    #[case("0000-01-01", "0000 年不是有效年份")]
    #[case("1899-01-01", "1899 年不在 1900 到 2100 年之间")]
    #[case("2026-11", "“2026-11”缺少日，例：2026-11-03")]
    fn what_is_wrong_is_named(#[case] text: &str, #[case] message: &str) {
        assert_eq!(parse_day(text), Err(message.to_owned()));
    }

    #[test]
    fn a_table_leaves_out_this_year() {
        assert_eq!(day_in_table(day("2026-11-03"), 2026), "11-03");
        assert_eq!(day_in_table(day("2027-01-05"), 2026), "2027-01-05");
    }

    #[test]
    fn papers_write_no_leading_zeros() {
        assert_eq!(day_in_words(day("2026-05-06")), "2026年5月6日");
        assert_eq!(day_in_full(day("2026-05-06")), "2026年5月6日（星期三）");
        assert_eq!(weekday_zh(day("2026-11-03")), "周二");
        assert_eq!(weekday_full_zh(day("2026-11-01")), "星期日");
    }

    #[test]
    fn weekdays_count_from_monday() {
        let names: Vec<_> = (0..=8).map(|n| weekday_from_number(n).map(weekday_name)).collect();
        assert_eq!(names[0], None);
        assert_eq!(names[1], Some("周一"));
        assert_eq!(names[7], Some("周日"));
        assert_eq!(names[8], None);
    }

    #[rstest]
    #[case("2026-01-31", 1, "2026-02-28")]
    #[case("2028-01-31", 1, "2028-02-29")]
    #[case("2026-03-31", -1, "2026-02-28")]
    #[case("2026-11-15", 14, "2028-01-15")]
    fn months_are_added_and_clamped(#[case] from: &str, #[case] months: i32, #[case] to: &str) {
        assert_eq!(add_months(day(from), months), day(to));
    }

    #[test]
    fn the_end_of_time_does_not_panic() {
        assert_eq!(add_months(Date::MAX, 1), Date::MAX);
        assert_eq!(add_days(Date::MIN, -1), Date::MIN);
        assert_eq!(add_days(day("2026-12-31"), 1), day("2027-01-01"));
    }
}
