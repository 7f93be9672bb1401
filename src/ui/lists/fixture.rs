//! A small house of organizations and members for the tests of the lists.
#![allow(clippy::unwrap_used)]

use crate::domain::dates::{Date, parse_day};
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::{Level, Organization, Sector};
use crate::ledger::{Draft, Ledger, OrgTree};

pub fn id(name: &str) -> Id {
    Id::natural(&["test", name])
}

pub fn day(text: &str) -> Date {
    parse_day(text).unwrap()
}

pub struct House {
    pub ledger: Ledger,
}

impl House {
    /// 街道 › 社区 › 支部.
    pub fn new() -> Self {
        let mut house = Self { ledger: Ledger::new(id("actor"), 1_790_000_000_000) };
        house.org("街道", Level::Street, None);
        house.org("社区", Level::Community, Some("街道"));
        house.org("支部", Level::Branch, Some("社区"));
        house
    }

    pub fn tree(&self) -> OrgTree {
        OrgTree::of(&self.ledger)
    }

    pub fn commit(&mut self, write: impl FnOnce(&mut Draft)) {
        let mut draft = Draft::new("试");
        write(&mut draft);
        self.ledger.apply(draft);
    }

    pub fn org(&mut self, name: &str, level: Level, parent: Option<&str>) {
        self.commit(|draft| {
            draft.set::<Organization, _>(id(name), Organization::name, &name.to_owned());
            draft.set::<Organization, _>(id(name), Organization::level, &level);
            draft.set::<Organization, _>(id(name), Organization::sector, &Sector::Community);
            if let Some(parent) = parent {
                draft.set::<Organization, _>(id(name), Organization::parent, &Ref::to(id(parent), parent));
            }
        });
    }

    pub fn put(&mut self, name: &str, field: &'static str, value: Value) {
        self.commit(|draft| {
            draft.put("organization", id(name), field, value);
        });
    }

    /// A member of 支部.
    pub fn member(&mut self, name: &str, fields: &[(&'static str, &str)]) {
        self.commit(|draft| {
            draft.belongs::<Member>(id(name), id("支部"));
            draft.set::<Member, _>(id(name), Member::name, &name.to_owned());
            for (field, value) in fields {
                draft.put("member", id(name), *field, (*value).to_owned().to_value());
            }
        });
    }

    pub fn private(&mut self, name: &str, id_card: &str, phone: &str) {
        self.commit(|draft| {
            let private = MemberPrivate::id_of(id(name));
            draft.set::<MemberPrivate, _>(private, MemberPrivate::member, &id(name));
            draft.set::<MemberPrivate, _>(private, MemberPrivate::id_card, &id_card.to_owned());
            draft.set::<MemberPrivate, _>(private, MemberPrivate::phone, &phone.to_owned());
        });
    }
}
