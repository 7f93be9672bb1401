//! 校正分: what each stop would have got from an average judge.
//!
//! Where not every judge goes to every stop, a stop that met the strict ones loses. The total of a sheet (得分 and 加减分, in points) is
//! explained as the stop's own level plus the judge's leniency, by weighted least squares over all complete sheets; the leniency is then
//! taken off. Advisory: both scores stand side by side, no sheet is changed or removed by it.
//!
//! **Weights.** A sheet weighs its group's weight ÷ the number of judges of the group who handed in a sheet; in a plain mean 1. When every
//! judge has been everywhere the corrected score therefore is the mean that the rule asks for, before trimming.
//!
//! **What can be compared.** Only stops that a chain of judges joins ([`Correction::components`]). In each such part the leniencies,
//! weighed like sheets, have the mean 0, so that a corrected score is what the part's average judge would have given.
//!
//! **Sheets to look at.** A residual that is at least [`STANDOUT`] times as large as it should be, and at least [`STANDOUT_POINTS`]. Each is
//! measured by its own standard deviation (internally studentised), for the fit follows sheets of small designs more than those of large
//! ones. Sheets are taken to scatter alike, whatever they weigh: a leader's sheet is not odd because it counts more. In a design with
//! n degrees of freedom no studentised residual exceeds √n, so below 7 there are no such sheets.

mod dense;
mod fit;
mod parts;
mod weights;

use std::collections::BTreeMap;

use super::{Input, Sheet};
use crate::domain::order::Ordered;
use fit::{Cell, Fit, fit};
use parts::{Parts, parts};
use weights::{Numbers, SheetWeights};

/// From how many standard deviations on a sheet is looked at: by convention, one sheet in eighty if errors are normal.
pub const STANDOUT: f64 = 2.5;
/// A sheet nearer than this, in points, is never worth a look.
pub const STANDOUT_POINTS: f64 = 1.0;

/// A residual whose variance is less than this part of a sheet's own is zero by construction: the only sheet of its stop, say.
const DETERMINED: f64 = 1e-9;

/// The fair view across judges. All figures are in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// How many parts of the tour have no judge in common. With more than one, corrected scores of different parts must not be compared.
    pub components: usize,
    /// The part of each stop, from 0; `None` without a sheet that counts.
    pub stop_component: Vec<Option<usize>>,
    /// The part of each judge.
    pub judge_component: Vec<Option<usize>>,
    /// The corrected score of each stop, on the scale of the sheets, without what was agreed on after the mean.
    pub corrected: Vec<Option<f64>>,
    /// How much more than the average judge of the part each judge gives; positive is mild (偏宽), negative strict (偏严).
    pub leniency: Vec<Option<f64>>,
    /// What is left over of each sheet; `None` of those that do not count.
    pub residuals: Vec<Option<f64>>,
    /// Degrees of freedom: sheets − stops − judges + components.
    pub freedom: usize,
    /// Standard deviation of a single sheet about stop and judge; `None` without a degree of freedom.
    pub spread: Option<f64>,
    /// Places of the sheets to look at, the oddest first.
    pub standouts: Vec<usize>,
}

/// Corrects for the leniency of judges.
pub fn correction(input: &Input) -> Correction {
    let weights = SheetWeights::of(input);
    let (places, sheets): (Vec<usize>, Vec<&Sheet>) = input.counting().unzip();
    let edges: Vec<(usize, usize)> = sheets.iter().map(|sheet| (sheet.stop, sheet.judge)).collect();
    let Parts { left, right, count } = parts(input.stops.len(), input.judges.len(), &edges);
    let mut correction = Correction {
        components: count,
        corrected: vec![None; left.len()],
        leniency: vec![None; right.len()],
        stop_component: left,
        judge_component: right,
        residuals: vec![None; input.sheets.len()],
        freedom: 0,
        spread: None,
        standouts: Vec::new(),
    };
    let mut variances = vec![0.0; input.sheets.len()];
    let mut members: Vec<Vec<(usize, &Sheet)>> = vec![Vec::new(); count];
    for (place, sheet) in places.into_iter().zip(sheets) {
        let part = correction.stop_component.get(sheet.stop).copied().flatten();
        part.and_then(|part| members.get_mut(part)).into_iter().for_each(|list| list.push((place, sheet)));
    }
    for part in &members {
        correction.fill(input, &weights, part, &mut variances);
    }
    correction.judge_residuals(&variances);
    correction
}

