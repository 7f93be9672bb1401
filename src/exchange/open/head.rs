//! Reading the header.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Remark;
use super::refusal::Refusal;
use crate::domain::kind::{FieldValue, Id, Ref};
use crate::domain::text::shortened;
use crate::exchange::header::{FORMAT, Header, MIN_READER, Purpose};
use crate::ledger::ActorInfo;

/// Longest text of a header that is kept, in characters.
const LONGEST: usize = 200;

/// Refuses what is no pack, or one that this program cannot read.
pub(super) fn check_format(map: &Map<String, Value>) -> Result<(), Refusal> {
    match map.get("format").map(|format| format.as_str()) {
        None => return Err(Refusal::NotPack { why: "没有 format 一项".into() }),
        Some(Some(FORMAT)) => {}
        Some(other) => {
            let other = shortened(other.unwrap_or("（不是文字）"), 40);
            return Err(Refusal::NotPack { why: format!("format 写的是“{other}”，应是“{FORMAT}”") });
        }
    }
    let min_reader = number(map, "min_reader")?.unwrap_or(1);
    if min_reader > MIN_READER {
        let source_name = text(map, "source")?.unwrap_or_else(|| "没有写明程序".into());
        return Err(Refusal::Newer { source_name, min_reader });
    }
    Ok(())
}

/// Reads the header. What a 20-line script leaves out is taken from the file's name and content.
pub(super) fn read(
    map: &Map<String, Value>,
    file_name: &str,
    content: &str,
    remarks: &mut Vec<Remark>,
) -> Result<Header, Refusal> {
    let wrong = |field: &str, why: String| Refusal::Header { field: field.into(), why };
    let id = match text(map, "id")? {
        Some(id) => id.parse().map_err(|why| wrong("id", why))?,
        // The same file is the same pack.
        None => Id::natural(&["pack", content]),
    };
    let made_at = match text(map, "made_at")? {
        Some(moment) => Some(moment.parse().map_err(|why| wrong("made_at", why))?),
        None => None,
    };
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    Ok(Header {
        version: number(map, "version")?.unwrap_or(1),
        min_reader: number(map, "min_reader")?.unwrap_or(1),
        id,
        title: text(map, "title")?.unwrap_or_else(|| shortened(stem, LONGEST)),
        purpose: purpose(map, remarks)?,
        source: text(map, "source")?.unwrap_or_default(),
        from: party(map, "from")?.unwrap_or_default(),
        to: party(map, "to")?,
        made_at,
        counts: counts(map)?,
        digest: text(map, "digest")?,
        demo: map.get("demo").and_then(Value::as_bool).unwrap_or(false),
    })
}

fn purpose(map: &Map<String, Value>, remarks: &mut Vec<Remark>) -> Result<Purpose, Refusal> {
    let Some(key) = text(map, "purpose")? else { return Ok(Purpose::Share) };
    let known = Purpose::from_value(&Value::from(key.as_str()));
    if known.is_none() {
        remarks.push(Remark::header(format!("不认识的用途“{key}”，当作共享")));
    }
    Ok(known.unwrap_or_default())
}

fn text(map: &Map<String, Value>, field: &str) -> Result<Option<String>, Refusal> {
    match map.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            let line = text.trim().replace(|c: char| c.is_control(), " ");
            Ok(Some(shortened(&line, LONGEST)).filter(|text| !text.is_empty()))
        }
        Some(_) => Err(Refusal::Header { field: field.into(), why: "应是文字".into() }),
    }
}

fn number(map: &Map<String, Value>, field: &str) -> Result<Option<u64>, Refusal> {
    match map.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_u64() {
            Some(number) => Ok(Some(number)),
            None => Err(Refusal::Header { field: field.into(), why: "应是整数".into() }),
        },
    }
}

/// Who sends it or whom it is for: `{"id", "name"}`, or in a script's pack just a name.
fn party(map: &Map<String, Value>, field: &str) -> Result<Option<Ref>, Refusal> {
    let wrong = |why: String| Refusal::Header { field: field.into(), why };
    let named = |name: &str| shortened(&name.replace(|c: char| c.is_control(), " "), LONGEST);
    match map.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(name)) => Ok(Some(Ref::named(named(name)))),
        Some(Value::Object(party)) => {
            let id = match party.get("id") {
                None | Some(Value::Null) => None,
                Some(id) => Some(id.as_str().unwrap_or_default().parse().map_err(wrong)?),
            };
            let name = named(party.get("name").and_then(Value::as_str).unwrap_or_default());
            Ok(Some(Ref { id, name }).filter(|party| !party.is_empty()))
        }
        Some(_) => Err(wrong("应是 {\"id\", \"name\"}".into())),
    }
}

fn counts(map: &Map<String, Value>) -> Result<BTreeMap<String, u64>, Refusal> {
    let wrong = |why: &str| Refusal::Header { field: "counts".into(), why: why.into() };
    let Some(value) = map.get("counts").filter(|value| !value.is_null()) else { return Ok(BTreeMap::new()) };
    let all = value.as_object().ok_or_else(|| wrong("应写成 {\"种类\": 条数}"))?;
    all.iter().map(|(kind, count)| Ok((kind.clone(), count.as_u64().ok_or_else(|| wrong("条数应是整数"))?))).collect()
}

/// Reads the actors, in the order in which records name them.
pub(super) fn actors(map: &Map<String, Value>) -> Result<Vec<(Id, ActorInfo)>, Refusal> {
    let wrong = |at: Option<usize>, why: String| Refusal::Header {
        field: at.map_or("actors".into(), |at| format!("actors 第 {} 个", at + 1)),
        why,
    };
    let Some(value) = map.get("actors").filter(|value| !value.is_null()) else { return Ok(Vec::new()) };
    let all = value.as_array().ok_or_else(|| wrong(None, "应是列表".into()))?;
    let read = |(at, actor): (usize, &Value)| {
        let word = |key: &str| shortened(actor.get(key).and_then(Value::as_str).unwrap_or_default(), LONGEST);
        let id = actor.get("id").and_then(Value::as_str).ok_or_else(|| wrong(Some(at), "没有 id".into()))?;
        let id = id.parse().map_err(|why| wrong(Some(at), why))?;
        Ok((id, ActorInfo { org: word("org"), name: word("name"), post: word("post") }))
    };
    all.iter().enumerate().map(read).collect()
}
