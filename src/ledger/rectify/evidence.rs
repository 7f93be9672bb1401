//! 佐证: photos of before and after, and the 每月进展 of one finding.

use super::board::Entry;
use crate::domain::finding::Finding;
use crate::domain::kind::{FieldValue, Id};
use crate::domain::order::Ordered;
use crate::domain::photo::{Photo, PhotoPhase};
use crate::domain::progress::Progress;
use crate::ledger::{Draft, Ledger, Record, query};

/// The photos of a finding.
pub fn photos_of(ledger: &Ledger, finding: Id) -> Vec<Photo> {
    let of_finding = |record: &&Record| Id::from_value(record.value(Photo::finding)) == Some(finding);
    ledger.live(Photo::KIND).filter(of_finding).map(query::read).collect()
}

/// What makes a new photo one of a finding.
pub fn belongs(photo: Id, finding: &Finding, phase: PhotoPhase) -> Draft {
    let mut draft = Draft::new("照片");
    if let Some(org) = finding.org {
        draft.belongs::<Photo>(photo, org);
    }
    draft.set::<Photo, _>(photo, Photo::finding, &finding.id).set::<Photo, _>(photo, Photo::phase, &phase);
    draft
}

/// The 每月进展 of a finding, the newest month first.
pub fn progress_of(ledger: &Ledger, entry: &Entry) -> Vec<Progress> {
    let id = entry.finding.id;
    let usual = entry.months.iter().rev().map(|month| Progress::id_of(id, *month));
    let all: Vec<Progress> = usual.filter_map(|id| ledger.read(id)).collect();
    if all.len() == entry.months.len() {
        return all;
    }
    // A program of somebody else may have given them ids of its own.
    let of_finding = |record: &&Record| Id::from_value(record.value(Progress::finding)) == Some(id);
    let mut all: Vec<Progress> = ledger.live(Progress::KIND).filter(of_finding).map(query::read).collect();
    all.order_by_key(|one| std::cmp::Reverse(one.month));
    all
}
