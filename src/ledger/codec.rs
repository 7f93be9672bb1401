//! Records as plain JSON, with what merging needs under `_` keys. One form serves packs, the journal and the rows.
//!
//! ```json
//! { "id": "…", "org": "…", "name": "李建国", "phone": null,
//!   "_vv": [[0,3],[1,1]],                     what the record has seen, actors by index
//!   "_d": [0,3,1760000000003],                actor, count and time of most fields
//!   "_f": { "name": [1,1,1750000000000] },    of the other fields
//!   "_c": { "name": [{ "v": "…", "d": [0,2,…] }] } }   concurrent values that are not shown
//! ```
//! A record without `_` keys is a write of its source (see [`Decoder::plain`]).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, json};

use super::record::DELETED;
use super::{COUNT_LIMIT, Dot, Record, Seen, Write};
use crate::domain::kind::{Id, Value};

/// Longest name of a field, in bytes.
const LONGEST_FIELD: usize = 200;
/// Most fields of a record.
const MOST_FIELDS: usize = 50_000;
/// Deepest nesting of a value. JSON is read to 128 levels, and packs and rows wrap a value in up to ten.
const DEEPEST: usize = 64;

/// Writes records; collects the actors they name.
#[derive(Debug, Default)]
pub struct Encoder {
    actors: Vec<Id>,
    index: BTreeMap<Id, usize>,
}

impl Encoder {
    /// The actors named so far, by index.
    pub fn actors(&self) -> &[Id] {
        &self.actors
    }

    fn index(&mut self, actor: Id) -> usize {
        *self.index.entry(actor).or_insert_with(|| {
            self.actors.push(actor);
            self.actors.len() - 1
        })
    }

    fn dot(&mut self, write: &Write) -> Value {
        json!([self.index(write.dot.actor), write.dot.n, write.time])
    }

    fn seen(&mut self, seen: &Seen) -> Value {
        Value::Array(seen.dots().map(|dot| json!([self.index(dot.actor), dot.n])).collect())
    }

    fn value(&mut self, field: &str, value: &Value) -> Value {
        if field == DELETED && value.is_object() { self.seen(&Seen::from_value(value)) } else { value.clone() }
    }

    /// Writes one record.
    pub fn encode(&mut self, record: &Record) -> Value {
        let mut out = Map::new();
        out.insert("id".into(), Value::from(record.id.to_string()));
        let common = most_common(record);
        let (mut apart, mut hidden) = (Map::new(), Map::new());
        for (field, register) in record.registers() {
            let Some((shown, rest)) = register.split_first() else { continue };
            out.insert(field.to_string(), self.value(field, &shown.value));
            if common != Some((shown.dot, shown.time)) {
                apart.insert(field.to_string(), self.dot(shown));
            }
            if !rest.is_empty() {
                let sides =
                    rest.iter().map(|write| json!({ "v": self.value(field, &write.value), "d": self.dot(write) }));
                hidden.insert(field.to_string(), Value::Array(sides.collect()));
            }
        }
        out.insert("_vv".into(), self.seen(record.seen()));
        if let Some((dot, time)) = common {
            out.insert("_d".into(), json!([self.index(dot.actor), dot.n, time]));
        }
        for (key, map) in [("_f", apart), ("_c", hidden)] {
            if !map.is_empty() {
                out.insert(key.into(), Value::Object(map));
            }
        }
        Value::Object(out)
    }
}

fn most_common(record: &Record) -> Option<(Dot, i64)> {
    let mut counts: BTreeMap<(Dot, i64), usize> = BTreeMap::new();
    for write in record.registers().filter_map(|(_, register)| register.first()) {
        *counts.entry((write.dot, write.time)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(dot, _)| dot)
}

/// Reads records.
#[derive(Debug)]
pub struct Decoder<'a> {
    /// The actors, by index.
    pub actors: &'a [Id],
    /// For records without `_` keys: the source that wrote them, and when (milliseconds).
    pub plain: Option<(Id, i64)>,
}

