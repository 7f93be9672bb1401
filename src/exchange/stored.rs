//! The encoding of packs, as the database keeps it: journal entries, rows, and what windows tell one another.

use std::sync::Arc;

use serde_json::{Map, json};

use crate::domain::kind::{Id, Value};
use crate::ledger::Record;
use crate::ledger::codec::{Decoder, Encoder};

/// Records as one text.
pub fn encode_entry(records: &[&Record]) -> String {
    let mut encoder = Encoder::default();
    let mut kinds: Map<String, Value> = Map::new();
    for record in records {
        let encoded = encoder.encode(record);
        if let Value::Array(all) = kinds.entry(record.kind.to_string()).or_insert_with(|| json!([])) {
            all.push(encoded);
        }
    }
    json!({ "actors": encoder.actors(), "records": kinds }).to_string()
}

/// Reads [`encode_entry`].
///
/// # Errors
/// A message that names the record that cannot be read.
pub fn decode_entry(text: &str) -> Result<Vec<Record>, String> {
    let entry: Value = serde_json::from_str(text).map_err(|error| format!("不是 JSON：{error}"))?;
    let actors: Vec<Id> = serde_json::from_value(entry.get("actors").cloned().unwrap_or_default())
        .map_err(|error| format!("actors：{error}"))?;
    let decoder = Decoder { actors: &actors, plain: None };
    let kinds = entry.get("records").and_then(Value::as_object).ok_or("没有 records")?;
    let mut records = Vec::new();
    for (kind, all) in kinds {
        let kind: Arc<str> = kind.as_str().into();
        for (at, value) in all.as_array().into_iter().flatten().enumerate() {
            records.push(decoder.decode(&kind, value).map_err(|why| format!("{kind} 第 {} 条：{why}", at + 1))?);
        }
    }
    Ok(records)
}
