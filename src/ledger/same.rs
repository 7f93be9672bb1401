//! 同一个: records that stand for one organization or one person under several ids.
//!
//! Two laptops that began apart give one community two ids. Accepting 同一个 writes `same_as` on one record, naming
//! the other; every reader resolves through this map. The smallest id stands for all of them, whichever way the links
//! point, so that all laptops agree; links to records that are not here are passed over, and rings do no harm.

use crate::domain::order::Gather;
use std::collections::{BTreeMap, BTreeSet};

use super::Ledger;
use crate::domain::kind::{Id, Kind};
use crate::domain::member::Member;
use crate::domain::organization::Organization;

/// The field that names the other record.
pub const SAME_AS: &str = "same_as";

/// Which ids stand for the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Same {
    /// From every id but the smallest to the smallest.
    kept: BTreeMap<Id, Id>,
}

impl Same {
    /// The organizations under several ids.
    pub fn organizations(ledger: &Ledger) -> Self {
        Self::of_kind(ledger, Organization::SPEC.name)
    }

    /// The members under several ids.
    pub fn members(ledger: &Ledger) -> Self {
        Self::of_kind(ledger, Member::SPEC.name)
    }

    fn of_kind(ledger: &Ledger, kind: &str) -> Self {
        let here: BTreeSet<Id> = ledger.live(kind).map(|record| record.id).gather_set();
        let links = ledger.live(kind).filter_map(|record| {
            let other: Id = record.value(SAME_AS).as_str()?.parse().ok()?;
            (other != record.id && here.contains(&other)).then_some((record.id, other))
        });
        Self::of_links(links)
    }

    /// Joins the two ends of every link.
    pub fn of_links(links: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let mut same = Self::default();
        for (a, b) in links {
            let (a, b) = (same.resolve(a), same.resolve(b));
            if a != b {
                let (kept, other) = (a.min(b), a.max(b));
                same.kept.values_mut().filter(|id| **id == other).for_each(|id| *id = kept);
                same.kept.insert(other, kept);
            }
        }
        same
    }

    /// The id that stands for this one; itself when it has no other.
    pub fn resolve(&self, id: Id) -> Id {
        self.kept.get(&id).copied().unwrap_or(id)
    }

    /// Whether another id stands for this one.
    pub fn is_old(&self, id: Id) -> bool {
        self.kept.contains_key(&id)
    }

    /// Every id that is not the one that stands, with the one that does.
    pub fn iter(&self) -> impl Iterator<Item = (Id, Id)> + '_ {
        self.kept.iter().map(|(old, kept)| (*old, *kept))
    }

    /// Every id that stands for the same as this one, the kept one first.
    pub fn ids_of(&self, id: Id) -> Vec<Id> {
        let kept = self.resolve(id);
        std::iter::once(kept).chain(self.iter().filter(|(_, to)| *to == kept).map(|(old, _)| old)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::fresh(i64::from(n), [n; 10])
    }

    #[test]
    fn the_smallest_id_stands_whatever_the_links() {
        for links in [[(3, 1), (3, 2)], [(1, 2), (2, 3)], [(2, 3), (3, 1)]] {
            let same = Same::of_links(links.map(|(a, b)| (id(a), id(b))));
            assert_eq!([1, 2, 3].map(|n| same.resolve(id(n))), [id(1); 3], "{links:?}");
            assert_eq!(same.ids_of(id(3)), [id(1), id(2), id(3)]);
        }
    }

    #[test]
    fn rings_and_strangers_do_no_harm() {
        let ring = Same::of_links([(id(1), id(2)), (id(2), id(1))]);
        assert_eq!((ring.resolve(id(1)), ring.resolve(id(2)), ring.resolve(id(9))), (id(1), id(1), id(9)));
        assert!(ring.is_old(id(2)) && !ring.is_old(id(1)));
    }
}
