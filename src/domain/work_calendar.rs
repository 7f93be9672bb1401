//! Holidays and make-up work days: what the State Council arranged, and what a unit adds of its own.
//!
//! Years are arranged one by one, mostly in November of the year before. A year without data is *unknown*: its days are judged by the weekday
//! alone, and [`WorkCalendar::near_unknown_festival`] tells which of them may still move.

mod festivals;
mod holiday_cn;

pub use holiday_cn::{days_to_json, from_holiday_cn, to_holiday_cn, year_from_days};

use crate::domain::dates::{Date, is_weekend};
use chrono::Datelike;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The arrangement of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearCalendar {
    /// The year.
    pub year: i32,
    /// Where it comes from: title, number and date of the notice, or its address.
    pub papers: Vec<String>,
    /// The days that differ from an ordinary week. A few may lie in the neighbouring years (12-31 before a 元旦).
    pub days: BTreeMap<Date, NamedDay>,
}

/// A day that differs from an ordinary week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// The festival that it is off, or worked, for: `劳动节`.
    pub name: String,
    /// Off (true), or a work day although it may be a weekend.
    pub off: bool,
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// An ordinary work day.
    Work,
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// Off for the festival named.
    Holiday(&'a str),
    /// A Saturday or Sunday that is worked for the festival named.
    MakeUp(&'a str),
}

/// The years that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    years: BTreeMap<i32, YearCalendar>,
}

static SHIPPED: LazyLock<WorkCalendar> = LazyLock::new(|| {
    // A test holds that the shipped file is good; an unreadable one would leave every year unknown, which the screen says.
    let years = from_holiday_cn(include_str!("../../data/holidays.json")).unwrap_or_default();
    let mut calendar = WorkCalendar::default();
    years.into_iter().for_each(|year| calendar.overlay(year));
    calendar
});

impl WorkCalendar {
    /// The years that ship with the program, with the notices of the State Council as their source.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Lays a year over what is known: its days win, the other days of a known year stay, its papers are added.
    pub fn overlay(&mut self, own: YearCalendar) {
        let Some(known) = self.years.get_mut(&own.year) else {
            self.years.insert(own.year, own);
            return;
        };
        known.days.extend(own.days);
        for paper in own.papers {
            if !known.papers.contains(&paper) {
                known.papers.push(paper);
            }
        }
    }

    /// Whether the arrangement of the year is known.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The arrangement of a year.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<&YearCalendar> {
        self.years.get(&year)
    }

    /// The years that are known, in order.
    pub fn years(&self) -> impl Iterator<Item = &YearCalendar> {
        self.years.values()
    }

    /// This calendar as if the arrangement of one year were not known.
    #[must_use]
    pub fn without(&self, year: i32) -> Self {
        let mut rest = self.clone();
        rest.years.remove(&year);
        rest
    }

    /// What the day is.
    #[must_use]
    pub fn kind(&self, day: Date) -> DayKind<'_> {
        match self.named(day) {
            Some(named) if named.off => DayKind::Holiday(&named.name),
            Some(named) if is_weekend(day) => DayKind::MakeUp(&named.name),
            None if is_weekend(day) => DayKind::Weekend,
            _ => DayKind::Work,
        }
    }

    /// Whether people work on the day.
    #[must_use]
    pub fn is_workday(&self, day: Date) -> bool {
        matches!(self.kind(day), DayKind::Work | DayKind::MakeUp(_))
    }

    /// The first work day after the day.
    #[must_use]
    pub fn next_workday(&self, day: Date) -> Date {
        let mut later = day.iter_days().skip(1);
        later.find(|d| self.is_workday(*d)).unwrap_or(day)
    }

    /// The last work day before the day.
    #[must_use]
    pub fn previous_workday(&self, day: Date) -> Date {
        let mut earlier = std::iter::successors(day.pred_opt(), |d| d.pred_opt());
        earlier.find(|d| self.is_workday(*d)).unwrap_or(day)
    }

    /// The day that is `count` work days after the day: 5 work days of public notice from 2026-09-28 end on 2026-10-10.
    #[must_use]
    pub fn add_workdays(&self, day: Date, count: u16) -> Date {
        (0..count).fold(day, |d, _| self.next_workday(d))
    }

    /// The festival that a day stands near to, when the year of that festival is not known: the day may turn out to be off.
    ///
    /// Lunar festivals are known for 2024 to 2040; beyond, only 元旦, 劳动节 and 国庆节 are told.
    #[must_use]
    pub fn near_unknown_festival(&self, day: Date) -> Option<&'static str> {
        let years = day.year().saturating_sub(1)..=day.year().saturating_add(1);
        years.filter(|year| !self.knows(*year)).find_map(|year| festivals::near(day, year))
    }

    /// A day of late December may be arranged by the next year's notice, so the neighbours are asked too; the day's own year wins.
    fn named(&self, day: Date) -> Option<&NamedDay> {
        let year = day.year();
        [year, year.saturating_add(1), year.saturating_sub(1)].iter().find_map(|y| self.years.get(y)?.days.get(&day))
    }
}

#[cfg(test)]
#[path = "work_calendar/tests.rs"]
mod tests;
