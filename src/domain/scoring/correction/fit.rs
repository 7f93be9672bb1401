//! Weighted least squares of value = effect of the one side + effect of the other, over one connected part of a design.
//!
//! Written as normal equations, the block of each side is diagonal. The larger side is eliminated (Schur complement), which leaves a
//! dense symmetric system for the smaller one: of 1,000 stops and 30 judges, 30 unknowns. That system is singular in one direction only,
//! all effects rising together while those of the other side fall. A multiple of the all-ones matrix is added to it: it acts in that
//! direction alone, every difference stays what it is, no single judge is set apart, and the condition is as good as it can be.

use super::dense::{Cholesky, dot, times};

/// One sheet in the design.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// Its place on the larger side.
    pub big: usize,
    /// Its place on the smaller side.
    pub small: usize,
    /// Its weight; greater than zero.
    pub weight: f64,
    /// What is explained, in points.
    pub value: f64,
}

/// What was found.
pub(super) struct Fit {
    /// Effects of the larger side, up to a constant.
    pub big: Vec<f64>,
    /// Effects of the smaller side, up to the same constant taken the other way.
    pub small: Vec<f64>,
    /// What is left over of each cell, in the order in which they came.
    pub residuals: Vec<f64>,
    /// The variance of each residual, in units of the variance of one sheet.
    pub variances: Vec<f64>,
}

/// Fits one connected part, of `bigs` and `smalls` nodes.
pub(super) fn fit(bigs: usize, smalls: usize, cells: &[Cell]) -> Fit {
    let rows = Rows::of(bigs, cells);
    let inverse = Cholesky::of(&rows.schur(smalls)).inverse();
    let mut residuals: Vec<f64> = cells.iter().map(|cell| cell.value).collect();
    let (mut big, mut small) = (vec![0.0; bigs], vec![0.0; smalls]);
    // The second pass fits what the first has left over, and so takes away its rounding.
    for _ in 0..2 {
        let smalls = times(&inverse, &rows.right_side(smalls, &residuals));
        small.iter_mut().zip(&smalls).for_each(|(sum, effect)| *sum += effect);
        for (row, sum) in rows.0.iter().zip(&mut big) {
            let effect = row.mean(|at, cell| value(&residuals, at) - value(&smalls, cell.small));
            *sum += effect;
            for (at, cell) in &row.cells {
                add(&mut residuals, *at, -effect - value(&smalls, cell.small));
            }
        }
    }
    let variances = rows.variances(&inverse, cells.len());
    Fit { big, small, residuals, variances }
}

/// The cells of one node of the larger side.
#[derive(Default)]
struct Row {
    cells: Vec<(usize, Cell)>,
    /// Σ w.
    weight: f64,
    /// Σ w².
    squares: f64,
}

impl Row {
    /// The weighted mean of a figure.
    fn mean(&self, figure: impl Fn(usize, &Cell) -> f64) -> f64 {
        self.cells.iter().map(|(at, cell)| cell.weight * figure(*at, cell)).sum::<f64>() / self.weight
    }
}

struct Rows(Vec<Row>);

impl Rows {
    fn of(bigs: usize, cells: &[Cell]) -> Self {
        let mut rows: Vec<Row> = (0..bigs).map(|_| Row::default()).collect();
        for (at, cell) in cells.iter().enumerate() {
            if let Some(row) = rows.get_mut(cell.big) {
                row.cells.push((at, *cell));
                row.weight += cell.weight;
                row.squares += cell.weight * cell.weight;
            }
        }
        Self(rows)
    }

    /// Sums over every pair of cells of a row into a matrix of the smaller side.
    fn pairs(
        &self,
        smalls: usize,
        diagonal: impl Fn(&Cell) -> f64,
        pair: impl Fn(&Row, &Cell, &Cell) -> f64,
    ) -> Vec<Vec<f64>> {
        let mut matrix = vec![vec![0.0; smalls]; smalls];
        for row in &self.0 {
            for (_, one) in &row.cells {
                let Some(line) = matrix.get_mut(one.small) else { continue };
                add(line, one.small, diagonal(one));
                row.cells.iter().for_each(|(_, other)| add(line, other.small, pair(row, one, other)));
            }
        }
        matrix
    }

