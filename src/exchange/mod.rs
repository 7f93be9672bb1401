//! Packs: what leaves and what enters, as JSON. Pure.

pub mod folding;
pub mod stored;
