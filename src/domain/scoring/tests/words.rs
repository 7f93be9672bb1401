use super::*;
use rstest::rstest;

#[rstest]
#[case(plain(), "各张评分表直接平均，平均后再加减分，同分并列，保留两位小数只为显示")]
#[case(
    Rules { trim: true, weights: Some([60, 40, 0]), ..plain() },
    "去掉一个最高分和一个最低分（每点满 5 张才去），按领导 40%、评委 60% 加权，平均后再加减分，同分并列，保留两位小数只为显示"
)]
#[case(
    Rules { weights: Some([2, 1, 1]), extras: Extras::Within, tie_break: TieBreak::Classes, least_sheets: 3, ..plain() },
    "每点至少 3 张评分表，不足的不排名，按领导、评委、互评 1 : 2 : 1 加权，加减分计入每张评分表，同分的依次比较各类得分，仍相同的并列，保留两位小数只为显示"
)]
#[case(
    Rules { weights: Some([0, 5, 0]), tie_break: TieBreak::Leaders, tier_rule: TierRule::Threshold, ..plain() },
    "只计领导组的评分表，平均后再加减分，同分的领导组平均分高的在前，仍相同的并列，分类按百分制：85 分及以上先进、70 分及以上达标、其余落后，保留两位小数只为显示"
)]
#[case(
    Rules { tier_rule: TierRule::Share, ..plain() },
    "各张评分表直接平均，平均后再加减分，同分并列，分类按名次：先进 30%、达标 60%、其余落后，线上并列的一律划入高一类，保留两位小数只为显示"
)]
#[case(
    Rules { tier_rule: TierRule::Threshold, tiers: default_tiers().split_off(2), ..plain() },
    "各张评分表直接平均，平均后再加减分，同分并列，分类按百分制：全部落后，保留两位小数只为显示"
)]
fn the_rule_is_said(#[case] rules: Rules, #[case] words: &str) {
    assert_eq!(rule_in_words(&rules), words);
}