    /// The system of the smaller side, made definite: D − Nᵀ A⁻¹ N + c 1 1ᵀ, where c gives the added direction a typical size.
    fn schur(&self, smalls: usize) -> Vec<Vec<f64>> {
        let mut matrix =
            self.pairs(smalls, |cell| cell.weight, |row, one, other| -one.weight * other.weight / row.weight);
        let whole: f64 = self.0.iter().map(|row| row.weight).sum();
        matrix.iter_mut().flatten().for_each(|value| *value += whole / (smalls * smalls) as f64);
        matrix
    }

    /// The right side that goes with it.
    fn right_side(&self, smalls: usize, values: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; smalls];
        for row in &self.0 {
            let mean = row.mean(|at, _| value(values, at));
            row.cells
                .iter()
                .for_each(|(at, cell)| add(&mut sums, cell.small, cell.weight * (value(values, *at) - mean)));
        }
        sums
    }

    /// The diagonal of (I − H)(I − H)ᵀ, H being what makes fitted values of the values: how far each residual would scatter if every
    /// sheet scattered alike. With equal weights that is 1 − h, h the leverage; with others it is 1 − 2h + Σh².
    ///
    /// With x the two ones of a cell's row of the design, G the inverse of Xᵀ W X and K = Xᵀ W² X, h = w xᵀ G x and Σh² = xᵀ G K G x.
    /// Taken apart by sides, both are quadratic forms of the cell's unit vector less its row's weights (`lean`), in the smaller side only.
    fn variances(&self, inverse: &[Vec<f64>], cells: usize) -> Vec<f64> {
        let smalls = inverse.len();
        let core = self.pairs(
            smalls,
            |cell| cell.weight.powi(2),
            |row, one, other| {
                let (one, other) = (one.weight, other.weight);
                one * other / row.weight * (row.squares / row.weight - one - other)
            },
        );
        let spread: Vec<Vec<f64>> = inverse.iter().map(|line| times(inverse, &times(&core, line))).collect();
        let mut variances = vec![0.0; cells];
        for row in &self.0 {
            let mut lean = vec![0.0; smalls];
            let mut tilt = vec![0.0; smalls];
            for (_, cell) in &row.cells {
                add(&mut lean, cell.small, cell.weight / row.weight);
                add(&mut tilt, cell.small, cell.weight * (cell.weight - row.squares / row.weight));
            }
            let (lean_g, lean_k, tilt_g) = (times(inverse, &lean), times(&spread, &lean), times(inverse, &tilt));
            let (lean_lean, lean_spread, lean_tilt) = (dot(&lean, &lean_g), dot(&lean, &lean_k), dot(&lean, &tilt_g));
            for (at, cell) in &row.cells {
                let own = |matrix: &[Vec<f64>]| matrix.get(cell.small).map_or(0.0, |line| value(line, cell.small));
                let form = own(inverse) - 2.0 * value(&lean_g, cell.small) + lean_lean;
                let form_k = own(&spread) - 2.0 * value(&lean_k, cell.small) + lean_spread;
                let leverage = cell.weight * (1.0 / row.weight + form);
                let cross = (value(&tilt_g, cell.small) - lean_tilt) / row.weight;
                let squares = form_k + 2.0 * cross + row.squares / row.weight.powi(2);
                add(&mut variances, *at, 1.0 - 2.0 * leverage + squares);
            }
        }
        variances
    }
}

fn value(list: &[f64], at: usize) -> f64 {
    list.get(at).copied().unwrap_or(0.0)
}

fn add(list: &mut [f64], at: usize, value: f64) {
    list.get_mut(at).into_iter().for_each(|sum| *sum += value);
}
