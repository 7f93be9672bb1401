//! A month of a year.

use super::{Date, FIRST_YEAR, LAST_YEAR, PartialDate};
use chrono::Datelike;
use std::fmt;
use std::str::FromStr;

/// A month of a year, written `2027-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i32,
    month: u8,
}

impl YearMonth {
    /// The month, if there is one: years [`FIRST_YEAR`] to [`LAST_YEAR`], months 1 to 12.
    #[must_use]
    pub fn new(year: i32, month: u8) -> Option<Self> {
        ((FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month that a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: u8::try_from(day.month()).unwrap_or(1) }
    }

    /// The twelve months of a year, in order; none for a year that is not believed.
    pub fn all_of(year: i32) -> impl Iterator<Item = Self> {
        (1..=12).filter_map(move |month| Self::new(year, month))
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year.saturating_add(1), month: 1 }
        } else {
            Self { month: self.month.saturating_add(1), ..self }
        }
    }

    /// The month before this one.
    #[must_use]
    pub fn prev(self) -> Self {
        if self.month == 1 {
            Self { year: self.year.saturating_sub(1), month: 12 }
        } else {
            Self { month: self.month.saturating_sub(1), ..self }
        }
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::from_ymd_opt(self.year, u32::from(self.month), 1).unwrap_or_default()
    }

    /// The last day of the month.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.next().first_day().pred_opt().unwrap_or_default()
    }

    /// The n-th day of the month, or the last one when the month is shorter.
    #[must_use]
    pub fn day_or_last(self, day: u8) -> Date {
        Date::from_ymd_opt(self.year, u32::from(self.month), u32::from(day.max(1))).unwrap_or_else(|| self.last_day())
    }

    /// All days of the month, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        self.first_day().iter_days().take_while(move |day| self.holds(*day))
    }

    /// Whether the day lies in this month.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        Self::of(day) == self
    }

    /// The month as a sentence has it: `2027年3月`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{}年{}月", self.year, self.month)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for YearMonth {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let date = text.parse::<PartialDate>()?;
        date.month_if_known().filter(|_| date.day().is_none()).ok_or_else(|| format!("“{text}”不是月份，例：2027-03"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn month(text: &str) -> YearMonth {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("2026-01", "2025-12", "2026-02", 31)]
    #[case("2026-12", "2026-11", "2027-01", 31)]
    #[case("2026-02", "2026-01", "2026-03", 28)]
    #[case("2028-02", "2028-01", "2028-03", 29)]
    fn months_know_their_neighbours(#[case] text: &str, #[case] prev: &str, #[case] next: &str, #[case] days: usize) {
        let month = month(text);
        assert_eq!(month.to_string(), text);
        assert_eq!(month.prev().to_string(), prev);
        assert_eq!(month.next().to_string(), next);
        assert_eq!(month.days().count(), days);
        assert_eq!(month.days().last(), Some(month.last_day()));
        assert_eq!(month.day_or_last(31), month.last_day());
    }

    #[test]
    fn a_year_has_twelve() {
        assert_eq!(YearMonth::all_of(2027).count(), 12);
        assert_eq!(YearMonth::all_of(0).count(), 0);
    }

    #[rstest]
    #[case("2027")]
    #[case("2027-03-01")]
    #[case("2027-13")]
    #[case("三月")]
    fn other_text_is_no_month(#[case] text: &str) {
        assert!(text.parse::<YearMonth>().is_err());
    }
}
