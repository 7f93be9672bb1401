//! The 主题党日 of a year, found by organization and month, and how a slot is created.

use crate::domain::order::Ordered;
use std::collections::BTreeMap;

use crate::domain::dates::YearMonth;
use crate::domain::kind::{FieldValue, Fields, Id, Kind, Value};
use crate::domain::party_day::{Attendance, PartyDay, Presence};
use crate::domain::photo::Photo;
use crate::ledger::{DELETED, Draft, Ledger, Life, OrgTree, Record, query};

/// The 主题党日 of some organizations in one year. 同一个 is resolved, so two slots of one organization stand together.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    days: BTreeMap<(Id, YearMonth), Vec<PartyDay>>,
}

impl Slots {
    /// Those of every organization.
    pub fn of_year(ledger: &Ledger, tree: &OrgTree, year: i32) -> Self {
        Self::where_org(ledger, tree, year, |_| true)
    }

    /// Those of one organization alone.
    pub fn of_org(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Self {
        let org = tree.resolve(org);
        Self::where_org(ledger, tree, year, |id| id == org)
    }

    /// Those of the organizations for which `wanted` holds; it is asked with resolved ids.
    pub fn where_org(ledger: &Ledger, tree: &OrgTree, year: i32, wanted: impl Fn(Id) -> bool) -> Self {
        Self::read(ledger, tree, year, wanted, query::read)
    }

    /// The same with only what the matrix shows: stage, dates and theme; the other fields read as empty. For a thousand 支部
    /// most of the time is the reading of the rolls, which [`counts_of`] spares.
    pub(super) fn light(ledger: &Ledger, tree: &OrgTree, year: i32, wanted: impl Fn(Id) -> bool) -> Self {
        Self::read(ledger, tree, year, wanted, |record| PartyDay::read(record.id, record.org(), &Light(record)))
    }

    fn read(
        ledger: &Ledger,
        tree: &OrgTree,
        year: i32,
        wanted: impl Fn(Id) -> bool,
        read: impl Fn(&Record) -> PartyDay,
    ) -> Self {
        let mut days: BTreeMap<_, Vec<PartyDay>> = BTreeMap::new();
        // A month is written `2026-11`; comparing the year as text spares reading the other years.
        let start = format!("{year:04}-");
        for record in ledger.live(PartyDay::KIND) {
            let month = record.value(PartyDay::month);
            if !month.as_str().is_some_and(|text| text.starts_with(&start)) {
                continue;
            }
            let Some(month) = YearMonth::from_value(month) else { continue };
            let Some(org) = record.org().map(|org| tree.resolve(org)).filter(|org| wanted(*org)) else { continue };
            days.entry((org, month)).or_default().push(read(record));
        }
        for ((org, month), same) in days.iter_mut().filter(|(_, same)| same.len() > 1) {
            let natural = PartyDay::id_of(*org, *month);
            same.order_by_key(|day| (!day.is_held(), !day.not_applicable.is_empty(), day.id != natural, day.id));
        }
        Self { days }
    }

    /// The one that stands for the month: held before not held, the planned slot before a second one.
    pub fn get(&self, org: Id, month: YearMonth) -> Option<&PartyDay> {
        self.all_of(org, month).first()
    }

    /// All of an organization's month; more than one when a second was held or two ids became 同一个.
    pub fn all_of(&self, org: Id, month: YearMonth) -> &[PartyDay] {
        self.days.get(&(org, month)).map_or(&[], Vec::as_slice)
    }

    /// Those that stand for their months, with organization and month.
    pub fn main(&self) -> impl Iterator<Item = (Id, YearMonth, &PartyDay)> {
        self.days.iter().filter_map(|((org, month), same)| Some((*org, *month, same.first()?)))
    }

    /// Every one, second ones too, with its organization.
    pub fn every(&self) -> impl Iterator<Item = (Id, &PartyDay)> {
        self.days.iter().flat_map(|((org, _), same)| same.iter().map(|day| (*org, day)))
    }
}

/// The fields of a record that the matrix shows.
struct Light<'a>(&'a Record);

impl Light<'_> {
    const SHOWN: [&'static str; 7] = [
        PartyDay::month,
        PartyDay::rule_day,
        PartyDay::date,
        PartyDay::theme,
        PartyDay::held,
        PartyDay::archived,
        PartyDay::not_applicable,
    ];
}

impl Fields for Light<'_> {
    fn field(&self, name: &str) -> Option<&Value> {
        Self::SHOWN.contains(&name).then(|| self.0.field(name)).flatten()
    }
    fn parts<'a>(&'a self, _prefix: &str) -> Vec<(&'a str, &'a str, &'a Value)> {
        Vec::new()
    }
}

/// How many came and how many were expected, counted on the record as it stands: the same as
/// [`tally`](crate::domain::party_day::tally) of what is read from it, without reading each person of the roll.
pub(super) fn counts_of(ledger: &Ledger, day: Id) -> (usize, usize) {
    let Some(record) = ledger.record(PartyDay::KIND, day) else { return (0, 0) };
    let Some(roll) = record.value(PartyDay::roll).as_array() else { return (0, 0) };
    let (mut came, mut due) = (roll.len(), roll.len());
    for (member, _, presence) in
        record.parts(PartyDay::attendance).into_iter().filter(|(_, field, _)| *field == Attendance::presence)
    {
        let times = roll.iter().filter(|person| person.get("id").and_then(Value::as_str) == Some(member)).count();
        match Presence::from_value(presence) {
            Some(Presence::Leave | Presence::Absent) => came -= times,
            Some(Presence::Observer) => {
                came -= times;
                due -= times;
            }
            _ => {}
        }
    }
    (came, due)
}

