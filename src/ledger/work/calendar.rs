//! Which days are free, which day is the fixed one, and what has to move once a year's arrangement is known.

use crate::domain::order::Ordered;
use std::collections::BTreeMap;

use super::slots::{Slots, clear, revive};
use crate::domain::calendar_year::CalendarYear;
use crate::domain::dates::{Date, YearMonth, month_day};
use crate::domain::fixed_day::{FixedDayRule, Pattern, Shift, changes_after_import};
use crate::domain::kind::{Id, Value};
use crate::domain::party_day::{GRACE, PartyDay};
use crate::domain::unit_rule::{FixedDay, PatternKind, ShiftKind};
use crate::domain::work_calendar::{self, WorkCalendar, YearCalendar, days_to_json, from_holiday_cn};
use crate::ledger::{Draft, Ledger, OrgTree};
use chrono::Weekday;

/// The calendar of this ledger: what ships, and over it what a unit imported or typed.
pub fn calendar(ledger: &Ledger) -> WorkCalendar {
    let mut calendar = WorkCalendar::shipped().clone();
    for own in ledger.all::<CalendarYear>() {
        // A record that no longer reads as an arrangement leaves the year as unknown as it was.
        let year = own.year.and_then(|year| i32::try_from(year).ok());
        let papers = if own.source.is_empty() { Vec::new() } else { vec![own.source.clone()] };
        if let Some(Ok(read)) = year.map(|year| work_calendar::year_from_days(year, &own.days, papers)) {
            calendar.overlay(read);
        }
    }
    calendar
}

/// The fixed day that holds for an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedDayFor {
    /// The rule.
    pub rule: FixedDayRule,
    /// The organization that laid it down, itself or one above; `None` for what ships: 每月第一个周二，顺延 (seed 001).
    pub from: Option<Id>,
    /// Days after the fixed day within which it counts as held in time.
    pub grace: i64,
}

/// What ships: 每月第一个周二，遇节假日顺延 (seed 001).
pub const DEFAULT_RULE: FixedDayRule =
    FixedDayRule { pattern: Pattern::NthWeekday { n: 1, weekday: Weekday::Tue }, shift: Shift::Later };

/// The 固定日 rules of all organizations, read once.
#[derive(Debug, Clone, Default)]
pub struct FixedDays(BTreeMap<Id, FixedDay>);

impl FixedDays {
    /// Reads them; of two records of one organization (同一个) the one under its own id wins.
    pub fn of(ledger: &Ledger, tree: &OrgTree) -> Self {
        let mut all: BTreeMap<Id, FixedDay> = BTreeMap::new();
        for rule in ledger.all::<FixedDay>() {
            let Some(org) = rule.org.map(|org| tree.resolve(org)) else { continue };
            if rule.id == FixedDay::id_of(org) || !all.contains_key(&org) {
                all.insert(org, rule);
            }
        }
        Self(all)
    }

    /// The rule for an organization: its own, else that of the nearest one above, else what ships.
    pub fn rule_for(&self, tree: &OrgTree, org: Id) -> FixedDayFor {
        let line = std::iter::once(tree.resolve(org)).chain(tree.ancestors(org));
        let mut found = FixedDayFor { rule: DEFAULT_RULE, from: None, grace: GRACE };
        if let Some((from, own)) = line.filter_map(|org| Some((org, self.0.get(&org)?))).next() {
            found = FixedDayFor { rule: own.rule(), from: Some(from), grace: own.grace.unwrap_or(GRACE) };
        }
        found
    }
}

/// The fixed day that holds for one organization. For many, read [`FixedDays`] once.
pub fn fixed_day_for(ledger: &Ledger, tree: &OrgTree, org: Id) -> FixedDayFor {
    FixedDays::of(ledger, tree).rule_for(tree, org)
}

/// Lays down the 固定日 of an organization and those below it that have none of their own.
pub fn set_fixed_day(ledger: &Ledger, tree: &OrgTree, org: Id, rule: FixedDayRule, grace: Option<i64>) -> Draft {
    let org = tree.resolve(org);
    let id = FixedDay::id_of(org);
    let mut draft = Draft::new(format!("{}的固定日改为：{}", tree.name(org), rule.describe()));
    revive::<FixedDay>(&mut draft, ledger, id);
    draft.belongs::<FixedDay>(id, org);
    let number = |weekday: Weekday| i64::from(weekday.number_from_monday());
    let (kind, nth, weekday, day) = match rule.pattern {
        Pattern::NthWeekday { n, weekday } => {
            (PatternKind::NthWeekday, Some(i64::from(n)), Some(number(weekday)), None)
        }
        Pattern::LastWeekday { weekday } => (PatternKind::LastWeekday, None, Some(number(weekday)), None),
        Pattern::DayOfMonth { day } => (PatternKind::DayOfMonth, None, None, Some(i64::from(day))),
    };
    let shift = match rule.shift {
        Shift::Later => ShiftKind::Later,
        Shift::Earlier => ShiftKind::Earlier,
    };
    draft.set::<FixedDay, _>(id, FixedDay::pattern, &kind).set::<FixedDay, _>(id, FixedDay::shift, &shift);
    for (field, number) in
        [(FixedDay::nth, nth), (FixedDay::weekday, weekday), (FixedDay::day, day), (FixedDay::grace, grace)]
    {
        draft.put(FixedDay::KIND, id, field, number.map_or(Value::Null, Value::from));
    }
    draft
}

