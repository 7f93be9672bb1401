//! Sorting and gathering without a copy of the standard library's sort for every type.
//!
//! The standard sort is generic: each call brings about 5 KB of code of its own, and so does each `collect()` into a
//! `BTreeMap` or `BTreeSet`. Measured: 180 KB of the wasm. Here places are sorted by one function for all types, and
//! maps are filled entry by entry.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Stable sorting of a list.
pub trait Ordered<T> {
    /// Sorts by comparing.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Ordered<T> for Vec<T> {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let list: &[T] = self;
        let places = sorted_places(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        let mut items: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(places.into_iter().filter_map(|place| items.get_mut(place)?.take()));
    }
}

/// The places `0..len` in their order.
fn sorted_places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Gathering into maps and sets; of equal keys the last counts, as with `collect`.
pub trait Gather: Iterator + Sized {
    /// Into a map.
    fn gather_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        for (key, value) in self {
            map.insert(key, value);
        }
        map
    }

    /// Into a set.
    fn gather_set<K: Ord>(self) -> BTreeSet<K>
    where
        Self: Iterator<Item = K>,
    {
        let mut set = BTreeSet::new();
        for key in self {
            set.insert(key);
        }
        set
    }
}

impl<I: Iterator> Gather for I {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn orders_like_the_standard_sort(mut list in proptest::collection::vec((0u8..9, 0u32..99), 0..60)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            list.order_by_key(|(key, _)| *key);
            prop_assert_eq!(list, expected);
        }

        #[test]
        fn gathers_like_collect(list in proptest::collection::vec((0u8..9, 0u32..99), 0..60)) {
            prop_assert_eq!(list.iter().copied().gather_map(), list.iter().copied().collect::<BTreeMap<_, _>>());
            prop_assert_eq!(list.iter().copied().gather_set(), list.iter().copied().collect::<BTreeSet<_>>());
        }
    }
}
