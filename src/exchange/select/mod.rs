//! What goes into a pack. A record goes whole or not at all; private ones only when ticked.
//!
//! A pack is no snapshot: it holds the records whose organization is or was in the subtree, deleted ones too, and the
//! organizations and members that they name.

mod chooser;
mod named;
mod rectify;
mod tours;

use std::collections::{BTreeMap, BTreeSet};

use chooser::{Chooser, order_of};

use crate::domain::dates::YearMonth;
use crate::domain::kind::{Id, Kind, Value};
use crate::domain::kind_named;
use crate::domain::organization::Organization;
use crate::domain::photo::Photo;
use crate::ledger::{Action, Key, Ledger, ORG, OrgTree, Record};

/// What a person chose to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// One 主题党日.
    PartyDay(Id),
    /// The 主题党日 of an organization and all below it in one month, with the organizations and their 固定日.
    Month(Id, YearMonth),
    /// The same for a year.
    Year(Id, i32),
    /// The 计划要点 of this level for a year.
    Plan(Id, i32),
    /// 组织包: the organizations below with those above them, and what is laid down for them.
    Organizations {
        /// The top of the subtree.
        org: Id,
        /// With the members of the subtree.
        members: bool,
    },
    /// One 回执.
    Receipt(Id),
    /// 指标体系.
    Scheme(Id),
    /// A tour with all that belongs to it: scheme, stops, sheets, 点评, 会议, 问题.
    Tour(Id),
    /// What a judge needs to score: tour, scheme, stops, and the judge's own sheets.
    JudgeOut {
        /// The tour.
        tour: Id,
        /// The judge's key.
        judge: Id,
    },
    /// What a judge brings back: the judge's own sheets.
    JudgeBack {
        /// The tour.
        tour: Id,
        /// The judge's key.
        judge: Id,
    },
    /// 整改 of an organization and all below it: findings, 每月进展, 通知单, photos.
    Findings(Id),
    /// One 整改通知单 with its findings.
    Notice(Id),
    /// 三张清单 of an organization and all below it for a year: tasks, 责任清单, 联系点.
    Duties(Id, i32),
    /// Everything.
    Backup,
}

/// A selection and what was ticked beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// What to send.
    pub selection: Selection,
    /// With 身份证号, telephone and address.
    pub private: bool,
    /// With the pictures; their records always travel.
    pub photos: bool,
}

/// How many records of a kind will leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// In words.
    pub label: String,
    /// How many.
    pub count: usize,
}

/// What will leave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chosen<'a> {
    /// The records.
    pub records: Vec<&'a Record>,
    /// How many of each kind, in the order of the kinds.
    pub counts: Vec<KindCount>,
    /// How many private records stay here.
    pub private_left_out: usize,
    /// The sha256 of the pictures that are to travel in files of their own; empty when not ticked.
    pub pictures: Vec<String>,
    /// How many pictures stay here.
    pub pictures_left_out: usize,
}

/// The organizations that records belonged to before, read from the history: a member who was moved out of the
/// subtree still goes into its pack, so that the receiver learns of the move.
pub fn former_organizations<'a>(history: impl IntoIterator<Item = &'a Action>) -> BTreeMap<Key, BTreeSet<Id>> {
    let mut former: BTreeMap<Key, BTreeSet<Id>> = BTreeMap::new();
    for change in history.into_iter().flat_map(|action| &action.changes) {
        let olds = match &*change.field {
            ORG => Some(&change.old),
            Organization::parent if &*change.kind == Organization::SPEC.name => change.old.get("id"),
            "" => change.new.get(ORG),
            _ => None,
        };
        if let Some(old) = olds.and_then(Value::as_str).and_then(|id| id.parse().ok()) {
            former.entry((change.kind.clone(), change.id)).or_default().insert(old);
        }
    }
    former
}

/// Chooses the records. `former` says whose they were before (see [`former_organizations`]).
pub fn choose<'a>(
    ledger: &'a Ledger,
    tree: &OrgTree,
    former: &BTreeMap<Key, BTreeSet<Id>>,
    wanted: Wanted,
) -> Chosen<'a> {
    let chooser = Chooser { ledger, tree, former };
    let mut records = chooser.selected(wanted.selection);
    chooser.add_named(wanted.selection, &mut records);
    let mut chosen = Chosen::default();
    chooser.add_private(&mut records, wanted, &mut chosen);
    chosen.counts = counts(records.values());
    chosen.records = records.into_values().collect();
    let mut pictures: BTreeSet<String> = BTreeSet::new();
    for photo in chosen.records.iter().filter(|record| &*record.kind == Photo::SPEC.name) {
        pictures.extend(photo.value(Photo::sha256).as_str().map(str::to_owned));
    }
    if wanted.photos {
        chosen.pictures = pictures.into_iter().collect();
    } else {
        chosen.pictures_left_out = pictures.len();
    }
    chosen
}

fn counts<'a>(records: impl Iterator<Item = &'a &'a Record>) -> Vec<KindCount> {
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for record in records {
        *counts.entry((order_of(&record.kind), &record.kind)).or_default() += 1;
    }
    let label =
        |kind: &str| kind_named(kind).map_or_else(|| format!("不认识的种类 {kind}"), |spec| spec.label.to_owned());
    counts.into_iter().map(|((_, kind), count)| KindCount { kind: kind.into(), label: label(kind), count }).collect()
}
