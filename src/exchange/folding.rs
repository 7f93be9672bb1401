//! Folding the journal into rows of about 32 records each, so that a start reads few large values instead of many
//! small ones (measured: one row per record costs 25 times as much). Pure; the database runs it inside one transaction.

use std::collections::{BTreeMap, BTreeSet};

use super::stored;
use crate::domain::kind::Id;
use crate::ledger::{Key, Ledger, Record};

/// Records in a row.
const PER_ROW: usize = 32;

/// What is to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fold {
    /// Rows to write, by number.
    pub put: Vec<(u32, String)>,
    /// The journal's entries up to this key are in the rows now.
    pub through: u64,
}

/// Merges the journal into the rows. Only rows that change are written.
///
/// # Errors
/// A message that names the row or entry that cannot be read; then nothing may be written.
pub fn fold(rows: &[(u32, String)], journal: &[(u64, String)], now: i64) -> Result<Fold, String> {
    // Nothing is written by this ledger, so any actor will do.
    let mut ledger = Ledger::new(Id::natural(&["folding"]), now);
    let mut place: BTreeMap<Key, u32> = BTreeMap::new();
    let mut filled: BTreeMap<u32, BTreeSet<Key>> = BTreeMap::new();
    for (number, text) in rows {
        let records = stored::decode_entry(text).map_err(|why| format!("第 {number} 行：{why}"))?;
        for record in &records {
            let key: Key = (record.kind.clone(), record.id);
            filled.entry(*number).or_default().insert(key.clone());
            place.insert(key, *number);
        }
        ledger.absorb(records);
    }
    let mut changed: BTreeSet<u32> = BTreeSet::new();
    for (key, text) in journal {
        let records = stored::decode_entry(text).map_err(|why| format!("第 {key} 笔：{why}"))?;
        for touched in ledger.absorb(records) {
            let number = *place.entry(touched.clone()).or_insert_with(|| room(&filled));
            filled.entry(number).or_default().insert(touched);
            changed.insert(number);
        }
    }
    let put = changed.into_iter().map(|number| (number, row_text(&ledger, filled.get(&number)))).collect();
    Ok(Fold { put, through: journal.last().map_or(0, |(key, _)| *key) })
}

/// A row with room: the last one, or one after it.
fn room(filled: &BTreeMap<u32, BTreeSet<Key>>) -> u32 {
    match filled.last_key_value() {
        Some((number, keys)) if keys.len() < PER_ROW => *number,
        Some((number, _)) => number + 1,
        None => 1,
    }
}

fn row_text(ledger: &Ledger, keys: Option<&BTreeSet<Key>>) -> String {
    let records: Vec<&Record> = keys.into_iter().flatten().filter_map(|key| ledger.record(&key.0, key.1)).collect();
    stored::encode_entry(&records)
}

/// Rows for a whole ledger, as a restore writes them.
pub fn rows_of(ledger: &Ledger) -> Vec<(u32, String)> {
    let records: Vec<&Record> = ledger.records().collect();
    records.chunks(PER_ROW).zip(1..).map(|(chunk, number)| (number, stored::encode_entry(chunk))).collect()
}
