//! What is odd in a record but kept as it is: values of another type than declared, unknown fields.

use serde_json::{Map, Value};

use super::Remark;
use super::body::Body;
use crate::domain::kind_named;
use crate::domain::text::shortened;
use crate::ledger::{DELETED, ORG, Record};

/// Most remarks that are listed; the others are counted.
const MOST: usize = 500;
/// The keys that this program reads beside the fields.
const OWN_KEYS: [&str; 5] = ["_vv", "_d", "_f", "_c", DELETED];

/// Lists what is odd in a record.
pub(super) fn examine(record: &Record, map: &Map<String, Value>, place: &str, body: &mut Body) {
    for key in map.keys().filter(|key| key.starts_with('_') && !OWN_KEYS.contains(&key.as_str())) {
        body.remark(record, place, key, "下划线开头的名字留给程序用，这一项没有读".into());
    }
    let spec = kind_named(&record.kind);
    for (field, register) in record.registers() {
        let declared = spec.and_then(|spec| spec.field(field));
        for value in register.iter().map(|write| &write.value) {
            let wrong = match (&**field, declared) {
                (DELETED, _) => None,
                (ORG, _) => check_org(value).err(),
                (_, Some(declared)) => declared.examine(value).err(),
                (_, None) => None,
            };
            if let Some(why) = wrong {
                let label = declared.map_or_else(|| "所属党组织".to_owned(), |declared| declared.label.to_owned());
                body.remark(record, place, field, format!("“{label}”：{why}。原样保留"));
            }
        }
        if spec.is_some() && declared.is_none() && !matches!(&**field, DELETED | ORG) {
            let name = (record.kind.to_string(), without_key(field));
            *body.unknown_fields.entry(name).or_default() += 1;
        }
    }
}

fn check_org(value: &Value) -> Result<(), String> {
    match value {
        Value::Null => Ok(()),
        Value::String(id) => id.parse::<crate::domain::kind::Id>().map(drop),
        _ => Err("应是 UUID".into()),
    }
}

/// `attendance.<key>.mood` is one unknown field however many keys there are.
fn without_key(field: &str) -> String {
    let mut parts = field.splitn(3, '.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(group), Some(_), Some(part)) => format!("{group}.….{part}"),
        _ => field.to_owned(),
    }
}

impl Body {
    fn remark(&mut self, record: &Record, place: &str, field: &str, message: String) {
        if self.remarks.len() >= MOST {
            self.more_remarks += 1;
            return;
        }
        let key = Some((record.kind.clone(), record.id));
        self.remarks.push(Remark { place: place.to_owned(), key, field: shortened(field, 80), message });
    }
}
