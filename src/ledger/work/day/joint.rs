//! A 主题党日 that several 支部 hold together: who takes part, joining it and leaving it.
//!
//! A 支部 may not write the host's record, so its own link is what counts: whichever side chose, the host's list is read
//! from the links. Beside them stand listed 支部 whose month is not here, or was held before they were listed.

use std::collections::BTreeMap;

use super::{named, read};
use crate::domain::kind::{FieldValue, Id, Ref};
use crate::domain::party_day::{Beside, PartyDay};
use crate::ledger::work::slots::{Slots, clear, create, photos_of};
use crate::ledger::{Draft, Ledger, OrgTree};

/// A 支部 that takes part in a host's day.
#[derive(Debug, Clone, PartialEq)]
pub struct Guest {
    /// The 支部, 同一个 resolved.
    pub branch: Ref,
    /// Its own record of the month, where it is here.
    pub day: Option<PartyDay>,
}

impl Guest {
    /// Whether it keeps its own 签到: then it counts as held there.
    pub fn has_roll(&self) -> bool {
        self.day.as_ref().is_some_and(|day| day.is_held() && !day.roll.is_empty())
    }
}

/// Who takes part in whose day, read once for a page.
#[derive(Debug, Clone, Default)]
pub struct Guests(BTreeMap<Id, Vec<Id>>);

impl Guests {
    /// Reads the links.
    pub fn of(ledger: &Ledger) -> Self {
        let mut links: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for record in ledger.live(PartyDay::KIND) {
            if let Some(host) = Id::from_value(record.value(PartyDay::joint)) {
                links.entry(host).or_default().push(record.id);
            }
        }
        Self(links)
    }

    /// Those of one host: listed ones in the order of the list, then those who joined by themselves.
    pub fn at(&self, ledger: &Ledger, tree: &OrgTree, host: &PartyDay) -> Vec<Guest> {
        let mut linked: Vec<Guest> = Vec::new();
        for day in self.0.get(&host.id).into_iter().flatten().filter_map(|id| ledger.read::<PartyDay>(*id)) {
            let Some(org) = day.org.map(|org| tree.resolve(org)) else { continue };
            let known = linked.iter_mut().find(|guest| guest.branch.id == Some(org));
            match known {
                // 同一个 may have left two records of the month; the held one stands for it.
                Some(guest) if day.is_held() => guest.day = Some(day),
                Some(_) => {}
                None => linked.push(Guest { branch: Ref::to(org, tree.name(org)), day: Some(day) }),
            }
        }
        let mut all: Vec<Guest> = Vec::new();
        for branch in &host.branches {
            let org = branch.id.map(|id| tree.resolve(id));
            match linked.iter().position(|guest| guest.branch.id == org) {
                Some(at) => all.push(linked.remove(at)),
                None => all.extend(listed_only(ledger, tree, host, branch)),
            }
        }
        all.extend(linked);
        all
    }

    /// What counts for a day beside its own record; `photos` are its own.
    pub fn beside(&self, ledger: &Ledger, tree: &OrgTree, day: &PartyDay, photos: usize) -> Beside {
        let guests = self.at(ledger, tree, day);
        Beside { photos, guests: guests.len(), rolls: guests.iter().filter(|guest| guest.has_roll()).count() }
    }
}

/// A listed 支部 without a link: nothing is known of its month, or it had held it already. One that left is none.
fn listed_only(ledger: &Ledger, tree: &OrgTree, host: &PartyDay, branch: &Ref) -> Option<Guest> {
    let org = branch.id.map(|id| tree.resolve(id));
    let name = org.and_then(|org| tree.get(org)).map_or(&branch.name, |org| &org.name).clone();
    let slot = org
        .zip(host.month)
        .and_then(|(org, month)| Slots::of_org(ledger, tree, org, month.year()).get(org, month).cloned());
    let takes_part = slot.as_ref().is_none_or(|slot| slot.joint.is_none() && slot.is_held());
    takes_part.then_some(Guest { branch: Ref { id: org, name }, day: slot })
}

