//! 问题: what was found wrong, and its way to 销号 (seeds 000 and 001 §一; domain.md §4.2).
//!
//! How far it has come is not a field that somebody sets: it follows from what happened — 认领, 进展, 报验, 验收, 回头看 — so that two
//! offices that write at once, or packs that arrive in any order, come to the same state.

mod life;
mod limit;

pub use life::{Event, FindingState, Happening, Life, Step, life, of_parts};
pub use limit::{Limit, limit_in_words, read_limit};

use super::dates::Date;
use super::kind::{Id, Keyed, Ref, field};
use crate::domain::order::Ordered;
use crate::{choice, group, kind};

choice! {
    /// 共性 or 个性.
    pub enum Commonness { Own = "own" "个性", Common = "common" "共性" }
}

choice! {
    /// Where it came from.
    pub enum FindingSource {
        Tour = "tour" "观摩",
        Feedback = "feedback" "述职评议反馈",
        Assessment = "assessment" "专项考核",
        Inspection = "inspection" "巡察",
        Oversight = "oversight" "督查",
        Covert = "covert" "暗访",
        Public = "public" "群众意见",
        Own = "own" "自查",
        Circular = "circular" "通报认领",
        Risk = "risk" "风险点",
        Other = "other" "其他",
    }
}

choice! {
    /// 三类: how soon it can be mended (seed 001 §一).
    pub enum Urgency {
        Timed = "timed" "需一定时间整改",
        AtOnce = "at_once" "立即整改",
        Long = "long" "长期整治",
    }
}

choice! {
    /// How far a measure has come.
    pub enum MeasureState { Open = "open" "未开始", Doing = "doing" "进行中", Done = "done" "已完成" }
}

choice! {
    /// What an 验收 came to.
    pub enum Outcome { Accepted = "accepted" "通过", Returned = "returned" "退回" }
}

choice! {
    /// What a 回头看 came to.
    pub enum RecheckOutcome { Pending = "pending" "待回头看", Held = "held" "没有反弹", Failed = "failed" "反弹，重开" }
}

choice! {
    /// How it was looked into (seed 000: 督查、抽查、暗访、回访、重复督办、约谈、通报).
    pub enum OversightKind {
        Daily = "daily" "日常督查",
        Sample = "sample" "随机抽查",
        Covert = "covert" "暗访",
        Revisit = "revisit" "回访",
        Urge = "urge" "督办",
        Talk = "talk" "约谈",
        Circular = "circular" "通报",
    }
}

group! {
    /// 整改措施: 一是、二是、三是.
    pub struct Measure {
        /// Where it stands among the others; ties by key.
        order: String = field("次序").apart(),
        /// As the plan counts it: 一是.
        number: String = field("序号"),
        /// What is done.
        text: String = field("措施").must().long(),
        /// Who.
        person: Ref = field("责任人").to("member"),
        /// Until when, where it has a day of its own.
        due: Option<Date> = field("时限"),
        /// How far.
        state: MeasureState = field("进展"),
        /// Day it was done.
        done: Option<Date> = field("完成日期"),
    }
}

group! {
    /// 报验: the unit says that it is mended.
    pub struct Submission {
        /// When.
        day: Option<Date> = field("报验日期"),
        /// Milliseconds since 1970, for the order within a day.
        time: Option<i64> = field("时刻").apart(),
        /// Who.
        by: String = field("报验人"),
        /// 整改情况.
        text: String = field("整改情况").long(),
    }
}

group! {
    /// 验收.
    pub struct Acceptance {
        /// When.
        day: Option<Date> = field("验收日期").upper(),
        /// Milliseconds since 1970, for the order within a day.
        time: Option<i64> = field("时刻").apart().upper(),
        /// 验收人.
        by: String = field("验收人").upper(),
        /// 结论.
        outcome: Outcome = field("验收结论").upper(),
        /// 验收意见.
        opinion: String = field("验收意见").long().upper(),
        /// Of 长期坚持: until when the next stage lasts.
        next: Option<Date> = field("下一阶段验收").upper(),
    }
}

group! {
    /// 自验: an 验收 by the own 书记, of what the unit found itself.
    pub struct SelfCheck {
        /// When.
        day: Option<Date> = field("自验日期"),
        /// Milliseconds since 1970, for the order within a day.
        time: Option<i64> = field("时刻").apart(),
        /// Who.
        by: String = field("自验人"),
        /// 结论.
        outcome: Outcome = field("自验结论"),
        /// 意见.
        opinion: String = field("自验意见").long(),
        /// Of 长期坚持: until when the next stage lasts.
        next: Option<Date> = field("下一阶段验收"),
    }
}

group! {
    /// 回头看.
    pub struct Recheck {
        /// The day it is due.
        due: Option<Date> = field("计划日期").upper(),
        /// Who.
        by: String = field("回头看人员").upper(),
        /// The day it was done.
        day: Option<Date> = field("回头看日期").upper(),
        /// Milliseconds since 1970, for the order within a day.
        time: Option<i64> = field("时刻").apart().upper(),
        /// What it came to.
        outcome: RecheckOutcome = field("结论").upper(),
        /// What was seen.
        note: String = field("情况").long().upper(),
    }
}

