//! How a tour is ranked: what becomes of 加减分, how ties are broken, how tiers are cut. All of it is data of the tour.

use crate::domain::kind::field;
use crate::{choice, group};

choice! {
    /// What becomes of the scheme's 加分项 and 扣分项.
    pub enum Extras {
        After = "after" "平均分算好以后再加减",
        Within = "within" "计入每张评分表再求平均",
    }
}

choice! {
    /// What decides between stops with the same score.
    pub enum TieBreak {
        Shared = "shared" "名次并列（1、2、2、4）",
        Classes = "classes" "依次比较各类得分",
        Leaders = "leaders" "领导组平均分高的在前",
    }
}

choice! {
    /// How the tiers are cut.
    pub enum TierRule {
        Threshold = "threshold" "按分数线",
        Share = "share" "按比例",
        None = "none" "不分类",
    }
}

group! {
    /// One tier: 先进. The names are data.
    pub struct TierDef {
        /// Where it stands, best first; ties by key.
        order: String = field("次序").apart(),
        /// Its name.
        name: String = field("名称"),
        /// Least score, in hundredths of a point out of 100; the last tier takes the rest.
        from: Option<i64> = field("分数线").unit("分"),
        /// Its share, in percent of the group's stops; the last tier takes the rest.
        share: Option<i64> = field("比例").unit("%"),
    }
}

/// 先进, 达标, 落后 (seed 001 §三): 85 and 70 points, or 30 % and 60 %. Both figures are ours, to be changed by the unit.
pub fn default_tiers() -> Vec<TierDef> {
    let tier = |order: &str, name: &str, from, share| TierDef { order: order.into(), name: name.into(), from, share };
    vec![
        tier("A", "先进", Some(8500), Some(30)),
        tier("B", "达标", Some(7000), Some(60)),
        tier("C", "落后", None, None),
    ]
}
