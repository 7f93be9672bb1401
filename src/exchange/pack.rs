//! Writing a pack: a header with one key a line, then the records with one record a line.

use crate::domain::order::Ordered;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::header::{FORMAT, Header, MIN_READER, Purpose, VERSION};
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::{KINDS, kind_named};
use crate::ledger::codec::Encoder;
use crate::ledger::{Action, ActorInfo, Record, Source};

/// Longest name of a file, in characters, with its ending.
const LONGEST_NAME: usize = 80;
/// How much of it the organization may take.
const LONGEST_ORG: usize = 30;

/// Writes a pack. A record that is given twice is written once. `counts` and `digest` of the header are made here.
pub fn write(header: &Header, records: &[&Record], actors: &BTreeMap<Id, ActorInfo>) -> String {
    write_all(header, records, actors, &[])
}

/// Writes a `backup`, whatever purpose the header names: the only pack that carries lines of history, one a line. Who
/// stands in the history is among the pack's actors, also when no record of theirs is left.
pub fn write_backup(
    header: &Header,
    records: &[&Record],
    actors: &BTreeMap<Id, ActorInfo>,
    history: &[Action],
) -> String {
    write_all(&Header { purpose: Purpose::Backup, ..header.clone() }, records, actors, history)
}

fn write_all(header: &Header, records: &[&Record], actors: &BTreeMap<Id, ActorInfo>, history: &[Action]) -> String {
    let mut encoder = Encoder::default();
    let by_kind = in_order(records);
    let body = body(&by_kind, &mut encoder);
    let counts: serde_json::Map<String, Value> =
        by_kind.values().map(|(kind, all)| ((*kind).to_owned(), Value::from(all.len()))).collect();
    let mut out = String::with_capacity(body.len() + 2000);
    out.push_str("{\n");
    for (key, value) in header_lines(header, counts, &digest(body.as_bytes())) {
        let _ = writeln!(out, "  {}: {value},", Value::from(key));
    }
    out.push_str("  \"actors\": [");
    for (at, actor) in named_actors(&encoder, history).into_iter().enumerate() {
        let info = actors.get(&actor).cloned().unwrap_or_default();
        let comma = if at == 0 { "" } else { "," };
        let line = json!({ "id": actor, "org": info.org, "name": info.name, "post": info.post });
        let _ = write!(out, "{comma}\n    {line}");
    }
    out.push_str("\n  ],\n  \"records\": ");
    out.push_str(&body);
    for (at, line) in history.iter().filter_map(|action| serde_json::to_string(action).ok()).enumerate() {
        out.push_str(if at == 0 { ",\n  \"history\": [\n    " } else { ",\n    " });
        out.push_str(&line);
    }
    out.push_str(if history.is_empty() { "\n}\n" } else { "\n  ]\n}\n" });
    out
}

/// The actors of the records, in the order by which records name them, then those of the history alone.
fn named_actors(encoder: &Encoder, history: &[Action]) -> Vec<Id> {
    let mut all = encoder.actors().to_vec();
    let mut known: BTreeSet<Id> = all.iter().copied().collect();
    for action in history {
        let undone = match action.source {
            Source::Undo { actor, .. } => Some(actor),
            Source::Edit | Source::Import { .. } => None,
        };
        all.extend([Some(action.actor), undone].into_iter().flatten().filter(|actor| known.insert(*actor)));
    }
    all
}

/// `sha256:…` of these bytes.
pub fn digest(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn header_lines(header: &Header, counts: serde_json::Map<String, Value>, digest: &str) -> Vec<(&'static str, Value)> {
    let mut lines = vec![
        ("format", Value::from(FORMAT)),
        ("version", Value::from(VERSION)),
        ("min_reader", Value::from(MIN_READER)),
        ("id", json!(header.id)),
        ("title", Value::from(header.title.as_str())),
        ("purpose", Value::from(header.purpose.key())),
        ("source", Value::from(header.source.as_str())),
        ("from", header.from.to_value()),
    ];
    lines.extend(header.to.as_ref().map(|to: &Ref| ("to", to.to_value())));
    lines.extend(header.made_at.map(|moment| ("made_at", Value::from(moment.to_string()))));
    if header.demo {
        lines.push(("demo", Value::Bool(true)));
    }
    lines.push(("counts", Value::Object(counts)));
    lines.push(("digest", Value::from(digest)));
    lines
}

type ByKind<'a> = BTreeMap<(usize, &'a str), (&'a str, BTreeMap<Id, &'a Record>)>;

