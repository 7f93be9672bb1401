//! The history on disk: lines of what was done, newest first.

use leptos::prelude::UpdateUntracked;

use super::Session;
use crate::ledger::Action;

/// A line and its place in the database.
pub type Line = (u64, Action);

impl Session {
    /// Reads up to `most` lines before this one, newest first. Lines that cannot be read are passed over.
    ///
    /// # Errors
    /// Why the database could not be read.
    pub async fn history(self, before: Option<u64>, most: u32) -> Result<Vec<Line>, String> {
        let lines = self.keeper().db().history_page(before, most).await.map_err(|error| error.to_string())?;
        Ok(lines.into_iter().filter_map(|(at, text)| Some((at, serde_json::from_str(&text).ok()?))).collect())
    }

    /// Reads the whole history, oldest first, for a backup or a pack. What cannot be read is left out.
    pub async fn whole_history(self) -> Vec<Action> {
        const PAGE: u32 = 500;
        let mut all = Vec::new();
        let mut before = None;
        while let Ok(lines) = self.history(before, PAGE).await {
            let Some((last, _)) = lines.last() else { break };
            before = Some(*last);
            let ended = lines.len() < PAGE as usize;
            all.extend(lines.into_iter().map(|(_, action)| action));
            if ended {
                break;
            }
        }
        all.reverse();
        all
    }

    /// Tells the ledger which actors were at work here before, so that a chain of 撤销 goes on across a restart.
    pub(super) fn recall(self) {
        leptos::task::spawn_local(async move {
            for action in self.whole_history().await {
                self.ledger.try_update_untracked(|ledger| ledger.was_here(action.actor));
            }
        });
    }

    /// Puts the history of a backup before what is done from now on.
    ///
    /// # Errors
    /// Why it could not be kept; the records are not concerned.
    pub async fn take_history(self, history: &[Action]) -> Result<(), String> {
        let lines: Vec<String> = history.iter().filter_map(|action| serde_json::to_string(action).ok()).collect();
        self.keeper().db().add_history(&lines).await.map_err(|error| error.to_string())
    }

    /// Deletes the lines up to this one.
    ///
    /// # Errors
    /// Why it could not be done; then nothing is deleted.
    pub async fn trim_history(self, through: u64) -> Result<(), String> {
        self.keeper().db().trim_history(through).await.map_err(|error| error.to_string())
    }
}
