//! Bringing together what hangs on two ids of one thing, so that nothing is lost from view.
//!
//! The rule is the same everywhere: what the kept record does not say is taken from the other; what both say
//! differently stays as the kept one has it and is listed, so that a person can choose.

use crate::domain::order::Ordered;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::same::SAME_AS;
use super::{DELETED, Draft, Ledger, ORG, OrgTree, Record};
use crate::domain::dates::YearMonth;
use crate::domain::kind::Kind;
use crate::domain::kind::{FieldType, Id, Value};
use crate::domain::kind_named;
use crate::domain::party_day::PartyDay;
use crate::domain::photo::Photo;
use crate::domain::task::Task;

/// A field that both records fill, each otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Differing {
    /// The field.
    pub field: Arc<str>,
    /// What stays.
    pub kept: Value,
    /// What would be gone from view; [`Draft::put`] it into the kept record to take it instead.
    pub other: Value,
}

/// What joining two records does.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The action; undone at once like any other.
    pub draft: Draft,
    /// Fields for a person to choose, before the draft is applied.
    pub differing: Vec<Differing>,
}

/// Writes into `keep` what it does not say and `other` does; gives back what they say differently. Keyed fields are
/// joined part by part.
pub fn fill(draft: &mut Draft, keep: (&'static str, Id, Option<&Record>), other: &Record) -> Vec<Differing> {
    let (kind, id, kept) = keep;
    let mut differing = Vec::new();
    for (field, _) in other.registers().filter(|(field, _)| !matches!(&***field, DELETED | SAME_AS)) {
        let theirs = other.value(field);
        let ours = kept.map_or(&Value::Null, |record| record.value(field));
        if theirs.is_null() || theirs == ours {
            continue;
        }
        if ours.is_null() {
            draft.put(kind, id, field.clone(), theirs.clone());
        } else if &**field != ORG {
            differing.push(Differing { field: field.clone(), kept: ours.clone(), other: theirs.clone() });
        }
    }
    differing
}

/// Like [`fill`], but a keyed field is taken whole and only where the kept record has none of it: two lists of the
/// same 班子 side by side would show everybody twice.
pub fn fill_whole_groups(draft: &mut Draft, kept: &Record, kind: &'static str, other: &Record) {
    let spec = kind_named(kind);
    let is_taken = |field: &str| {
        let group = field.split('.').next().unwrap_or_default();
        let keyed = spec.and_then(|spec| spec.field(group)).is_some_and(|spec| matches!(spec.ty, FieldType::Keyed(_)));
        keyed && !crate::domain::kind::Fields::parts(kept, group).is_empty()
    };
    let mut part = Record::new(other.kind.clone(), other.id);
    for (field, register) in other.registers().filter(|(field, _)| !is_taken(field)) {
        register.iter().take(1).for_each(|write| part.add(field.clone(), write.clone()));
    }
    fill(draft, (kind, kept.id, Some(kept)), &part);
}

/// The 主题党日 of an organization in a month, with all ids of the organization, in the order of their ids. There is
/// more than one when the organization holds two, or when two ids of it became 同一个.
pub fn party_days_of(ledger: &Ledger, tree: &OrgTree, org: Id, month: YearMonth) -> Vec<PartyDay> {
    let org = tree.resolve(org);
    let mut all = ledger.all_in::<PartyDay>(|owner| tree.resolve(owner) == org);
    all.retain(|day| day.month == Some(month));
    all
}

/// Slots of one organization's month that exist twice because the organization had two ids: `(keep, other)`, to be
/// offered for joining. A second 主题党日 that was made on purpose has an id of its own and is not among them.
pub fn double_slots(ledger: &Ledger, tree: &OrgTree) -> Vec<(Id, Id)> {
    let mut slots: BTreeMap<(Id, YearMonth), Vec<Id>> = BTreeMap::new();
    for day in ledger.all::<PartyDay>() {
        let (Some(org), Some(month)) = (day.org, day.month) else { continue };
        // The slot's id follows from the id that the organization had when the slot was made.
        if day.id == PartyDay::id_of(org, month) {
            slots.entry((tree.resolve(org), month)).or_default().push(day.id);
        }
    }
    let with_kept_first = |((org, month), mut ids): ((Id, YearMonth), Vec<Id>)| {
        ids.order_by_key(|id| (*id != PartyDay::id_of(org, month), *id));
        let (keep, others) = ids.split_first().map(|(keep, others)| (*keep, others.to_vec()))?;
        Some(others.into_iter().map(move |other| (keep, other)))
    };
    slots.into_iter().filter_map(with_kept_first).flatten().collect()
}

/// Joins two 主题党日 of one month: `keep` takes what it lacks from `other` (agenda, attendance and minutes part by
/// part), photos and tasks move over, and `other` is deleted. `None` when one of them is not here.
pub fn join_party_days(ledger: &Ledger, keep: Id, other: Id) -> Option<Joined> {
    const KIND: &str = PartyDay::SPEC.name;
    let (kept, gone) = (ledger.record(KIND, keep)?, ledger.record(KIND, other)?);
    if keep == other {
        return None;
    }
    let mut draft = Draft::new(format!("合成一次：{}", ledger.title(&(kept.kind.clone(), keep))));
    let differing = fill(&mut draft, (KIND, keep, Some(kept)), gone);
    for photo in ledger.all::<Photo>().iter().filter(|photo| photo.party_day == Some(other)) {
        draft.set::<Photo, _>(photo.id, Photo::party_day, &keep);
    }
    for task in ledger.all::<Task>().iter().filter(|task| task.source == Some(other)) {
        draft.set::<Task, _>(task.id, Task::source, &keep);
    }
    for guest in ledger.all::<PartyDay>().iter().filter(|day| day.joint == Some(other)) {
        draft.set::<PartyDay, _>(guest.id, PartyDay::joint, &keep);
    }
    draft.delete(KIND, other);
    Some(Joined { draft, differing })
}
