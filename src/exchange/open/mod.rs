//! Opening a pack: everything is read and checked before anything is changed.
//!
//! What is odd but harmless (a date in a text, a kind that a newer program made) is kept as it is and listed; what
//! cannot be understood without guessing is refused, with the place.

mod body;
mod encoding;
mod head;
mod json;
mod refusal;
mod remarks;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

pub use refusal::{Place, Refusal};

use super::{Header, pack};
use crate::domain::kind::Id;
use crate::ledger::{Action, ActorInfo, Key, Ledger, Merged, Record, Source};

/// Largest file that is read, in bytes: 200 MB.
pub const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// Something odd in a pack that was kept as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where: `党员第 3 条（第 41 行）`, or `包头`.
    pub place: String,
    /// The record, where it is one.
    pub key: Option<Key>,
    /// The field as it is written; empty in the header.
    pub field: String,
    /// What is odd.
    pub message: String,
}

impl Remark {
    fn header(message: String) -> Self {
        Self { place: "包头".into(), key: None, field: String::new(), message }
    }
}

/// A pack that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Name of the file.
    pub file_name: String,
    /// What it says of itself.
    pub header: Header,
    /// Its records, each whole.
    pub records: Vec<Record>,
    /// Who wrote in it.
    pub actors: Vec<(Id, ActorInfo)>,
    /// What is odd and was kept as it is.
    pub remarks: Vec<Remark>,
    /// Further remarks, which are not listed.
    pub more_remarks: usize,
    /// Whether the records are as they were written; `None` when the pack does not say.
    pub digest_ok: Option<bool>,
    /// How many records there are of kinds that this program does not know.
    pub unknown_kinds: BTreeMap<String, usize>,
    /// How often fields stand there that this program does not know, by kind and field.
    pub unknown_fields: BTreeMap<(String, String), usize>,
    /// The lines of history that a backup carries; lines that cannot be read are passed over.
    pub history: Vec<Action>,
}

/// Refuses a file by its size, so that it need not be read.
///
/// # Errors
/// When it is over 200 MB or empty.
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    match bytes {
        0 => Err(Refusal::Empty),
        _ if bytes > MOST_BYTES => Err(Refusal::TooLarge { megabytes: bytes.div_ceil(1024 * 1024) }),
        _ => Ok(()),
    }
}

/// Reads a pack.
///
/// # Errors
/// Why it cannot be taken in, with the place.
pub fn open(bytes: &[u8], file_name: &str) -> Result<Opened, Refusal> {
    check_size(bytes.len() as u64)?;
    let source = json::Source(encoding::text(bytes)?);
    let (map, records) = split(source)?;
    head::check_format(&map)?;
    let mut remarks = Vec::new();
    let header = head::read(&map, file_name, source.0, &mut remarks)?;
    let actors = head::actors(&map)?;
    let ids: Vec<Id> = actors.iter().map(|(id, _)| *id).collect();
    let records = records.ok_or_else(|| Refusal::NotPack { why: "没有 records 一项".into() })?;
    let body = body::Reader { source, header: &header, actors: &ids }.read(records)?;
    let digest_ok = check_digest(&header, records, &mut remarks);
    remarks.extend(body.remarks);
    Ok(Opened {
        file_name: file_name.to_owned(),
        header,
        records: body.records,
        actors: actors.into_iter().chain(body.plain_actors).collect(),
        remarks,
        more_remarks: body.more_remarks,
        digest_ok,
        unknown_kinds: body.unknown_kinds,
        unknown_fields: body.unknown_fields,
        history: history(&map),
    })
}

fn history(map: &Map<String, Value>) -> Vec<Action> {
    let lines = map.get("history").and_then(Value::as_array).into_iter().flatten();
    lines.filter_map(|line| serde_json::from_value(line.clone()).ok()).collect()
}

/// Parts a pack into the header, read, and the text of its records.
fn split(source: json::Source<'_>) -> Result<(Map<String, Value>, Option<&str>), Refusal> {
    if !source.0.trim_start().starts_with('{') {
        source.value(source.0)?;
        return Err(Refusal::NotPack { why: "最外面应是花括号".into() });
    }
    let mut map = Map::new();
    let mut records = None;
    for (key, text) in source.object(source.0)? {
        if key == "records" {
            records = Some(text);
        } else {
            map.insert(key, source.value(text)?);
        }
    }
    Ok((map, records))
}

fn check_digest(header: &Header, records: &str, remarks: &mut Vec<Remark>) -> Option<bool> {
    let digest = header.digest.as_deref()?;
    if !digest.starts_with("sha256:") {
        remarks.push(Remark::header("校验的算法不认识，没有核对".into()));
        return None;
    }
    let same = digest.eq_ignore_ascii_case(&pack::digest(records.as_bytes()));
    if !same {
        remarks.push(Remark::header(
            "内容与校验不符：文件可能被改过或没传完整。能读的都读出来了，并入前请与对方核对".into(),
        ));
    }
    Some(same)
}

impl Opened {
    /// Refuses the demo's pack in a real ledger, and the reverse.
    ///
    /// # Errors
    /// What to do instead.
    pub fn check_demo(&self, ledger_is_demo: bool) -> Result<(), Refusal> {
        match (self.header.demo, ledger_is_demo) {
            (true, false) => Err(Refusal::Demo),
            (false, true) => Err(Refusal::NotDemo),
            _ => Ok(()),
        }
    }

    /// Who sent it, in words.
    pub fn sender(&self) -> &str {
        match self.header.from.name.as_str() {
            "" => "没有写明的单位",
            name => name,
        }
    }

    /// Merges the pack: notes its actors and takes its records in, as one line of the history.
    pub fn merge_into(self, ledger: &mut Ledger) -> Merged {
        let (title, from) = (self.header.title.clone(), self.sender().to_owned());
        for (id, info) in self.actors {
            ledger.know_actor(id, info);
        }
        let label = format!("并入“{title}”（{from}）");
        ledger.merge(self.records, label, Source::Import { pack: self.header.id, title, from })
    }
}
