//! What has been seen: dots and version vectors.

use crate::domain::kind::{Id, Value};

/// Counts stay below this: beyond it they cannot be told apart in JavaScript.
pub const COUNT_LIMIT: u64 = 1 << 53;

/// One write: who, and the how-manieth of theirs. The counter belongs to the actor for the whole ledger and only rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// The actor: new at every start that writes.
    pub actor: Id,
    /// The count.
    pub n: u64,
}

/// For each actor, the last write of theirs that was seen (a version vector), sorted by actor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(Vec<(Id, u64)>);

impl Seen {
    /// The last write seen of this actor; 0 when none.
    pub fn last(&self, actor: Id) -> u64 {
        self.0
            .binary_search_by_key(&actor, |entry| entry.0)
            .ok()
            .and_then(|at| self.0.get(at))
            .map_or(0, |entry| entry.1)
    }

    /// Whether this write was seen.
    pub fn has(&self, dot: Dot) -> bool {
        dot.n <= self.last(dot.actor)
    }

    /// Notes a write, and with it all earlier ones of its actor.
    pub fn note(&mut self, dot: Dot) {
        match self.0.binary_search_by_key(&dot.actor, |entry| entry.0) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = entry.1.max(dot.n);
                }
            }
            Err(at) => self.0.insert(at, (dot.actor, dot.n)),
        }
    }

    /// Notes all that the other has seen.
    pub fn join(&mut self, other: &Self) {
        for dot in other.dots() {
            self.note(dot);
        }
    }

    /// Whether everything that the other has seen was seen here.
    pub fn covers(&self, other: &Self) -> bool {
        other.dots().all(|dot| self.has(dot))
    }

    /// The last write of each actor.
    pub fn dots(&self) -> impl Iterator<Item = Dot> + '_ {
        self.0.iter().map(|&(actor, n)| Dot { actor, n })
    }

    /// How many actors were seen.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As the value of a deletion: an object from actor to count.
    pub fn to_value(&self) -> Value {
        Value::Object(self.dots().map(|dot| (dot.actor.to_string(), Value::from(dot.n))).collect())
    }

    /// Reads [`Seen::to_value`]; entries that are neither are passed over.
    pub fn from_value(value: &Value) -> Self {
        let mut seen = Self::default();
        for (actor, n) in value.as_object().into_iter().flatten() {
            if let (Ok(actor), Some(n)) = (actor.parse(), n.as_u64().filter(|n| (1..COUNT_LIMIT).contains(n))) {
                seen.note(Dot { actor, n });
            }
        }
        seen
    }
}

impl FromIterator<Dot> for Seen {
    fn from_iter<T: IntoIterator<Item = Dot>>(dots: T) -> Self {
        let mut seen = Self::default();
        dots.into_iter().for_each(|dot| seen.note(dot));
        seen
    }
}
