//! The fixed day of a 主题党日: 每月第一个周二, 每月 15 日, 每月最后一个周六; and where it goes when it falls on a holiday.
//!
//! Source: 《中国共产党支部工作条例（试行）》第十六条 (每月相对固定 1 天); postponing or advancing over holidays is local practice.

use super::dates::{Date, Weekday, YearMonth, add_days, month_day, weekday_name, weekday_zh};
use super::work_calendar::{DayKind, WorkCalendar};
use chrono::Datelike;

/// Which day of the month is the fixed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// The n-th weekday of the month; `n` is 1 to 4.
    NthWeekday {
        /// Which one, 1 to 4; other numbers are taken as the nearest of these.
        n: u8,
        /// The weekday.
        weekday: Weekday,
    },
    /// The last such weekday of the month.
    LastWeekday {
        /// The weekday.
        weekday: Weekday,
    },
    /// A day of the month; in a shorter month its last day.
    DayOfMonth {
        /// The day, 1 to 31; other numbers are taken as the nearest of these.
        day: u8,
    },
}

/// Where a fixed day goes when it falls on a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// To the next work day (顺延).
    Later,
    /// To the last work day before (提前).
    Earlier,
}

/// The fixed day of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedDayRule {
    /// Which day.
    pub pattern: Pattern,
    /// Where it goes over holidays.
    pub shift: Shift,
}

/// A fixed day in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The day by the pattern alone.
    pub rule_day: Date,
    /// The day it is held on; always in the same month.
    pub day: Date,
    /// Why the two differ: `05-05 劳动节放假，顺延到 05-06`.
    pub moved: Option<String>,
    /// Set when the year's arrangement is not known: `2027 年放假安排未导入`, and the festival if one is near.
    pub unsure: Option<String>,
    /// The festival near, when the arrangement that decides about it is not known: this day needs a look.
    pub near: Option<&'static str>,
}

/// A day that has to move now that a calendar is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The month of the plan.
    pub month: YearMonth,
    /// The day planned.
    pub from: Date,
    /// The day proposed.
    pub to: Date,
    /// Why, as a person reads it.
    pub why: String,
}

impl FixedDayRule {
    /// The rule as a person says it: `每月第一个周二，遇节假日顺延`.
    #[must_use]
    pub fn describe(&self) -> String {
        let shift = self.shift.word();
        match self.pattern {
            Pattern::NthWeekday { n, weekday } => {
                format!("每月第{}个{}，遇节假日{shift}", ordinal(n), weekday_name(weekday))
            }
            Pattern::LastWeekday { weekday } => format!("每月最后一个{}，遇节假日{shift}", weekday_name(weekday)),
            Pattern::DayOfMonth { day } if day > 28 => {
                format!("每月 {} 日（不足的月份为最后一天），遇节假日{shift}", day.min(31))
            }
            Pattern::DayOfMonth { day } => format!("每月 {} 日，遇节假日{shift}", day.max(1)),
        }
    }

    /// The day of the month by the pattern alone, whatever the calendar says.
    #[must_use]
    pub fn rule_day(&self, month: YearMonth) -> Date {
        match self.pattern {
            Pattern::NthWeekday { n, weekday } => {
                let weeks = i32::from(n.clamp(1, 4)) - 1;
                add_days(first_weekday(month.first_day(), weekday), weeks * 7)
            }
            Pattern::LastWeekday { weekday } => first_weekday(add_days(month.last_day(), -6), weekday),
            Pattern::DayOfMonth { day } => month.day_or_last(day),
        }
    }

    /// Whether the rule lets the day stand. A weekday rule asks for its own weekday, so only a holiday moves it; a day of the month has to be
    /// a work day.
    fn accepts(&self, day: Date, calendar: &WorkCalendar) -> bool {
        match self.pattern {
            Pattern::DayOfMonth { .. } => calendar.is_workday(day),
            _ => !matches!(calendar.kind(day), DayKind::Holiday(_)),
        }
    }
}

impl Shift {
    /// `顺延` or `提前`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Later => "顺延",
            Self::Earlier => "提前",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Later => Self::Earlier,
            Self::Earlier => Self::Later,
        }
    }

    fn from(self, day: Date, calendar: &WorkCalendar) -> Date {
        match self {
            Self::Later => calendar.next_workday(day),
            Self::Earlier => calendar.previous_workday(day),
        }
    }
}

