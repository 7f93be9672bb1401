//! The rest of today's page: what the upper levels ask for, 换届, conflicts, holidays.

use crate::domain::order::Gather;
use std::collections::BTreeSet;

use super::super::calendar::to_move;
use super::super::upper_plan::differences_of;
use super::{Item, Sort, Target, TodayPage, View, month_words};
use crate::domain::dates::{add_months, day_in_table};
use crate::domain::kind::Id;
use crate::domain::plan_item::PlanItem;
use chrono::Datelike;

/// How many months before the end of a term it is told (domain.md §4.6).
const TERM_MONTHS: i32 = 6;

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    upper_plan(view, page);
    terms(view, page);
    conflicts(view, page);
    holidays(view, page);
}

/// Only what levels above me ask for: what I ask for myself is for those below to adopt, on their laptops.
fn upper_plan(view: &View, page: &mut TodayPage) {
    let above: BTreeSet<Id> = view.tree.ancestors(view.me).into_iter().gather_set();
    let asked: Vec<PlanItem> = view
        .ledger
        .all_in::<PlanItem>(|org| above.contains(&view.tree.resolve(org)))
        .into_iter()
        .filter(|item| item.month.is_some_and(|month| month >= view.now()))
        .collect();
    let mut adopted: BTreeSet<(Id, Id)> = BTreeSet::new();
    for (org, day) in view.slots.iter().flat_map(|(_, slots)| slots.every()) {
        adopted.extend(day.from_plan.map(|item| (org, item)));
        if day.from_plan.is_none() || day.is_held() || day.month.is_none_or(|month| month < view.now()) {
            continue;
        }
        for one in differences_of(view.ledger, view.tree, day) {
            let now = if one.is_withdrawn() {
                "撤回了要点".to_owned()
            } else {
                format!("把{}改为“{}”", one.label, one.now)
            };
            let words = format!("{}{}{now}。", one.from, month_words(one.month, view.today));
            let to = ("看差异", Target::Plan(org, one.month.year()));
            page.missing.push(Item::new(Sort::Revised, view.tree.name(org), words, to));
        }
    }
    for branch in view.tree.branches(view.me) {
        for item in &asked {
            let Some(month) = item.month.filter(|month| branch.existed_in(*month)) else { continue };
            let from = item.org.map(|org| view.tree.resolve(org));
            let is_above = from.is_some_and(|from| view.tree.is_within(branch.id, from));
            if is_above && !adopted.contains(&(branch.id, item.id)) {
                let by = from.map_or("上级", |from| view.tree.name(from));
                let words = format!("{by}要点“{}”（{}）还没有采用。", item.theme, month_words(month, view.today));
                let to = ("采用", Target::Plan(branch.id, month.year()));
                page.missing.push(Item::new(Sort::Upper, &branch.name, words, to));
            }
        }
    }
}

fn terms(view: &View, page: &mut TodayPage) {
    let soon = add_months(view.today, TERM_MONTHS);
    for (id, _) in view.tree.subtree(view.me) {
        let Some(org) = view.tree.get(id).filter(|org| org.dissolved.is_none()) else { continue };
        let Some(ends) = org.term_ends().filter(|ends| *ends <= soon) else { continue };
        let to = ("看届期", Target::Organization(org.id));
        let item = |words: String| Item::new(Sort::Term, &org.name, words, to).by(ends);
        if ends < view.today {
            page.late.push(item(format!("本届 {} 已经届满，还没有换届。", day_in_table(ends, view.today.year()))));
        } else {
            page.missing.push(item(format!("本届 {} 届满，已进入换届提醒期。", day_in_table(ends, view.today.year()))));
        }
    }
}

fn conflicts(view: &View, page: &mut TodayPage) {
    let count = view.ledger.conflicted();
    if count > 0 {
        let words = format!("{count} 条记录有不同的写法，请选一种或合成一份。");
        page.missing.push(Item::new(Sort::Conflict, view.my_name(), words, ("去选定", Target::Conflicts)));
    }
}

/// The arrangement of the next year comes out in November. Once it is known, some days have to move.
fn holidays(view: &View, page: &mut TodayPage) {
    let now = view.now();
    let next = (now.month() >= 11).then_some(now.year() + 1);
    for year in std::iter::once(now.year()).chain(next).filter(|year| !view.calendar.knows(*year)) {
        let words = format!("{year} 年放假安排还没有导入，先按固定日起草。");
        page.missing.push(Item::new(Sort::Calendar, view.my_name(), words, ("导入", Target::Calendar)));
    }
    for year in [now.year(), now.year() + 1] {
        let moves = to_move(view.ledger, view.tree, view.me, year, view.today);
        let Some(first) = moves.iter().map(|one| one.from).min() else { continue };
        let words = format!("{year} 年有 {} 个主题党日和放假安排对不上，要改日期。", moves.len());
        let to = ("看日期", Target::Plan(view.me, year));
        page.missing.push(Item::new(Sort::Moves, view.my_name(), words, to).by(first));
    }
}
