//! A small district for tests: 街道 › 社区 › two 支部, with three members in the first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::domain::dates::{Date, YearMonth, parse_day};
use crate::domain::kind::{FieldValue, Id, Ref};
use crate::domain::member::Member;
use crate::domain::organization::{Level, Organization};
use crate::domain::party_day::PartyDay;
use crate::ledger::{Draft, Ledger, OrgTree};

pub const STREET: &str = "青岛路街道党工委";
pub const COMMUNITY: &str = "青岛路二社区党委";
pub const BRANCH: &str = "第一网格党支部";
pub const OTHER: &str = "第二网格党支部";

/// The id of an organization or member of the fixture, by name.
pub fn id(name: &str) -> Id {
    Id::natural(&["test", name])
}

pub fn day(text: &str) -> Date {
    parse_day(text).unwrap()
}

pub fn month(text: &str) -> YearMonth {
    text.parse().unwrap()
}

pub fn member(name: &str) -> Ref {
    Ref::to(id(name), name)
}

pub struct House {
    pub ledger: Ledger,
    next: u8,
}

impl House {
    pub fn new() -> Self {
        let mut house = Self { ledger: Ledger::new(id("我"), 1_790_000_000_000), next: 0 };
        house.org(STREET, Level::Street, None);
        house.org(COMMUNITY, Level::Community, Some(STREET));
        house.org(BRANCH, Level::Branch, Some(COMMUNITY));
        house.org(OTHER, Level::Branch, Some(COMMUNITY));
        for name in ["李建国", "陈桂兰", "孙长青"] {
            house.member(name, BRANCH);
        }
        house
    }

    pub fn tree(&self) -> OrgTree {
        OrgTree::of(&self.ledger)
    }

    pub fn fresh(&mut self) -> Id {
        self.next += 1;
        Id::fresh(1_790_000_000_000 + i64::from(self.next), [self.next; 10])
    }

    pub fn commit(&mut self, build: impl FnOnce(&mut Draft)) {
        let mut draft = Draft::new("test");
        build(&mut draft);
        self.ledger.apply(draft);
    }

    pub fn apply(&mut self, draft: Draft) {
        self.ledger.apply(draft);
    }

    pub fn org(&mut self, name: &str, level: Level, parent: Option<&str>) {
        self.commit(|draft| {
            draft.set::<Organization, _>(id(name), Organization::name, &name.to_owned());
            draft.set::<Organization, _>(id(name), Organization::level, &level);
            if let Some(parent) = parent {
                draft.set::<Organization, _>(id(name), Organization::parent, &member(parent));
            }
        });
    }

    pub fn member(&mut self, name: &str, org: &str) {
        self.commit(|draft| {
            draft.belongs::<Member>(id(name), id(org));
            draft.set::<Member, _>(id(name), Member::name, &name.to_owned());
        });
    }

    /// Writes one field of a record by its kind's constant.
    pub fn set<K: crate::domain::kind::Kind>(&mut self, id: Id, field: &str, value: &impl FieldValue) {
        self.commit(|draft| {
            draft.set::<K, _>(id, field, value);
        });
    }

    pub fn slot(&mut self, org: &str, of: &str, date: &str, theme: &str) -> Id {
        let slot = PartyDay::id_of(id(org), month(of));
        self.commit(|draft| {
            draft.belongs::<PartyDay>(slot, id(org));
            draft.set::<PartyDay, _>(slot, PartyDay::month, &month(of));
            draft.set::<PartyDay, _>(slot, PartyDay::rule_day, &day(date));
            draft.set::<PartyDay, _>(slot, PartyDay::date, &day(date));
            draft.set::<PartyDay, _>(slot, PartyDay::theme, &theme.to_owned());
        });
        slot
    }

    /// A slot that was held on its day with everyone of the branch on the roll.
    pub fn held(&mut self, org: &str, of: &str, date: &str, theme: &str) -> Id {
        let slot = self.slot(org, of, date, theme);
        let roll: Vec<Ref> = super::people::members_of(&self.ledger, &self.tree(), id(org))
            .into_iter()
            .map(|member| Ref::to(member.id, member.name))
            .collect();
        self.commit(|draft| {
            draft.set::<PartyDay, _>(slot, PartyDay::held, &day(date));
            draft.set::<PartyDay, _>(slot, PartyDay::roll, &roll);
        });
        slot
    }

    pub fn party_day(&self, slot: Id) -> PartyDay {
        self.ledger.read(slot).unwrap()
    }
}
