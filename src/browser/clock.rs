//! The clock of this laptop, in its own time zone. The pure rooms are given these values as arguments.

use chrono::NaiveDate;
use js_sys::Date;

/// Now, in milliseconds since 1970 (UTC).
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// Today's date here.
pub fn today() -> NaiveDate {
    date_of(now_ms())
}

/// The local date of a moment given in milliseconds since 1970 (UTC); 1970-01-01 if the calendar does not reach it.
pub fn date_of(ms: i64) -> NaiveDate {
    let date = at(ms);
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// The local time of a moment, as `2026-11-21T09:00:00+08:00`.
pub fn iso_local(ms: i64) -> String {
    let date = at(ms);
    let offset = offset_minutes(ms);
    let sign = if offset < 0 { '-' } else { '+' };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds(),
        offset.abs() / 60,
        offset.abs() % 60,
    )
}

/// The local time of day of a moment, as `14:32`.
pub fn time_of_day(ms: i64) -> String {
    let date = at(ms);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// How many minutes local time is ahead of UTC at a moment: 480 in China.
pub fn offset_minutes(ms: i64) -> i32 {
    -(at(ms).get_timezone_offset() as i32)
}

fn at(ms: i64) -> Date {
    Date::new(&(ms as f64).into())
}
