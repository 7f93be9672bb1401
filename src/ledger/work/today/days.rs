//! The 主题党日 of today's page: not held, not archived, about to be, without a plan, returned, received.

use std::collections::BTreeSet;

use super::{Item, Sort, Target, TodayPage, View, month_words};
use crate::domain::dates::{Date, YearMonth, add_days, month_day};
use crate::domain::fixed_day::place;
use crate::domain::kind::Id;
use crate::domain::organization::Organization;
use crate::domain::party_day::{PartyDay, Report, Status, Verdict, status};
use crate::domain::receipt::Receipt;

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    for branch in view.tree.branches(view.me) {
        plans(view, branch, page);
    }
    let received = received(view);
    for (_, slots) in &view.slots {
        for (org, day) in slots.every() {
            let Some(month) = day.month else { continue };
            let existed = view.tree.get(org).is_none_or(|org| org.existed_in(month));
            one(view, (org, month, day), existed, page);
            answers(view, (org, month, day), &received, page);
        }
    }
}

fn item(
    view: &View,
    of: (Id, YearMonth, &PartyDay),
    sort: Sort,
    when: Date,
    words: String,
    action: &'static str,
) -> Item {
    let (org, month, day) = of;
    Item::new(sort, view.tree.name(org), words, (action, Target::PartyDay(day.id))).by(when).of(month)
}

/// What one slot asks for by its own dates.
fn one(view: &View, of: (Id, YearMonth, &PartyDay), existed: bool, page: &mut TodayPage) {
    let (org, month, day) = of;
    let fixed = view.rules.rule_for(view.tree, org);
    let words = month_words(month, view.today);
    let due = day.date.or(day.rule_day);
    match status(Some(day), existed, month, due, view.today, fixed.grace) {
        Status::Overdue => {
            let due = due.unwrap_or_else(|| month.last_day());
            let said = format!("{words}主题党日未开。定在 {}，{} 日内顺延已过。", month_day(due), fixed.grace);
            page.late.push(item(view, of, Sort::Overdue, due, said, "补开"));
        }
        Status::Held => archive(view, of, &words, page),
        Status::Planned => planned(view, of, &words, page),
        _ => {}
    }
}

fn archive(view: &View, of: (Id, YearMonth, &PartyDay), words: &str, page: &mut TodayPage) {
    let day = of.2;
    let Some(held) = day.held else { return };
    let until = view.calendar.add_workdays(held, view.record_days);
    let photos = view.photos.get(&day.id).copied().unwrap_or(0);
    let lacks = day.lacks(view.guests.beside(view.ledger, view.tree, day, photos));
    let named: Vec<&str> = lacks.iter().map(|lack| lack.what).collect();
    let lacking = match named.as_slice() {
        [] => "材料已齐".to_owned(),
        named => format!("还缺{}", named.join("、")),
    };
    let (section, said) = if until < view.today {
        (&mut page.late, format!("{words}主题党日未归档，{lacking}。"))
    } else {
        (&mut page.soon, format!("{words}主题党日开后 {} 个工作日内归档，{lacking}。", view.record_days))
    };
    let action = if named.is_empty() { "归档" } else { "补齐" };
    section.push(item(view, of, Sort::Archive, until, said, action));
}

fn planned(view: &View, of: (Id, YearMonth, &PartyDay), words: &str, page: &mut TodayPage) {
    let day = of.2;
    let Some(date) = day.date else { return };
    if date <= view.today {
        let said = format!("{words}主题党日定在 {}。开过的请点名，没开的请改期。", month_day(date));
        page.soon.push(item(view, of, Sort::Day, date, said, "点名"));
        return;
    }
    let tell = add_days(date, -view.notice_days);
    if day.notified.is_none() && day.joint.is_none() && tell <= view.horizon() {
        let said = format!("{words}主题党日定在 {}，须提前 {} 天发通知。", month_day(date), view.notice_days);
        page.soon.push(item(view, of, Sort::Notice, tell, said, "写通知"));
    } else if date <= view.horizon() {
        let said = format!("{words}主题党日：{}。", if day.theme.is_empty() { "主题未定" } else { &day.theme });
        page.soon.push(item(view, of, Sort::Day, date, said, "看方案"));
    }
}

/// Months without a slot, and years without a plan.
fn plans(view: &View, branch: &Organization, page: &mut TodayPage) {
    let now = view.now();
    let has_slots = |year: i32| {
        let slots = view.slots_of(year);
        YearMonth::all_of(year).any(|month| slots.is_some_and(|slots| slots.get(branch.id, month).is_some()))
    };
    let mut no_plan = |year: i32| {
        let words = format!("{year} 年主题党日计划还没有起草。");
        let item = Item::new(Sort::NoPlan, &branch.name, words, ("起草", Target::Plan(branch.id, year)));
        page.missing.push(Item { month: YearMonth::new(year, 1), ..item });
    };
    // Seed 001: the next year is planned from November on.
    if now.month() >= 11 && !has_slots(now.year() + 1) && branch.existed_in(now.next()) {
        no_plan(now.year() + 1);
    }
    if !has_slots(now.year()) {
        return no_plan(now.year());
    }
    let rule = view.rules.rule_for(view.tree, branch.id).rule;
    for month in [now, now.next()] {
        let due = place(&rule, month, &view.calendar).day;
        let missing = view.slots_of(month.year()).is_none_or(|slots| slots.get(branch.id, month).is_none());
        if missing && month.year() == now.year() && branch.existed_in(month) && due <= view.horizon() {
            let words = format!("{}没有安排主题党日。固定日是 {}。", month_words(month, view.today), month_day(due));
            let to = ("安排", Target::Plan(branch.id, month.year()));
            page.missing.push(Item::new(Sort::Unplanned, &branch.name, words, to).by(due).of(month));
        }
    }
}

/// Packs that an organization below sent up and that arrived here: a receipt was written for them.
fn received(view: &View) -> BTreeSet<Id> {
    let from_below = |receipt: &Receipt| {
        receipt.org.is_some_and(|from| {
            let from = view.tree.resolve(from);
            from != view.me && view.tree.is_within(from, view.me)
        })
    };
    view.ledger.all::<Receipt>().into_iter().filter(from_below).filter_map(|receipt| receipt.pack).collect()
}

/// What went up and came back.
fn answers(view: &View, of: (Id, YearMonth, &PartyDay), received: &BTreeSet<Id>, page: &mut TodayPage) {
    let (_, month, day) = of;
    let words = month_words(month, view.today);
    let of_mine = day.reviewer.split_whitespace().next() == Some(view.tree.name(view.me));
    match day.verdict {
        Verdict::Returned if !of_mine => {
            let said = format!("{words}主题党日被退回补充：{}", day.opinion);
            let mut returned = item(view, of, Sort::Returned, view.today, said, "补充");
            returned.when = day.reviewed;
            page.missing.push(returned);
        }
        Verdict::Open => {
            let arrived = |report: &&Report| report.pack.is_some_and(|pack| received.contains(&pack));
            let Some(report) = day.reports.values().find(arrived) else { return };
            let said = format!("{words}主题党日已收到，还没有审阅。");
            let mut open = item(view, of, Sort::Review, view.today, said, "审阅");
            open.when = report.day;
            page.missing.push(open);
        }
        _ => {}
    }
}
