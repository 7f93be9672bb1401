//! Before a ledger is open: first run, recovery, and a database that cannot be opened.

mod begin;
mod closed;
mod first_run;
mod join;
mod recovery;
mod removed;

pub use closed::Closed;
pub use first_run::FirstRun;
pub use recovery::Recovery;
pub use removed::Removed;
