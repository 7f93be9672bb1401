//! Picking the records of a selection out of the ledger.

use crate::domain::order::Gather;
use std::collections::{BTreeMap, BTreeSet};

use super::{Chosen, Selection, Wanted, named};
use crate::domain::calendar_year::CalendarYear;
use crate::domain::dates::YearMonth;
use crate::domain::kind::{Id, Kind};
use crate::domain::kind_named;
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::Organization;
use crate::domain::party_day::PartyDay;
use crate::domain::photo::Photo;
use crate::domain::plan_item::PlanItem;
use crate::domain::receipt::Receipt;
use crate::domain::task::Task;
use crate::domain::template::Template;
use crate::domain::unit_rule::{FixedDay, RuleOverride};
use crate::ledger::{Key, Ledger, Life, ORG, OrgTree, Record};

/// The place of a kind among the declared ones; unknown kinds come last.
pub(super) fn order_of(kind: &str) -> usize {
    let kinds = crate::domain::KINDS;
    kinds.iter().position(|spec| spec.name == kind).unwrap_or(kinds.len())
}

/// Records by place in the order of kinds, kind and id: each once.
pub(super) type Picked<'a> = BTreeMap<(usize, &'a str, Id), &'a Record>;

pub(super) fn pick<'a>(picked: &mut Picked<'a>, record: &'a Record) {
    picked.insert((order_of(&record.kind), &record.kind, record.id), record);
}

pub(super) struct Chooser<'a, 'b> {
    pub ledger: &'a Ledger,
    pub tree: &'b OrgTree,
    pub former: &'b BTreeMap<Key, BTreeSet<Id>>,
}

