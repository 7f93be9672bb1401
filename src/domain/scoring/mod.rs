//! Results of a tour: from complete sheets to means, ranks and tiers; beside them two advisory looks at the judges.
//!
//! Pure and by plain places: stops, judges and sheets are known by where they stand in [`Input`]; the caller knows who they are.
//!
//! | what | where | source |
//! |---|---|---|
//! | [`results`]: 去掉最高最低、加权、加减分、名次、分类 | `results`, `marks`, `ranking`, `tiers` | domain.md §4.3 points 5 and 6 |
//! | [`correction`]: 宽严校正分、与众不同的评分表 | `correction/` | two-way analysis of variance, unbalanced |
//! | [`agreement`]: 评委意见是否一致 | `agreement` | Kendall's W |
//! | [`rule_in_words`] | `words` | |
//!
//! Missing is missing: a sheet that lacks anything is not in the input, and never counts as zero. Everything that decides a rank or
//! a tier is compared as an exact [`Fraction`]; two decimals are for the eye. Floating numbers are used only where nothing is decided.

mod agreement;
mod correction;
mod fraction;
mod marks;
mod ranking;
mod results;
mod tiers;
mod words;

pub use agreement::{Agreement, agreement};
pub use correction::{Correction, STANDOUT, STANDOUT_POINTS, correction};
pub use fraction::Fraction;
pub use marks::{GroupMark, LeftOut, Marks};
pub use results::{Place, Results, State, StopResult, results};
pub use tiers::Lift;
pub use words::{rule_in_words, scores_in_words, tiers_in_words};

use super::tour::{Extras, JudgeGroup, TieBreak, TierDef, TierRule};

/// With fewer sheets of a stop nothing is left out as highest and lowest (domain.md §4.3 point 5).
pub const LEAST_TO_TRIM: usize = 5;

/// The most that is believed of a sheet's figure, in hundredths: a hundred thousand million points. What lies beyond, in a file that
/// somebody made by hand, is taken as this much, so that the exact arithmetic cannot overflow.
const MOST_POINTS: i64 = 10_000_000_000_000;

/// The most that is believed of a weight. Likewise.
const MOST_WEIGHT: i64 = 10_000;

/// One complete sheet. Its figures are in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Place of its stop.
    pub stop: usize,
    /// Place of its judge.
    pub judge: usize,
    /// Sum of 得分.
    pub base: i64,
    /// 加分 less 扣分.
    pub extra: i64,
    /// 得分 by class, in the order of the scheme; as many in every sheet.
    pub classes: Vec<i64>,
}

impl Sheet {
    /// 得分 and 加减分 together, in hundredths.
    pub fn total(&self) -> i64 {
        self.base.saturating_add(self.extra)
    }
}

/// A judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct JudgeInfo {
    /// Weight group.
    pub group: JudgeGroup,
}

/// A stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StopInfo {
    /// 排名组: stops of one number are ranked and cut into tiers together.
    pub track: usize,
    /// 加减分 agreed on after the mean, in hundredths.
    pub adjustment: i64,
}

/// The rule of a tour.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// 去掉一个最高分和一个最低分, where a stop has [`LEAST_TO_TRIM`] sheets.
    pub trim: bool,
    /// Weights in the order of [`JudgeGroup`]: 评委, 领导, 互评; percent or any whole numbers. Sheets of a group without weight do not
    /// count at all. `None`, or no weight above zero: the plain mean.
    pub weights: Option<[i64; 3]>,
    /// What becomes of 加减分.
    pub extras: Extras,
    /// What decides between stops with the same score.
    pub tie_break: TieBreak,
    /// With fewer sheets a stop is 未完成; at least one is always asked for.
    pub least_sheets: usize,
    /// Full marks of the scheme, in hundredths; without them nothing is normalised, and no tier is cut by threshold.
    pub full: i64,
    /// How tiers are cut.
    pub tier_rule: TierRule,
    /// The tiers, best first; the last takes the rest.
    pub tiers: Vec<TierDef>,
}

impl Rules {
    /// The weights that count, in the order of [`JudgeGroup`]; `None` for the plain mean.
    pub fn effective_weights(&self) -> Option<[i64; 3]> {
        let weights = self.weights?.map(|weight| weight.clamp(0, MOST_WEIGHT));
        weights.iter().any(|weight| *weight > 0).then_some(weights)
    }

    /// The weight of one group: 1 in a plain mean.
    fn weight(&self, group: JudgeGroup) -> i64 {
        let of_group = |weights: [i64; 3]| JudgeGroup::ALL.iter().zip(weights).find(|(one, _)| **one == group);
        self.effective_weights().map_or(1, |weights| of_group(weights).map_or(0, |(_, weight)| weight))
    }

    /// What of a sheet runs through the mean, in hundredths.
    fn averaged(&self, sheet: &Sheet) -> i64 {
        match self.extras {
            Extras::After => sheet.base,
            Extras::Within => sheet.total(),
        }
    }
}

/// All that results follow from.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// The stops.
    pub stops: Vec<StopInfo>,
    /// The judges.
    pub judges: Vec<JudgeInfo>,
    /// The complete sheets, one of a judge and a stop. Those that name a stop or a judge that is not there are passed over.
    pub sheets: Vec<Sheet>,
    /// The rule.
    pub rules: Rules,
}

impl Input {
    /// The group of a sheet's judge, where judge and stop are there.
    fn group(&self, sheet: &Sheet) -> Option<JudgeGroup> {
        self.stops.get(sheet.stop).and(self.judges.get(sheet.judge)).map(|judge| judge.group)
    }

    /// The sheets that count: of a judge and a stop that are there, in a group that has weight. With their places.
    fn counting(&self) -> impl Iterator<Item = (usize, &Sheet)> {
        let counts = |sheet: &Sheet| self.group(sheet).is_some_and(|group| self.rules.weight(group) > 0);
        self.sheets.iter().enumerate().filter(move |(_, sheet)| counts(sheet))
    }
}

#[cfg(test)]
mod tests;
