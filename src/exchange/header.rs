//! What a pack says of itself.

use std::collections::BTreeMap;

use super::Moment;
use crate::choice;
use crate::domain::kind::{Id, Ref};

/// What every pack says it is.
pub const FORMAT: &str = "branch-ledger/pack";
/// The version that this program writes.
pub const VERSION: u64 = 1;
/// The oldest reader that reads everything that this program writes; also the newest demand that this program meets.
pub const MIN_READER: u64 = 1;

choice! {
    /// What a pack is for.
    pub enum Purpose {
        Share = "share" "共享",
        Report = "report" "上报",
        Assign = "assign" "下发",
        Score = "score" "评分",
        Backup = "backup" "备份",
        Receipt = "receipt" "回执",
    }
}

/// What a pack says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Version of the format.
    pub version: u64,
    /// The oldest reader that understands it.
    pub min_reader: u64,
    /// The pack's id.
    pub id: Id,
    /// Its title: `青岛路二社区 2026年11月主题党日`.
    pub title: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The program that made it.
    pub source: String,
    /// The organization that sends it.
    pub from: Ref,
    /// The organization it is for.
    pub to: Option<Ref>,
    /// When it was made, where it says so.
    pub made_at: Option<Moment>,
    /// How many records of each kind it holds, where it says so. Counted anew when a pack is written.
    pub counts: BTreeMap<String, u64>,
    /// `sha256:…` over the bytes of the `records` value, where it is given. Computed anew when a pack is written.
    pub digest: Option<String>,
    /// It holds the demo's records: a real ledger refuses it.
    pub demo: bool,
}

impl Header {
    /// The header of a pack that is to be written here.
    pub fn new(id: Id, title: impl Into<String>, purpose: Purpose, from: Ref, made_at: Moment) -> Self {
        Self {
            version: VERSION,
            min_reader: MIN_READER,
            id,
            title: title.into(),
            purpose,
            source: format!("branch-ledger {}", env!("CARGO_PKG_VERSION")),
            from,
            to: None,
            made_at: Some(made_at),
            counts: BTreeMap::new(),
            digest: None,
            demo: false,
        }
    }
}
