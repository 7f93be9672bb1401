//! Reading records as typed structs.

use super::{Key, Ledger, Life, Record};
use crate::domain::kind::{Id, Kind};
use crate::domain::{self};

impl Ledger {
    /// A record that a person sees, as its struct. A disputed deletion is still seen.
    pub fn read<K: Kind>(&self, id: Id) -> Option<K> {
        self.record(K::SPEC.name, id).filter(|record| record.life() != Life::Deleted).map(read)
    }

    /// All records of a kind that a person sees, in the order of their ids.
    pub fn all<K: Kind>(&self) -> Vec<K> {
        self.live(K::SPEC.name).map(read).collect()
    }

    /// All records of a kind that a person sees and that belong to one of these organizations.
    pub fn all_in<K: Kind>(&self, within: impl Fn(Id) -> bool) -> Vec<K> {
        self.live(K::SPEC.name).filter(|record| record.org().is_some_and(&within)).map(read).collect()
    }

    /// The records of a kind that a person sees.
    pub fn live(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.records_of(kind).filter(|record| record.life() != Life::Deleted)
    }

    /// What a record is called on screen; the kind's name when nothing is known of it.
    pub fn title(&self, key: &Key) -> String {
        let spec = domain::kind_named(&key.0);
        match (self.record(&key.0, key.1), spec) {
            (Some(record), Some(spec)) => spec.title_of(record),
            (_, Some(spec)) => spec.label.to_owned(),
            _ => key.0.to_string(),
        }
    }
}

/// Reads a record as its struct, whether live or deleted.
pub fn read<K: Kind>(record: &Record) -> K {
    K::read(record.id, record.org(), record)
}
