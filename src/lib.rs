//! 党建一本账 (Branch Ledger): the map of the house.
//!
//! | room | what it holds | may use |
//! |---|---|---|
//! | [`domain`] | what the work is: kinds of record, rules with their sources, calendar, pasted tables | nothing above |
//! | [`ledger`] | all records: edit, merge, history, undo, query | `domain` |
//! | [`exchange`] | packs: what leaves and what enters, as JSON | `ledger`, `domain` |
//! | `browser` | every call of web-sys: database, files, tabs, clock, downloads, collation | the pure rooms |
//! | `ui` | what people see: app, route, session, components, pages | all of them |
//!
//! **The rule of arrows**: a room uses only rooms below it. `domain`, `ledger` and `exchange` are pure: no browser,
//! no clock, no randomness; today's date, ids and collation are arguments. `tests/architecture.rs` holds the rule.

pub mod domain;
pub mod exchange;
pub mod ledger;

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod ui;