impl Decoder<'_> {
    /// Reads one record.
    ///
    /// # Errors
    /// A message in Chinese that names the place within the record.
    pub fn decode(&self, kind: &Arc<str>, value: &Value) -> Result<Record, String> {
        let map = value.as_object().ok_or("一条记录应写在花括号里")?;
        let id = map.get("id").and_then(Value::as_str).ok_or("没有 id")?.parse()?;
        let mut record = Record::new(kind.clone(), id);
        if map.len() > MOST_FIELDS {
            return Err(format!("一条记录有 {} 项，超过 {MOST_FIELDS} 项", map.len()));
        }
        match map.get("_vv") {
            Some(seen) => self.decode_full(map, seen, &mut record)?,
            None => self.decode_plain(map, &mut record)?,
        }
        Ok(record)
    }

    fn decode_full(&self, map: &Map<String, Value>, seen: &Value, record: &mut Record) -> Result<(), String> {
        let common = map.get("_d").map(|dot| self.dot(dot, "_d")).transpose()?;
        let apart = object(map, "_f")?;
        let hidden = object(map, "_c")?;
        for (field, value) in fields(map)? {
            let dot = apart.and_then(|all| all.get(field)).map(|dot| self.dot(dot, field)).transpose()?.or(common);
            let (dot, time) = dot.ok_or_else(|| format!("{field}：没有写明是谁写的（_d、_f 里都没有）"))?;
            record.add(field.as_str().into(), Write { value: self.value(field, value)?, dot, time });
        }
        for (field, sides) in hidden.map(fields).transpose()?.into_iter().flatten() {
            for side in sides.as_array().ok_or_else(|| format!("_c.{field}：应是列表"))? {
                let (dot, time) = self.dot(side.get("d").unwrap_or(&Value::Null), field)?;
                let value = self.value(field, side.get("v").unwrap_or(&Value::Null))?;
                record.add(field.as_str().into(), Write { value, dot, time });
            }
        }
        record.note_seen(&self.seen(seen, "_vv")?);
        Ok(())
    }

    /// A record of a program that knows nothing of merging: each field is a write of the program's, counted by the
    /// time of the file, so that a later file supersedes an earlier one in any order of reading. Each field has an
    /// actor of its own, because a field that a later file leaves out was not said anything about.
    fn decode_plain(&self, map: &Map<String, Value>, record: &mut Record) -> Result<(), String> {
        let (source, made_at) = self.plain.ok_or("没有 _vv")?;
        let n = u64::try_from(made_at).unwrap_or(0).max(1);
        if n >= COUNT_LIMIT {
            return Err("文件的制作时间不对".into());
        }
        for (field, value) in fields(map)? {
            let actor = Id::natural(&["plain", &source.to_string(), field]);
            let value = match (field.as_str(), value) {
                // Such a program cannot say what it had seen: against any edit its deletion is in dispute.
                (DELETED, Value::Null | Value::Bool(false)) => Value::Null,
                (DELETED, _) => Seen::default().to_value(),
                _ => shallow(field, value)?.clone(),
            };
            record.add(field.as_str().into(), Write { value, dot: Dot { actor, n }, time: made_at });
        }
        Ok(())
    }

    fn value(&self, field: &str, value: &Value) -> Result<Value, String> {
        if field == DELETED && !value.is_null() {
            return Ok(self.seen(value, field)?.to_value());
        }
        shallow(field, value).cloned()
    }

    fn actor(&self, index: &Value) -> Option<Id> {
        self.actors.get(usize::try_from(index.as_u64()?).ok()?).copied()
    }

    fn count(n: &Value) -> Option<u64> {
        n.as_u64().filter(|n| (1..COUNT_LIMIT).contains(n))
    }

    fn dot(&self, value: &Value, place: &str) -> Result<(Dot, i64), String> {
        let read = || match value.as_array()?.as_slice() {
            [actor, n, time] => Some((Dot { actor: self.actor(actor)?, n: Self::count(n)? }, time.as_i64()?)),
            _ => None,
        };
        read().ok_or_else(|| format!("{place}：写入标记应是 [第几个写入者, 次数, 毫秒]"))
    }

    fn seen(&self, value: &Value, place: &str) -> Result<Seen, String> {
        let pair = |pair: &Value| match pair.as_array()?.as_slice() {
            [actor, n] => Some(Dot { actor: self.actor(actor)?, n: Self::count(n)? }),
            _ => None,
        };
        let all = value.as_array().and_then(|all| all.iter().map(pair).collect::<Option<Seen>>());
        all.ok_or_else(|| format!("{place}：应是 [[第几个写入者, 次数], …]"))
    }
}

fn object<'a>(map: &'a Map<String, Value>, key: &str) -> Result<Option<&'a Map<String, Value>>, String> {
    match map.get(key) {
        None => Ok(None),
        Some(value) => value.as_object().map(Some).ok_or_else(|| format!("{key}：应写在花括号里")),
    }
}

/// The value, unless it is nested so deeply that it could be read here and not where it is written again.
fn shallow<'a>(field: &str, value: &'a Value) -> Result<&'a Value, String> {
    fn fits(value: &Value, levels: usize) -> bool {
        match value {
            Value::Array(all) => levels > 0 && all.iter().all(|inner| fits(inner, levels - 1)),
            Value::Object(all) => levels > 0 && all.values().all(|inner| fits(inner, levels - 1)),
            _ => true,
        }
    }
    fits(value, DEEPEST).then_some(value).ok_or_else(|| format!("{field}：嵌套超过 {DEEPEST} 层"))
}

/// The fields proper: everything but `id` and the `_` keys, with the deletion among them.
fn fields(map: &Map<String, Value>) -> Result<impl Iterator<Item = (&String, &Value)>, String> {
    if let Some(long) = map.keys().find(|name| name.len() > LONGEST_FIELD) {
        return Err(format!("字段名太长：{}…", long.chars().take(20).collect::<String>()));
    }
    Ok(map.iter().filter(|(name, _)| *name != "id" && (!name.starts_with('_') || *name == DELETED)))
}
