//! Who can be visited, in which 排名组, and how far the round has come: every 社区 and every 两新 of the tree (seed 001 §三).

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::domain::organization::{Level, Organization, Sector};
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Ledger, OrgTree};

/// An organization that can be visited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// 排名组.
    pub track: &'static str,
    /// Name of the 街道 it stands under; empty where none is.
    pub street: String,
}

/// 排名组 of an organization: those of one are ranked together.
pub fn track_of(org: &Organization) -> &'static str {
    match (org.level, org.sector) {
        (Level::Street, _) => "街道",
        (_, Sector::Community) => "社区",
        (_, Sector::NewOrganization) => "两新",
        (_, sector) => sector.label(),
    }
}

/// The organizations below `top` that a tour may visit: 街道, what stands right below 街道 and 区 (社区, 两新, 机关, 学校, 国企), and 两新
/// below a 社区; not the 支部 within them, and none that was dissolved.
pub fn units(tree: &OrgTree, top: Id) -> Vec<Unit> {
    let top = tree.resolve(top);
    let below = tree.subtree(top).into_iter().filter(|(id, _)| *id != top);
    let visited = |id: Id| tree.get(id).filter(|org| org.dissolved.is_none() && is_unit(tree, org));
    below
        .filter_map(|(id, _)| visited(id))
        .map(|org| Unit { id: org.id, name: org.name.clone(), track: track_of(org), street: street_of(tree, org.id) })
        .collect()
}

fn is_unit(tree: &OrgTree, org: &Organization) -> bool {
    let parent = tree.parent(org.id).and_then(|parent| tree.get(parent));
    let is_new = |org: &Organization| org.sector == Sector::NewOrganization;
    match org.level {
        Level::District | Level::Group => false,
        Level::Street => true,
        _ => parent.is_none_or(|parent| {
            matches!(parent.level, Level::Street | Level::District) || (is_new(org) && !is_new(parent))
        }),
    }
}

/// Name of the 街道 an organization stands under, or is.
pub fn street_of(tree: &OrgTree, org: Id) -> String {
    let line = std::iter::once(tree.resolve(org)).chain(tree.ancestors(org));
    let street = line.filter_map(|id| tree.get(id)).find(|org| org.level == Level::Street);
    street.map_or_else(String::new, |street| street.name.clone())
}

/// A unit that a round must visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub unit: Unit,
    /// The day it was visited last, by whichever tour of the year.
    pub visited: Option<Date>,
    /// The day it is planned for.
    pub planned: Option<Date>,
    /// Whether it stands on the route of a tour of the year, with a day or without.
    pub listed: bool,
}

/// How far a round has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Every 社区 and 两新.
    pub all: Vec<Due>,
    /// How many were visited.
    pub done: usize,
    /// How many have neither been visited nor stand on a route.
    pub unplanned: usize,
    /// Until when.
    pub due: Option<Date>,
}

impl Coverage {
    /// How many there are in a 排名组.
    pub fn count(&self, track: &str) -> usize {
        self.all.iter().filter(|one| one.unit.track == track).count()
    }

    /// Whether the day has passed and some were not visited.
    pub fn is_late(&self, today: Date) -> bool {
        self.done < self.all.len() && self.due.is_some_and(|due| due < today)
    }
}

/// Which 社区 and 两新 below the tour's organization were visited in its year, by this tour or by another one.
pub fn coverage(ledger: &Ledger, tree: &OrgTree, tour: &Tour) -> Coverage {
    let Some(org) = tour.org else { return Coverage::default() };
    let same_year = |other: &Tour| other.id == tour.id || (other.year.is_some() && other.year == tour.year);
    covered(ledger, tree, org, &same_year, tour.due)
}

/// Which 社区 and 两新 below an organization were visited in a year, by whichever tour. They are to be visited until the last day that
/// a tour of the year sets, one of the organization's own or of a level above it.
pub fn coverage_of(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Coverage {
    let of_year = |tour: &Tour| tour.year == Some(i64::from(year));
    let sets = |tour: &Tour| of_year(tour) && tour.org.is_some_and(|owner| tree.is_within(org, owner));
    let due = ledger.all::<Tour>().into_iter().filter(sets).filter_map(|tour| tour.due).max();
    covered(ledger, tree, org, &of_year, due)
}

fn covered(ledger: &Ledger, tree: &OrgTree, org: Id, counts: &dyn Fn(&Tour) -> bool, due: Option<Date>) -> Coverage {
    let tours: BTreeSet<Id> = ledger.all::<Tour>().into_iter().filter(counts).map(|tour| tour.id).gather_set();
    let mut seen: BTreeMap<Id, (Option<Date>, Option<Date>)> = BTreeMap::new();
    for stop in ledger.all::<Stop>() {
        let of_year = stop.tour.is_some_and(|tour| tours.contains(&tour));
        if let Some(unit) = stop.unit.id.filter(|_| of_year) {
            let entry = seen.entry(tree.resolve(unit)).or_default();
            entry.0 = entry.0.max(stop.visited);
            entry.1 = entry.1.max(stop.day);
        }
    }
    let must = units(tree, org).into_iter().filter(|unit| matches!(unit.track, "社区" | "两新"));
    let all: Vec<Due> = must
        .map(|unit| {
            let known = seen.get(&unit.id);
            let (visited, planned) = known.copied().unwrap_or_default();
            Due { unit, visited, planned, listed: known.is_some() }
        })
        .collect();
    Coverage {
        done: all.iter().filter(|one| one.visited.is_some()).count(),
        unplanned: all.iter().filter(|one| one.visited.is_none() && !one.listed).count(),
        due,
        all,
    }
}

/// The tour before this one: of the same organization and mode, an earlier round.
pub fn last_round(ledger: &Ledger, tree: &OrgTree, tour: &Tour) -> Option<Tour> {
    let place = |tour: &Tour| {
        (tour.year.unwrap_or_else(|| tour.from.map_or(0, |day| i64::from(day.year()))), tour.round, tour.from)
    };
    let same_org = |other: &Tour| other.org.map(|org| tree.resolve(org)) == tour.org.map(|org| tree.resolve(org));
    let earlier =
        |other: &Tour| other.id != tour.id && other.mode == tour.mode && same_org(other) && place(other) < place(tour);
    ledger.all::<Tour>().into_iter().filter(earlier).max_by_key(|other| (place(other), other.id))
}
