//! The oracle: every write ever made with the writes its writer knew. It knows nothing of counters and version
//! vectors. What stands in a field are the writes that no later one had known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use branch_ledger::domain::kind::Value;
use branch_ledger::ledger::{DELETED, Dot, Key, Life};

/// Number of a write.
pub type Nr = usize;
/// The writes that a laptop or a pack knows, by record.
pub type Known = BTreeMap<Key, BTreeSet<Nr>>;

/// One write of one field.
#[derive(Debug)]
pub struct Written {
    pub field: Arc<str>,
    pub value: Value,
    pub dot: Dot,
    /// Number of the action in which it was made.
    pub action: usize,
    /// Which laptop made it, under whatever actor.
    pub laptop: usize,
    /// The writes of the record that its writer knew.
    pub knew: BTreeSet<Nr>,
    /// Of a deletion, the writes that are to be gone with it.
    pub covers: BTreeSet<Nr>,
}

#[derive(Debug, Default)]
pub struct Model {
    pub writes: Vec<Written>,
    /// How many actions there were.
    pub actions: usize,
}

impl Model {
    pub fn add(&mut self, written: Written) -> Nr {
        self.writes.push(written);
        self.writes.len() - 1
    }

    /// What stands in every field of one record.
    pub fn standing(&self, known: &BTreeSet<Nr>) -> BTreeMap<Arc<str>, Vec<Nr>> {
        let mut fields: BTreeMap<Arc<str>, Vec<Nr>> = BTreeMap::new();
        for &nr in known {
            let write = &self.writes[nr];
            let superseded = |later: &Nr| {
                let later = &self.writes[*later];
                later.field == write.field && later.knew.contains(&nr)
            };
            if !known.iter().any(superseded) {
                fields.entry(write.field.clone()).or_default().push(nr);
            }
        }
        fields
    }

    pub fn values(&self, numbers: &[Nr]) -> Vec<&Value> {
        numbers.iter().map(|nr| &self.writes[*nr].value).collect()
    }

    /// Whether a record is there: gone only when those who deleted it knew every write.
    pub fn life(&self, known: &BTreeSet<Nr>) -> Life {
        let standing = self.standing(known);
        let deletions = standing.get(DELETED).map_or(&[][..], Vec::as_slice);
        let nulls = self.values(deletions).iter().filter(|value| value.is_null()).count();
        match nulls {
            all if all == deletions.len() => return Life::Live,
            0 => {}
            _ => return Life::Disputed,
        }
        let covered = |nr: &Nr| {
            let by = |deletion: &Nr| {
                let deletion = &self.writes[*deletion];
                deletion.covers.contains(nr) || deletion.action == self.writes[*nr].action
            };
            deletions.iter().any(by)
        };
        if known.iter().all(covered) { Life::Deleted } else { Life::Disputed }
    }
}