/// The records by kind, declared kinds first and in their order, each by id.
fn in_order<'a>(records: &[&'a Record]) -> ByKind<'a> {
    let mut by_kind = ByKind::new();
    for record in records {
        let order = KINDS.iter().position(|spec| *spec.name == *record.kind).unwrap_or(KINDS.len());
        let all = by_kind.entry((order, &*record.kind)).or_insert_with(|| (&record.kind, BTreeMap::new()));
        all.1.insert(record.id, record);
    }
    by_kind
}

fn body(by_kind: &ByKind<'_>, encoder: &mut Encoder) -> String {
    let mut out = String::from("{");
    for (at, (kind, all)) in by_kind.values().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(out, "{comma}\n    {}: [", Value::from(*kind));
        for (at, record) in all.values().enumerate() {
            out.push_str(if at == 0 { "\n      " } else { ",\n      " });
            line(&encoder.encode(record), &mut out);
        }
        out.push_str("\n    ]");
    }
    out.push_str("\n  }");
    out
}

/// One record: its id first, then the fields, then what merging needs.
fn line(record: &Value, out: &mut String) {
    let Some(map) = record.as_object() else { return };
    let rank = |key: &str| match key {
        "id" => 0,
        _ if key.starts_with('_') => 2,
        _ => 1,
    };
    let mut entries: Vec<_> = map.iter().collect();
    entries.order_by_key(|(key, _)| rank(key));
    for (at, (key, value)) in entries.into_iter().enumerate() {
        let _ = write!(out, "{} {}: {value}", if at == 0 { "{" } else { "," }, Value::from(key.as_str()));
    }
    out.push_str(" }");
}

/// The name of a file, `组织_内容_期间.json`, such that Windows takes it: none of `\ / : * ? " < > |`, no control
/// characters, at most 80 characters. Empty parts are left out.
pub fn file_name(org: &str, content: &str, period: &str) -> String {
    named(org, content, period, ".json")
}

/// [`file_name`] with another ending, dot included.
pub fn named(org: &str, content: &str, period: &str, ending: &str) -> String {
    let (org, content, period) = (safe(org, LONGEST_ORG), safe(content, LONGEST_NAME), safe(period, 20));
    let taken = [&org, &period].iter().map(|part| part.chars().count() + 1).sum::<usize>() + ending.len();
    let content = safe(&content, LONGEST_NAME.saturating_sub(taken));
    let parts: Vec<&str> = [&*org, &*content, &*period].into_iter().filter(|part| !part.is_empty()).collect();
    let stem = if parts.is_empty() { "党建一本账".to_owned() } else { parts.join("_") };
    format!("{stem}{ending}")
}

fn safe(text: &str, most: usize) -> String {
    let kept = text.chars().filter(|c| !c.is_control()).map(|c| match c {
        '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        // Marks that turn the direction of writing can make a name look like another.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '-',
        other => other,
    });
    let cut: String = kept.collect::<String>().trim().chars().take(most).collect();
    cut.trim_matches(['.', ' ', '\u{3000}']).to_owned()
}

/// How many records of each kind there are, with the kind's label, in the order of the kinds.
pub fn counts(records: &[&Record]) -> Vec<(String, usize)> {
    in_order(records)
        .values()
        .map(|(kind, all)| {
            (kind_named(kind).map_or_else(|| (*kind).to_owned(), |spec| spec.label.to_owned()), all.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("青岛路二社区党委", "11月主题党日", "2026-11", "青岛路二社区党委_11月主题党日_2026-11.json")]
    #[case("a/b", "学习<党章>: \"为什么?\"", "2026", "a-b_学习-党章-- -为什么--_2026.json")]
    #[case("", "", "", "党建一本账.json")]
    #[case(" 某某支部. ", "备份\u{0}\n", "", "某某支部_备份.json")]
    fn names_files(#[case] org: &str, #[case] content: &str, #[case] period: &str, #[case] name: &str) {
        assert_eq!(file_name(org, content, period), name);
    }

    #[test]
    fn long_names_are_cut_in_the_middle() {
        let name = file_name(&"长".repeat(100), &"主题".repeat(100), "2026-11");
        assert_eq!(name.chars().count(), 80);
        assert!(name.ends_with("_2026-11.json"), "{name}");
    }
}
