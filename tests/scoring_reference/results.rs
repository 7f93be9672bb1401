//! The results once more, naively: unreduced fractions, every stop against every other. Shares nothing with the engine but its input.

use branch_ledger::domain::scoring::{Input, Sheet};
use branch_ledger::domain::tour::{Extras, JudgeGroup, TieBreak, TierRule};
use std::cmp::Ordering;

/// Numerator and denominator, not reduced; the denominator is greater than zero.
pub type Ratio = (i128, i128);

pub fn compare(a: Ratio, b: Ratio) -> Ordering {
    (a.0 * b.1).cmp(&(b.0 * a.1))
}

fn plus(a: Ratio, b: Ratio) -> Ratio {
    (a.0 * b.1 + b.0 * a.1, a.1 * b.1)
}

/// What is known of a stop.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub have: usize,
    pub ranked: bool,
    pub score: Option<Ratio>,
    pub classes: Vec<Ratio>,
    pub leaders: Option<Ratio>,
    pub rank: Option<usize>,
    pub of_class: Vec<usize>,
    pub tied: Vec<usize>,
    pub tier: Option<usize>,
    pub lifted: bool,
}

const GROUPS: [JudgeGroup; 3] = [JudgeGroup::Judge, JudgeGroup::Leader, JudgeGroup::Peer];

/// Weights, all one where the mean is plain.
fn weights(input: &Input) -> Option<[i64; 3]> {
    input.rules.weights.filter(|weights| weights.iter().sum::<i64>() > 0)
}

fn group(input: &Input, sheet: &Sheet) -> usize {
    GROUPS.iter().position(|group| *group == input.judges[sheet.judge].group).unwrap()
}

fn averaged(input: &Input, sheet: &Sheet) -> i64 {
    if input.rules.extras == Extras::Within { sheet.base + sheet.extra } else { sheet.base }
}

/// Removes the highest, then the lowest; of equals that of the judge who stands first.
fn trim(input: &Input, mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    if !input.rules.trim || sheets.len() < 5 {
        return sheets;
    }
    for sign in [1, -1] {
        let mut worst = 0;
        for at in 0..sheets.len() {
            let (one, best) = (sign * averaged(input, &sheets[at]), sign * averaged(input, &sheets[worst]));
            if one > best || (one == best && sheets[at].judge < sheets[worst].judge) {
                worst = at;
            }
        }
        sheets.remove(worst);
    }
    sheets
}

/// The mean by the rule: Σ weight × sum ÷ count over the groups that are there, ÷ Σ weight.
fn mean(input: &Input, sheets: &[Sheet], figure: impl Fn(&Sheet) -> i64) -> Ratio {
    let Some(weights) = weights(input) else {
        return (sheets.iter().map(|sheet| i128::from(figure(sheet))).sum(), sheets.len() as i128);
    };
    let (mut sum, mut whole) = ((0, 1), 0);
    for (at, weight) in weights.into_iter().enumerate() {
        let of_group: Vec<&Sheet> = sheets.iter().filter(|sheet| group(input, sheet) == at).collect();
        if !of_group.is_empty() {
            let total: i64 = of_group.iter().map(|sheet| figure(sheet)).sum();
            sum = plus(sum, (i128::from(weight) * i128::from(total), of_group.len() as i128));
            whole += i128::from(weight);
        }
    }
    (sum.0, sum.1 * whole)
}