/// Takes an organization's own rule away, so that it follows the one above again.
pub fn inherit_fixed_day(tree: &OrgTree, org: Id) -> Draft {
    let org = tree.resolve(org);
    let mut draft = Draft::new(format!("{}的固定日改为随上级", tree.name(org)));
    draft.delete(FixedDay::KIND, FixedDay::id_of(org));
    draft
}

/// Takes in the arrangement of one or several years in holiday-cn's JSON shape.
///
/// # Errors
/// A Chinese sentence that names the year and the day that is wrong; nothing is taken in then.
pub fn import_calendar(ledger: &Ledger, json: &str) -> Result<Draft, String> {
    let years = from_holiday_cn(json)?;
    let names: Vec<String> = years.iter().map(|year| year.year.to_string()).collect();
    let mut draft = Draft::new(format!("导入 {} 年放假安排", names.join("、")));
    years.iter().for_each(|year| write_year(&mut draft, ledger, year));
    Ok(draft)
}

/// One holiday as a person types it from the notice: `春节 2-6 至 2-13 放假，2-5、2-14 上班`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedHoliday {
    /// 春节.
    pub name: String,
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
    /// Weekend days that are worked for it.
    pub worked: Vec<Date>,
}

/// The longest holiday that is believed, in days.
const LONGEST: i64 = 20;

/// Takes in the arrangement of a year that was typed in.
///
/// # Errors
/// A Chinese sentence that names the holiday that is wrong.
pub fn typed_calendar(ledger: &Ledger, year: i32, holidays: &[TypedHoliday], source: &str) -> Result<Draft, String> {
    let mut days = Vec::new();
    for holiday in holidays {
        let length = (holiday.to - holiday.from).num_days();
        if !(0..LONGEST).contains(&length) {
            return Err(format!("{}：从 {} 到 {} 不像一个假期", holiday.name, holiday.from, holiday.to));
        }
        let off = holiday.from.iter_days().take_while(|day| *day <= holiday.to).map(|day| (day, true));
        for (day, off) in off.chain(holiday.worked.iter().map(|day| (*day, false))) {
            days.push(serde_json::json!({ "name": holiday.name, "date": day.to_string(), "isOffDay": off }));
        }
    }
    let papers = if source.trim().is_empty() { Vec::new() } else { vec![source.trim().to_owned()] };
    let read = work_calendar::year_from_days(year, &Value::Array(days), papers)?;
    let mut draft = Draft::new(format!("录入 {year} 年放假安排"));
    write_year(&mut draft, ledger, &read);
    Ok(draft)
}

/// There is one arrangement in the country, so the record belongs to no organization.
fn write_year(draft: &mut Draft, ledger: &Ledger, year: &YearCalendar) {
    let id = CalendarYear::id_of(year.year);
    revive::<CalendarYear>(draft, ledger, id);
    draft.set::<CalendarYear, _>(id, CalendarYear::year, &i64::from(year.year));
    draft.put(CalendarYear::KIND, id, CalendarYear::days, days_to_json(year));
    draft.set::<CalendarYear, _>(id, CalendarYear::source, &year.papers.join("；"));
}

/// A planned day that no longer fits, now that the year's arrangement is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToMove {
    /// The 主题党日.
    pub party_day: Id,
    /// Whose.
    pub org: Id,
    /// Its month.
    pub month: YearMonth,
    /// The day planned.
    pub from: Date,
    /// The day proposed.
    pub to: Date,
    /// `05-04 劳动节放假，顺延到 05-06`.
    pub why: String,
    /// The notice went out already, so the move is told as 改期.
    pub notified: bool,
}

/// What has to move in a year, of an organization and all below it. Left alone are days that are past, that were held,
/// and that a person moved with a reason; a day that a person chose moves only when it turns out to be a holiday.
pub fn to_move(ledger: &Ledger, tree: &OrgTree, scope: Id, year: i32, today: Date) -> Vec<ToMove> {
    let calendar = calendar(ledger);
    let rules = FixedDays::of(ledger, tree);
    let within = tree.ids_within(scope);
    let slots = Slots::where_org(ledger, tree, year, |org| within.contains(&org));
    let movable = |day: &PartyDay| {
        !day.is_held() && day.not_applicable.is_empty() && day.moved_why.is_empty() && day.joint.is_none()
    };
    let check = |(org, month, day): (Id, YearMonth, &PartyDay)| {
        let from = day.date.filter(|from| *from >= today && movable(day))?;
        let rule = rules.rule_for(tree, org).rule;
        let change = changes_after_import(&[(month, from)], &rule, &calendar).pop()?;
        let notified = day.notified.is_some();
        Some(ToMove { party_day: day.id, org, month, from, to: change.to, why: change.why, notified })
    };
    let mut moves: Vec<ToMove> = slots.main().filter_map(check).collect();
    moves.order_by_key(|one| (one.month, one.org));
    moves
}

/// Moves them. Where the notice went out already, the reason is kept as 改期原因 and the notice is due again.
pub fn move_all(moves: &[ToMove]) -> Draft {
    let mut draft = Draft::new(match moves {
        [only] => format!("{} 主题党日改到 {}", only.month.in_words(), month_day(only.to)),
        _ => format!("按放假安排调整 {} 个主题党日的日期", moves.len()),
    });
    for one in moves {
        draft.set::<PartyDay, _>(one.party_day, PartyDay::date, &one.to);
        if one.notified {
            draft.set::<PartyDay, _>(one.party_day, PartyDay::moved_why, &one.why);
            clear::<PartyDay>(&mut draft, one.party_day, PartyDay::notified);
        }
    }
    draft
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
