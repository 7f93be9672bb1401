//! What the ledger does, one case at a time; `tests/ledger_laws.rs` holds what is always so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod copied_profile;
mod org_tree;
mod plain_records;
mod preview;
mod report;
mod undo_chains;
mod undo_import;

use std::sync::Arc;

use serde_json::json;

use super::codec::{Decoder, Encoder};
use super::{Action, DELETED, Draft, Ledger, Life, Merged, Record, Source};
use crate::domain::kind::{Id, Value};

const NOW: i64 = 1_790_000_000_000;

fn id(name: &str) -> Id {
    Id::natural(&[name])
}

fn ledger(actor: &str) -> Ledger {
    Ledger::new(id(actor), NOW)
}

/// Writes fields of the member `m`.
fn write(ledger: &mut Ledger, fields: &[(&str, Value)]) -> Action {
    let mut draft = Draft::new("改了党员");
    for (field, value) in fields {
        draft.put("member", id("m"), *field, value.clone());
    }
    ledger.apply(draft)
}

fn delete(ledger: &mut Ledger) -> Action {
    let mut draft = Draft::new("删除了党员");
    draft.delete("member", id("m"));
    ledger.apply(draft)
}

fn restore(ledger: &mut Ledger) -> Action {
    let mut draft = Draft::new("恢复了党员");
    draft.restore("member", id("m"));
    ledger.apply(draft)
}

fn life(ledger: &Ledger) -> Life {
    ledger.record("member", id("m")).unwrap().life()
}

/// The values of a field of the member `m`, sorted.
fn said(ledger: &Ledger, field: &str) -> Vec<String> {
    let record = ledger.record("member", id("m")).unwrap();
    let mut all: Vec<String> = record.register(field).iter().map(|write| write.value.to_string()).collect();
    all.sort();
    all.dedup();
    all
}

/// The records as they arrive elsewhere: through the text of a file.
fn sent(ledger: &Ledger, wanted: impl Fn(&Record) -> bool) -> Vec<Record> {
    let mut encoder = Encoder::default();
    let all: Vec<(Arc<str>, String)> = ledger
        .records()
        .filter(|record| wanted(record))
        .map(|record| (record.kind.clone(), encoder.encode(record).to_string()))
        .collect();
    let decoder = Decoder { actors: encoder.actors(), plain: None };
    all.iter().map(|(kind, text)| decoder.decode(kind, &serde_json::from_str(text).unwrap()).unwrap()).collect()
}

fn import(into: &mut Ledger, records: Vec<Record>) -> Merged {
    let source = Source::Import { pack: id("pack"), title: "党员".into(), from: "青岛路二社区".into() };
    into.merge(records, "导入“党员”", source)
}

/// Everything that one ledger holds goes to the other.
fn send(from: &Ledger, to: &mut Ledger) -> Merged {
    import(to, sent(from, |_| true))
}

/// Reads one record of a file by two actors.
fn decode(value: Value) -> Result<Record, String> {
    let actors = [id("a"), id("b")];
    Decoder { actors: &actors, plain: None }.decode(&"member".into(), &value)
}

#[test]
fn a_deletion_hides_only_what_the_deleter_had_seen() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    send(&a, &mut b);
    delete(&mut a);
    assert_eq!(life(&a), Life::Deleted);
    write(&mut b, &[("post", json!("组织委员"))]);
    send(&b, &mut a);
    send(&a, &mut b);
    for ledger in [&a, &b] {
        assert_eq!(life(ledger), Life::Disputed);
        assert_eq!(said(ledger, "post"), [r#""组织委员""#]);
        assert_eq!(ledger.conflicts().iter().map(|conflict| &*conflict.key.1).collect::<Vec<_>>(), [DELETED]);
    }
    // Settled either way, and the other laptop hears of it.
    let mut c = b.clone();
    restore(&mut a);
    send(&a, &mut b);
    assert_eq!((life(&b), b.conflicted()), (Life::Live, 0));
    delete(&mut c);
    assert_eq!((life(&c), c.conflicted()), (Life::Deleted, 0));
}

#[test]
fn deleting_twice_is_one_deletion() {
    let mut a = ledger("a");
    write(&mut a, &[("name", json!("李建国"))]);
    delete(&mut a);
    assert!(delete(&mut a).is_empty());
}

#[test]
fn a_conflict_in_a_deleted_record_waits_for_nobody() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    write(&mut b, &[("name", json!("李健国"))]);
    send(&b, &mut a);
    assert_eq!(a.conflicted(), 1);
    let deletion = delete(&mut a);
    assert_eq!((a.conflicted(), a.conflicts().len()), (0, 0));
    a.undo(&deletion);
    assert_eq!((a.conflicted(), a.conflicts().len()), (1, 1));
}

#[test]
fn writing_what_both_sides_say_is_no_edit() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    write(&mut b, &[("name", json!("李建国"))]);
    send(&b, &mut a);
    assert_eq!(a.conflicted(), 0);
    assert!(write(&mut a, &[("name", json!("李建国"))]).is_empty());
}

#[test]
fn a_clock_in_the_future_is_believed_when_its_day_comes() {
    let year = 365 * 24 * 60 * 60 * 1000;
    let (mut a, mut b, mut c) = (ledger("a"), ledger("b"), ledger("c"));
    a.set_now(NOW + 2 * year);
    b.set_now(NOW + 3 * year);
    write(&mut a, &[("name", json!("甲"))]);
    write(&mut b, &[("name", json!("乙"))]);
    send(&a, &mut c);
    send(&b, &mut c);
    for (now, shown) in [(NOW + 4 * year, "乙"), (NOW + 3 * year, "乙")] {
        c.set_now(now);
        assert_eq!(c.record("member", id("m")).unwrap().value("name"), shown);
    }
    // Both lie ahead: neither clock is believed, and the order is the same on every laptop.
    c.set_now(NOW);
    let mut d = ledger("d");
    send(&b, &mut d);
    send(&a, &mut d);
    assert_eq!(c.conflicts(), d.conflicts());
}
