//! States to compare, and packs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use branch_ledger::domain::kind::{Id, Value};
use branch_ledger::ledger::codec::{Decoder, Encoder};
use branch_ledger::ledger::{DELETED, Dot, Key, Ledger, Life, Record};
use serde_json::json;

/// Everything that merging rests on. Values of a register are a set: their order is the clock's.
pub type Exact = BTreeMap<Key, (Vec<Dot>, BTreeMap<Arc<str>, BTreeSet<(Dot, i64, String)>>)>;

/// What a person can read: every value of every field of every record that is there, and which deletions wait.
pub type Readable = BTreeMap<Key, (bool, BTreeMap<Arc<str>, BTreeSet<String>>)>;

pub fn exact(ledger: &Ledger) -> Exact {
    let record = |record: &Record| {
        let fields = record.registers().map(|(field, register)| {
            let writes = register.iter().map(|write| (write.dot, write.time, write.value.to_string()));
            (field.clone(), writes.collect())
        });
        (record.seen().dots().collect(), fields.collect())
    };
    ledger.records().map(|it| ((it.kind.clone(), it.id), record(it))).collect()
}

pub fn readable(ledger: &Ledger) -> Readable {
    let fields = |record: &Record| {
        let said = record.registers().filter(|(field, _)| &***field != DELETED);
        let said = said.map(|(field, register)| {
            (field.clone(), register.iter().map(|write| write.value.to_string()).collect::<BTreeSet<_>>())
        });
        said.filter(|(_, values)| values.iter().any(|value| value != "null")).collect()
    };
    let there = ledger.records().filter(|record| record.life() != Life::Deleted);
    there.map(|it| ((it.kind.clone(), it.id), (it.life() == Life::Disputed, fields(it)))).collect()
}

/// The order in which conflicting values are shown.
pub fn shown_order(ledger: &Ledger) -> Vec<(Key, Arc<str>, Vec<Dot>)> {
    let dots = |conflict: branch_ledger::ledger::Conflict| {
        let (key, field) = conflict.key;
        (key, field, conflict.sides.iter().map(|write| write.dot).collect())
    };
    ledger.conflicts().into_iter().map(dots).collect()
}

/// Records as the text of a file.
pub fn pack<'a>(records: impl Iterator<Item = &'a Record>) -> String {
    let mut encoder = Encoder::default();
    let records: Vec<Value> = records.map(|record| json!([&*record.kind, encoder.encode(record)])).collect();
    json!({ "actors": encoder.actors(), "records": records }).to_string()
}

/// Reads them back.
pub fn unpack(text: &str) -> Vec<Record> {
    let all: Value = serde_json::from_str(text).unwrap();
    let actors: Vec<Id> =
        all["actors"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().parse().unwrap()).collect();
    let decoder = Decoder { actors: &actors, plain: None };
    let read = |pair: &Value| decoder.decode(&pair[0].as_str().unwrap().into(), &pair[1]).unwrap();
    all["records"].as_array().unwrap().iter().map(read).collect()
}