impl Correction {
    /// Fits one part and enters what comes out.
    fn fill(&mut self, input: &Input, weights: &SheetWeights, part: &[(usize, &Sheet)], variances: &mut [f64]) {
        let stops = Numbers::of(part.iter().map(|(_, sheet)| sheet.stop));
        let judges = Numbers::of(part.iter().map(|(_, sheet)| sheet.judge));
        let stops_are_big = stops.len() >= judges.len();
        let cell = |(_, sheet): &(usize, &Sheet)| {
            let (stop, judge) = (stops.number(sheet.stop), judges.number(sheet.judge));
            let (big, small) = if stops_are_big { (stop, judge) } else { (judge, stop) };
            Cell { big, small, weight: weights.of_sheet(input, sheet), value: sheet.total() as f64 / 100.0 }
        };
        let cells: Vec<Cell> = part.iter().map(cell).collect();
        let (bigs, smalls) = (stops.len().max(judges.len()), stops.len().min(judges.len()));
        let Fit { big, small, residuals, variances: found } = fit(bigs, smalls, &cells);
        let (of_stops, of_judges) = if stops_are_big { (big, small) } else { (small, big) };
        let level = weights.mean(input, judges.places(), &of_judges);
        for (stop, effect) in stops.places().zip(of_stops) {
            self.corrected.get_mut(stop).into_iter().for_each(|one| *one = Some(effect + level));
        }
        for (judge, effect) in judges.places().zip(of_judges) {
            self.leniency.get_mut(judge).into_iter().for_each(|one| *one = Some(effect - level));
        }
        for ((place, _), (residual, variance)) in part.iter().zip(residuals.into_iter().zip(found)) {
            self.residuals.get_mut(*place).into_iter().for_each(|one| *one = Some(residual));
            variances.get_mut(*place).into_iter().for_each(|one| *one = variance);
        }
        self.freedom += (part.len() + 1).saturating_sub(bigs + smalls);
    }

    /// The spread, and the sheets that stand out. `variances` are those of the residuals, in units of the variance of one sheet; with
    /// equal weights they sum up to the degrees of freedom.
    fn judge_residuals(&mut self, variances: &[f64]) {
        let all = || self.residuals.iter().zip(variances).enumerate();
        let known = || all().filter_map(|(at, (residual, variance))| Some((at, (*residual)?, *variance)));
        if self.freedom == 0 {
            return;
        }
        let squares: f64 = known().map(|(_, residual, _)| residual * residual).sum();
        let spread = (squares / known().map(|(_, _, variance)| variance).sum::<f64>()).sqrt();
        let size = |(at, residual, variance): (usize, f64, f64)| {
            let judged = variance > DETERMINED && residual.abs() >= STANDOUT_POINTS;
            judged.then(|| (residual.abs() / (spread * variance.sqrt()), at))
        };
        let mut standouts: Vec<(f64, usize)> = known().filter_map(size).filter(|(size, _)| *size >= STANDOUT).collect();
        standouts.order_by(|a, b| b.0.total_cmp(&a.0));
        self.standouts = standouts.into_iter().map(|(_, at)| at).collect();
        self.spread = Some(spread);
    }

    /// The rank of each stop by its corrected score among those of its 排名组 and its part; ties, to a ten-millionth of a point, share it.
    pub fn ranks(&self, input: &Input) -> Vec<Option<usize>> {
        const SAME: f64 = 1e-7;
        let mut groups: BTreeMap<(usize, usize), Vec<(f64, usize)>> = BTreeMap::new();
        for (at, (stop, score)) in input.stops.iter().zip(&self.corrected).enumerate() {
            if let (Some(score), Some(Some(part))) = (score, self.stop_component.get(at)) {
                groups.entry((stop.track, *part)).or_default().push((*score, at));
            }
        }
        let mut ranks = vec![None; input.stops.len()];
        for mut group in groups.into_values() {
            group.order_by(|a, b| b.0.total_cmp(&a.0));
            let (mut above, mut rank) = (f64::INFINITY, 1);
            for (before, (score, at)) in group.into_iter().enumerate() {
                if above - score > SAME {
                    rank = before + 1;
                }
                above = score;
                ranks.get_mut(at).into_iter().for_each(|one| *one = Some(rank));
            }
        }
        ranks
    }

    /// That not all stops can be compared; `None` where they can.
    pub fn components_in_words(&self) -> Option<String> {
        let Self { components, .. } = self;
        (*components > 1).then(|| {
            format!("各点评委不相交，分成互不相连的 {components} 部分；校正分只能在同一部分里比，不能跨部分比")
        })
    }
}
