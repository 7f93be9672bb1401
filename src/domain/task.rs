//! 任务: here, what a meeting decided (议定事项).

use super::dates::Date;
use super::kind::{Id, Ref, field};
use crate::kind;

kind! {
    /// What somebody is to do until a day.
    pub struct Task("task", "议定事项") titled ["title"] {
        /// What.
        title: String = field("事项").must().search().column(320),
        /// Who.
        person: Ref = field("责任人").to("member").search().column(100),
        /// Until when.
        due: Option<Date> = field("期限").column(110),
        /// The 主题党日 that decided it.
        source: Option<Id> = field("来自").apart(),
        /// Day it was done.
        done: Option<Date> = field("办结日期").column(110),
        /// How it ended.
        result: String = field("办理情况").long(),
    }
}
