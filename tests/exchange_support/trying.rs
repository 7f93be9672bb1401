//! Trying files as the page of 导入 does before anybody confirms.

use branch_ledger::exchange::{KnownPack, Opened, open, preview};
use branch_ledger::ledger::OrgTree;

use super::{canonical, id, now, town};

pub const ID: &str = "0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0f";

/// Opens and previews as the page does before anybody confirms, and proves that nothing changed.
pub fn try_open(bytes: &[u8]) -> Result<Opened, String> {
    let ledger = town();
    let before = canonical(&ledger);
    let opened = open(bytes, "来件.json");
    if let Ok(opened) = &opened {
        let known: [KnownPack; 0] = [];
        preview(&ledger, &OrgTree::of(&ledger), Some(id(1)), opened, &known, now());
    }
    assert_eq!(canonical(&ledger), before);
    opened.map_err(|refusal| refusal.to_string())
}

pub fn refused(bytes: &[u8]) -> String {
    let message = try_open(bytes).unwrap_err();
    assert!(message.ends_with("账本没有改动。"), "{message}");
    message
}

/// A pack as a script writes it, with these records.
pub fn script(records: &str) -> String {
    format!(
        r#"{{"format":"branch-ledger/pack","source":"脚本","made_at":"2026-11-21T09:00:00+08:00","records":{records}}}"#
    )
}

pub fn member(fields: &str) -> String {
    script(&format!(r#"{{"member":[{{"id":"{ID}",{fields}}}]}}"#))
}
