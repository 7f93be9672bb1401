//! 每月进展 of a finding (seed 001 §一: 每月更新上报整改情况; seed 000: 进度、质量、效果).

use super::dates::{Date, YearMonth};
use super::kind::{Id, field};
use crate::kind;

kind! {
    /// What a unit reports of a finding for a month.
    pub struct Progress("progress", "每月进展") titled ["month"] {
        /// The finding.
        finding: Option<Id> = field("问题").apart(),
        /// The month.
        month: Option<YearMonth> = field("月份").apart(),
        /// 进度.
        text: String = field("进度").long(),
        /// 质量.
        quality: String = field("质量").long(),
        /// 效果.
        effect: String = field("效果").long(),
        /// How much is done, in percent.
        percent: Option<i64> = field("完成").unit("%"),
        /// Confirmed as unchanged since the month before.
        unchanged: bool = field("本月无变化").apart(),
        /// Day it was written.
        day: Option<Date> = field("填报日期").apart(),
        /// Who wrote it.
        by: String = field("填报人").apart(),
    }
}

impl Progress {
    /// The id of a finding's progress of a month: two laptops that write it meet.
    pub fn id_of(finding: Id, month: YearMonth) -> Id {
        Id::natural(&["progress", &finding.to_string(), &month.to_string()])
    }
}
