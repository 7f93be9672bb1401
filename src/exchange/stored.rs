//! Records as the database keeps them: the encoding of packs, without a header.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::domain::kind::Id;
use crate::ledger::Record;
use crate::ledger::codec::{Decoder, Encoder};

/// Writes records: `{"actors": [ids], "records": {kind: [records]}}`. The same records in the same order give the
/// same text.
pub fn encode_entry(records: &[&Record]) -> String {
    let mut encoder = Encoder::default();
    let mut by_kind: Map<String, Value> = Map::new();
    for record in records {
        let encoded = encoder.encode(record);
        let all = by_kind.entry(&*record.kind).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(all) = all {
            all.push(encoded);
        }
    }
    json!({ "actors": encoder.actors(), "records": by_kind }).to_string()
}

/// Reads what [`encode_entry`] wrote.
///
/// # Errors
/// A message in Chinese that names the place: the entry is damaged.
pub fn decode_entry(text: &str) -> Result<Vec<Record>, String> {
    let entry: Value = serde_json::from_str(text)
        .map_err(|error| format!("第 {} 行第 {} 列不是 JSON 的写法", error.line(), error.column()))?;
    let actors = entry.get("actors").and_then(Value::as_array).ok_or("没有 actors")?;
    let actors: Vec<Id> = actors
        .iter()
        .map(|id| id.as_str().unwrap_or_default().parse())
        .collect::<Result<_, String>>()
        .map_err(|why| format!("actors：{why}"))?;
    let decoder = Decoder { actors: &actors, plain: None };
    let mut out = Vec::new();
    for (kind, all) in entry.get("records").and_then(Value::as_object).ok_or("没有 records")? {
        let name: Arc<str> = kind.as_str().into();
        for (at, record) in all.as_array().ok_or_else(|| format!("{kind}：应是列表"))?.iter().enumerate() {
            out.push(decoder.decode(&name, record).map_err(|why| format!("{kind} 第 {} 条：{why}", at + 1))?);
        }
    }
    Ok(out)
}
