//! Dates: a text box that understands what people type, and a calendar that knows 休 and 班.

mod calendar;
mod input;
pub mod month;

use chrono::NaiveDate;
use leptos::prelude::*;

pub use calendar::Calendar;
pub use input::DateInput;

/// What a calendar says of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayMark {
    /// No work: shown grey.
    pub rest: bool,
    /// No work by the State Council's arrangement: with 休.
    pub free: bool,
    /// Work in spite of the week: shown with 班.
    pub work: bool,
    /// The day of something, such as the fixed day.
    pub special: bool,
    /// A dot: something is due.
    pub due: bool,
    /// A red square: something is late.
    pub late: bool,
    /// In words, as the day's title: `国庆节`.
    pub note: String,
}

/// What every date box needs to know. Provide it once as a context, or hand it in.
#[derive(Clone, Copy)]
pub struct DateKit {
    /// Today.
    pub today: NaiveDate,
    /// Reads what was typed (`2026-11-03`, `11.3`, `2026年11月3日`), or says in one line what is wrong.
    pub parse: Callback<String, Result<NaiveDate, String>>,
    /// What to say of a day.
    pub mark: Callback<NaiveDate, DayMark>,
}
