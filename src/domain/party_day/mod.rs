//! 主题党日: the fixed monthly day of a 支部. A platform, not one activity: several meetings may be held on it
//! (支部工作条例（试行）第十六条).
//!
//! The slot of the year plan and the day itself are one record, so that nothing is typed twice.

mod attending;
mod standing;

pub use attending::{Tally, default_hours, expected, tally};
pub use standing::{Beside, GRACE, Lack, Six, Stage, Status, status};

use super::dates::{Date, Time, YearMonth};
use super::kind::{Id, Keyed, Ref, Value, field};
use super::voting::VoteRule;
use crate::domain::order::Ordered;
use crate::{choice, group, kind};

choice! {
    /// Kind of an agenda item.
    pub enum AgendaKind {
        Study = "study" "集中学习",
        Life = "life" "组织生活",
        Discuss = "discuss" "民主议事",
        Volunteer = "volunteer" "志愿服务",
        Dues = "dues" "交纳党费",
        Lecture = "lecture" "党课",
        General = "general" "党员大会",
        Oath = "oath" "重温入党誓词",
        Birthday = "birthday" "政治生日",
        Own = "own" "其他",
    }
}

choice! {
    /// How a member took part.
    pub enum Presence {
        Present = "present" "到会",
        Online = "online" "线上",
        Delivered = "delivered" "送学",
        Observer = "observer" "列席",
        Leave = "leave" "请假",
        Absent = "absent" "缺席",
    }
}

choice! {
    /// What the upper level says of it.
    pub enum Verdict { Open = "open" "未审阅", Passed = "passed" "通过", Returned = "returned" "退回补充" }
}

choice! {
    /// Which denominator a vote has (domain.md §4.3).
    pub enum VoteKind {
        None = "none" "不表决",
        PartyMeeting = "party_meeting" "党员大会表决",
        Admission = "admission" "接收预备党员、转正",
        Committee = "committee" "支委会表决",
        Election = "election" "选举",
    }
}

impl VoteKind {
    /// The rule by which such a vote is judged; `None` where none is taken.
    pub fn rule(self) -> Option<VoteRule> {
        match self {
            Self::None => None,
            Self::PartyMeeting => Some(VoteRule::PartyMeeting),
            Self::Admission => Some(VoteRule::Admission),
            Self::Committee => Some(VoteRule::Committee),
            Self::Election => Some(VoteRule::Election),
        }
    }
}

choice! {
    /// How a vote was taken.
    pub enum Ballot { Hands = "hands" "举手", Secret = "secret" "无记名投票", Open = "open" "口头或记名" }
}

group! {
    /// 议程环节.
    pub struct AgendaItem {
        /// Where it stands among the others; ties by key.
        order: String = field("次序").apart(),
        /// Kind.
        kind: AgendaKind = field("环节"),
        /// A unit's own kind, where `kind` is 其他.
        own: String = field("自定环节"),
        /// What is done.
        title: String = field("内容"),
        /// Who is in charge.
        person: Ref = field("负责人").to("member"),
        /// How long.
        minutes: Option<i64> = field("分钟").unit("分钟"),
    }
}

impl AgendaItem {
    /// The kind in words.
    pub fn kind_label(&self) -> &str {
        if self.kind == AgendaKind::Own && !self.own.is_empty() { &self.own } else { self.kind.label() }
    }

    /// Whether it is a meeting with minutes of its own.
    pub fn is_meeting(&self) -> bool {
        matches!(self.kind, AgendaKind::General | AgendaKind::Discuss | AgendaKind::Life)
    }
}

group! {
    /// One member's attendance; written only where it is not plain 到会.
    pub struct Attendance {
        /// Name at the time, for where the member's record is not.
        name: String = field("姓名").apart(),
        /// How.
        presence: Presence = field("出席"),
        /// Why not.
        reason: String = field("原因"),
        /// 补课: the day it was done; its hours count in that year.
        makeup: Option<Date> = field("补课日期"),
        /// Hours where they differ from the day's, in hundredths.
        hours: Option<i64> = field("学时").unit("学时"),
    }
}

group! {
    /// 会议记录 of one meeting of the day (domain.md §1.1, 会议记录要素).
    pub struct Minutes {
        /// Its name.
        title: String = field("会议名称").must(),
        /// From.
        start: Option<Time> = field("开始"),
        /// To.
        end: Option<Time> = field("结束"),
        /// 应到.
        due: Option<i64> = field("应到").unit("人"),
        /// 实到.
        present: Option<i64> = field("实到").unit("人"),
        /// 议题.
        topics: String = field("议题").long(),
        /// 发言要点.
        talk: String = field("发言要点").long(),
        /// 决议.
        resolution: String = field("决议").long(),
        /// Which denominator.
        vote: VoteKind = field("表决"),
        /// How.
        ballot: Ballot = field("表决方式"),
        /// 应到 with a vote: 正式党员 who may vote, less those not counted.
        voters_due: Option<i64> = field("应到有表决权").unit("人"),
        /// 实到 with a vote.
        voters_present: Option<i64> = field("实到有表决权").unit("人"),
        /// 赞成.
        yes: Option<i64> = field("同意").unit("票"),
        /// 反对.
        no: Option<i64> = field("反对").unit("票"),
        /// 弃权.
        abstain: Option<i64> = field("弃权").unit("票"),
    }
}

