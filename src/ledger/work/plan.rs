//! 年度计划: twelve months of a 支部 on one page, drafted in one click and edited like a spreadsheet.

mod edit;

pub use edit::{CellRefused, PlanColumn, edit_cell};

use super::calendar::{FixedDays, calendar};
use super::slots::{Slots, create};
use super::upper_plan::{PlanDifference, UpperItem, differences, upper_items};
use crate::domain::dates::{Date, YearMonth};
use crate::domain::fixed_day::{FixedDayRule, Placed, place};
use crate::domain::kind::{Id, Ref};
use crate::domain::party_day::{PartyDay, Status, status};
use crate::domain::suggestions;
use crate::domain::work_calendar::WorkCalendar;
use crate::ledger::{Draft, Ledger, OrgTree};

/// Drafts the year of these 支部 in one click: a slot with date, theme and content for each month that has none. Slots
/// that are there stay untouched. Of the current year only what is left of it; months in which a branch did not exist are
/// left out, and so are organizations that are no 支部. A year whose holidays are unknown is drafted all the same.
pub fn draft_year(ledger: &Ledger, tree: &OrgTree, orgs: &[Id], year: i32, today: Date) -> Draft {
    let (calendar, rules, slots) = (calendar(ledger), FixedDays::of(ledger, tree), Slots::of_year(ledger, tree, year));
    let mut draft = Draft::new("");
    let (mut branches, mut months) = (0, 0);
    for org in orgs.iter().filter_map(|org| tree.get(*org)).filter(|org| org.is_branch()) {
        let rule = rules.rule_for(tree, org.id).rule;
        let open: Vec<YearMonth> = months_to_plan(year, today)
            .filter(|month| org.existed_in(*month) && slots.get(org.id, *month).is_none())
            .collect();
        branches += usize::from(!open.is_empty());
        months += open.len();
        for month in open {
            let slot = create_dated(&mut draft, ledger, org.id, month, &rule, &calendar);
            if let Some(first) = suggestions::for_month(month.month()).first() {
                draft.set::<PartyDay, _>(slot, PartyDay::theme, &first.theme);
                draft.set::<PartyDay, _>(slot, PartyDay::content, &first.content);
            }
        }
    }
    draft.label = format!("起草 {year} 年主题党日计划：{branches} 个党支部，{months} 个月");
    draft
}

/// The months of a year that can still be planned.
fn months_to_plan(year: i32, today: Date) -> impl Iterator<Item = YearMonth> {
    let now = YearMonth::of(today);
    YearMonth::all_of(year).filter(move |month| now.year() != year || *month >= now)
}

/// Creates a slot on its fixed day.
pub(super) fn create_dated(
    draft: &mut Draft,
    ledger: &Ledger,
    org: Id,
    month: YearMonth,
    rule: &FixedDayRule,
    calendar: &WorkCalendar,
) -> Id {
    let placed = place(rule, month, calendar);
    let slot = create(draft, ledger, org, month);
    draft.set::<PartyDay, _>(slot, PartyDay::rule_day, &placed.day);
    draft.set::<PartyDay, _>(slot, PartyDay::date, &placed.day);
    slot
}

/// Copies themes, content, places and hosts of another year into empty fields of this one; creates the slots that are
/// missing, on their own fixed days. Nothing that is filled in changes.
pub fn copy_from(ledger: &Ledger, tree: &OrgTree, org: Id, from_year: i32, to_year: i32, today: Date) -> Draft {
    let org = tree.resolve(org);
    let mut draft = Draft::new(format!("从 {from_year} 年复制 {to_year} 年主题党日计划"));
    let Some(branch) = tree.get(org) else { return draft };
    let (old, new) = (Slots::of_org(ledger, tree, org, from_year), Slots::of_org(ledger, tree, org, to_year));
    let (calendar, rule) = (calendar(ledger), FixedDays::of(ledger, tree).rule_for(tree, org).rule);
    for month in months_to_plan(to_year, today).filter(|month| branch.existed_in(*month)) {
        let source = YearMonth::new(from_year, month.month()).and_then(|month| old.get(org, month));
        let Some(source) = source else { continue };
        let target = new.get(org, month);
        if target.is_some_and(PartyDay::is_held) {
            continue;
        }
        let slot = match target {
            Some(slot) => slot.id,
            None => create_dated(&mut draft, ledger, org, month, &rule, &calendar),
        };
        fill_empty(&mut draft, slot, target, source);
    }
    draft
}

