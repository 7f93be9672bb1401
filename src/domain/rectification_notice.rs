//! 整改通知单 (seed 001 §三; its fields: domain.md §1.15).

use super::dates::Date;
use super::kind::{Id, Ref, field};
use crate::{choice, kind};

choice! {
    /// What a 复查 came to.
    pub enum NoticeCheck { Pending = "pending" "待复查", Passed = "passed" "整改到位", Failed = "failed" "没有到位" }
}

kind! {
    /// 整改通知单: what one unit is told to mend. It belongs to that unit; the issuer writes it, the unit answers.
    pub struct RectificationNotice("rectification_notice", "整改通知单") titled ["unit", "number"] {
        /// 发文字号 without year and number: X整改.
        prefix: String = field("字号").upper().help("如：青街整改"),
        /// The year of its number.
        year: Option<i64> = field("年份").upper().apart(),
        /// Its number, given at 签发.
        number: Option<i64> = field("编号").upper().apart(),
        /// Who issues it.
        issuer: Ref = field("签发单位").to("organization").upper().apart(),
        /// 主送.
        unit: Ref = field("主送").to("organization").upper().search(),
        /// 抄送.
        copies: Vec<Ref> = field("抄送").to("organization").upper(),
        /// The findings.
        findings: Vec<String> = field("问题").upper().apart(),
        /// 检查时间.
        checked: Option<Date> = field("检查时间").upper(),
        /// 检查地点.
        place: String = field("检查地点").upper(),
        /// 检查人员.
        people: String = field("检查人员").upper(),
        /// 依据.
        basis: String = field("依据").upper().long(),
        /// 要求.
        demand: String = field("整改要求").upper().long(),
        /// 时限.
        due: Option<Date> = field("整改时限").upper(),
        /// 责任人.
        person: String = field("责任人").upper(),
        /// 签发人.
        signer: String = field("签发人").upper(),
        /// 签发日期.
        issued: Option<Date> = field("签发日期").upper().apart(),
        /// Day it was sent.
        sent: Option<Date> = field("送达日期").upper().apart(),
        /// Day the unit received it (回执).
        received: Option<Date> = field("签收日期").apart(),
        /// Who received it.
        receiver: String = field("签收人").apart(),
        /// 整改情况报告.
        report: String = field("整改情况报告").long().apart(),
        /// Day of the report.
        reported: Option<Date> = field("报告日期").apart(),
        /// 复查时间.
        rechecked: Option<Date> = field("复查时间").upper().apart(),
        /// 复查人.
        rechecker: String = field("复查人").upper().apart(),
        /// 复查结论.
        check: NoticeCheck = field("复查结论").upper().apart(),
        /// 复查意见.
        check_note: String = field("复查意见").long().upper().apart(),
        /// 作废: the day. The number is not given again.
        void: Option<Date> = field("作废日期").upper().apart(),
        /// Why.
        void_why: String = field("作废原因").upper().apart(),
    }
}

choice! {
    /// How far a notice has come.
    pub enum NoticeStage {
        Draft = "draft" "草稿",
        Issued = "issued" "已签发",
        Delivered = "delivered" "已送达",
        Reported = "reported" "已报告",
        Rechecked = "rechecked" "已复查",
        Done = "done" "已办结",
        Void = "void" "已作废",
    }
}

impl RectificationNotice {
    /// 〔2026〕3 号, with its prefix; empty before 签发.
    pub fn number_in_words(&self) -> String {
        match (self.year, self.number) {
            (Some(year), Some(number)) => format!("{}〔{year}〕{number} 号", self.prefix),
            _ => String::new(),
        }
    }

    /// The ids of its findings.
    pub fn finding_ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.findings.iter().filter_map(|id| id.parse().ok())
    }

    /// How far it has come; `settled` says whether every finding of it is 已销号 or 阶段销号: while one is open it is not done.
    pub fn stage(&self, settled: bool) -> NoticeStage {
        match () {
            () if self.void.is_some() => NoticeStage::Void,
            () if self.issued.is_none() => NoticeStage::Draft,
            () if self.check == NoticeCheck::Passed && settled => NoticeStage::Done,
            () if self.check != NoticeCheck::Pending => NoticeStage::Rechecked,
            () if self.reported.is_some() => NoticeStage::Reported,
            () if self.received.is_some() => NoticeStage::Delivered,
            () => NoticeStage::Issued,
        }
    }
}
