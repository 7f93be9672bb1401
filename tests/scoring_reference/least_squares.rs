//! The correction once more, naively: one dense system for all stops and judges, with a constraint for each part, by Gaussian elimination
//! with full pivoting.

use branch_ledger::domain::scoring::{Input, Sheet};
use branch_ledger::domain::tour::JudgeGroup;
use std::collections::BTreeSet;

pub struct Known {
    pub parts: usize,
    pub corrected: Vec<Option<f64>>,
    pub leniency: Vec<Option<f64>>,
    pub residuals: Vec<Option<f64>>,
    pub freedom: usize,
    pub spread: Option<f64>,
    /// Studentised residuals of the sheets that have freedom.
    pub studentised: Vec<Option<f64>>,
}

const GROUPS: [JudgeGroup; 3] = [JudgeGroup::Judge, JudgeGroup::Leader, JudgeGroup::Peer];

fn weight(input: &Input, judge: usize) -> f64 {
    let Some(weights) = input.rules.weights.filter(|weights| weights.iter().sum::<i64>() > 0) else { return 1.0 };
    let group = input.judges[judge].group;
    let judges: BTreeSet<usize> = input.sheets.iter().map(|sheet| sheet.judge).collect();
    let fellows = judges.iter().filter(|judge| input.judges[**judge].group == group).count();
    weights[GROUPS.iter().position(|one| *one == group).unwrap()] as f64 / fellows.max(1) as f64
}

/// Solves A X = B for a regular A; `b` holds one right side a column. Full pivoting, by indices as in a textbook.
#[allow(clippy::needless_range_loop)]
fn eliminate(mut a: Vec<Vec<f64>>, mut b: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = a.len();
    let mut columns: Vec<usize> = (0..n).collect();
    for step in 0..n {
        let (mut row, mut column) = (step, step);
        for i in step..n {
            for j in step..n {
                if a[i][j].abs() > a[row][column].abs() {
                    (row, column) = (i, j);
                }
            }
        }
        a.swap(step, row);
        b.swap(step, row);
        columns.swap(step, column);
        a.iter_mut().for_each(|line| line.swap(step, column));
        for i in 0..n {
            if i != step {
                let factor = a[i][step] / a[step][step];
                for j in step..n {
                    let value = a[step][j];
                    a[i][j] -= factor * value;
                }
                for j in 0..b[i].len() {
                    let value = b[step][j];
                    b[i][j] -= factor * value;
                }
            }
        }
    }
    let mut out = vec![Vec::new(); n];
    for (step, column) in columns.into_iter().enumerate() {
        out[column] = b[step].iter().map(|value| value / a[step][step]).collect();
    }
    out
}

/// Which part each of the stops and then the judges belongs to, by spreading the lowest name until nothing changes.
fn spread_names(stops: usize, judges: usize, sheets: &[(usize, &Sheet)]) -> Vec<usize> {
    let mut names: Vec<usize> = (0..stops + judges).collect();
    loop {
        let before = names.clone();
        for (_, sheet) in sheets {
            let least = names[sheet.stop].min(names[stops + sheet.judge]);
            names[sheet.stop] = least;
            names[stops + sheet.judge] = least;
        }
        if names == before {
            return names;
        }
    }
}

pub fn reckon(input: &Input) -> Known {
    let (stops, judges) = (input.stops.len(), input.judges.len());
    let sheets: Vec<(usize, &Sheet)> =
        input.sheets.iter().enumerate().filter(|(_, sheet)| weight(input, sheet.judge) > 0.0).collect();
    let names = spread_names(stops, judges, &sheets);
    let nodes: BTreeSet<usize> = sheets.iter().flat_map(|(_, sheet)| [sheet.stop, stops + sheet.judge]).collect();
    let nodes: Vec<usize> = nodes.into_iter().collect();
    let at = |node: usize| nodes.iter().position(|one| *one == node).unwrap();
    let parts: BTreeSet<usize> = nodes.iter().map(|node| names[*node]).collect();
    let parts: Vec<usize> = parts.into_iter().collect();

    // Xᵀ W X with a border: in each part the weighted leniencies are 0. One right side for the figures, then one for each single sheet.
    let size = nodes.len() + parts.len();
    let mut a = vec![vec![0.0; size]; size];
    let mut b = vec![vec![0.0; sheets.len() + 1]; size];
    for (number, (_, sheet)) in sheets.iter().enumerate() {
        let w = weight(input, sheet.judge);
        let pair = [at(sheet.stop), at(stops + sheet.judge)];
        for one in pair {
            for other in pair {
                a[one][other] += w;
            }
            b[one][0] += w * (sheet.base + sheet.extra) as f64 / 100.0;
            b[one][number + 1] += w;
        }
    }
    for (number, part) in parts.iter().enumerate() {
        for node in nodes.iter().filter(|node| names[**node] == *part && **node >= stops) {
            let w = weight(input, node - stops);
            a[nodes.len() + number][at(*node)] = w;
            a[at(*node)][nodes.len() + number] = w;
        }
    }
    let solved = eliminate(a, b);
    let effect = |node: usize| nodes.contains(&node).then(|| solved[at(node)][0]);
    let fitted = |sheet: &Sheet, side: usize| solved[at(sheet.stop)][side] + solved[at(stops + sheet.judge)][side];

    let mut known = Known {
        parts: parts.len(),
        corrected: (0..stops).map(effect).collect(),
        leniency: (0..judges).map(|judge| effect(stops + judge)).collect(),
        residuals: vec![None; input.sheets.len()],
        freedom: (sheets.len() + parts.len()).saturating_sub(nodes.len()),
        spread: None,
        studentised: vec![None; input.sheets.len()],
    };
    let mut squares = 0.0;
    let mut whole = 0.0;
    let mut variances = Vec::new();
    for (number, (place, sheet)) in sheets.iter().enumerate() {
        let residual = (sheet.base + sheet.extra) as f64 / 100.0 - fitted(sheet, 0);
        // How the residual answers to each sheet: a row of I − H.
        let answer = |other: usize| (if other == number { 1.0 } else { 0.0 }) - fitted(sheet, other + 1);
        let variance: f64 = (0..sheets.len()).map(|other| answer(other).powi(2)).sum();
        known.residuals[*place] = Some(residual);
        variances.push((*place, residual, variance));
        squares += residual * residual;
        whole += variance;
    }
    if known.freedom > 0 {
        let spread = (squares / whole).sqrt();
        known.spread = Some(spread);
        for (place, residual, variance) in variances {
            let judged = variance > 1e-7 && spread > 1e-7;
            known.studentised[place] = judged.then(|| residual / (spread * variance.sqrt()));
        }
    }
    known
}
