//! Whether a backup is due, and the witness that outlives a lost database.

use leptos::prelude::*;

use super::{Session, Trouble};
use crate::browser::clock;
use crate::browser::witness::{BackupNote, Witness};

/// Changes after which a backup is due.
const MOST_CHANGES: u64 = 30;
/// Days after which a backup is due, if anything changed.
const MOST_DAYS: i64 = 7;

/// How the last backup stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BackupState {
    /// The last one that left this browser.
    pub last: Option<BackupNote>,
    /// Changes since then that stand on this machine only.
    pub changes: u64,
    /// Put off until tomorrow, in milliseconds.
    pub put_off_until: i64,
}

impl BackupState {
    /// What the witness knows.
    pub fn of(database: &str) -> Self {
        let witness = Witness::of(database).unwrap_or_default();
        Self { last: witness.last_backup, changes: witness.changes_since_backup, put_off_until: 0 }
    }

    /// Whether one is due now.
    pub fn is_due(&self, now: i64) -> bool {
        let days = self.last.as_ref().map_or(i64::MAX, |note| (now - note.time) / (24 * 60 * 60 * 1000));
        now >= self.put_off_until
            && (self.changes >= MOST_CHANGES || (self.changes > 0 && self.last.is_some() && days >= MOST_DAYS))
    }

    /// Whole days since the last one.
    pub fn days(&self, now: i64) -> Option<i64> {
        self.last.as_ref().map(|note| (now - note.time).max(0) / (24 * 60 * 60 * 1000))
    }
}

impl Session {
    /// Counts one more change since the last backup. The witness hears of it when it is on disk.
    pub(super) fn note_change(&self) {
        self.backup.update(|state| state.changes += 1);
    }

    /// Notes a backup that was written to a file.
    pub fn note_backup(&self, name: String) {
        let records = self.ledger.with_untracked(|ledger| ledger.len() as u64);
        self.backup.update(|state| {
            state.last = Some(BackupNote { name, time: clock::now_ms(), records });
            state.changes = 0;
        });
        self.note_witness();
    }

    /// Asks again tomorrow.
    pub fn put_off_backup(&self) {
        self.backup.update(|state| state.put_off_until = clock::now_ms() + 24 * 60 * 60 * 1000);
    }

    /// Writes down, outside the database, that it was opened. The number of records does not fall: a session that
    /// begins with a restore has them in memory only.
    pub(super) fn note_opened(&self) {
        self.witness(|before, here| before.max(here));
    }

    /// Writes down, outside the database, what the database holds. While anything is not on disk the number of
    /// records stays what it was, or a start after a power cut would look for what was never kept.
    pub(super) fn note_witness(&self) {
        let Some(keeper) = self.keeper.try_get_value() else { return };
        self.witness(|before, here| if keeper.is_dirty() { before } else { here });
    }

    fn witness(&self, records: impl FnOnce(u64, u64) -> u64) {
        let Some(keeper) = self.keeper.try_get_value() else { return };
        // Of a lost database the witness is all that is left; of one removed on purpose there must be none.
        if matches!(self.trouble.try_get_untracked(), Some(Some(Trouble::Lost(_)))) {
            return;
        }
        let database = keeper.db().name();
        let before = Witness::of(&database).unwrap_or_default();
        let state = self.backup.get_untracked();
        let witness = Witness {
            unit: self.profile.with_untracked(|profile| profile.org_name.clone()),
            records: records(before.records, self.ledger.with_untracked(|ledger| ledger.len() as u64)),
            last_opened: clock::now_ms(),
            last_backup: state.last,
            changes_since_backup: state.changes,
            generation: before.generation,
            database,
        };
        // Where localStorage is blocked there is no witness, and nothing else depends on it.
        let _ = witness.keep();
    }
}
