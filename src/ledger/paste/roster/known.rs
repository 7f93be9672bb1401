//! The members who are known here, and which of them a pasted row is about.

use std::collections::HashMap;

use crate::domain::dates::PartialDate;
use crate::domain::kind::Id;
use crate::domain::member::{Member, MemberPrivate};
use crate::ledger::paste::{cells, names};
use crate::ledger::{Ledger, OrgTree, Same};

/// What tells who a row is about.
#[derive(Debug, Default)]
pub struct Person<'a> {
    pub name: &'a str,
    pub id_card: Option<&'a str>,
    pub birth: Option<PartialDate>,
    pub branch: Option<Id>,
}

/// A member who is known here.
pub struct Known {
    pub member: Member,
    pub private: Option<MemberPrivate>,
    /// The 党支部, 同一个 resolved.
    pub branch: Option<Id>,
}

impl Known {
    fn id_card(&self) -> &str {
        self.private.as_ref().map_or("", |private| &private.id_card)
    }

    /// Both have a 身份证号, and not the same one: two people.
    fn is_another_card(&self, person: &Person) -> bool {
        person.id_card.is_some_and(|card| !self.id_card().is_empty() && self.id_card() != card)
    }
}

/// All members, by 身份证号 and by name.
pub struct Members {
    all: Vec<Known>,
    by_card: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Members {
    pub fn of(ledger: &Ledger, tree: &OrgTree) -> Self {
        let mut members = Self { all: Vec::new(), by_card: HashMap::new(), by_name: HashMap::new() };
        let mut merged = Vec::new();
        let same = Same::members(ledger);
        for member in ledger.all::<Member>() {
            let private = ledger.read::<MemberPrivate>(MemberPrivate::id_of(member.id));
            if same.is_old(member.id) {
                merged.extend(private.map(|private| (same.resolve(member.id), private.id_card)));
                continue;
            }
            members.add(Known { branch: member.org.map(|org| tree.resolve(org)), member, private });
        }
        // A 身份证号 that stands at a record which was found to be 同一个 leads to the one that is kept.
        for (other, card) in merged.into_iter().filter(|(_, card)| !card.is_empty()) {
            if let Some(at) = members.all.iter().position(|known| known.member.id == other) {
                let places = members.by_card.entry(card).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        members
    }

    fn add(&mut self, known: Known) {
        let at = self.all.len();
        if !known.id_card().is_empty() {
            self.by_card.entry(known.id_card().to_owned()).or_default().push(at);
        }
        self.by_name.entry(names::person(&known.member.name)).or_default().push(at);
        self.all.push(known);
    }

    /// The members a row can be about, by 身份证号 if both have it, else by name, birth and 党支部, else by name and
    /// 党支部 when there is exactly one and one of the births is missing.
    pub fn find(&self, person: &Person) -> Vec<&Known> {
        let by_card = person.id_card.and_then(|card| self.by_card.get(card));
        if let Some(found) = by_card {
            return found.iter().filter_map(|at| self.all.get(*at)).collect();
        }
        let here: Vec<&Known> = self
            .named(person.name)
            .filter(|known| person.branch.is_some() && known.branch == person.branch && !known.is_another_card(person))
            .collect();
        let both = |known: &&Known| Some((person.birth?, known.member.birth?));
        let same_birth: Vec<&Known> = here
            .iter()
            .copied()
            .filter(|known| both(known).is_some_and(|(one, other)| cells::agree(one, other)))
            .collect();
        if !same_birth.is_empty() {
            return same_birth;
        }
        let open: Vec<&Known> = here.iter().copied().filter(|known| both(known).is_none()).collect();
        if here.len() == 1 || open.len() > 1 { open } else { Vec::new() }
    }

    /// Somebody of the same name and birth in another 党支部, who may be the same person.
    pub fn namesake(&self, person: &Person) -> Option<&Known> {
        let birth = person.birth?;
        self.named(person.name).find(|known| {
            known.branch != person.branch
                && !known.is_another_card(person)
                && known.member.birth.is_some_and(|other| cells::agree(birth, other))
        })
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Known> {
        self.by_name.get(name).into_iter().flatten().filter_map(|at| self.all.get(*at))
    }
}
