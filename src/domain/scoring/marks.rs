//! What the sheets of one stop come to.

use super::{Fraction, Input, LEAST_TO_TRIM, MOST_POINTS, Sheet};
use crate::domain::order::Ordered;
use crate::domain::tour::{Extras, JudgeGroup};

/// What the sheets of one stop come to. All scores are exact, in hundredths of a point; [`Fraction::rounded`] shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// The score, on the scale of the sheets: the mean, 加减分 as the rule says, and what was agreed on for the stop.
    pub score: Fraction,
    /// The score out of 100, in hundredths; `None` where the scheme has no full marks.
    pub of_hundred: Option<Fraction>,
    /// The mean of what runs through the mean: 得分, or 得分 with 加减分.
    pub mean: Fraction,
    /// What was added to the mean as the mean of 加减分; zero where they are within the sheets.
    pub extra: Fraction,
    /// Mean of each class, taken over the same sheets and with the same weights as the score.
    pub classes: Vec<Fraction>,
    /// Places of the sheets that were used.
    pub used: Vec<usize>,
    /// The two sheets that were left out, where the rule trims and there are enough.
    pub left_out: Option<LeftOut>,
    /// The groups of whom a sheet was used, in the order of [`JudgeGroup`].
    pub groups: Vec<GroupMark>,
    /// Whether a group that has weight has no sheet among those used, so that the others' weights were raised to make the whole.
    pub reweighted: bool,
    /// Mean of all complete sheets of 领导, also of one that was left out or has no weight: what a tie is broken by.
    pub leaders: Option<Fraction>,
}

/// Two sheets that were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Place of the highest.
    pub highest: usize,
    /// Place of the lowest.
    pub lowest: usize,
}

/// One weight group at one stop.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMark {
    /// Which.
    pub group: JudgeGroup,
    /// How many of its sheets were used.
    pub sheets: usize,
    /// Their mean, in hundredths.
    pub mean: Fraction,
    /// The part of the score that it makes, the parts of all groups being 1. In a plain mean, its part of the sheets.
    pub share: Fraction,
}

/// What the sheets at a stop come to; `None` when none of them counts.
///
/// `counting` are the places of those that count, `all` of those that are there.
pub(super) fn marks(input: &Input, adjustment: i64, counting: &[usize], all: &[usize]) -> Option<Marks> {
    let rules = &input.rules;
    let (kept, left_out) = if rules.trim { trimmed(input, counting) } else { (counting.to_vec(), None) };
    let used: Vec<&Sheet> = kept.iter().filter_map(|at| input.sheets.get(*at)).collect();
    let averaging = Averaging::over(input, &used)?;
    let mean = averaging.mean(|sheet| rules.averaged(sheet));
    let extra = match rules.extras {
        Extras::After => averaging.mean(|sheet| sheet.extra),
        Extras::Within => Fraction::ZERO,
    };
    let score = mean + extra + Fraction::whole(bounded(adjustment));
    let widest = used.iter().map(|sheet| sheet.classes.len()).max().unwrap_or(0);
    let of_class = |class: usize| averaging.mean(|sheet| sheet.classes.get(class).copied().unwrap_or(0));
    let is_leader = |sheet: &&Sheet| input.group(sheet) == Some(JudgeGroup::Leader);
    let leaders: Vec<&Sheet> = all.iter().filter_map(|at| input.sheets.get(*at)).filter(is_leader).collect();
    Some(Marks {
        score,
        of_hundred: Fraction::new(10_000, rules.full.max(0).into()).map(|scale| score * scale),
        mean,
        extra,
        classes: (0..widest).map(of_class).collect(),
        groups: averaging.groups(|sheet| rules.averaged(sheet)),
        reweighted: averaging.lacks_group(input),
        leaders: mean_of(&leaders, |sheet| rules.averaged(sheet)),
        used: kept,
        left_out,
    })
}

