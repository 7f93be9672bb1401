//! The witness: what was last known of a database, kept apart from it, in localStorage. With it a start can tell a
//! database that was emptied or lost from a first run.

use serde::{Deserialize, Serialize};

use super::storage::{self, Key};

/// What was last known of one database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Witness {
    /// Name of the database.
    pub database: String,
    /// Name of the unit whose ledger it is.
    pub unit: String,
    /// How many records it held.
    pub records: u64,
    /// Rises at every restore and every emptying, so that a database put back by hand is noticed.
    pub generation: u64,
    /// When it was last open, in milliseconds since 1970 (UTC).
    pub last_opened: i64,
    /// The last backup that left this browser.
    pub last_backup: Option<BackupNote>,
    /// Changes saved since that backup.
    pub changes_since_backup: u64,
}

/// A backup that was written to a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupNote {
    /// Name of the file.
    pub name: String,
    /// When, in milliseconds since 1970 (UTC).
    pub time: i64,
    /// How many records it holds.
    pub records: u64,
}

impl Witness {
    /// What is known of `database`; `None` if it was never open here, or localStorage was emptied or is blocked.
    pub fn of(database: &str) -> Option<Witness> {
        storage::get(Key::Witness(database))
    }

    /// Keeps this. `false` if localStorage is blocked or full.
    pub fn keep(&self) -> bool {
        storage::set(Key::Witness(&self.database), self)
    }

    /// Forgets `database`: only when its owner empties it on purpose.
    pub fn forget(database: &str) {
        storage::remove(Key::Witness(database));
    }
}
