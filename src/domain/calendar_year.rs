//! A year's holidays and make-up workdays, as a unit typed or imported them. Wins over what ships.

use super::kind::{Id, Value, field};
use crate::kind;

kind! {
    /// 节假日与调休 of one year. Its id follows from the year: there is one arrangement in the country.
    pub struct CalendarYear("calendar_year", "节假日与调休") titled ["year"] {
        /// The year.
        year: Option<i64> = field("年度").must(),
        /// Days in holiday-cn's shape: `[{"name", "date", "isOffDay"}]`.
        days: Value = field("放假与调休").apart(),
        /// The notice it was taken from.
        source: String = field("依据").help("例：国务院办公厅关于2027年部分节假日安排的通知"),
    }
}

impl CalendarYear {
    /// The id of a year's arrangement.
    pub fn id_of(year: i32) -> Id {
        Id::natural(&["calendar_year", &year.to_string()])
    }
}
