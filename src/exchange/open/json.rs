//! JSON read strictly: a key that is written twice is an error, since one of the two values would be lost.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Map, Value};

use super::refusal::{Place, Refusal};

/// A file and the parts of it that are still text.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(pub &'a str);

impl<'a> Source<'a> {
    /// Where a part of this text begins, in bytes.
    pub fn offset(self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.0.as_ptr() as usize).min(self.0.len())
    }

    /// Reads a part of this text as a value.
    pub fn value(self, part: &'a str) -> Result<Value, Refusal> {
        let mut reader = Deserializer::from_str(part);
        let read = Strict.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
        read.map_err(|error| self.refusal(part, &error))
    }

    /// Reads a part of this text as an object whose values stay text.
    pub fn object(self, part: &'a str) -> Result<Vec<(String, &'a str)>, Refusal> {
        let mut reader = Deserializer::from_str(part);
        let read = reader.deserialize_map(RawObject).and_then(|all| reader.end().map(|()| all));
        read.map_err(|error| self.refusal(part, &error))
    }

    /// Reads a part of this text as a list whose values stay text.
    pub fn list(self, part: &'a str) -> Result<Vec<&'a str>, Refusal> {
        let all: Vec<&RawValue> = serde_json::from_str(part).map_err(|error| self.refusal(part, &error))?;
        Ok(all.into_iter().map(RawValue::get).collect())
    }

    fn refusal(self, part: &str, error: &serde_json::Error) -> Refusal {
        let byte = self.offset(part) + byte_of(part, error.line(), error.column());
        let place = Place::at(self.0, byte.saturating_sub(1));
        let message = error.to_string();
        // serde_json takes an end within `true` or behind `2.` for a mistake.
        let is_last = byte >= self.0.trim_end().len();
        let breaks_off = is_last && (message.starts_with("invalid number") || ends_in_word(self.0));
        if error.is_eof() || breaks_off {
            return Refusal::Truncated { line: Place::at(self.0, self.0.trim_end().len()).line };
        }
        if message.starts_with("recursion limit") {
            return Refusal::TooDeep { place };
        }
        Refusal::NotJson { place, why: in_words(&message) }
    }
}

/// Whether a text breaks off within `true`, `false` or `null`.
fn ends_in_word(text: &str) -> bool {
    let text = text.trim_end();
    let rest = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let word = text.get(rest.len()..).unwrap_or_default();
    !word.is_empty() && ["true", "false", "null"].iter().any(|whole| whole.starts_with(word) && *whole != word)
}

/// The byte at serde_json's line and column, both of which count from 1 (the column may be 0).
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + column
}

fn in_words(message: &str) -> String {
    // Our own messages are in Chinese and stand before the place that serde_json adds.
    let own = message.split(" at line ").next().unwrap_or_default();
    if own.starts_with('“') {
        return own.to_owned();
    }
    let known = [
        ("number out of range", "这个数太大，读不了"),
        ("control character", "引号里有换行或控制字符"),
        ("hex escape", "有半个字（\\u 后面的编码不全）"),
        ("escape", "反斜杠后面的写法不对"),
        ("trailing comma", "最后一项后面多了逗号"),
        ("trailing characters", "内容结束后还有别的字"),
        ("key must be a string", "名字没有加引号"),
        ("invalid type", "这里的写法不对，位置上应是另一种内容"),
    ];
    let words = known.iter().find(|(part, _)| message.contains(part)).map(|(_, words)| *words);
    words.unwrap_or("这里不是 JSON 的写法").to_owned()
}

fn twice<E: Error>(key: &str) -> E {
    let key: String = key.chars().take(40).collect();
    E::custom(format!("“{key}”在同一个花括号里写了两次，不知道该用哪一个"))
}

/// An object whose values stay text.
struct RawObject;

impl<'de> Visitor<'de> for RawObject {
    type Value = Vec<(String, &'de str)>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all: Vec<(String, &'de str)> = Vec::new();
        let mut names = std::collections::BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !names.insert(key.clone()) {
                return Err(twice(&key));
            }
            all.push((key, map.next_value::<&'de RawValue>()?.get()));
        }
        Ok(all)
    }
}

/// Any value, with keys that are written twice refused.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;
    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Value, A::Error> {
        let mut out = Vec::new();
        while let Some(value) = all.next_element_seed(Strict)? {
            out.push(value);
        }
        Ok(Value::Array(out))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Value, A::Error> {
        let mut out = Map::new();
        while let Some(key) = all.next_key::<String>()? {
            if out.contains_key(&key) {
                return Err(twice(&key));
            }
            out.insert(key, all.next_value_seed(Strict)?);
        }
        Ok(Value::Object(out))
    }
}
