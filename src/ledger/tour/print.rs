//! What the printed sheets of a tour show. What is not known is empty here and a space to write on paper.
//!
//! | module | which sheet |
//! |---|---|
//! | [`Frame`] | 方案, and the heads of all others |
//! | [`timetable`] | 路线表 |
//! | [`form`], [`fit`] | 评分表, blank and filled, and how closely it is set |
//! | [`sign_in`] | 签到表 |
//! | [`ranking`] | 成绩确认单, 结果 |
//! | [`summary`] | 汇总表 |
//! | [`portrait`] | the classes of each stop against its group |

pub mod fit;
pub mod form;
pub mod portrait;
pub mod ranking;
pub mod sign_in;
pub mod summary;

use super::book::Book;
use super::route::trips;
use super::standing::rules;
use crate::domain::dates::{Date, day_in_full, day_in_words};
use crate::domain::kind::Ref;
use crate::domain::points;
use crate::domain::scoring::{rule_in_words, scores_in_words, tiers_in_words};
use crate::domain::tour::{JudgeGroup, Tour};
use crate::ledger::OrgTree;

/// What stands of the tour itself on its sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Name of the tour.
    pub name: String,
    /// Who organizes it.
    pub org: String,
    /// From when to when.
    pub when: String,
    /// 巡回观摩, 交叉观摩, 示范观摩.
    pub mode: &'static str,
    /// 带队.
    pub leader: String,
    /// Those of the 观摩团 who do not score.
    pub party: String,
    /// 目的和要求.
    pub purpose: String,
    /// 完成期限.
    pub due: String,
    /// The 指标体系 and its full marks.
    pub scheme: String,
    /// The whole rule, for the results.
    pub rule: String,
    /// 评分办法.
    pub scoring: String,
    /// 分类办法.
    pub tiers: String,
    /// 评委 in order.
    pub judges: Vec<Seated>,
    /// That the results are locked, by whom and when; `None` while they are a draft.
    pub locked: Option<String>,
    /// 减负: no ranks are printed.
    pub hide_ranks: bool,
}

/// One 评委.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    /// Key.
    pub key: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Post.
    pub post: String,
    /// 计分组.
    pub group: JudgeGroup,
    /// 分组.
    pub team: String,
}

/// Gathers it.
pub fn frame(tree: &OrgTree, book: &Book) -> Frame {
    let (tour, rules) = (&book.tour, rules(book));
    let judge = |(key, judge): &(String, crate::domain::tour::Judge)| Seated {
        key: key.clone(),
        name: judge.name.clone(),
        unit: unit_name(tree, &judge.unit),
        post: judge.post.clone(),
        group: judge.group,
        team: judge.team.clone(),
    };
    let scheme = book.scheme.as_ref().map(|scheme| scheme_words(&scheme.name, book.outline.full));
    Frame {
        name: tour.name.clone(),
        org: tour.org.map_or(String::new(), |org| tree.name(org).to_owned()),
        when: when(book),
        mode: tour.mode.label(),
        leader: tour.leader.clone(),
        party: tour.party.clone(),
        purpose: tour.purpose.clone(),
        due: tour.due.map_or(String::new(), |day| format!("{}前", day_in_words(day))),
        scheme: scheme.unwrap_or_default(),
        rule: rule_in_words(&rules),
        scoring: scores_in_words(&rules),
        tiers: tiers_in_words(&rules).unwrap_or_else(|| "不分类".to_owned()),
        judges: book.judges.iter().map(judge).collect(),
        locked: locked(tour),
        hide_ranks: tour.hide_ranks,
    }
}

fn scheme_words(name: &str, full: i64) -> String {
    let full = if full > 0 { format!("，满分 {} 分", points::shown(full)) } else { String::new() };
    format!("《{name}》{full}")
}

fn locked(tour: &Tour) -> Option<String> {
    let day = day_in_words(tour.locked?);
    let by = tour.locked_by.trim();
    Some(if by.is_empty() { format!("结果已锁定：{day}") } else { format!("结果已锁定：{day}，{by}") })
}

/// The name of a unit as it is now, else as it was written.
pub fn unit_name(tree: &OrgTree, unit: &Ref) -> String {
    unit.id.and_then(|id| tree.get(id)).map_or_else(|| unit.name.clone(), |org| org.name.clone())
}

/// From when to when: as written, else from the first day of the route to its last.
fn when(book: &Book) -> String {
    let days = days(book);
    let from = book.tour.from.or(days.first().copied());
    let to = book.tour.to.or(if book.tour.from.is_some() { None } else { days.last().copied() });
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{} 至 {}", day_in_words(from), day_in_words(to)),
        (Some(day), _) | (None, Some(day)) => day_in_words(day),
        (None, None) => String::new(),
    }
}

/// The days of the route.
fn days(book: &Book) -> Vec<Date> {
    let mut days: Vec<Date> = trips(&book.stops).into_iter().filter_map(|trip| trip.day).collect();
    days.dedup();
    days
}

/// One team on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The day in words; empty when none is set.
    pub day: String,
    /// The team; empty for all.
    pub team: String,
    /// Its stops in the order of time.
    pub legs: Vec<Leg>,
}

/// One stop on the route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// `09:00–09:30`.
    pub time: String,
    /// Who is visited.
    pub unit: String,
    /// 地点.
    pub place: String,
    /// 讲解人.
    pub guide: String,
    /// 看点.
    pub sights: String,
    /// 停留, in minutes.
    pub minutes: String,
}

/// The route, day by day and team by team.
pub fn timetable(tree: &OrgTree, book: &Book) -> Vec<Stage> {
    let leg = |leg: &super::route::Leg| {
        let stop = book.stops.get(leg.at)?;
        Some(Leg {
            time: match (leg.from, leg.to) {
                (Some(from), Some(to)) => format!("{from}–{to}"),
                (Some(from), None) => from.to_string(),
                (None, _) => String::new(),
            },
            unit: unit_name(tree, &stop.unit),
            place: stop.place.clone(),
            guide: stop.guide.clone(),
            sights: stop.sights.clone(),
            minutes: stop.minutes.map_or(String::new(), |minutes| minutes.to_string()),
        })
    };
    let stage = |trip: super::route::Trip| Stage {
        day: trip.day.map_or(String::new(), day_in_full),
        legs: trip.legs.iter().filter_map(leg).collect(),
        team: trip.team,
    };
    trips(&book.stops).into_iter().map(stage).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
