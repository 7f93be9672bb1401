//! The rule of a tour in one Chinese sentence, to stand above its results.

use super::{LEAST_TO_TRIM, Rules};
use crate::domain::points;
use crate::domain::tour::{Extras, JudgeGroup, TieBreak, TierDef, TierRule};

/// The rule as people read it: 去掉一个最高分和一个最低分（每点满 5 张才去），按领导 40%、评委 60% 加权，平均后再加减分，同分并列，
/// 保留两位小数只为显示。 It says what [`results`](super::results) does, so weights that count for nothing are not in it.
pub fn rule_in_words(rules: &Rules) -> String {
    let mut parts = score_parts(rules);
    parts.extend(tiers_in_words(rules));
    parts.push(FOR_THE_EYE.to_owned());
    parts.join("，")
}

/// The part of the rule that leads to scores and ranks, without that which leads to tiers.
pub fn scores_in_words(rules: &Rules) -> String {
    let mut parts = score_parts(rules);
    parts.push(FOR_THE_EYE.to_owned());
    parts.join("，")
}

const FOR_THE_EYE: &str = "保留两位小数只为显示";

fn score_parts(rules: &Rules) -> Vec<String> {
    let parts = [
        (rules.least_sheets > 1).then(|| format!("每点至少 {} 张评分表，不足的不排名", rules.least_sheets)),
        rules.trim.then(|| format!("去掉一个最高分和一个最低分（每点满 {LEAST_TO_TRIM} 张才去）")),
        Some(weights(rules)),
        Some(extras(rules.extras).to_owned()),
        Some(tie_break(rules.tie_break).to_owned()),
    ];
    parts.into_iter().flatten().collect()
}

/// 按领导 40%、评委 60% 加权, as percent where the weights come to 100.
fn weights(rules: &Rules) -> String {
    let Some(_) = rules.effective_weights() else { return "各张评分表直接平均".to_owned() };
    let order = [JudgeGroup::Leader, JudgeGroup::Judge, JudgeGroup::Peer];
    let counting: Vec<(&str, i64)> =
        order.iter().map(|group| (group.label(), rules.weight(*group))).filter(|(_, weight)| *weight > 0).collect();
    let each = |show: &dyn Fn(&(&str, i64)) -> String, between: &str| {
        counting.iter().map(show).collect::<Vec<_>>().join(between)
    };
    match counting.as_slice() {
        [(label, _)] => format!("只计{label}组的评分表"),
        _ if counting.iter().map(|(_, weight)| weight).sum::<i64>() == 100 => {
            format!("按{} 加权", each(&|(label, weight)| format!("{label} {weight}%"), "、"))
        }
        _ => {
            let (labels, weights) =
                (each(&|(label, _)| (*label).to_owned(), "、"), each(&|(_, weight)| weight.to_string(), " : "));
            format!("按{labels} {weights} 加权")
        }
    }
}

fn extras(extras: Extras) -> &'static str {
    match extras {
        Extras::After => "平均后再加减分",
        Extras::Within => "加减分计入每张评分表",
    }
}

fn tie_break(tie_break: TieBreak) -> &'static str {
    match tie_break {
        TieBreak::Shared => "同分并列",
        TieBreak::Classes => "同分的依次比较各类得分，仍相同的并列",
        TieBreak::Leaders => "同分的领导组平均分高的在前，仍相同的并列",
    }
}

/// 分类按百分制：85 分及以上先进、70 分及以上达标、其余落后. None where nothing is cut into tiers.
pub fn tiers_in_words(rules: &Rules) -> Option<String> {
    let (last, upper) = rules.tiers.split_last()?;
    let line = |tier: &TierDef| tier.from.map(|from| format!("{} 分及以上{}", points::shown(from), tier.name));
    let part = |tier: &TierDef| tier.share.map(|share| format!("{} {share}%", tier.name));
    let listed = |one: &dyn Fn(&TierDef) -> Option<String>| {
        let mut parts: Vec<String> = upper.iter().filter_map(one).collect();
        parts.push(format!("{}{}", if parts.is_empty() { "全部" } else { "其余" }, last.name));
        parts.join("、")
    };
    match rules.tier_rule {
        TierRule::None => None,
        TierRule::Threshold => Some(format!("分类按百分制：{}", listed(&line))),
        TierRule::Share => Some(format!("分类按名次：{}，线上并列的一律划入高一类", listed(&part))),
    }
}