fn fill_empty(draft: &mut Draft, slot: Id, target: Option<&PartyDay>, source: &PartyDay) {
    let words = |day: &PartyDay| [day.theme.clone(), day.content.clone(), day.place.clone()];
    let here = target.map(words).unwrap_or_default();
    let fields = [PartyDay::theme, PartyDay::content, PartyDay::place];
    for ((field, here), there) in fields.into_iter().zip(here).zip(words(source)) {
        if here.is_empty() && !there.is_empty() {
            draft.set::<PartyDay, _>(slot, field, &there);
        }
    }
    if target.is_none_or(|day| day.host.is_empty()) && !source.host.is_empty() {
        draft.set::<PartyDay, Ref>(slot, PartyDay::host, &source.host);
    }
}

/// One month of the plan as its row shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// The month.
    pub month: YearMonth,
    /// The slot, where there is one.
    pub day: Option<PartyDay>,
    /// Where the rule places the month's day.
    pub placed: Placed,
    /// How far it has come.
    pub status: Status,
    /// What to mind: 顺延, 放假安排未导入, 改期原因.
    pub flags: Vec<String>,
    /// The upper organization that asked for it (规定动作); `None` for 自选.
    pub from_upper: Option<String>,
    /// What upper levels ask for in this month and is not adopted yet, the nearest level first.
    pub offers: Vec<UpperItem>,
    /// Where the upper level changed what was adopted.
    pub differences: Vec<PlanDifference>,
}

/// The twelve rows of a 支部's year.
pub fn plan_rows(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32, today: Date) -> Vec<PlanRow> {
    let org = tree.resolve(org);
    let (calendar, fixed) = (calendar(ledger), FixedDays::of(ledger, tree).rule_for(tree, org));
    let slots = Slots::of_org(ledger, tree, org, year);
    let items = upper_items(ledger, tree, org, year);
    let changed = differences(ledger, tree, org, year);
    let row = |month: YearMonth| {
        let day = slots.get(org, month).cloned();
        let placed = place(&fixed.rule, month, &calendar);
        let existed = tree.get(org).is_none_or(|org| org.existed_in(month));
        let adopted = day.as_ref().and_then(|day| day.from_plan);
        PlanRow {
            month,
            status: status(day.as_ref(), existed, month, Some(placed.day), today, fixed.grace),
            flags: flags(day.as_ref(), &placed),
            from_upper: items.iter().find(|one| adopted == Some(one.item.id)).map(|one| one.from.clone()),
            offers: items
                .iter()
                .filter(|one| one.item.month == Some(month) && one.adopted.is_none())
                .cloned()
                .collect(),
            differences: changed.iter().filter(|one| one.month == month).cloned().collect(),
            day,
            placed,
        }
    };
    YearMonth::all_of(year).map(row).collect()
}

fn flags(day: Option<&PartyDay>, placed: &Placed) -> Vec<String> {
    let date = day.and_then(|day| day.date);
    let on_rule = date.is_none_or(|date| date == placed.day);
    let held = day.is_some_and(PartyDay::is_held);
    let mut flags = Vec::new();
    flags.extend(placed.moved.clone().filter(|_| on_rule));
    flags.extend(placed.unsure.clone().filter(|_| on_rule && !held));
    if let Some(day) = day {
        if !day.moved_why.is_empty() {
            flags.push(format!("改期：{}", day.moved_why));
        } else if !on_rule {
            flags.push(format!("固定日是 {}", crate::domain::dates::month_day(placed.day)));
        }
        if !day.not_applicable.is_empty() {
            flags.push(format!("本月不开：{}", day.not_applicable));
        }
    }
    flags
}

/// 定稿: marks the year's slots of these organizations as settled. Those that are settled keep their day.
pub fn settle(ledger: &Ledger, tree: &OrgTree, orgs: &[Id], year: i32, today: Date) -> Draft {
    let orgs: Vec<Id> = orgs.iter().map(|org| tree.resolve(*org)).collect();
    let mut draft = Draft::new(format!("{year} 年主题党日计划定稿"));
    for (_, _, day) in Slots::where_org(ledger, tree, year, |org| orgs.contains(&org)).main() {
        if day.settled.is_none() {
            draft.set::<PartyDay, _>(day.id, PartyDay::settled, &today);
        }
    }
    draft
}

#[cfg(test)]
#[path = "plan/tests.rs"]
mod tests;
