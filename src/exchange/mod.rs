//! Packs: what leaves and what enters, as JSON. Pure.