/// Adds to the draft what creates the slot of a month, and gives its id. One that was deleted starts empty again.
pub(super) fn create(draft: &mut Draft, ledger: &Ledger, org: Id, month: YearMonth) -> Id {
    let id = PartyDay::id_of(org, month);
    revive::<PartyDay>(draft, ledger, id);
    draft.belongs::<PartyDay>(id, org).set::<PartyDay, _>(id, PartyDay::month, &month);
    id
}

/// Takes the deletion of a record back and clears what stood in it, where it was deleted; else does nothing.
pub(super) fn revive<K: Kind>(draft: &mut Draft, ledger: &Ledger, id: Id) {
    let Some(record) = ledger.record(K::SPEC.name, id).filter(|record| record.life() == Life::Deleted) else { return };
    for (field, _) in record.registers().filter(|(field, _)| &***field != DELETED) {
        draft.put(K::SPEC.name, id, field.clone(), Value::Null);
    }
    draft.restore(K::SPEC.name, id);
}

/// Clears a field.
pub(super) fn clear<K: Kind>(draft: &mut Draft, id: Id, field: &str) {
    draft.put(K::SPEC.name, id, field, Value::Null);
}

/// The photos of each 主题党日.
pub fn photos_by_day(ledger: &Ledger) -> BTreeMap<Id, usize> {
    let mut counts = BTreeMap::new();
    for record in ledger.live(Photo::KIND) {
        if let Some(day) = Id::from_value(record.value(Photo::party_day)) {
            *counts.entry(day).or_default() += 1;
        }
    }
    counts
}

/// The photos of one 主题党日, in the order of their ids, which is that of time.
pub fn photos_of(ledger: &Ledger, day: Id) -> Vec<Photo> {
    let of_day = |record: &&crate::ledger::Record| Id::from_value(record.value(Photo::party_day)) == Some(day);
    ledger.live(Photo::KIND).filter(of_day).map(query::read).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::dates::parse_day;
    use crate::ledger::work::fixture::*;

    #[test]
    fn the_held_one_stands_for_the_month() {
        let mut house = House::new();
        let slot = house.slot(BRANCH, "2026-11", "2026-11-03", "消防");
        let second = house.fresh();
        house.commit(|draft| {
            draft.belongs::<PartyDay>(second, id(BRANCH));
            draft.set::<PartyDay, _>(second, PartyDay::month, &month("2026-11"));
            draft.set::<PartyDay, _>(second, PartyDay::held, &parse_day("2026-11-10").unwrap());
        });
        let slots = Slots::of_year(&house.ledger, &house.tree(), 2026);
        assert_eq!(slots.get(id(BRANCH), month("2026-11")).map(|day| day.id), Some(second));
        assert_eq!(slots.all_of(id(BRANCH), month("2026-11")).len(), 2);
        assert_eq!(slots.main().count(), 1);
        assert_ne!(slot, second);
        assert!(Slots::of_year(&house.ledger, &house.tree(), 2025).main().next().is_none());
    }

    #[test]
    fn counts_are_those_of_the_tally() {
        let mut house = House::new();
        for name in ["郑思远", "谢世杰", "韩金凤"] {
            house.member(name, BRANCH);
        }
        let slot = house.held(BRANCH, "2026-11", "2026-11-03", "消防");
        let marks = ["leave", "absent", "observer", "online", "delivered"];
        for (name, presence) in ["李建国", "陈桂兰", "孙长青", "郑思远", "谢世杰"].into_iter().zip(marks)
        {
            house.commit(|draft| {
                let field = format!("attendance.{}.presence", id(name));
                draft.put(PartyDay::KIND, slot, field, Value::from(presence));
                draft.put(PartyDay::KIND, slot, "attendance.nobody.presence", Value::from("absent"));
            });
        }
        let day = house.party_day(slot);
        let counts = crate::domain::party_day::tally(&day.roll, &day.attendance);
        assert_eq!(counts_of(&house.ledger, slot), (counts.came, counts.due));
        assert_eq!((counts.came, counts.due), (3, 5));
        assert_eq!(counts_of(&house.ledger, id(BRANCH)), (0, 0));
    }

    #[test]
    fn a_deleted_slot_starts_empty_again() {
        let mut house = House::new();
        let slot = house.slot(BRANCH, "2026-11", "2026-11-03", "消防");
        house.commit(|draft| {
            draft.delete(PartyDay::KIND, slot);
        });
        assert!(house.ledger.read::<PartyDay>(slot).is_none());
        let mut draft = Draft::new("重排");
        assert_eq!(create(&mut draft, &house.ledger, id(BRANCH), month("2026-11")), slot);
        house.ledger.apply(draft);
        let day = house.ledger.read::<PartyDay>(slot).unwrap();
        assert_eq!((day.theme.as_str(), day.date, day.month), ("", None, Some(month("2026-11"))));
    }
}
