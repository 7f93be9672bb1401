//! 观摩: a round of visits with its judges, its stops, and the rule by which it is ranked (seed 001 §三; domain.md §1.15).

mod agenda;
mod rule;
mod stop;

pub use agenda::{Gathering, GatheringKind};
pub use rule::{Extras, TieBreak, TierDef, TierRule, default_tiers};
pub use stop::{Adjustment, Stop};

use super::dates::Date;
use super::kind::{Id, Keyed, Ref, field};
use crate::domain::order::Ordered;
use crate::{choice, group, kind};

choice! {
    /// How it is run (seed 001: 巡回、交叉、示范).
    pub enum TourMode {
        Circuit = "circuit" "巡回观摩",
        Cross = "cross" "交叉观摩",
        Model = "model" "示范观摩",
    }
}

choice! {
    /// Weight group of a judge.
    pub enum JudgeGroup { Judge = "judge" "评委", Leader = "leader" "领导", Peer = "peer" "互评" }
}

group! {
    /// One member of the 观摩团 who scores. The part's key is the judge's id for ever.
    pub struct Judge {
        /// Where the judge stands in the list; ties by key.
        order: String = field("次序").apart(),
        /// Name.
        name: String = field("姓名").must(),
        /// Unit; its own stops and those below it are not scored by this judge (回避).
        unit: Ref = field("单位").to("organization"),
        /// Post.
        post: String = field("职务"),
        /// Weight group.
        group: JudgeGroup = field("计分组"),
        /// 分组: judges and stops of one team go together; empty for all.
        team: String = field("分组"),
    }
}

group! {
    /// 督导: what the 组织部 saw of the tour.
    pub struct Supervision {
        /// When.
        day: Option<Date> = field("日期"),
        /// Who.
        by: String = field("督导人"),
        /// What was seen and said.
        text: String = field("督导情况").long(),
    }
}

kind! {
    /// 观摩.
    pub struct Tour("tour", "观摩") titled ["name"] {
        /// Its name: 2026 年第二轮交叉观摩.
        name: String = field("名称").must().search().column(280),
        /// Year.
        year: Option<i64> = field("年度").column(64),
        /// Which round of the year.
        round: Option<i64> = field("轮次").column(64),
        /// How it is run.
        mode: TourMode = field("方式").column(88),
        /// First day.
        from: Option<Date> = field("开始").column(100),
        /// Last day.
        to: Option<Date> = field("结束").column(100),
        /// 带队.
        leader: String = field("带队").help("如：街道党工委书记 李志远"),
        /// 观摩团 who do not score.
        party: String = field("观摩团其他成员").long(),
        /// What it is for, and what is asked of the units.
        purpose: String = field("目的和要求").long(),
        /// 完成期限 of the whole round: X 月底前完成对所有社区和两新的观摩.
        due: Option<Date> = field("全部完成期限").help("如：11 月底前，写 2026-11-30"),
        /// By what is scored.
        scheme: Option<Id> = field("指标体系").apart(),
        /// 评委.
        judges: Keyed<Judge> = field("评委").apart(),
        /// 督导 of the 组织部.
        supervisions: Keyed<Supervision> = field("督导").apart(),
        /// 去掉一个最高分和一个最低分 (only with 5 or more sheets of a stop).
        trim: bool = field("去掉一个最高分和一个最低分").apart(),
        /// Whether the weight groups count.
        weighted: bool = field("按计分组加权").apart(),
        /// Weight of 领导, in percent.
        weight_leader: Option<i64> = field("领导权重").unit("%").apart(),
        /// Weight of 评委, in percent.
        weight_judge: Option<i64> = field("评委权重").unit("%").apart(),
        /// Weight of 互评, in percent.
        weight_peer: Option<i64> = field("互评权重").unit("%").apart(),
        /// What becomes of 加分项 and 扣分项.
        extras: Extras = field("加减分").apart(),
        /// How ties are broken.
        tie_break: TieBreak = field("并列").apart(),
        /// Least number of complete sheets without which a stop is 未完成.
        min_sheets: Option<i64> = field("每点至少评分表").unit("张").apart(),
        /// How tiers are cut.
        tier_rule: TierRule = field("分类办法").apart(),
        /// The tiers, best first.
        tiers: Keyed<TierDef> = field("分类").apart(),
        /// 减负: ranks are not shown; tiers stay.
        hide_ranks: bool = field("不显示名次").apart(),
        /// Day the results were locked.
        locked: Option<Date> = field("锁定日期").apart(),
        /// Who locked them.
        locked_by: String = field("锁定人").apart(),
        /// Why they were unlocked last.
        unlock_why: String = field("解锁原因").apart(),
        /// Day the results were filed upward.
        filed: Option<Date> = field("备案日期").apart(),
    }
}

impl Tour {
    /// The judges in their order, with keys.
    pub fn judges_in_order(&self) -> Vec<(&str, &Judge)> {
        let mut all: Vec<_> = self.judges.iter().map(|(key, judge)| (key.as_str(), judge)).collect();
        all.order_by(|(a_key, a), (b_key, b)| a.order.cmp(&b.order).then_with(|| a_key.cmp(b_key)));
        all
    }

    /// The tiers, best first; those that ship where none are entered.
    pub fn tiers_in_order(&self) -> Vec<TierDef> {
        let mut all: Vec<_> = self.tiers.iter().collect();
        all.order_by(|(a_key, a), (b_key, b)| a.order.cmp(&b.order).then_with(|| a_key.cmp(b_key)));
        let named: Vec<TierDef> =
            all.into_iter().map(|(_, tier)| tier.clone()).filter(|tier| !tier.name.is_empty()).collect();
        if named.is_empty() { default_tiers() } else { named }
    }

    /// Weight of a group in percent; 1 : 1 : 1 where nothing is entered.
    pub fn weight(&self, group: JudgeGroup) -> i64 {
        let entered = match group {
            JudgeGroup::Leader => self.weight_leader,
            JudgeGroup::Judge => self.weight_judge,
            JudgeGroup::Peer => self.weight_peer,
        };
        let none = [self.weight_leader, self.weight_judge, self.weight_peer].iter().all(Option::is_none);
        entered.unwrap_or(if none { 1 } else { 0 }).max(0)
    }

    /// Whether the results are locked.
    pub fn is_locked(&self) -> bool {
        self.locked.is_some()
    }

    /// Least number of sheets; at least one.
    pub fn least_sheets(&self) -> usize {
        self.min_sheets.and_then(|least| usize::try_from(least).ok()).unwrap_or(1).max(1)
    }
}