group! {
    /// 督查.
    pub struct Oversight {
        /// When.
        day: Option<Date> = field("日期").upper(),
        /// Milliseconds since 1970, for the order within a day.
        time: Option<i64> = field("时刻").apart().upper(),
        /// How.
        sort: OversightKind = field("方式").upper(),
        /// Who.
        by: String = field("督查人").upper(),
        /// What was seen and said.
        note: String = field("情况").long().upper(),
        /// Whether something was wrong.
        fault: bool = field("发现问题").upper(),
    }
}

kind! {
    /// 问题, an entry of the 整改台账. It belongs to the unit that mends it.
    pub struct Finding("finding", "问题") titled ["text"] {
        /// What is wrong.
        text: String = field("问题").must().long().search().column(360).paste(&["存在问题", "反馈问题", "问题描述", "主要问题"]),
        /// 维度: 党建基础, 组织建设 …
        dimension: String = field("维度").column(96).paste(&["方面", "类别"]),
        /// 共性 or 个性.
        commonness: Commonness = field("性质").column(64),
        /// 三类.
        urgency: Urgency = field("整改类别"),
        /// 责任单位.
        unit: Ref = field("责任单位").to("organization").search().column(200),
        /// 责任领导: persons or posts.
        leaders: Vec<Ref> = field("责任领导").to("member").search(),
        /// 责任人.
        persons: Vec<Ref> = field("责任人").to("member").search(),
        /// Where it came from.
        source: FindingSource = field("来源").column(96),
        /// The paper it stands in, with its number.
        source_note: String = field("来源说明").help("文件、通报或意见的名称和文号"),
        /// Who issued it, and accepts it; empty for what the unit found itself.
        issuer: Ref = field("提出单位").to("organization"),
        /// Day it was found.
        found: Option<Date> = field("发现日期").column(100),
        /// 整改时限; a month ends on its last day.
        due: Option<Date> = field("整改时限").column(110),
        /// 长期坚持: gets 阶段销号, and never closes by itself.
        long: bool = field("长期坚持"),
        /// The limit in the words of the plan.
        limit_note: String = field("时限原文").apart(),
        /// 整改目标 or demand.
        demand: String = field("整改要求").long(),
        /// 依据.
        basis: String = field("依据").help("条例、办法或文件的条款"),
        /// 措施.
        measures: Keyed<Measure> = field("措施").apart(),
        /// Day the unit took it on (认领、建账).
        claimed: Option<Date> = field("认领日期").apart(),
        /// Who took it on.
        claimed_by: String = field("认领人").apart(),
        /// 报验.
        submissions: Keyed<Submission> = field("报验").apart(),
        /// 验收.
        acceptances: Keyed<Acceptance> = field("验收").upper().apart(),
        /// 自验.
        self_checks: Keyed<SelfCheck> = field("自验").apart(),
        /// 回头看.
        rechecks: Keyed<Recheck> = field("回头看").upper().apart(),
        /// 督查.
        oversights: Keyed<Oversight> = field("督查").upper().apart(),
        /// 层层分解: the finding of which it is a part; the whole follows its parts.
        parent: Option<Id> = field("上一层问题").apart(),
        /// The finding of another unit that was claimed (举一反三).
        claimed_from: Option<Id> = field("认领自").apart(),
        /// The tour.
        tour: Option<Id> = field("观摩").apart(),
        /// The stop where it was seen.
        stop: Option<Id> = field("观摩点").apart(),
    }
}

impl Finding {
    /// The id of a finding made from what was said at a stop: twice marked is once there.
    pub fn id_of(stop: Id, text: &str) -> Id {
        Id::natural(&["finding", &stop.to_string(), text.trim()])
    }

    /// The measures in order, with keys.
    pub fn measures_in_order(&self) -> Vec<(&str, &Measure)> {
        let mut all: Vec<_> = self.measures.iter().map(|(key, measure)| (key.as_str(), measure)).collect();
        all.order_by(|(a_key, a), (b_key, b)| a.order.cmp(&b.order).then_with(|| a_key.cmp(b_key)));
        all
    }

    /// Whether the unit found it itself, with nobody above who issued it.
    pub fn is_own(&self) -> bool {
        self.issuer.is_empty() || (self.issuer.id.is_some() && self.issuer.id == self.org)
    }

    /// What is lacking of 问题、措施、责任、时限 (seed 000: 条条要整改、件件有着落).
    pub fn lacks(&self) -> Vec<&'static str> {
        let all = [
            (self.measures.values().all(|measure| measure.text.trim().is_empty()), "措施"),
            (self.leaders.is_empty() && self.persons.is_empty(), "责任人"),
            (self.due.is_none() && !self.long, "时限"),
            (self.unit.is_empty(), "责任单位"),
        ];
        all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
    }
}
