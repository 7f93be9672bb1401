//! 问题: what was found, and becomes an entry of the 整改台账.

use super::dates::Date;
use super::kind::{Id, Ref, field};
use crate::{choice, kind};

choice! {
    /// 共性 or 个性.
    pub enum Commonness { Own = "own" "个性", Common = "common" "共性" }
}

choice! {
    /// Where it came from.
    pub enum FindingSource { Tour = "tour" "观摩" }
}

choice! {
    /// How far it has come (domain.md §4.2).
    pub enum FindingState { Unclaimed = "unclaimed" "待认领" }
}

kind! {
    /// 问题.
    pub struct Finding("finding", "问题") titled ["text"] {
        /// What is wrong.
        text: String = field("问题").must().long().search().column(360),
        /// 维度: 党建基础, 组织建设 …
        dimension: String = field("维度").column(96),
        /// 共性 or 个性.
        commonness: Commonness = field("性质").column(64),
        /// 责任单位.
        unit: Ref = field("责任单位").to("organization").search().column(200),
        /// Where it came from.
        source: FindingSource = field("来源").apart(),
        /// The tour.
        tour: Option<Id> = field("观摩").apart(),
        /// The stop where it was seen.
        stop: Option<Id> = field("观摩点").apart(),
        /// Day it was found.
        found: Option<Date> = field("发现日期").column(100),
        /// How far it has come.
        state: FindingState = field("状态").apart(),
    }
}

impl Finding {
    /// The id of a finding made from what was said at a stop: twice marked is once there.
    pub fn id_of(stop: Id, text: &str) -> Id {
        Id::natural(&["finding", &stop.to_string(), text.trim()])
    }
}
