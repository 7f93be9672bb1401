//! Tests of a tour as a whole: from sheets to ranks, locks, 点评 and 备案.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod filing;
mod lock;
mod remarks;
mod standing;
pub(crate) mod support;
