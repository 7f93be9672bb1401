//! What an upper level plans for all below it: 计划要点, handed down by pack and adopted there.

use super::dates::YearMonth;
use super::kind::{Id, field};
use crate::kind;

kind! {
    /// 计划要点 (规定动作) of an upper level for one month. Below it becomes a 主题党日 with `from_plan`; a revised
    /// one is shown there as a difference and never applied silently.
    pub struct PlanItem("plan_item", "计划要点") titled ["month", "theme"] {
        /// The month.
        month: Option<YearMonth> = field("月份").must(),
        /// What it is about.
        theme: String = field("主题").must().search(),
        /// What is to be done.
        content: String = field("内容").search(),
        /// What is asked for.
        demand: String = field("要求").long(),
    }
}

impl PlanItem {
    /// The id of the first item of an organization's month; further ones have ids of their own.
    pub fn id_of(org: Id, month: YearMonth) -> Id {
        Id::natural(&["plan_item", &org.to_string(), &month.to_string()])
    }
}
