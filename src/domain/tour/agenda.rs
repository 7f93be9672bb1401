//! 会议 of a tour: 动员会 and 集中点评会.

use crate::domain::dates::{Date, Time};
use crate::domain::kind::{Id, field};
use crate::{choice, kind};

choice! {
    /// What kind of meeting.
    pub enum GatheringKind {
        Comment = "comment" "集中点评会",
        Kickoff = "kickoff" "动员会",
        Other = "other" "其他会议",
    }
}

kind! {
    /// A meeting that belongs to something else, such as a tour. The monthly day of a 支部 is a `PartyDay`.
    pub struct Gathering("gathering", "会议") titled ["title"] {
        /// The tour.
        tour: Option<Id> = field("观摩").apart(),
        /// What kind.
        sort: GatheringKind = field("会议类型"),
        /// Its name.
        title: String = field("名称").must().search(),
        /// Day.
        day: Option<Date> = field("日期"),
        /// From.
        from: Option<Time> = field("开始"),
        /// To.
        to: Option<Time> = field("结束"),
        /// Where.
        place: String = field("地点"),
        /// 主持人.
        host: String = field("主持人"),
        /// 记录人.
        recorder: String = field("记录人"),
        /// Who takes part.
        people: String = field("参加人员").long(),
        /// 议程.
        agenda: String = field("议程").long(),
        /// 会议记录.
        minutes: String = field("会议记录").long(),
        /// 议定事项 and what comes next.
        resolution: String = field("会议要求").long(),
    }
}
