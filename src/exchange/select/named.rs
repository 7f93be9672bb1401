//! Whom records name: the organizations and members that travel with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::kind::{Id, Kind, Value};
use crate::domain::member::Member;
use crate::domain::organization::Organization;
use crate::ledger::{Ledger, Record};

/// Kinds that travel with what names them.
pub(super) const NAMED: [&str; 2] = [Organization::SPEC.name, Member::SPEC.name];
/// Length of an id as text.
const ID: usize = 36;

/// The organizations and members that a record names, in whatever field, known or not.
pub(super) fn named_by<'a>(
    ledger: &'a Ledger,
    record: &Record,
    found: &mut BTreeSet<(&'static str, Id)>,
) -> Vec<&'a Record> {
    let mut ids = BTreeSet::new();
    for (field, register) in record.registers() {
        ids.extend(key_of(field));
        register.iter().for_each(|write| ids_in(&write.value, &mut ids));
    }
    let mut new = Vec::new();
    for id in ids {
        for kind in NAMED {
            if let Some(named) = ledger.record(kind, id).filter(|_| found.insert((kind, id))) {
                new.push(named);
            }
        }
    }
    new
}

/// The key of a keyed field, where it is an id: `attendance.<member>.presence`.
fn key_of(field: &Arc<str>) -> Option<Id> {
    field.split('.').nth(1).filter(|key| key.len() == ID)?.parse().ok()
}

fn ids_in(value: &Value, ids: &mut BTreeSet<Id>) {
    match value {
        Value::String(text) if text.len() == ID => ids.extend(text.parse::<Id>()),
        Value::Array(all) => all.iter().for_each(|one| ids_in(one, ids)),
        Value::Object(map) => map.get("id").into_iter().for_each(|id| ids_in(id, ids)),
        _ => {}
    }
}
