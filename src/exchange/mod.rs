//! Packs: what leaves this laptop and what enters it, as JSON that a person or a 20-line script can read. Pure.
//!
//! - [`pack`] writes a pack, [`select`] says what goes into it;
//! - [`open`](mod@open) reads one, wholly and before anything is changed, or refuses it with a message that names the place;
//! - [`preview`](mod@preview) says what merging it would do, field by field, and what is odd about it;
//! - [`same`] finds organizations and members that stand under two ids;
//! - [`judge`] reads what a judge is sent and brings back;
//! - [`receipt`] answers a report; [`stored`] is the same encoding for the database; [`schema`] publishes it;
//! - [`folding`] puts the database's journal into its rows.

pub mod folding;
pub mod header;
pub mod judge;
pub mod moment;
pub mod open;
pub mod pack;
pub mod pictures;
pub mod preview;
pub mod receipt;
pub mod same;
pub mod schema;
pub mod select;
pub mod stored;

pub use header::{Header, Purpose};
pub use judge::{Invitation, invitation, returned};
pub use moment::Moment;
pub use open::{Opened, Refusal, Remark, open};
pub use preview::{KnownPack, Note, Preview, Scores, preview};
pub use receipt::{Sending, receipt_for, sending_state};
pub use same::{SameCandidate, accept_same};
pub use select::{Chosen, Selection, Wanted, choose};