group! {
    /// That an organization sent the day up. Its key is that organization, so that the 街道's report to the 区委 leaves
    /// the 社区's mark alone.
    pub struct Report {
        /// Day it was sent up.
        day: Option<Date> = field("报送日期"),
        /// The pack it was sent in; its receipt says 上级已收.
        pack: Option<Id> = field("报送的交换包"),
    }
}

kind! {
    /// 主题党日.
    pub struct PartyDay("party_day", "主题党日") titled ["month", "theme"] {
        /// The month it is for, even when it is held in the next.
        month: Option<YearMonth> = field("月份").must().apart(),
        /// The day that the rule gave when it was planned.
        rule_day: Option<Date> = field("固定日").apart(),
        /// The day it is planned for.
        date: Option<Date> = field("日期"),
        /// When it begins.
        time: Option<Time> = field("时间"),
        /// 主题.
        theme: String = field("主题").must().search(),
        /// 内容, as the year plan has it.
        content: String = field("内容").search(),
        /// 地点 or 基地.
        place: String = field("地点").help("会议室、场所或组织生活基地").search(),
        /// 主持人.
        host: Ref = field("主持人").to("member"),
        /// 记录人.
        recorder: Ref = field("记录人").to("member"),
        /// 参加范围.
        scope: String = field("参加范围").help("空着就是全体党员"),
        /// 支部 that take part, when a 党委 or 总支 is the host.
        branches: Vec<Ref> = field("参加的支部").to("organization").apart(),
        /// The host's 主题党日, when this 支部 takes part in one.
        joint: Option<Id> = field("随上级一起开").apart(),
        /// 议程.
        agenda: Keyed<AgendaItem> = field("议程").apart(),
        /// 学习资料.
        materials: Vec<String> = field("学习资料"),
        /// 物资.
        supplies: Vec<String> = field("物资"),
        /// 预算.
        budget: Option<i64> = field("预算").unit("元"),
        /// 实际支出.
        spent: Option<i64> = field("实际支出").unit("元"),
        /// 规定动作: the 计划要点 it was made from.
        from_plan: Option<Id> = field("规定动作").apart(),
        /// That item's fields as they were when adopted, so that a revision is seen as a difference.
        from_plan_as: Value = field("采用时的要点").apart(),
        /// Day the plan was settled.
        settled: Option<Date> = field("定稿日期").apart(),
        /// Day the notice went out.
        notified: Option<Date> = field("通知日期").apart(),
        /// Day it was held.
        held: Option<Date> = field("开展日期").apart(),
        /// When it began.
        held_from: Option<Time> = field("开始时间").apart(),
        /// When it ended.
        held_to: Option<Time> = field("结束时间").apart(),
        /// Day it was archived.
        archived: Option<Date> = field("归档日期").apart(),
        /// Why none is held this month.
        not_applicable: String = field("本月不开的原因").apart(),
        /// Why it was moved (改期).
        moved_why: String = field("改期原因").apart(),
        /// 应到, frozen when it was held, so that later transfers change no old rate.
        roll: Vec<Ref> = field("应到名单").apart(),
        /// How each took part.
        attendance: Keyed<Attendance> = field("签到").apart(),
        /// 学时 credited to each, in hundredths; empty: one hour counts one.
        hours: Option<i64> = field("学时").unit("学时").help("空着就按议程时长，1 小时计 1 学时"),
        /// 会议记录, by the key of the agenda item or a key of its own.
        minutes: Keyed<Minutes> = field("会议记录").apart(),
        /// 学习笔记 that were handed in.
        notes: Option<i64> = field("学习笔记").unit("份"),
        /// 审阅.
        verdict: Verdict = field("审阅").upper().apart(),
        /// 审阅意见.
        opinion: String = field("审阅意见").upper().long().apart(),
        /// Day of the review.
        reviewed: Option<Date> = field("审阅日期").upper().apart(),
        /// Who reviewed.
        reviewer: String = field("审阅人").upper().apart(),
        /// 报送, by the id of the organization that sent it: every unit on the way up has a mark of its own.
        reports: Keyed<Report> = field("报送").apart(),
    }
}

impl PartyDay {
    /// The id of an organization's slot for a month; a second one in the month has an id of its own.
    pub fn id_of(org: Id, month: YearMonth) -> Id {
        Id::natural(&["party_day", &org.to_string(), &month.to_string()])
    }

    /// The agenda in its order, with keys.
    pub fn agenda_in_order(&self) -> Vec<(&str, &AgendaItem)> {
        let mut items: Vec<_> = self.agenda.iter().map(|(key, item)| (key.as_str(), item)).collect();
        items.order_by(|(a_key, a), (b_key, b)| a.order.cmp(&b.order).then_with(|| a_key.cmp(b_key)));
        items
    }

    /// Minutes of the whole agenda.
    pub fn agenda_minutes(&self) -> i64 {
        self.agenda.values().filter_map(|item| item.minutes).sum()
    }

    /// The day that counts: held, else planned.
    pub fn day(&self) -> Option<Date> {
        self.held.or(self.date)
    }
}
