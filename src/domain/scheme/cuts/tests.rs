#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// `label points[*][!]`: * for each, ! for 不得分.
fn shown(cuts: &[Cut]) -> String {
    let one = |cut: &Cut| {
        let marks = [if cut.each { "*" } else { "" }, if cut.none { "!" } else { "" }].concat();
        format!("{} {}{marks}", cut.label, crate::domain::points::shown(cut.points))
    };
    cuts.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[rstest]
#[case("每少1次扣1分", "少1次 1*")]
#[case("缺1项扣0.5分", "缺1项 0.5*")]
#[case("未按期换届扣2分，材料不全扣1分", "未按期换届 2 | 材料不全 1")]
#[case("每少一项扣1分，扣完为止", "少一项 1*")]
#[case("发现1处扣0.5分，最多扣2分", "发现1处 0.5*")]
#[case("无记录不得分", "无记录 5!")]
#[case("酌情扣0.5-1分", "酌情0.5 0.5 | 酌情1 1")]
#[case("材料不规范的酌情扣０．５～１分", "材料不规范0.5 0.5 | 材料不规范1 1")]
#[case("每少１次扣１分", "少１次 1*")]
#[case("每缺一人扣两分", "缺一人 2*")]
#[case("记录不全扣半分", "记录不全 0.5")]
#[case("未上墙的扣一分半", "未上墙 1.5")]
#[case("漏报扣 1 分/次", "漏报 1*")]
#[case("每发现一例不规范的，扣0.5分", "发现一例不规范 0.5*")]
#[case("计划未制定、总结未形成的，每项扣1分", "计划未制定 1*")]
#[case("每月开展1次主题党日，未开展的，每次扣1分", "未开展 1*")]
#[case("每月开展1次，未公示扣1分", "未公示 1")]
#[case("按期换届得3分；未按期不得分", "未按期 5!")]
#[case("少1次扣0.5分，少2次扣1分，少3次及以上不得分", "少1次 0.5* | 少2次 1 | 少3次及以上 5!")]
#[case("1.未建台账扣2分2.台账不全扣1分", "未建台账 2 | 台账不全 1")]
#[case("①无场所扣3分②无标牌扣2分", "无场所 3 | 无标牌 2")]
#[case("社区党委未制定年度工作计划或未按季研究的扣2分", "未制定年度工作计划 2")]
#[case("差1分钟不扣分", "")]
#[case("制度健全，运转良好", "")]
#[case("未公示（扣2分）", "未公示 2")]
#[case("未达标的扣一半", "未达标 2.5")]
#[case("无计划扣1分，无总结扣1分；无计划扣2分", "无计划 1 | 无总结 1 | 无计划2 2")]
#[case("优、良、差的分别扣0分、1分、2分", "良 1 | 差 2")]
#[case("造假的扣20分", "造假 5")]
#[case("2分，每少一项扣1分", "少一项 1*")]
#[case("未召开扣2分,记录缺1次扣0.5分", "未召开 2 | 记录缺1次 0.5*")]
#[case("扣1分", "1分 1")]
#[case("", "")]
fn deductions(#[case] standard: &str, #[case] expected: &str) {
    assert_eq!(shown(&cuts(standard, Some(500))), expected, "{standard}");
}

#[rstest]
#[case("每项加1分，最高加5分", "每项 1*")]
#[case("获市级表彰加2分，获省级表彰加3分", "获市级表彰 2 | 获省级表彰 3")]
#[case("经验被推广的，国家级、省级、市级分别加5分、3分、1分", "国家级 5 | 省级 3 | 市级 1")]
#[case("承办现场会，每次加0.5分，累计不超过2分", "承办现场会 0.5*")]
#[case("视情况加1-3分", "视情1 1 | 视情3 3")]
#[case("有创新做法的得2分", "有创新做法 2")]
#[case("没有的不加分", "")]
fn additions(#[case] standard: &str, #[case] expected: &str) {
    assert_eq!(shown(&gains(standard)), expected, "{standard}");
}

#[test]
fn without_a_value_all_is_unknown() {
    assert_eq!(shown(&cuts("无记录不得分", None)), "无记录 0!");
    assert_eq!(shown(&cuts("造假的扣20分", None)), "造假 20");
}

proptest! {
    #[test]
    fn any_text(text in "[每少缺扣加减一两半0-9分次项的，。；、.酌情不得 a①/-]{0,40}", most in prop::option::of(0i64..10_000)) {
        for found in [cuts(&text, most), gains(&text)] {
            let labels: std::collections::BTreeSet<&str> = found.iter().map(|cut| cut.label.as_str()).collect();
            prop_assert_eq!(labels.len(), found.len());
            prop_assert!(found.iter().all(|cut| cut.points > 0 || cut.none));
            prop_assert!(found.iter().all(|cut| !cut.label.is_empty()));
        }
    }
}
