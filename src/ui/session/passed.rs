//! 往来记录: which packs left and which came in. A matter of this machine, so it stands in `meta`, not in the ledger.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Session;
use crate::browser::clock;
use crate::domain::kind::{Id, Ref};
use crate::exchange::{KnownPack, Moment};

/// Key of the log in `meta`.
pub const PASSED: &str = "exchange-log";
/// Lines that are kept.
const MOST: usize = 500;

/// A pack that left or came in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Passed {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// It left; else it came in.
    pub out: bool,
    /// The pack's id.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// For whom it was, or from whom it came.
    pub who: String,
    /// That organization's id, when known.
    pub who_id: Option<Id>,
    /// Name of the file.
    pub file: String,
    /// Records in it.
    pub records: usize,
    /// When it was made, as it says: `2026-11-21T09:00:00+08:00`.
    pub made_at: String,
    /// The action that merged it: its actor and number.
    pub action: Option<(Id, u64)>,
}

impl Session {
    /// Notes a pack that left or came in.
    pub fn note_passed(&self, passed: Passed) {
        self.passed.update(|all| all.insert(0, passed));
        let session = *self;
        let keeper = self.keeper();
        leptos::task::spawn_local(async move {
            // Another window may have noted others since this one read the log.
            let kept = keeper.db().meta_get(PASSED).await.ok().flatten();
            let kept: Vec<Passed> = kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
            session.passed.update(|all| *all = joined(std::mem::take(all), kept));
            let Some(Ok(text)) = session.passed.try_with_untracked(serde_json::to_string) else { return };
            // The log is a convenience: what was merged stands in the ledger and its history.
            let _ = keeper.db().meta_put(PASSED, &text).await;
        });
    }

    /// The packs that came in, for the preview of others; `undone` is one whose import was taken back.
    pub fn known_packs(&self, undone: Option<Id>) -> Vec<KnownPack> {
        let known = |passed: &Passed| {
            let id = passed.pack.parse().ok()?;
            Some(KnownPack {
                id,
                undone: undone == Some(id),
                from: Ref { id: passed.who_id, name: passed.who.clone() },
                title: passed.title.clone(),
                made_at: passed.made_at.parse::<Moment>().ok(),
                merged: clock::date_of(passed.at),
            })
        };
        self.passed.with_untracked(|all| all.iter().filter(|passed| !passed.out).filter_map(known).collect())
    }
}

/// Both logs as one, newest first.
fn joined(mut here: Vec<Passed>, kept: Vec<Passed>) -> Vec<Passed> {
    for line in kept {
        if !here.contains(&line) {
            here.push(line);
        }
    }
    here.sort_by_key(|line| std::cmp::Reverse(line.at));
    here.truncate(MOST);
    here
}
