//! Which undo of an import stands, read from the history.

use std::collections::BTreeMap;

use super::{Action, Source};
use crate::domain::kind::Id;

/// The undo by which the last import of a pack is taken back, if it stands: taking that undo back in turn puts there
/// again what the pack had brought. Merging the pack once more would do nothing, for all of it was seen. `history` is
/// oldest first.
pub fn undone_import(history: &[Action], pack: Id) -> Option<&Action> {
    let mut taken_back: BTreeMap<(Id, u64), &Action> = BTreeMap::new();
    // Newest first: an undo that was itself taken back takes nothing back.
    for action in history.iter().rev() {
        let by = taken_back.get(&(action.actor, action.n)).copied();
        match &action.source {
            Source::Undo { of, actor } if by.is_none() => drop(taken_back.entry((*actor, *of)).or_insert(action)),
            Source::Import { pack: imported, .. } if *imported == pack => return by,
            _ => {}
        }
    }
    None
}
