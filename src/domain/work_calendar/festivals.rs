//! When the festivals are, for the years whose arrangement is not out.

use crate::domain::dates::{Date, add_days};

/// Festivals of one year that move: 春节, 清明节, 端午节, 中秋节, each as (month, day).
type Moving = [(u32, u32); 4];

const MOVING_NAMES: [&str; 4] = ["春节", "清明节", "端午节", "中秋节"];

/// The first year of [`MOVING`].
const FIRST: i32 = 2024;

/// From 2024 on. Computed by two independent calendars (lunar_python and lunardate), which agree; the new moons of 2027-02-06 23:56 and
/// 2030-02-03 00:07 Beijing time lie so near midnight that less exact programs (ICU among them) are a day off.
const MOVING: [Moving; 17] = [
    [(2, 10), (4, 4), (6, 10), (9, 17)],
    [(1, 29), (4, 4), (5, 31), (10, 6)],
    [(2, 17), (4, 5), (6, 19), (9, 25)],
    [(2, 6), (4, 5), (6, 9), (9, 15)],
    [(1, 26), (4, 4), (5, 28), (10, 3)],
    [(2, 13), (4, 4), (6, 16), (9, 22)],
    [(2, 3), (4, 5), (6, 5), (9, 12)],
    [(1, 23), (4, 5), (6, 24), (10, 1)],
    [(2, 11), (4, 4), (6, 12), (9, 19)],
    [(1, 31), (4, 4), (6, 1), (9, 8)],
    [(2, 19), (4, 5), (6, 20), (9, 27)],
    [(2, 8), (4, 5), (6, 10), (9, 16)],
    [(1, 28), (4, 4), (5, 30), (10, 4)],
    [(2, 15), (4, 4), (6, 18), (9, 24)],
    [(2, 4), (4, 5), (6, 7), (9, 13)],
    [(1, 24), (4, 5), (5, 27), (10, 2)],
    [(2, 12), (4, 4), (6, 14), (9, 20)],
];

/// Festivals that stand still, with the days before and after that a holiday may reach: 劳动节 is off for five days, 国庆节 for seven or eight.
const FIXED: [(&str, u32, u32, i32, i32); 3] = [("元旦", 1, 1, 3, 3), ("劳动节", 5, 1, 3, 5), ("国庆节", 10, 1, 3, 9)];

/// The festival of `year` that the day is near to.
pub(super) fn near(day: Date, year: i32) -> Option<&'static str> {
    let fixed = FIXED.iter().map(|(name, m, d, before, after)| (*name, *m, *d, *before, *after));
    let moving = moving(year).map(|(name, m, d)| if name == "春节" { (name, m, d, 8, 8) } else { (name, m, d, 3, 3) });
    moving.chain(fixed).find_map(|(name, month, date, before, after)| {
        let festival = Date::from_ymd_opt(year, month, date)?;
        (add_days(festival, -before)..=add_days(festival, after)).contains(&day).then_some(name)
    })
}

fn moving(year: i32) -> impl Iterator<Item = (&'static str, u32, u32)> {
    let row = usize::try_from(year.saturating_sub(FIRST)).ok().and_then(|n| MOVING.get(n));
    let days = row.into_iter().flatten();
    MOVING_NAMES.iter().zip(days).map(|(name, (month, day))| (*name, *month, *day))
}
