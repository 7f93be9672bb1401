//! A time of day.

use std::fmt;
use std::str::FromStr;

/// A time of day to the minute, written `14:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u16);

const DAY: u16 = 24 * 60;

impl Time {
    /// The time, if there is one: hours 0 to 23, minutes 0 to 59.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then(|| Self(hour * 60 + minute))
    }

    /// The time so many minutes after midnight, within one day.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < DAY).then_some(Self(minutes))
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// The minutes from this time to a later one of the same day; none when the other is earlier.
    #[must_use]
    pub fn minutes_until(self, later: Self) -> Option<u16> {
        later.0.checked_sub(self.0)
    }

    /// The time so many minutes later; none past midnight.
    #[must_use]
    pub fn plus(self, minutes: u16) -> Option<Self> {
        self.0.checked_add(minutes).and_then(Self::from_minutes)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Reads `14:30`, `9:30`, and the full-width colon that Chinese keyboards give.
impl FromStr for Time {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let part = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
            let good = lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            good.then(|| part.parse::<u16>().ok()).flatten()
        };
        text.trim()
            .split_once([':', '：'])
            .and_then(|(hour, minute)| Self::new(part(hour, 1..=2)?, part(minute, 2..=2)?))
            .ok_or_else(|| format!("“{text}”不是时间，例：14:30"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("14:30", 870, "14:30")]
    #[case("9:05", 545, "09:05")]
    #[case(" 00:00 ", 0, "00:00")]
    #[case("23：59", 1439, "23:59")]
    fn times_are_read(#[case] text: &str, #[case] minutes: u16, #[case] shown: &str) {
        let time: Time = text.parse().unwrap();
        assert_eq!(time.minutes(), minutes);
        assert_eq!(time.to_string(), shown);
    }

    #[rstest]
    #[case("24:00")]
    #[case("12:60")]
    #[case("12:5")]
    #[case("+1:30")]
    #[case("下午三点")]
    #[case("")]
    fn other_text_is_no_time(#[case] text: &str) {
        assert_eq!(text.parse::<Time>(), Err(format!("“{text}”不是时间，例：14:30")));
    }

    #[test]
    fn times_are_counted_within_a_day() {
        let (early, late) = (Time::new(14, 30).unwrap(), Time::new(16, 0).unwrap());
        assert_eq!(early.minutes_until(late), Some(90));
        assert_eq!(late.minutes_until(early), None);
        assert_eq!(early.plus(90), Some(late));
        assert_eq!(late.plus(8 * 60), None);
    }
}