fn know(input: &Input, stop: usize) -> Known {
    let all: Vec<Sheet> = input.sheets.iter().filter(|sheet| sheet.stop == stop).cloned().collect();
    let weighs = |sheet: &&Sheet| weights(input).is_none_or(|weights| weights[group(input, sheet)] > 0);
    let counting: Vec<Sheet> = all.iter().filter(weighs).cloned().collect();
    let have = counting.len();
    let mut known = Known { have, ranked: have >= input.rules.least_sheets.max(1), ..Known::default() };
    if have == 0 {
        return known;
    }
    let used = trim(input, counting);
    let mut score = mean(input, &used, |sheet| averaged(input, sheet));
    if input.rules.extras == Extras::After {
        score = plus(score, mean(input, &used, |sheet| sheet.extra));
    }
    known.score = Some(plus(score, (input.stops[stop].adjustment.into(), 1)));
    known.classes = (0..2).map(|class| mean(input, &used, |sheet| sheet.classes[class])).collect();
    let leaders: Vec<i64> =
        all.iter().filter(|sheet| group(input, sheet) == 1).map(|sheet| averaged(input, sheet)).collect();
    known.leaders = (!leaders.is_empty()).then(|| (leaders.iter().sum::<i64>().into(), leaders.len() as i128));
    known
}

fn better(input: &Input, a: &Known, b: &Known) -> Ordering {
    let by_score = compare(a.score.unwrap(), b.score.unwrap());
    by_score.then_with(|| match input.rules.tie_break {
        TieBreak::Shared => Ordering::Equal,
        TieBreak::Classes => compare(a.classes[0], b.classes[0]).then_with(|| compare(a.classes[1], b.classes[1])),
        TieBreak::Leaders => match (a.leaders, b.leaders) {
            (Some(a), Some(b)) => compare(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        },
    })
}

/// The tier of each position 0.. of a track with `count` stops, by the shares.
fn tier_at(input: &Input, position: usize, count: usize) -> Option<usize> {
    let last = input.rules.tiers.len().checked_sub(1)?;
    let mut so_far = 0;
    for (at, tier) in input.rules.tiers[..last].iter().enumerate() {
        so_far += usize::try_from(tier.share.unwrap_or(0)).unwrap();
        let most = (0..=count).filter(|most| 200 * most <= 2 * count * so_far + 100).max().unwrap();
        if position < most {
            return Some(at);
        }
    }
    Some(last)
}

fn by_threshold(input: &Input, score: Ratio) -> Option<usize> {
    let last = input.rules.tiers.len().checked_sub(1).filter(|_| input.rules.full > 0)?;
    let reaches = |from: i64| score.0 * 10_000 >= i128::from(from) * score.1 * i128::from(input.rules.full);
    Some(input.rules.tiers.iter().position(|tier| tier.from.is_some_and(reaches)).unwrap_or(last))
}

/// Everything about every stop.
pub fn reckon(input: &Input) -> Vec<Known> {
    let base: Vec<Known> = (0..input.stops.len()).map(|stop| know(input, stop)).collect();
    let mut out = base.clone();
    for (at, known) in out.iter_mut().enumerate().filter(|(_, known)| known.ranked) {
        let same = |other: &usize| base[*other].ranked && input.stops[*other].track == input.stops[at].track;
        let rivals: Vec<usize> = (0..base.len()).filter(same).collect();
        let above = rivals.iter().filter(|other| better(input, &base[**other], &base[at]).is_gt()).count();
        known.rank = Some(above + 1);
        known.tied = rivals.iter().copied().filter(|other| better(input, &base[*other], &base[at]).is_eq()).collect();
        let class_rank = |class: usize| {
            let ahead = |other: &&usize| compare(base[**other].classes[class], base[at].classes[class]).is_gt();
            rivals.iter().filter(ahead).count() + 1
        };
        known.of_class = (0..2).map(class_rank).collect();
        match input.rules.tier_rule {
            TierRule::None => {}
            TierRule::Threshold => known.tier = by_threshold(input, base[at].score.unwrap()),
            TierRule::Share => {
                // Where each of those tied would go if they stood one after the other; all go with the best of them.
                let alone: Vec<Option<usize>> =
                    (above..above + known.tied.len()).map(|position| tier_at(input, position, rivals.len())).collect();
                known.tier = *alone.iter().min().unwrap();
                known.lifted = alone.iter().any(|tier| *tier != known.tier);
            }
        }
    }
    out
}
