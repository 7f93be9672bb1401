//! Ledgers as large as they get, made the same each time.
#![allow(dead_code, reason = "each bench uses some of them")]

pub mod findings;
pub mod tour;

use branch_ledger::domain::kind::Id;

/// Numbers that look random and are the same each time (xorshift).
pub struct Draw(pub u64);

impl Draw {
    /// A number below `most`.
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// The id of something by its name.
pub fn id(parts: &[&str]) -> Id {
    Id::natural(parts)
}
