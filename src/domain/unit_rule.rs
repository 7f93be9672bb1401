//! What a unit lays down for itself and those below: the 固定日 rule, and values that differ from a sourced rule.

use super::fixed_day::{FixedDayRule, Pattern, Shift};
use super::kind::{Id, field};
use crate::{choice, kind};

choice! {
    /// How the day is found.
    pub enum PatternKind {
        NthWeekday = "nth_weekday" "每月第几个周几",
        LastWeekday = "last_weekday" "每月最后一个周几",
        DayOfMonth = "day_of_month" "每月几日",
    }
}

choice! {
    /// Where it goes when it falls on a holiday.
    pub enum ShiftKind { Later = "later" "顺延", Earlier = "earlier" "提前" }
}

kind! {
    /// 固定日规则 of an organization; those below inherit it. Its id follows from the organization's.
    pub struct FixedDay("fixed_day", "固定日规则") titled [] {
        /// How the day is found.
        pattern: PatternKind = field("规则"),
        /// Which one, 1 to 4.
        nth: Option<i64> = field("第几个"),
        /// 1 Monday to 7 Sunday.
        weekday: Option<i64> = field("周几"),
        /// Day of the month, 1 to 31; in a short month its last day.
        day: Option<i64> = field("几日"),
        /// Where it goes when it falls on a holiday.
        shift: ShiftKind = field("遇节假日"),
        /// Within how many days it still counts as held in time (else 补开).
        grace: Option<i64> = field("几日内开都算按期").unit("天"),
    }
}

impl FixedDay {
    /// The id of an organization's rule.
    pub fn id_of(org: Id) -> Id {
        Id::natural(&["fixed_day", &org.to_string()])
    }

    /// The rule; numbers that make no sense are read as 每月第一个周二 (seed 001).
    pub fn rule(&self) -> FixedDayRule {
        let small = |n: Option<i64>, most: u32, otherwise: u32| {
            n.and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=most).contains(n)).unwrap_or(otherwise)
        };
        let weekday = super::dates::weekday_from_number(self.weekday.unwrap_or(2)).unwrap_or(chrono::Weekday::Tue);
        let pattern = match self.pattern {
            PatternKind::NthWeekday => Pattern::NthWeekday { n: small(self.nth, 4, 1) as u8, weekday },
            PatternKind::LastWeekday => Pattern::LastWeekday { weekday },
            PatternKind::DayOfMonth => Pattern::DayOfMonth { day: small(self.day, 31, 1) as u8 },
        };
        let shift = match self.shift {
            ShiftKind::Later => Shift::Later,
            ShiftKind::Earlier => Shift::Earlier,
        };
        FixedDayRule { pattern, shift }
    }
}

kind! {
    /// A unit's own value beside a sourced rule (`data/rules.json`). The stricter one warns; neither blocks.
    pub struct RuleOverride("rule_override", "本单位的规定") titled ["rule"] {
        /// Id of the rule.
        rule: String = field("规则").must(),
        /// The unit's value, in the rule's unit.
        value: Option<i64> = field("本单位值").must(),
        /// Where the unit laid it down.
        source: String = field("依据"),
    }
}

impl RuleOverride {
    /// The id of an organization's value for a rule.
    pub fn id_of(org: Id, rule: &str) -> Id {
        Id::natural(&["rule_override", &org.to_string(), rule])
    }
}
