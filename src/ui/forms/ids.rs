//! Ids for many new records at once.

use crate::browser::{clock, random};
use crate::domain::kind::Id;

/// New ids that rise: lists are in the order of ids, so that what was pasted stays in the order in which it was pasted.
pub fn rising_ids() -> impl FnMut() -> Id {
    let mut at = clock::now_ms();
    move || {
        at += 1;
        Id::fresh(at, random::random_bytes())
    }
}
