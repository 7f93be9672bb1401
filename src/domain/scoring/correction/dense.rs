//! Small dense symmetric systems.
//!
//! Forty lines, and not nalgebra or faer: those bring some hundred kilobytes to the wasm for a factorization that is needed once for
//! each recount, of at most a few hundred unknowns. Cholesky needs no pivots for the matrices that come here; they are positive definite.

/// L of A = L Lᵀ, by rows; each row ends with its diagonal.
pub(super) struct Cholesky(Vec<Vec<f64>>);

impl Cholesky {
    /// Factors a symmetric positive definite matrix; what stands above the diagonal is not read.
    pub fn of(matrix: &[Vec<f64>]) -> Self {
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
        for (at, given) in matrix.iter().enumerate() {
            let mut row = forward(&rows, given);
            let pivot = given.get(at).map_or(0.0, |own| own - dot(&row, &row));
            row.push(pivot.sqrt());
            rows.push(row);
        }
        Self(rows)
    }

    /// A⁻¹ b.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut rest = forward(&self.0, b);
        let mut solved = Vec::with_capacity(rest.len());
        for row in self.0.iter().rev() {
            let own = rest.pop().unwrap_or(0.0) / last(row);
            rest.iter_mut().zip(row).for_each(|(value, factor)| *value -= factor * own);
            solved.push(own);
        }
        solved.reverse();
        solved
    }

    /// A⁻¹ by rows.
    pub fn inverse(&self) -> Vec<Vec<f64>> {
        let size = self.0.len();
        let unit = |one: usize| (0..size).map(|at| if at == one { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
        (0..size).map(|one| self.solve(&unit(one))).collect()
    }
}

/// L⁻¹ b, as far as L goes.
fn forward(rows: &[Vec<f64>], b: &[f64]) -> Vec<f64> {
    let mut solved = Vec::with_capacity(rows.len() + 1);
    for (row, value) in rows.iter().zip(b) {
        solved.push((value - dot(row, &solved)) / last(row));
    }
    solved
}

fn last(row: &[f64]) -> f64 {
    row.last().copied().unwrap_or(1.0)
}

/// Σ a b, as far as the shorter goes.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// M v, by rows.
pub(super) fn times(matrix: &[Vec<f64>], vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    /// 4x + 2y = 10, 2x + 5y = 13: x = 1.5, y = 2. L = [2; 1 2]. The inverse is [5 −2; −2 4] ÷ 16.
    #[test]
    fn solves_a_system_worked_by_hand() {
        let factor = Cholesky::of(&[vec![4.0, 2.0], vec![2.0, 5.0]]);
        assert_eq!(factor.0, [vec![2.0], vec![1.0, 2.0]]);
        assert_eq!(factor.solve(&[10.0, 13.0]), [1.5, 2.0]);
        assert_eq!(factor.inverse(), [vec![0.3125, -0.125], vec![-0.125, 0.25]]);
    }
}