impl<'a> Chooser<'a, '_> {
    /// What was chosen itself.
    pub fn selected(&self, selection: Selection) -> Picked<'a> {
        let mut picked = Picked::new();
        match selection {
            Selection::PartyDay(id) => {
                self.ledger.record(PartyDay::SPEC.name, id).into_iter().for_each(|day| pick(&mut picked, day));
                self.add_of_party_days(&mut picked);
            }
            Selection::Month(org, month) => self.period(org, &mut picked, |when| when == Some(month)),
            Selection::Year(org, year) => self.period(org, &mut picked, |when| when.is_some_and(|m| m.year() == year)),
            Selection::Plan(org, year) => {
                let of_level = self.ids_of(org);
                self.add(&mut picked, PlanItem::SPEC.name, |record| {
                    self.is_or_was(record, &of_level) && months(record).iter().any(|month| month.year() == year)
                });
            }
            Selection::Organizations { org, members } => self.organizations(org, members, &mut picked),
            Selection::Receipt(id) => {
                self.ledger.record(Receipt::SPEC.name, id).into_iter().for_each(|one| pick(&mut picked, one));
            }
            Selection::Scheme(id) => self.scheme(id, &mut picked),
            Selection::Tour(id) => self.tour(id, &mut picked),
            Selection::JudgeOut { tour, judge } => self.judge_out(tour, judge, &mut picked),
            Selection::JudgeBack { tour, judge } => self.judge_back(tour, judge, &mut picked),
            Selection::Findings(org) => self.findings(org, &mut picked),
            Selection::Notice(id) => self.notice(id, &mut picked),
            Selection::Duties(org, year) => self.duties(org, year, &mut picked),
            Selection::Backup => {
                self.ledger.records().filter(|record| !is_private(record)).for_each(|one| pick(&mut picked, one));
            }
        }
        picked
    }

    fn period(&self, org: Id, picked: &mut Picked<'a>, within: impl Fn(Option<YearMonth>) -> bool) {
        let ids = self.ids_below(org);
        self.add(picked, PartyDay::SPEC.name, |record| {
            self.is_or_was(record, &ids) && months(record).iter().any(|month| within(Some(*month)))
        });
        self.add_of_party_days(picked);
        // So that the receiver sees who has none, and by which day it was due.
        self.add(picked, Organization::SPEC.name, |record| ids.contains(&record.id) || self.is_or_was(record, &ids));
        self.add(picked, FixedDay::SPEC.name, |record| self.is_or_was(record, &ids));
    }

    fn organizations(&self, org: Id, members: bool, picked: &mut Picked<'a>) {
        let below = self.ids_below(org);
        let upper: Vec<Id> = self.tree.ancestors(org);
        let line: BTreeSet<Id> = upper.iter().flat_map(|id| self.ids_of(*id)).chain(below.iter().copied()).gather_set();
        let laid_down: BTreeSet<Id> = upper.iter().flat_map(|id| self.ids_of(*id)).chain(self.ids_of(org)).gather_set();
        self.add(picked, Organization::SPEC.name, |record| line.contains(&record.id) || self.is_or_was(record, &below));
        self.add(picked, FixedDay::SPEC.name, |record| self.is_or_was(record, &line));
        self.add(picked, CalendarYear::SPEC.name, |_| true);
        for kind in [RuleOverride::SPEC.name, PlanItem::SPEC.name, Template::SPEC.name] {
            self.add(picked, kind, |record| self.is_or_was(record, &laid_down));
        }
        if members {
            self.add(picked, Member::SPEC.name, |record| self.is_or_was(record, &below));
        }
    }

    /// What belongs to the 主题党日 that are picked: those of the 支部 that take part in them, photos and tasks.
    fn add_of_party_days(&self, picked: &mut Picked<'a>) {
        for (kind, field) in [
            (PartyDay::SPEC.name, PartyDay::joint),
            (Task::SPEC.name, Task::source),
            (Photo::SPEC.name, Photo::party_day),
        ] {
            let days: BTreeSet<Id> = picked
                .values()
                .filter(|record| &*record.kind == PartyDay::SPEC.name)
                .map(|record| record.id)
                .gather_set();
            let day_of = |record: &Record| record.value(field).as_str().and_then(|id| id.parse().ok());
            self.add(picked, kind, |record| day_of(record).is_some_and(|day: Id| days.contains(&day)));
        }
    }

    pub(super) fn add(&self, picked: &mut Picked<'a>, kind: &str, wanted: impl Fn(&Record) -> bool) {
        self.ledger.records_of(kind).filter(|record| wanted(record)).for_each(|record| pick(picked, record));
    }

    /// Every id under which an organization stands.
    fn ids_of(&self, org: Id) -> BTreeSet<Id> {
        let kept = self.tree.resolve(org);
        self.tree.ids_within(org).into_iter().filter(|id| self.tree.resolve(*id) == kept).chain([org]).collect()
    }

    /// Every id of the organization and those below it, deleted ones too.
    pub(super) fn ids_below(&self, org: Id) -> BTreeSet<Id> {
        let mut ids = self.tree.ids_within(org);
        ids.insert(org);
        let organizations = || self.ledger.records_of(Organization::SPEC.name);
        let deleted: Vec<&Record> = organizations().filter(|record| record.life() == Life::Deleted).collect();
        // A deleted one below a deleted one is found in the next round.
        while deleted.iter().any(|record| parents(record).any(|parent| ids.contains(&parent)) && ids.insert(record.id))
        {
        }
        ids
    }

    /// Whether one of these organizations is or was the record's; of an organization: is or was above it.
    pub(super) fn is_or_was(&self, record: &Record, ids: &BTreeSet<Id>) -> bool {
        let now = record.register(ORG).iter().filter_map(|write| write.value.as_str()?.parse().ok());
        let key = (record.kind.clone(), record.id);
        let before = self.former.get(&key).into_iter().flatten().copied();
        now.chain(before).any(|org: Id| ids.contains(&org))
    }

    /// The organizations and members that the picked records name, and the organizations of those members.
    pub fn add_named(&self, selection: Selection, picked: &mut Picked<'a>) {
        // What stands above the subtree travels for its name; its 班子 stay at home.
        let quiet: BTreeSet<Id> = match selection {
            Selection::Receipt(_) | Selection::Backup => return,
            // A judge needs to know the units of the stops; nobody's members.
            Selection::JudgeOut { .. } | Selection::JudgeBack { .. } => return,
            Selection::Organizations { org, .. } => self.tree.ancestors(org).into_iter().collect(),
            _ => BTreeSet::new(),
        };
        let mut found: BTreeSet<(&'static str, Id)> = BTreeSet::new();
        for record in picked.values() {
            found.extend(named::NAMED.iter().filter(|kind| **kind == &*record.kind).map(|kind| (*kind, record.id)));
        }
        let speaking = picked.values().filter(|record| !quiet.contains(&record.id));
        let first: Vec<&Record> =
            speaking.flat_map(|record| named::named_by(self.ledger, record, &mut found)).collect();
        let members = first.iter().copied().filter(|record| &*record.kind == Member::SPEC.name);
        let second: Vec<&Record> = members
            .flat_map(|member| named::named_by(self.ledger, member, &mut found))
            .filter(|record| &*record.kind == Organization::SPEC.name)
            .collect();
        first.into_iter().chain(second).for_each(|record| pick(picked, record));
    }

    /// What is private of the members that are picked (of a backup: all of it), when ticked.
    pub fn add_private(&self, picked: &mut Picked<'a>, wanted: Wanted, chosen: &mut Chosen<'a>) {
        let private = self.ledger.records().filter(|record| is_private(record));
        let members: BTreeSet<Id> = picked
            .values()
            .filter(|record| &*record.kind == Member::SPEC.name)
            .map(|record| MemberPrivate::id_of(record.id))
            .gather_set();
        let concerned = private.filter(|record| wanted.selection == Selection::Backup || members.contains(&record.id));
        for record in concerned {
            if wanted.private {
                pick(picked, record);
            } else {
                chosen.private_left_out += 1;
            }
        }
    }
}

fn is_private(record: &Record) -> bool {
    kind_named(&record.kind).is_some_and(|spec| spec.private)
}

/// The months that a record is written for, those in conflict too.
fn months(record: &Record) -> Vec<YearMonth> {
    record.register(PartyDay::month).iter().filter_map(|write| write.value.as_str()?.parse().ok()).collect()
}

/// The organizations that are named as an organization's parent, those in conflict too.
fn parents(record: &Record) -> impl Iterator<Item = Id> + '_ {
    record.register(Organization::parent).iter().filter_map(|write| write.value.get("id")?.as_str()?.parse().ok())
}