/// The 支部 that take part in a host's day.
pub fn guests(ledger: &Ledger, tree: &OrgTree, host: &PartyDay) -> Vec<Guest> {
    Guests::of(ledger).at(ledger, tree, host)
}

/// What counts for a day beside its own record: photos, and the 支部 that take part.
pub fn beside(ledger: &Ledger, tree: &OrgTree, day: &PartyDay) -> Beside {
    Guests::of(ledger).beside(ledger, tree, day, photos_of(ledger, day.id).len())
}

/// 随上级一起开, chosen by the 支部: its month is held with this host's day. The host's list shows it from then on.
///
/// # Errors
/// A Chinese sentence: one of the records is gone, the 支部 has held its day already, or others hold theirs with it.
pub fn join(ledger: &Ledger, tree: &OrgTree, id: Id, host: Id) -> Result<Draft, String> {
    let (day, host) = (read(ledger, id)?, read(ledger, host)?);
    if day.is_held() {
        return Err("本月已经开展，不能改为随上级一起开".to_owned());
    }
    if id == host.id || !guests(ledger, tree, &day).is_empty() {
        return Err("有支部随这一次一起开，它自己不能再随别的一起开".to_owned());
    }
    let mut draft = Draft::new("随上级一起开");
    link(&mut draft, &host, id, Some(&day));
    Ok(draft)
}

/// 改为自己开, chosen by the 支部. The host's list drops it.
pub fn leave(id: Id) -> Draft {
    let mut draft = Draft::new("改为自己开");
    clear::<PartyDay>(&mut draft, id, PartyDay::joint);
    draft
}

/// Says which 支部 take part in a host's 主题党日. Each gets its own record of the month, linked to the host's and on its
/// day; 支部 that are taken off the list keep theirs, unlinked. What a 支部 has held already is not touched.
///
/// # Errors
/// A Chinese sentence: the record or its month is gone, or a listed organization holds none.
pub fn set_branches(ledger: &Ledger, tree: &OrgTree, host: Id, branches: &[Id]) -> Result<Draft, String> {
    let day = read(ledger, host)?;
    let month = day.month.ok_or("这个主题党日没有月份")?;
    let mut list = Vec::new();
    for branch in branches {
        let org = tree.get(*branch).filter(|org| org.is_branch());
        let org = org.ok_or_else(|| format!("{}不是党支部，不能列入", tree.name(*branch)))?;
        list.push(Ref::to(org.id, org.name.clone()));
    }
    let mut draft = Draft::new(format!("{}：{} 个支部参加", named(ledger, host), list.len()));
    draft.set::<PartyDay, Vec<Ref>>(host, PartyDay::branches, &list);
    let slots = Slots::of_year(ledger, tree, month.year());
    for org in list.iter().filter_map(|branch| branch.id) {
        let known = slots.get(org, month);
        if known.is_some_and(PartyDay::is_held) {
            continue;
        }
        let slot = known.map_or_else(|| create(&mut draft, ledger, org, month), |day| day.id);
        link(&mut draft, &day, slot, known);
    }
    for (org, linked) in slots.every().filter(|(_, linked)| linked.joint == Some(host) && !linked.is_held()) {
        if !list.iter().any(|branch| branch.id == Some(org)) {
            clear::<PartyDay>(&mut draft, linked.id, PartyDay::joint);
        }
    }
    Ok(draft)
}

/// Links a 支部's month to the host's day: on its date, and under its theme where it has none of its own.
fn link(draft: &mut Draft, host: &PartyDay, slot: Id, known: Option<&PartyDay>) {
    draft.set::<PartyDay, _>(slot, PartyDay::joint, &host.id);
    for (field, date) in [(PartyDay::rule_day, host.rule_day), (PartyDay::date, host.date)] {
        if let Some(date) = date {
            draft.set::<PartyDay, _>(slot, field, &date);
        }
    }
    if known.is_none_or(|known| known.theme.is_empty()) {
        draft.set::<PartyDay, _>(slot, PartyDay::theme, &host.theme);
    }
}

#[cfg(test)]
#[path = "joint_tests.rs"]
mod tests;
