//! Exact fractions, for means that are compared before they are rounded.

use std::cmp::Ordering;
use std::ops::{Add, Mul};

/// An exact fraction in lowest terms. Of a score the unit is hundredths of a point, as in records.
///
/// Our own and not `num-rational`: that is two crates more, panics on a zero denominator, and reads no better for the four things
/// that are needed. Sums go over the least common denominator, products are reduced crosswise, and comparing does not multiply
/// at all; scores and weights are bounded where they enter (see [`super::Sheet`]), so that nothing leaves `i128`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    over: i128,
    /// Greater than zero.
    under: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// `over / under`; `None` when that is a division by zero.
    pub fn new(over: i128, under: i128) -> Option<Self> {
        let common = gcd(over, under) * under.signum();
        (common != 0).then(|| Self { over: over / common, under: under / common })
    }

    /// A whole number.
    pub fn whole(value: i128) -> Self {
        Self { over: value, under: 1 }
    }

    /// What stands over and under the line, in lowest terms; the second is greater than zero.
    pub fn parts(self) -> (i128, i128) {
        (self.over, self.under)
    }

    /// The nearest whole number, halves upwards: 0.5 is 1, −0.5 is 0. Of a score in hundredths that is its two decimals.
    pub fn rounded(self) -> i64 {
        let (whole, rest) = (self.over.div_euclid(self.under), self.over.rem_euclid(self.under));
        let rounded = if rest >= self.under - rest { whole + 1 } else { whole };
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    }

    /// As a floating number, for charts.
    pub fn to_f64(self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

impl Add for Fraction {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let common = gcd(self.under, other.under).max(1);
        let over = self.over * (other.under / common) + other.over * (self.under / common);
        Self::new(over, self.under / common * other.under).unwrap_or(Self::ZERO)
    }
}

impl Mul for Fraction {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (left, right) = (gcd(self.over, other.under).max(1), gcd(other.over, self.under).max(1));
        Self { over: (self.over / left) * (other.over / right), under: (self.under / right) * (other.under / left) }
    }
}

impl Ord for Fraction {
    /// By whole parts, then by the remainders turned over, and so on: exact, and without products that could overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            let whole = a.over.div_euclid(a.under).cmp(&b.over.div_euclid(b.under));
            let rests = (a.over.rem_euclid(a.under), b.over.rem_euclid(b.under));
            match (whole, rests) {
                (Ordering::Equal, (0, _) | (_, 0)) => return rests.0.signum().cmp(&rests.1.signum()),
                (Ordering::Equal, (over_a, over_b)) => {
                    (a, b) = (Self { over: b.under, under: over_b }, Self { over: a.under, under: over_a });
                }
                _ => return whole,
            }
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Greatest common divisor, not less than zero; 0 only of two zeros. In 64 bits as soon as both fit: `i128` is slow in wasm.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return i128::from(gcd_64(small_a, small_b));
        }
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

fn gcd_64(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn fraction(over: i128, under: i128) -> Fraction {
        Fraction::new(over, under).unwrap()
    }

    #[rstest]
    #[case(1, 2, 1)] // a half goes up
    #[case(-1, 2, 0)] // also below zero
    #[case(-3, 2, -1)]
    #[case(26_750, 3, 8917)] // 8916.666…
    #[case(8_916, 1, 8916)]
    #[case(-26_750, 3, -8917)]
    #[case(26_749, 3, 8916)] // 8916.333…
    fn rounds_halves_upwards(#[case] over: i128, #[case] under: i128, #[case] rounded: i64) {
        assert_eq!(fraction(over, under).rounded(), rounded);
    }

    #[test]
    fn lowest_terms_and_no_division_by_zero() {
        assert_eq!(fraction(6, -4).parts(), (-3, 2));
        assert_eq!(fraction(0, -4), Fraction::ZERO);
        assert_eq!((Fraction::new(1, 0), Fraction::new(0, 0)), (None, None));
    }

    /// 1/3 − 1e-36 and 1/3: products of these leave 128 bits, and floating numbers see no difference.
    #[test]
    fn compares_what_products_could_not() {
        let near = fraction(10_i128.pow(36) / 3, 10_i128.pow(36));
        assert!(near < fraction(1, 3) && fraction(1, 3) > near && near == near);
        assert!(fraction(-10_i128.pow(36) / 3, 10_i128.pow(36)) > fraction(-1, 3));
    }

    proptest! {
        #[test]
        fn is_arithmetic(a in -9_999i128..9_999, b in 1i128..999, c in -9_999i128..9_999, d in 1i128..999) {
            let (left, right) = (fraction(a, b), fraction(c, d));
            prop_assert_eq!(left + right, fraction(a * d + c * b, b * d));
            prop_assert_eq!(left * right, fraction(a * c, b * d));
            prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
            prop_assert_eq!(i128::from(left.rounded()), (2 * a + b).div_euclid(2 * b));
        }
    }
}
