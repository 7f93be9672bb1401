//! Moments as packs write them: `2026-11-21T09:00:00+08:00`. By hand, because chrono's formatting is heavy.

use std::fmt;
use std::str::FromStr;

use crate::domain::dates::{Date, PartialDate, parse_day};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// The offset of a moment that names none: the clocks of the offices, in minutes east of Greenwich.
const OFFICE_OFFSET: i32 = 8 * 60;

/// A moment, with the offset of the clock that named it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub millis: i64,
    /// Minutes east of Greenwich.
    pub offset: i32,
}

impl Moment {
    /// A moment by a clock that runs `offset` minutes east of Greenwich.
    pub fn new(millis: i64, offset: i32) -> Self {
        Self { millis, offset }
    }

    fn local(self) -> i64 {
        self.millis.saturating_add(i64::from(self.offset) * 60_000)
    }

    /// The day by the clock that named it.
    pub fn date(self) -> Date {
        let days = i32::try_from(self.local().div_euclid(DAY)).unwrap_or_default();
        epoch()
            .checked_add_signed(chrono::Duration::try_days(i64::from(days)).unwrap_or_default())
            .unwrap_or_else(epoch)
    }
}

fn epoch() -> Date {
    Date::from_ymd_opt(1970, 1, 1).unwrap_or_default()
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.local().rem_euclid(DAY);
        let (seconds, millis) = (rest / 1000, rest % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(out, "{}T{hour:02}:{minute:02}:{second:02}", PartialDate::from(self.date()))?;
        if millis > 0 {
            write!(out, ".{millis:03}")?;
        }
        let (sign, offset) = (if self.offset < 0 { '-' } else { '+' }, self.offset.unsigned_abs());
        write!(out, "{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

impl FromStr for Moment {
    type Err = String;

    /// Reads what programs write: with or without fraction of a second and offset, with `T` or a space.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            let text: String = text.chars().take(40).collect();
            format!("“{text}”不是时间，例：2026-11-21T09:00:00+08:00")
        };
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10).ok_or_else(wrong)?;
        let day = parse_day(day).map_err(|_| wrong())?;
        let (clock, offset) = split_offset(rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest)).ok_or_else(wrong)?;
        let inside = if clock.is_empty() && rest.is_empty() { 0 } else { clock_millis(clock).ok_or_else(wrong)? };
        let days = day.signed_duration_since(epoch()).num_days();
        Ok(Self { millis: days * DAY + inside - i64::from(offset) * 60_000, offset })
    }
}

/// Parts `09:00:00+08:00` into the clock and minutes east of Greenwich.
fn split_offset(text: &str) -> Option<(&str, i32)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, OFFICE_OFFSET)) };
    let (clock, offset) = text.split_at_checked(at)?;
    let digits: String = offset.chars().skip(1).filter(|c| *c != ':').collect();
    let minutes = match digits.len() {
        2 => two(&digits)? * 60,
        4 => two(digits.get(..2)?)? * 60 + two(digits.get(2..)?)?,
        _ => return None,
    };
    (minutes <= 18 * 60).then_some((clock, if offset.starts_with('-') { -minutes } else { minutes }))
}

fn two(text: &str) -> Option<i32> {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Milliseconds since midnight of `09:00`, `09:00:00` or `09:00:00.123456`.
fn clock_millis(clock: &str) -> Option<i64> {
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = whole.split(':');
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = parts.next().map_or(Some(0), two)?;
    let in_range = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    if !in_range || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let millis: i64 = format!("{:0<3}", fraction.get(..3).unwrap_or(fraction)).parse().ok()?;
    Some((i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)) * 1000 + millis)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-21T09:00:00+08:00", 1_795_222_800_000, "2026-11-21T09:00:00+08:00")]
    #[case("2026-11-21T09:00:00", 1_795_222_800_000, "2026-11-21T09:00:00+08:00")]
    #[case("2026-11-21 09:00", 1_795_222_800_000, "2026-11-21T09:00:00+08:00")]
    #[case("2026-11-21T01:00:00Z", 1_795_222_800_000, "2026-11-21T01:00:00+00:00")]
    #[case("2026-11-21T09:00:00.123456", 1_795_222_800_123, "2026-11-21T09:00:00.123+08:00")]
    #[case("2026-11-21", 1_795_190_400_000, "2026-11-21T00:00:00+08:00")]
    #[case("2026-11-20T20:30:00-0430", 1_795_222_800_000, "2026-11-20T20:30:00-04:30")]
    fn reads_and_writes(#[case] text: &str, #[case] millis: i64, #[case] written: &str) {
        let moment: Moment = text.parse().unwrap();
        assert_eq!((moment.millis, moment.to_string().as_str()), (millis, written));
        assert_eq!(moment.to_string().parse(), Ok(moment));
    }

    #[rstest]
    #[case("")]
    #[case("昨天下午三点半左右")]
    #[case("2026-02-30T09:00:00")]
    #[case("2026-11-21T24:00:00")]
    #[case("2026-11-21T09:00:00+99:00")]
    #[case("0000-01-01T00:00:00Z")]
    #[case("2026-11-21T")]
    fn refuses(#[case] text: &str) {
        assert!(text.parse::<Moment>().unwrap_err().contains("不是时间"));
    }
}
