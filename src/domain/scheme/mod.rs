//! 指标体系: what is scored, and out of how much. 类 → 项 → 条, with 加分项 and 扣分项.
//!
//! Used for 观摩 today, and made for 五化, 星级 and 年终考核 as well. A scheme that was used is frozen; a change makes a new
//! version, so that an old sheet can still be read with what it was scored by.

pub mod cuts;
pub mod reading;
mod standing;

pub use standing::{Class, Given, Leaf, Line, Outline, Trouble, outline};

use super::dates::Date;
use super::kind::{Id, Keyed, field};
use crate::{choice, group, kind};

choice! {
    /// What it is used for.
    pub enum SchemeUse {
        Tour = "tour" "观摩",
        FiveForms = "five_forms" "五化",
        Stars = "stars" "星级评定",
        Yearly = "yearly" "年终考核",
    }
}

choice! {
    /// Where a node stands: 类 → 项 → 条. Only 条 are scored; a 类 or 项 without anything below is scored itself.
    pub enum NodeLevel { Item = "item" "条", Section = "section" "项", Class = "class" "类" }
}

choice! {
    /// Which way it counts.
    pub enum Side { Base = "base" "得分", Bonus = "bonus" "加分", Deduct = "deduct" "扣分" }
}

group! {
    /// One 类, 项 or 条.
    pub struct SchemeNode {
        /// Where it stands among those below the same parent; ties by key.
        order: String = field("次序").apart(),
        /// The node above; empty for a 类 and for what stands alone.
        parent: String = field("上一级").apart(),
        /// 类, 项 or 条.
        level: NodeLevel = field("层次"),
        /// Name: 主题党日.
        name: String = field("名称").must(),
        /// 分值 in hundredths; of a 扣分项 the most that is taken off. Of a 类 or 项 it is what the paper says, and checked
        /// against what stands below.
        points: Option<i64> = field("分值").unit("分"),
        /// Which way it counts.
        side: Side = field("计分"),
        /// 评分标准: 每少 1 次扣 1 分.
        standard: String = field("评分标准").long(),
        /// 考评方式: 听汇报, 查资料, 实地看.
        method: String = field("考评方式"),
    }
}

kind! {
    /// 指标体系.
    pub struct Scheme("scheme", "指标体系") titled ["name"] {
        /// Its name.
        name: String = field("名称").must().search().column(320),
        /// What it is for.
        used_for: SchemeUse = field("用途").column(88),
        /// The year it is for.
        year: Option<i64> = field("年度").column(64),
        /// Where it comes from: 文件名、文号.
        source: String = field("依据").help("文件名和文号"),
        /// What else is to be known.
        note: String = field("说明").long(),
        /// 类, 项 and 条.
        nodes: Keyed<SchemeNode> = field("指标").apart(),
        /// Day since when it is in use and does not change any more.
        frozen: Option<Date> = field("启用日期").apart(),
        /// Which version it is, from 1.
        version: Option<i64> = field("版本").apart(),
        /// The version it was made from.
        previous: Option<Id> = field("上一版").apart(),
    }
}

impl Scheme {
    /// Whether it may still be changed.
    pub fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }
}
