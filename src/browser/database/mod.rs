//! The database of this browser: IndexedDB, five stores, texts and bytes.
//!
//! Every call that writes is one transaction with strict durability, and is answered only when the transaction is
//! *complete*: then it is on disk. A transaction commits by itself as soon as nothing of it is pending, so between its
//! start and its end nothing is awaited but its own requests.

mod connection;
mod errors;
mod history;
mod journal;
mod meta;
mod open;
mod photos;
mod unit;
mod whole;

pub use connection::{Database, Lost};
pub use errors::{DatabaseError, OpenError};
pub use journal::{Folded, Loaded, News};
pub use open::{Opened, delete_database};
pub use photos::Photo;
pub use whole::Contents;

/// Version of the layout of the stores. It rises only when a store is added.
const VERSION: u32 = 1;

/// The stores of version 1.
mod stores {
    /// What was saved since the last fold: keys rise by themselves, values are texts.
    pub const JOURNAL: &str = "journal";
    /// The folded ledger: keys are numbers given by the caller, values are texts of some records each.
    pub const ROWS: &str = "rows";
    /// Who changed what and when: keys rise by themselves, values are texts.
    pub const HISTORY: &str = "history";
    /// Small things of this ledger: keys and values are texts.
    pub const META: &str = "meta";
    /// Photos by their sha256.
    pub const PHOTOS: &str = "photos";

    /// All of them.
    pub const ALL: [&str; 5] = [JOURNAL, ROWS, HISTORY, META, PHOTOS];
}
