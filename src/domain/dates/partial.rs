//! A date of which only the year, or the year and month, may be known.

use super::{Date, YearMonth, check_month, check_year, checked_day};
use chrono::Datelike;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

/// A date that is known to the year, to the month or to the day: `1985`, `1985-03`, `1985-03-01`.
///
/// Always a date that exists, between [`FIRST_YEAR`](super::FIRST_YEAR) and [`LAST_YEAR`](super::LAST_YEAR). Ordered as its text is: what is
/// less precise stands before what it contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Builds a date from the numbers that are known.
    ///
    /// # Errors
    /// A Chinese sentence that names the part that is wrong, or that a day stands without a month.
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, String> {
        check_year(year)?;
        match (month, day) {
            (None, None) => Ok(Self { year, month: None, day: None }),
            (Some(month), None) => {
                check_month(month)?;
                Ok(Self { year, month: u8::try_from(month).ok(), day: None })
            }
            (Some(month), Some(day)) => checked_day(year, month, day).map(Self::from),
            (None, Some(_)) => Err("有日而没有月，例：1985-03-01".to_owned()),
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The day itself, when it is known to the day.
    #[must_use]
    pub fn day_if_known(self) -> Option<Date> {
        Date::from_ymd_opt(self.year, u32::from(self.month?), u32::from(self.day?))
    }

    /// The month, when it is known to the month or better.
    #[must_use]
    pub fn month_if_known(self) -> Option<YearMonth> {
        YearMonth::new(self.year, self.month?)
    }

    /// The earliest day that it can mean.
    #[must_use]
    pub fn first_day(self) -> Date {
        let month = self.month.map_or(1, u32::from);
        let day = self.day.map_or(1, u32::from);
        Date::from_ymd_opt(self.year, month, day).unwrap_or_default()
    }

    /// The latest day that it can mean: a deadline of `2020-06` is 2020-06-30.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.day_if_known()
            .or_else(|| YearMonth::new(self.year, self.month.unwrap_or(12)).map(YearMonth::last_day))
            .unwrap_or_default()
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self { year: day.year(), month: u8::try_from(day.month()).ok(), day: u8::try_from(day.day()).ok() }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Reads exactly what `Display` writes. What people paste goes through [`read_loose`](super::read_loose) first.
impl FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong_form = || format!("“{text}”不是日期，例：1985-03-01、1985-03、1985");
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4).ok_or_else(wrong_form)?;
        let mut rest = [None, None];
        for (slot, part) in rest.iter_mut().zip(parts.by_ref()) {
            *slot = Some(digits(Some(part), 2).ok_or_else(wrong_form)?);
        }
        if parts.next().is_some() {
            return Err(wrong_form());
        }
        let [month, day] = rest;
        Self::new(i32::try_from(year).map_err(|_| wrong_form())?, month, day)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

fn digits(part: Option<&str>, length: usize) -> Option<u32> {
    part.filter(|p| p.len() == length && p.bytes().all(|b| b.is_ascii_digit())).and_then(|p| p.parse().ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("1985", "1985-01-01", "1985-12-31")]
    #[case("2020-06", "2020-06-01", "2020-06-30")]
    #[case("2028-02", "2028-02-01", "2028-02-29")]
    #[case("1985-03-01", "1985-03-01", "1985-03-01")]
    fn text_goes_out_as_it_came_in(#[case] text: &str, #[case] first: &str, #[case] last: &str) {
        let date = read(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(date.first_day().to_string(), first);
        assert_eq!(date.last_day().to_string(), last);
    }

    #[test]
    fn order_is_that_of_the_text() {
        let texts = ["1985", "1985-03", "1985-03-01", "1985-03-02", "1985-04", "1986"];
        let dates: Vec<_> = texts.iter().map(|t| read(t)).collect();
        assert!(dates.is_sorted());
    }

    #[rstest]
    #[case("")]
    #[case("85-03")]
    #[case("1985-3")]
    #[case("1985-03-01-02")]
    #[case("1985.03")]
    #[case("1985-")]
    #[case("+985-03")]
    fn other_forms_are_refused(#[case] text: &str) {
        assert_eq!(text.parse::<PartialDate>(), Err(format!("“{text}”不是日期，例：1985-03-01、1985-03、1985")));
    }

    #[test]
    fn a_day_needs_its_month() {
        assert!(PartialDate::new(1985, None, Some(1)).is_err());
        assert_eq!(PartialDate::new(1985, Some(13), None), Err("没有 13 月，例：1985-03".to_owned()));
    }
}