/// Places the fixed day in a month. It never leaves the month: a shift that would goes the other way and says so.
#[must_use]
pub fn place(rule: &FixedDayRule, month: YearMonth, calendar: &WorkCalendar) -> Placed {
    let rule_day = rule.rule_day(month);
    let (day, moved) = if rule.accepts(rule_day, calendar) {
        (rule_day, None)
    } else {
        let (day, words) = shifted(rule.shift, rule_day, month, calendar);
        (day, Some(words))
    };
    let near = calendar.near_unknown_festival(rule_day).or_else(|| calendar.near_unknown_festival(day));
    Placed { rule_day, day, moved, unsure: unsure(month, day, near, calendar), near }
}

/// The days that have to move once a calendar is known: those the rule no longer lets stand, and those that still stand where the rule put
/// them without the calendar. A day that a person chose, and that is no holiday, is left alone; so are months whose year is still unknown.
#[must_use]
pub fn changes_after_import(
    placed_before: &[(YearMonth, Date)],
    rule: &FixedDayRule,
    calendar: &WorkCalendar,
) -> Vec<Move> {
    let change = |&(month, from): &(YearMonth, Date)| {
        if !calendar.knows(month.year()) {
            return None;
        }
        let to = place(rule, month, calendar).day;
        let drafted = || place(rule, month, &calendar.without(month.year())).day;
        if to == from || (rule.accepts(from, calendar) && from != drafted()) {
            return None;
        }
        Some(Move { month, from, to, why: why_move(rule, from, to, calendar) })
    };
    placed_before.iter().filter_map(change).collect()
}

fn why_move(rule: &FixedDayRule, from: Date, to: Date, calendar: &WorkCalendar) -> String {
    if rule.accepts(from, calendar) {
        return format!("{} 按放假安排可以开展，改回固定日", month_day(to));
    }
    let direction = if to > from { Shift::Later } else { Shift::Earlier };
    format!("{}，{}到 {}", why_off(from, calendar), direction.word(), month_day(to))
}

fn shifted(shift: Shift, rule_day: Date, month: YearMonth, calendar: &WorkCalendar) -> (Date, String) {
    let why = why_off(rule_day, calendar);
    let wanted = shift.from(rule_day, calendar);
    if month.holds(wanted) {
        return (wanted, format!("{why}，{}到 {}", shift.word(), month_day(wanted)));
    }
    let other = shift.other();
    let instead = other.from(rule_day, calendar);
    if month.holds(instead) {
        let words = format!(
            "{why}，{}会到 {}，不在本月，改为{}到 {}",
            shift.word(),
            month_day(wanted),
            other.word(),
            month_day(instead)
        );
        return (instead, words);
    }
    (rule_day, format!("{why}，本月没有工作日，请自行定日"))
}

fn why_off(day: Date, calendar: &WorkCalendar) -> String {
    match calendar.kind(day) {
        DayKind::Holiday(name) => format!("{} {name}放假", month_day(day)),
        _ => format!("{} 是{}", month_day(day), weekday_zh(day)),
    }
}

fn unsure(month: YearMonth, day: Date, near: Option<&str>, calendar: &WorkCalendar) -> Option<String> {
    let year = month.year();
    match near {
        // 12-31 of a known year: it is the next year's notice that is missing.
        Some(festival) if calendar.knows(year) => {
            Some(format!("{} 临近{festival}，次年放假安排未导入，可能要改期", month_day(day)))
        }
        Some(festival) => Some(format!("{year} 年放假安排未导入，{} 临近{festival}，可能要改期", month_day(day))),
        None if calendar.knows(year) => None,
        None => Some(format!("{year} 年放假安排未导入")),
    }
}

fn first_weekday(from: Date, weekday: Weekday) -> Date {
    let wait = (7 + weekday.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7;
    add_days(from, i32::try_from(wait).unwrap_or(0))
}

fn ordinal(n: u8) -> &'static str {
    match n {
        0 | 1 => "一",
        2 => "二",
        3 => "三",
        _ => "四",
    }
}

#[cfg(test)]
#[path = "fixed_day_tests.rs"]
mod tests;
