//! Whether the judges agree: Kendall's coefficient of concordance.
//!
//! W is 1 when all judges put the stops in the same order, and 0 when their orders have nothing in common. It needs every judge at every
//! stop. Where judges stand aside or share the stops out, what is left over after the correction says how far they differ.

use std::collections::BTreeMap;

use super::{Correction, Input};
use crate::domain::order::Ordered;
use crate::domain::points;

/// How far the judges agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Agreement {
    /// Every judge scored every stop.
    Concordance {
        /// Kendall's W, corrected for ties; from 0 to 1.
        w: f64,
        /// How many judges.
        judges: usize,
        /// How many stops.
        stops: usize,
    },
    /// They did not: the standard deviation of a sheet, in points, once stop and judge are taken off.
    Spread(f64),
    /// Nothing can be said: too few sheets to have anything left over, or every judge gives all stops the same.
    Unknown,
}

/// How far the judges agree, by the totals of the sheets that count. Judges and stops without a sheet are left aside.
///
/// Source: M. G. Kendall, Rank Correlation Methods; W = 12 S ÷ (m² (n³ − n) − m Σ(t³ − t)), with m judges, n stops, S the sum of
/// squares of the rank sums about their mean, and t the sizes of each judge's ties.
pub fn agreement(input: &Input, correction: &Correction) -> Agreement {
    match concordance(input) {
        Some(concordance) => concordance,
        None => correction.spread.map_or(Agreement::Unknown, Agreement::Spread),
    }
}

/// `None` unless each of at least two judges has one sheet for each of at least three stops.
fn concordance(input: &Input) -> Option<Agreement> {
    let mut by_judge: BTreeMap<usize, Vec<(i64, usize)>> = BTreeMap::new();
    let mut rank_sums: BTreeMap<usize, i128> = BTreeMap::new();
    for (_, sheet) in input.counting() {
        by_judge.entry(sheet.judge).or_default().push((sheet.total(), sheet.stop));
        rank_sums.insert(sheet.stop, 0);
    }
    let (judges, stops) = (by_judge.len(), rank_sums.len());
    if judges < 2 || stops < 3 || by_judge.values().any(|sheets| !is_complete(sheets, stops)) {
        return None;
    }
    let mut ties = 0_i128;
    for sheets in by_judge.values_mut() {
        sheets.order_by_key(|one| *one);
        let mut before = 0;
        for tied in sheets.chunk_by(|a, b| a.0 == b.0) {
            let size = i128::try_from(tied.len()).ok()?;
            // Twice the mean of the ranks before + 1 to before + size, to stay with whole numbers.
            let doubled = 2 * before + size + 1;
            tied.iter().for_each(|(_, stop)| *rank_sums.entry(*stop).or_default() += doubled);
            ties += size * size * size - size;
            before += size;
        }
    }
    let (m, n) = (i128::try_from(judges).ok()?, i128::try_from(stops).ok()?);
    // The rank sums are doubled, so these squares are four times S.
    let squares: i128 = rank_sums.values().map(|sum| (sum - m * (n + 1)).pow(2)).sum();
    let most = m * m * (n * n * n - n) - m * ties;
    if most == 0 {
        return Some(Agreement::Unknown);
    }
    let w = (3 * squares) as f64 / most as f64;
    Some(Agreement::Concordance { w, judges, stops })
}

/// Whether a judge's sheets are one for each stop.
fn is_complete(sheets: &[(i64, usize)], stops: usize) -> bool {
    let mut seen: Vec<usize> = sheets.iter().map(|(_, stop)| *stop).collect();
    seen.order_by_key(|stop| *stop);
    seen.dedup();
    sheets.len() == stops && seen.len() == stops
}

impl Agreement {
    /// As a sentence.
    pub fn in_words(&self) -> String {
        match *self {
            Self::Concordance { w, judges, stops } => format!(
                "{}：{judges} 位评委给 {stops} 个点的先后次序，肯德尔和谐系数 W = {w:.2}（1 为完全一致；0.7 及以上为一致、0.4 以下为分歧较大，是通行的看法，不是规定）",
                reading((w * 100.0).round() / 100.0)
            ),
            Self::Spread(points) => format!(
                "点少或者评委没有给所有点都打分，不计和谐系数；除去各点好坏和各人宽严，一张评分表大约还差 {} 分（标准差）",
                points::shown(hundredths(points))
            ),
            Self::Unknown => "评分表太少或各点同分，看不出评委意见是否一致".to_owned(),
        }
    }
}

/// What W, as it is shown, is commonly read as. The thresholds are convention, not rule.
fn reading(w: f64) -> &'static str {
    if w >= 0.7 {
        "意见一致"
    } else if w >= 0.4 {
        "大体一致"
    } else {
        "分歧较大"
    }
}

fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}