/// Leaves out the highest and the lowest sheet by what runs through the mean, before any weight; all stay where there are too few. Of
/// equal ones the sheet of the judge who stands first goes. Which of them it is does not change a plain mean; it can change class means,
/// the mean of 加减分 that stand after the mean, and the score where groups weigh differently.
fn trimmed(input: &Input, counting: &[usize]) -> (Vec<usize>, Option<LeftOut>) {
    if counting.len() < LEAST_TO_TRIM {
        return (counting.to_vec(), None);
    }
    let standing = |at: &usize| input.sheets.get(*at).map(|sheet| (input.rules.averaged(sheet), sheet.judge, *at));
    let mut rising: Vec<(i64, usize, usize)> = counting.iter().filter_map(standing).collect();
    rising.order_by_key(|one| *one);
    let highest = rising.last().map(|(top, _, _)| *top);
    let highest = rising.iter().find(|(value, _, _)| Some(*value) == highest).map(|(_, _, at)| *at);
    let lowest = rising.iter().map(|(_, _, at)| *at).find(|at| Some(*at) != highest);
    let left_out = highest.zip(lowest).map(|(highest, lowest)| LeftOut { highest, lowest });
    let stays = |at: &usize| Some(*at) != highest && Some(*at) != lowest;
    (counting.iter().copied().filter(stays).collect(), left_out)
}

/// How the sheets of a stop are averaged: within each group, then over the groups by their shares. A plain mean gives each group the
/// share that it has of the sheets, which comes to the same as the mean of all.
struct Averaging<'a> {
    groups: Vec<(JudgeGroup, Fraction, Vec<&'a Sheet>)>,
}

impl<'a> Averaging<'a> {
    /// `None` when there is nothing to average.
    fn over(input: &Input, used: &[&'a Sheet]) -> Option<Self> {
        let of_group = |group: &JudgeGroup| {
            let sheets: Vec<&Sheet> = used.iter().copied().filter(|sheet| input.group(sheet) == Some(*group)).collect();
            (*group, sheets)
        };
        let there: Vec<(JudgeGroup, Vec<&Sheet>)> =
            JudgeGroup::ALL.iter().map(of_group).filter(|(_, sheets)| !sheets.is_empty()).collect();
        let weigh = |group: JudgeGroup, sheets: &[&Sheet]| match input.rules.effective_weights() {
            Some(_) => i128::from(input.rules.weight(group)),
            None => count(sheets),
        };
        let whole = there.iter().map(|(group, sheets)| weigh(*group, sheets)).sum();
        let share = |group, sheets: &[&Sheet]| Fraction::new(weigh(group, sheets), whole);
        let groups: Option<Vec<_>> =
            there.into_iter().map(|(group, sheets)| Some((group, share(group, &sheets)?, sheets))).collect();
        groups.filter(|groups| !groups.is_empty()).map(|groups| Self { groups })
    }

    /// The mean of a figure.
    fn mean(&self, figure: impl Fn(&Sheet) -> i64) -> Fraction {
        let part = |(_, share, sheets): &(_, Fraction, Vec<&Sheet>)| {
            *share * mean_of(sheets, &figure).unwrap_or(Fraction::ZERO)
        };
        self.groups.iter().map(part).fold(Fraction::ZERO, |sum, part| sum + part)
    }

    fn groups(&self, figure: impl Fn(&Sheet) -> i64) -> Vec<GroupMark> {
        let mark = |(group, share, sheets): &(JudgeGroup, Fraction, Vec<&Sheet>)| {
            let mean = mean_of(sheets, &figure)?;
            Some(GroupMark { group: *group, sheets: sheets.len(), mean, share: *share })
        };
        self.groups.iter().filter_map(mark).collect()
    }

    /// Whether a group that has weight is not among them.
    fn lacks_group(&self, input: &Input) -> bool {
        let is_there = |group: &JudgeGroup| self.groups.iter().any(|(one, _, _)| one == group);
        let is_due = |group: &JudgeGroup| input.rules.weight(*group) > 0;
        input.rules.effective_weights().is_some()
            && JudgeGroup::ALL.iter().any(|group| is_due(group) && !is_there(group))
    }
}

/// The plain mean of a figure; `None` of no sheets.
fn mean_of(sheets: &[&Sheet], figure: impl Fn(&Sheet) -> i64) -> Option<Fraction> {
    Fraction::new(sheets.iter().map(|sheet| bounded(figure(sheet))).sum(), count(sheets))
}

fn bounded(hundredths: i64) -> i128 {
    hundredths.clamp(-MOST_POINTS, MOST_POINTS).into()
}

fn count(sheets: &[&Sheet]) -> i128 {
    i128::try_from(sheets.len()).unwrap_or(i128::MAX)
}
