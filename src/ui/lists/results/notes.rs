//! What was left out and which weights were used, in words: what the rule did, stop by stop.

use crate::domain::points;
use crate::domain::scoring::{Fraction, GroupMark, LEAST_TO_TRIM};
use crate::domain::tour::Extras;
use crate::ledger::tour::standing::Standing;

/// Sentences for below the ranking of a 排名组.
pub fn notes(standing: &Standing, track: usize) -> Vec<String> {
    let marks: Vec<_> =
        standing.in_track(track).into_iter().filter_map(|at| standing.stop(at)?.marks.as_ref()).collect();
    let rules = &standing.input.rules;
    let mut notes = Vec::new();
    let count =
        |fits: &dyn Fn(&crate::domain::scoring::Marks) -> bool| marks.iter().filter(|marks| fits(marks)).count();
    if rules.trim && !marks.is_empty() {
        let (trimmed, whole) = (count(&|marks| marks.left_out.is_some()), count(&|marks| marks.left_out.is_none()));
        notes.push(match (trimmed, whole) {
            (0, _) => format!("每点都不满 {LEAST_TO_TRIM} 张评分表，最高分和最低分都没有去"),
            (_, 0) => "每点都去掉了最高分和最低分各一张".to_owned(),
            _ => format!("{trimmed} 个点去掉了最高分和最低分各一张，{whole} 个点不满 {LEAST_TO_TRIM} 张，没有去"),
        });
    }
    let reweighted = count(&|marks| marks.reweighted);
    if reweighted > 0 {
        notes.push(format!("{reweighted} 个点有的计分组没有评分表，按有的组折算"));
    }
    let adjusted = standing.in_track(track).into_iter().filter_map(|at| standing.input.stops.get(at));
    let adjusted = adjusted.filter(|stop| stop.adjustment != 0).count();
    if adjusted > 0 {
        notes.push(format!("{adjusted} 个点另有商定的加减分"));
    }
    if rules.full != 10_000 && rules.full > 0 {
        notes.push(format!("评分表满分 {} 分，得分折为百分制", points::shown(rules.full)));
    }
    let lifts = standing.results.lifts.iter().filter(|lift| lift.track == track);
    notes.extend(lifts.map(|lift| lift.in_words(&rules.tiers)));
    notes
}

/// How the score of a stop came about: `领导 91.50 × 40%，评委 88.20 × 60%，加减分 +2.00`.
pub fn making(standing: &Standing, at: usize) -> Option<String> {
    let marks = standing.stop(at)?.marks.as_ref()?;
    let rules = &standing.input.rules;
    let group = |mark: &GroupMark| {
        let mean = points::fixed(mean_of(mark));
        format!("{}组 {} 张平均 {mean}，占 {}", mark.group.label(), mark.sheets, percent(mark.share))
    };
    let mut parts: Vec<String> = match rules.effective_weights() {
        Some(_) => marks.groups.iter().map(group).collect(),
        None => vec![format!("{} 张评分表平均 {}", marks.used.len(), points::fixed(marks.mean.rounded()))],
    };
    if rules.extras == Extras::After && marks.extra != Fraction::ZERO {
        parts.push(format!("加分、扣分平均 {}", super::signed(marks.extra.rounded())));
    }
    let adjustment = standing.input.stops.get(at).map_or(0, |stop| stop.adjustment);
    if adjustment != 0 {
        parts.push(format!("商定加减分 {}", super::signed(adjustment)));
    }
    Some(parts.join("；"))
}

fn mean_of(mark: &GroupMark) -> i64 {
    mark.mean.rounded()
}

/// A share as percent, with one decimal where it is not whole.
fn percent(share: Fraction) -> String {
    let thousandths = (share * Fraction::whole(1000)).rounded();
    match thousandths % 10 {
        0 => format!("{}%", thousandths / 10),
        rest => format!("{}.{rest}%", thousandths / 10),
    }
}
