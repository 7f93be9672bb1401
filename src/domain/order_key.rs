//! Order keys: short texts that sort as the items do, with room for another between any two, so that moving one item changes one field.
//!
//! A key is a fraction in base 62 without its `0.`, and never ends in the lowest digit. Two laptops that insert at the same place may make the
//! same key; items then stand in the order of their own keys, and both stay.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// A key between two neighbours; none stands for the beginning or the end.
///
/// Strictly between them when both are keys made here and the first is the smaller. Where there is no room (equal or swapped neighbours, after
/// a merge) the second is left out of account, and the new key stands behind the first.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let low = places(before);
    let high = after.filter(|after| before.is_none_or(|before| before < *after)).map(|after| places(Some(after)));
    let key = match high.filter(|high| !high.is_empty()) {
        Some(high) => midway(&low, &high),
        None => behind(&low),
    };
    text(&key)
}

/// `count` keys in order, short and evenly spread.
#[must_use]
pub fn spread(count: usize) -> Vec<String> {
    let steps = count.saturating_add(1);
    let mut width = 1;
    let mut room = BASE;
    while room <= steps {
        room = room.saturating_mul(BASE);
        width += 1;
    }
    // Whole steps, so that neighbours differ even at the last place.
    (1..=count).map(|n| text(&expand((room / steps).saturating_mul(n), width))).collect()
}

/// The digits of a number at a fixed width, without the zeros behind.
fn expand(mut number: usize, width: usize) -> Vec<usize> {
    let mut digits = vec![0; width];
    for digit in digits.iter_mut().rev() {
        *digit = number % BASE;
        number /= BASE;
    }
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

/// The next key behind: one step, so that appending again and again stays short.
fn behind(low: &[usize]) -> Vec<usize> {
    let full = low.iter().take_while(|digit| **digit == BASE - 1).count();
    let next = low.get(full).map_or(BASE / 2, |digit| digit + 1);
    low.iter().take(full).copied().chain([next]).collect()
}

/// A fraction between two: walks along their common digits to the first place with room.
fn midway(low: &[usize], high: &[usize]) -> Vec<usize> {
    let mut key = Vec::new();
    let mut bounded = true;
    for place in 0.. {
        let floor = low.get(place).copied().unwrap_or(0);
        let ceiling = high.get(place).copied().filter(|_| bounded).unwrap_or(BASE);
        if ceiling > floor + 1 {
            key.push(floor.midpoint(ceiling));
            break;
        }
        key.push(floor);
        // Once below the upper neighbour, whatever follows is below it too.
        bounded = bounded && ceiling == floor;
    }
    key
}

/// The digits of a key; what is no digit counts as the lowest, so that a foreign text cannot break anything.
fn places(key: Option<&str>) -> Vec<usize> {
    let digit = |byte: u8| DIGITS.iter().position(|d| *d == byte).unwrap_or(0);
    key.unwrap_or_default().bytes().map(digit).collect()
}

fn text(digits: &[usize]) -> String {
    digits.iter().filter_map(|digit| DIGITS.get(*digit)).map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_key_leaves_room_on_both_sides() {
        let first = between(None, None);
        assert_eq!(first, "V");
        assert!(between(None, Some(&first)) < first);
        assert!(between(Some(&first), None) > first);
    }

    #[test]
    fn appending_stays_short() {
        let mut key = between(None, None);
        for _ in 0..200 {
            let next = between(Some(&key), None);
            assert!(next > key);
            key = next;
        }
        assert!(key.len() <= 8, "{key}");
    }

    #[test]
    fn without_room_the_new_one_stands_behind() {
        assert!(between(Some("V"), Some("V")).as_str() > "V");
        assert!(between(Some("W"), Some("V")).as_str() > "W");
        assert!(!between(None, Some("")).is_empty());
        assert!(!between(None, Some("0")).is_empty());
    }

    #[test]
    fn a_spread_is_short_and_in_order() {
        assert!(spread(0).is_empty());
        assert!(spread(60).iter().all(|key| key.len() == 1));
        assert!(spread(1000).iter().all(|key| key.len() <= 2));
    }

    proptest! {
        #[test]
        fn a_spread_is_in_order(count in 0..5000usize) {
            let keys = spread(count);
            prop_assert_eq!(keys.len(), count);
            prop_assert!(keys.is_sorted_by(|a, b| a < b));
            prop_assert!(keys.iter().all(|key| !key.is_empty() && !key.ends_with('0')));
        }

        /// Items put in at any places, again and again, keep their order, and no key is an end of its gap.
        #[test]
        fn there_is_always_room(start in 0..5usize, places in prop::collection::vec(any::<prop::sample::Index>(), 1..120)) {
            let mut keys = spread(start);
            for place in places {
                let at = place.index(keys.len() + 1);
                let before = at.checked_sub(1).and_then(|n| keys.get(n)).map(String::as_str);
                let key = between(before, keys.get(at).map(String::as_str));
                prop_assert!(!key.ends_with('0'));
                keys.insert(at, key);
                prop_assert!(keys.is_sorted_by(|a, b| a < b), "{:?}", keys);
            }
        }

        #[test]
        fn foreign_texts_are_survived(before in "\\PC{0,8}", after in "\\PC{0,8}") {
            prop_assert!(!between(Some(&before), Some(&after)).is_empty());
            prop_assert!(!between(None, Some(&after)).is_empty());
        }
    }
}
