//! What merging a pack would do, and what is odd about it. Nothing is changed.

mod notes;
mod overstep;
mod scores;

pub use notes::{KnownPack, Note};
pub use overstep::Overstep;
pub use scores::Scores;

use super::same::{self, SameCandidate};
use super::{Moment, Opened};
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::Organization;
use crate::ledger::{Effect, Ledger, OrgTree, RecordEffect};

/// How many records do what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 新增.
    pub new: usize,
    /// 有改动.
    pub changed: usize,
    /// 相同.
    pub same: usize,
    /// 冲突.
    pub conflict: usize,
}

/// What merging a pack would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// Record by record, in the order of the pack.
    pub effects: Vec<RecordEffect>,
    /// In numbers.
    pub counts: Counts,
    /// What to know before merging.
    pub notes: Vec<Note>,
    /// Organizations and members that arrive under another id.
    pub same: Vec<SameCandidate>,
}

/// Says what merging the pack into the ledger of `me` would do (`None` before the first run is done). `tree` is the ledger's own; `known` are the packs of
/// the exchange log; `now` is this laptop's time.
pub fn preview(
    ledger: &Ledger,
    tree: &OrgTree,
    me: Option<Id>,
    opened: &Opened,
    known: &[KnownPack],
    now: Moment,
) -> Preview {
    let effects: Vec<RecordEffect> = opened.records.iter().map(|record| ledger.preview(record)).collect();
    let after = tree_after(ledger, opened, now);
    let mut notes = Vec::new();
    if opened.digest_ok == Some(false) {
        notes.push(Note::Digest);
    }
    notes.extend(notes::of_header(&opened.header, tree, me, known, now.millis));
    let overstepped: Vec<Overstep> = overstep::Checker::new(ledger, &after, opened).map_or_else(Vec::new, |checker| {
        opened.records.iter().zip(&effects).flat_map(|(record, effect)| checker.check(record, effect)).collect()
    });
    if !overstepped.is_empty() {
        notes.push(Note::Overstep(overstepped));
    }
    notes.extend(scores::look(ledger, &after, opened).into_iter().map(Note::Scores));
    let (records, fields) = (opened.unknown_kinds.values().sum(), opened.unknown_fields.len());
    if records + fields > 0 {
        notes.push(Note::Unknown { records, fields });
    }
    Preview { counts: count(&effects), effects, notes, same: same::candidates(ledger, &opened.records) }
}

fn count(effects: &[RecordEffect]) -> Counts {
    let of = |wanted: Effect| effects.iter().filter(|effect| effect.effect == wanted).count();
    Counts {
        new: of(Effect::New),
        changed: of(Effect::Changed),
        same: of(Effect::Same),
        conflict: of(Effect::Conflict),
    }
}

/// The tree as it will be: who may write what is judged by it, since a first pack brings the tree along.
fn tree_after(ledger: &Ledger, opened: &Opened, now: Moment) -> OrgTree {
    const KIND: &str = Organization::SPEC.name;
    let mut organizations = Ledger::new(ledger.actor(), now.millis);
    organizations.absorb(ledger.records_of(KIND).cloned().collect());
    organizations.absorb(opened.records.iter().filter(|record| &*record.kind == KIND).cloned().collect());
    OrgTree::of(&organizations)
}
