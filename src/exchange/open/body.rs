//! Reading the records.

use crate::domain::order::Gather;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::json::Source;
use super::refusal::{Refusal, line_of};
use super::{Remark, remarks};
use crate::domain::kind::Id;
use crate::domain::kind_named;
use crate::domain::text::shortened;
use crate::exchange::Header;
use crate::ledger::codec::Decoder;
use crate::ledger::{ActorInfo, Record};

/// Longest name of a kind, in bytes.
const LONGEST_KIND: usize = 200;
/// Most kinds in a pack.
const MOST_KINDS: usize = 1000;
/// The keys that say that a record knows of merging.
const MERGING_KEYS: [&str; 4] = ["_vv", "_d", "_f", "_c"];

/// What is gathered while records are read.
#[derive(Default)]
pub(super) struct Body {
    pub records: Vec<Record>,
    pub remarks: Vec<Remark>,
    pub more_remarks: usize,
    pub unknown_kinds: BTreeMap<String, usize>,
    pub unknown_fields: BTreeMap<(String, String), usize>,
    /// The actors of records without `_` keys.
    pub plain_actors: BTreeMap<Id, ActorInfo>,
}

/// What records are read with.
pub(super) struct Reader<'a> {
    pub source: Source<'a>,
    pub header: &'a Header,
    pub actors: &'a [Id],
}

/// A kind in words.
pub(super) fn label(kind: &str) -> String {
    kind_named(kind).map_or_else(|| format!("“{}”", shortened(kind, 40)), |spec| spec.label.to_owned())
}

impl<'a> Reader<'a> {
    pub fn read(&self, records: &'a str) -> Result<Body, Refusal> {
        let wrong = |why: &str| Refusal::Header { field: "records".into(), why: why.into() };
        if !records.starts_with('{') {
            return Err(wrong("应写成 {\"种类\": [记录, …]}"));
        }
        let kinds = self.source.object(records)?;
        if kinds.len() > MOST_KINDS {
            return Err(wrong(&format!("有 {} 种记录，超过 {MOST_KINDS} 种", kinds.len())));
        }
        let mut body = Body::default();
        for (kind, all) in &kinds {
            if kind.is_empty() || kind.len() > LONGEST_KIND {
                return Err(wrong(&format!("种类名“{}”太长或是空的", shortened(kind, 20))));
            }
            if !all.starts_with('[') {
                return Err(wrong(&format!("{}应是列表", label(kind))));
            }
            self.kind(kind, all, &mut body)?;
        }
        self.check_counts(&kinds, &body)?;
        Ok(body)
    }

    fn kind(&self, kind: &str, all: &'a str, body: &mut Body) -> Result<(), Refusal> {
        let name: Arc<str> = kind.into();
        let mut lines: BTreeMap<Id, usize> = BTreeMap::new();
        let (mut read_to, mut line) = (0, 1);
        for (at, text) in self.source.list(all)?.into_iter().enumerate() {
            let start = self.source.offset(text);
            line += line_of(self.source.0.as_bytes().get(read_to..start).unwrap_or_default()) - 1;
            read_to = start;
            let record = self.record(&name, text, (at, line), body)?;
            if let Some(first) = lines.insert(record.id, line) {
                let id = record.id.to_string();
                return Err(Refusal::Duplicate { kind: label(kind), id, first, second: line });
            }
            if kind_named(kind).is_none() {
                *body.unknown_kinds.entry(kind.to_owned()).or_default() += 1;
            }
            body.records.push(record);
        }
        Ok(())
    }

    fn record(
        &self,
        kind: &Arc<str>,
        text: &'a str,
        (at, line): (usize, usize),
        body: &mut Body,
    ) -> Result<Record, Refusal> {
        let value = self.source.value(text)?;
        let place = |id: &str| format!("{}第 {} 条（第 {line} 行{id}）", label(kind), at + 1);
        let id = match value.get("id").and_then(Value::as_str) {
            Some(id) => format!("，id {}", shortened(id, 40)),
            None => String::new(),
        };
        let wrong = |why: String| Refusal::Record { place: place(&id), why };
        let empty = Map::new();
        let map = value.as_object().unwrap_or(&empty);
        check_merging_keys(map).map_err(wrong)?;
        let decoder = Decoder { actors: self.actors, plain: self.plain() };
        let is_plain = !map.contains_key("_vv");
        if is_plain && value.is_object() && decoder.plain.is_none() {
            return Err(wrong("没有写明是谁写的（_vv），包头也没有写制作时间 made_at，分不出先后".into()));
        }
        let record = decoder.decode(kind, &value).map_err(wrong)?;
        if is_plain {
            self.note_plain(&record, body);
        }
        remarks::examine(&record, map, &place(""), body);
        Ok(record)
    }

    /// Who wrote records that know nothing of merging: the program, counted by the time of the file.
    fn plain(&self) -> Option<(Id, i64)> {
        let made_at = self.header.made_at?;
        let from = self.header.from.id.map_or_else(|| self.header.from.name.clone(), |id| id.to_string());
        Some((Id::natural(&["source", &self.header.source, &from]), made_at.millis))
    }

    fn note_plain(&self, record: &Record, body: &mut Body) {
        for write in record.registers().flat_map(|(_, register)| register) {
            body.plain_actors.entry(write.dot.actor).or_insert_with(|| ActorInfo {
                org: self.header.from.name.clone(),
                name: self.header.source.clone(),
                post: String::new(),
            });
        }
    }

    fn check_counts(&self, kinds: &[(String, &str)], body: &Body) -> Result<(), Refusal> {
        if self.header.counts.is_empty() {
            return Ok(());
        }
        let mut found: BTreeMap<&str, usize> = kinds.iter().map(|(kind, _)| (kind.as_str(), 0)).gather_map();
        for record in &body.records {
            *found.entry(&record.kind).or_default() += 1;
        }
        let named = self.header.counts.keys().map(String::as_str);
        for kind in named.chain(found.keys().copied()) {
            let written = self.header.counts.get(kind).copied();
            let there = found.get(kind).copied().unwrap_or(0);
            if written.unwrap_or(0) != there as u64 {
                let written = written.unwrap_or(0).to_string();
                return Err(Refusal::Counts { kind: label(kind), written, found: there });
            }
        }
        Ok(())
    }
}

/// The decoder passes over what it does not need; half a set of `_` keys is an error all the same.
fn check_merging_keys(map: &Map<String, Value>) -> Result<(), String> {
    let half = MERGING_KEYS.iter().find(|key| map.contains_key(**key));
    match half {
        Some(half) if !map.contains_key("_vv") => Err(format!("有 {half} 却没有 _vv")),
        _ => Ok(()),
    }
}
