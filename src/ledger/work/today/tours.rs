//! 逐社观摩 on today's page: visits that are near, rounds that are to be done by a day, scores that are lacking, results that wait.

use std::collections::BTreeMap;

use super::{Item, Sort, Target, TodayPage, View};
use crate::domain::dates::{Date, month_day};
use crate::domain::kind::Id;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::tour::book::Book;
use crate::ledger::tour::units::coverage;
use crate::ledger::tour::{stops, tours};

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    let within = view.tree.ids_within(view.me);
    for tour in tours(view.ledger) {
        let stops = stops(view.ledger, tour.id);
        if tour.org.is_some_and(|org| within.contains(&org)) {
            visits(view, page, &tour, &stops);
            round(view, page, &tour);
            scores(view, page, &tour);
            waiting(view, page, &tour);
        } else {
            hosting(view, page, &tour, &stops, |unit| within.contains(&unit));
        }
    }
}

fn organizer<'a>(view: &'a View, tour: &Tour) -> &'a str {
    tour.org.map_or("—", |org| view.tree.name(org))
}

/// The days of the tour that are near, each with its stops.
fn visits(view: &View, page: &mut TodayPage, tour: &Tour, stops: &[Stop]) {
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for day in stops.iter().filter(|stop| stop.visited.is_none()).filter_map(|stop| stop.day) {
        *days.entry(day).or_default() += 1;
    }
    for (day, count) in days.range(view.today..=view.horizon()) {
        let words = format!("{}：{} 观摩 {count} 个点。", tour.name, month_day(*day));
        page.soon
            .push(Item::new(Sort::Tour, organizer(view, tour), words, ("看路线", Target::TourRoute(tour.id))).by(*day));
    }
}

/// The day by which all 社区 and 两新 are to be visited.
fn round(view: &View, page: &mut TodayPage, tour: &Tour) {
    let Some(due) = tour.due.filter(|due| *due <= view.horizon()) else { return };
    let coverage = coverage(view.ledger, view.tree, tour);
    let open = coverage.all.len().saturating_sub(coverage.done);
    if open == 0 {
        return;
    }
    let words = format!("{}：还有 {open} 个社区和“两新”党组织没有观摩。", tour.name);
    let item = Item::new(Sort::Tour, organizer(view, tour), words, ("看进度", Target::TourRoute(tour.id))).by(due);
    if due < view.today { page.late.push(item) } else { page.soon.push(item) }
}

/// Sheets that are lacking once the last stop was visited.
fn scores(view: &View, page: &mut TodayPage, tour: &Tour) {
    if tour.is_locked() || tour.to.is_none_or(|to| to >= view.today) {
        return;
    }
    let Some((asked, counted)) = Book::read(view.ledger, view.tree, tour.id).map(|book| book.progress()) else {
        return;
    };
    let (words, to) = match asked.saturating_sub(counted) {
        _ if asked == 0 => return,
        0 => (format!("{}：评分表齐了，结果还没有锁定。", tour.name), ("去锁定", Target::TourResults(tour.id))),
        lack => {
            (format!("{}：评分表应有 {asked} 张，还差 {lack} 张。", tour.name), ("看打分", Target::TourSheets(tour.id)))
        }
    };
    page.missing.push(Item::new(Sort::Tour, organizer(view, tour), words, to));
}

/// Results that were locked and have not gone up yet.
fn waiting(view: &View, page: &mut TodayPage, tour: &Tour) {
    let upper = tour.org.and_then(|org| view.tree.parent(org)).map(|upper| view.tree.name(upper));
    if let Some(upper) = upper.filter(|_| tour.is_locked() && tour.filed.is_none()) {
        let words = format!("{}：结果已锁定，还没有报{upper}备案。", tour.name);
        page.missing.push(Item::new(
            Sort::Tour,
            organizer(view, tour),
            words,
            ("报备案", Target::TourResults(tour.id)),
        ));
    }
}

/// Units of ours that somebody else's tour visits.
fn hosting(view: &View, page: &mut TodayPage, tour: &Tour, stops: &[Stop], ours: impl Fn(Id) -> bool) {
    for stop in stops.iter().filter(|stop| stop.visited.is_none() && stop.unit.id.is_some_and(&ours)) {
        let Some(day) = stop.day.filter(|day| (view.today..=view.horizon()).contains(day)) else { continue };
        let at = stop.arrive.map(|time| format!(" {time}")).unwrap_or_default();
        let words = format!("{}：{}{at} 到{}观摩，准备看点和讲解。", tour.name, month_day(day), stop.unit.name);
        let to = ("看路线", Target::TourRoute(tour.id));
        page.soon.push(Item::new(Sort::Tour, &stop.unit.name, words, to).by(day));
    }
}

#[cfg(test)]
#[path = "tours_tests.rs"]
mod tests;
