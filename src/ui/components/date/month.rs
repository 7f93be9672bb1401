//! The leaves of a calendar. Pure.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The weeks, Monday first, that show the month of a day; days of the neighbours fill the ends.
pub fn weeks(day: NaiveDate) -> Vec<[NaiveDate; 7]> {
    let first = first_of_month(day);
    let monday = back(first, u64::from(first.weekday().num_days_from_monday()));
    let mut weeks = Vec::with_capacity(6);
    let mut start = monday;
    while start < first || same_month(start, first) {
        weeks.push([0, 1, 2, 3, 4, 5, 6].map(|offset| ahead(start, offset)));
        let next = ahead(start, 7);
        if next == start {
            break;
        }
        start = next;
    }
    weeks
}

/// Whether two days are of one month.
pub fn same_month(a: NaiveDate, b: NaiveDate) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// The first day of a day's month.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Where a key leads from a day: arrows by day and week, Page keys by month, Home and End within the week.
pub fn step(day: NaiveDate, key: &str) -> Option<NaiveDate> {
    let in_week = u64::from(day.weekday().num_days_from_monday());
    Some(match key {
        "ArrowLeft" => back(day, 1),
        "ArrowRight" => ahead(day, 1),
        "ArrowUp" => back(day, 7),
        "ArrowDown" => ahead(day, 7),
        "Home" => back(day, in_week),
        "End" => ahead(day, 6 - in_week),
        "PageUp" => by_months(day, -1),
        "PageDown" => by_months(day, 1),
        _ => return None,
    })
}

/// The same day of another month, or that month's last day.
pub fn by_months(day: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    let moved = if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) };
    moved.unwrap_or(day)
}

fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}
