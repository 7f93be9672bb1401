//! 任务: what somebody is to do. One task is one record wherever it appears: a 议定事项 of a meeting, a line of the 任务清单, of a 联系点, or
//! of the 书记抓党建台账 (seed 001 §二).

use super::dates::{Date, YearMonth};
use super::kind::{Id, Keyed, Ref, field};
use crate::{choice, group, kind};

choice! {
    /// Where it stands first of all.
    pub enum TaskList {
        Decided = "decided" "议定事项",
        Yearly = "yearly" "任务清单",
        Contact = "contact" "联系点任务",
    }
}

choice! {
    /// How often it is to be done.
    pub enum Cadence {
        Once = "once" "一次",
        Monthly = "monthly" "每月",
        Quarterly = "quarterly" "每季度",
        HalfYearly = "half_yearly" "每半年",
        Yearly = "yearly" "每年",
    }
}

group! {
    /// What was done in one period. Its key is the period: `2026-11`, `2026-Q4`, `2026-H2`, `2026`.
    pub struct TaskReport {
        /// Day it was written.
        day: Option<Date> = field("填报日期"),
        /// What was done.
        text: String = field("完成情况").long(),
        /// Whether the period's share is done.
        done: bool = field("本期完成"),
        /// Who wrote it.
        by: String = field("填报人"),
    }
}

kind! {
    /// What somebody is to do until a day, once or again and again.
    pub struct Task("task", "任务") titled ["title"] {
        /// What.
        title: String = field("事项").must().search().column(320).paste(&["任务", "任务内容", "工作任务", "重点任务", "主要任务", "任务清单", "任务事项", "工作内容", "工作事项", "重点工作", "事项名称", "任务名称", "主要内容", "内容"]),
        /// Who.
        person: Ref = field("责任人").to("member").search().column(100).paste(&["负责人", "责任领导", "责任人员", "具体负责人", "责任人姓名"]),
        /// Until when.
        due: Option<Date> = field("期限").column(110).paste(&["完成时限", "时限", "完成时间", "时间节点", "节点", "完成期限", "截止时间", "截止日期", "办理时限", "时间要求", "期限/节点"]),
        /// The 主题党日 that decided it.
        source: Option<Id> = field("来自").apart(),
        /// Day it was done.
        done: Option<Date> = field("办结日期").column(110),
        /// How it ended.
        result: String = field("办理情况").long(),
        /// Where it stands.
        list: TaskList = field("清单").apart(),
        /// Of which year's list.
        year: Option<i64> = field("年度").apart(),
        /// How often.
        cadence: Cadence = field("频次").apart().paste(&["周期", "频率", "次数要求", "完成频次"]),
        /// 完成标准.
        standard: String = field("完成标准").long().apart().paste(&["目标", "工作标准", "目标要求", "工作要求", "标准", "完成标准及要求", "工作目标"]),
        /// 责任单位.
        unit: Ref = field("责任单位").to("organization").apart().paste(&["承办单位", "落实单位", "责任党组织", "单位"]),
        /// From which day on its periods count: one that was put down in November does not owe the first quarter.
        begins: Option<Date> = field("开始日期").apart(),
        /// What was done, period by period.
        reports: Keyed<TaskReport> = field("完成情况").apart(),
        /// The upper level's task from which it was handed down.
        handed_from: Option<Id> = field("上级任务").apart(),
        /// The 联系点 it belongs to.
        contact: Option<Id> = field("联系点").apart(),
        /// The finding it helps to mend.
        finding: Option<Id> = field("整改问题").apart(),
        /// 五层联动: 统一领导.
        layer_lead: String = field("统一领导").apart().paste(&["领导单位"]),
        /// 牵头抓总.
        layer_head: String = field("牵头抓总").apart().paste(&["牵头单位", "牵头部门", "牵头"]),
        /// 密切配合.
        layer_partners: String = field("密切配合").apart().paste(&["配合单位", "协办单位", "成员单位", "配合部门", "配合"]),
        /// 统筹推进.
        layer_push: String = field("统筹推进").apart().paste(&["推进单位", "推进"]),
        /// 主抓落实.
        layer_main: String = field("主抓落实").apart().paste(&["主抓单位", "主抓"]),
        /// Day it was dropped.
        cancelled: Option<Date> = field("取消日期").apart(),
        /// Why.
        cancel_why: String = field("取消原因").apart(),
    }
}

/// One period of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// As the key of its report.
    pub key: String,
    /// In words: 第四季度.
    pub label: String,
    /// Its first day.
    pub begins: Date,
    /// Its last day.
    pub ends: Date,
}

/// The periods of a year in which a task of this cadence is done; none for what is done once.
pub fn periods(cadence: Cadence, year: i32) -> Vec<Period> {
    const QUARTERS: [&str; 4] = ["第一季度", "第二季度", "第三季度", "第四季度"];
    let period = |key: String, label: String, (from, to): (u8, u8)| {
        let (begins, ends) = (YearMonth::new(year, from)?.first_day(), YearMonth::new(year, to)?.last_day());
        Some(Period { key, label, begins, ends })
    };
    match cadence {
        Cadence::Once => Vec::new(),
        Cadence::Monthly => {
            (1..=12).filter_map(|m| period(format!("{year}-{m:02}"), format!("{m} 月"), (m, m))).collect()
        }
        Cadence::Quarterly => {
            let quarter =
                |(label, n): (&&str, u8)| period(format!("{year}-Q{n}"), (*label).to_owned(), (n * 3 - 2, n * 3));
            QUARTERS.iter().zip(1..).filter_map(quarter).collect()
        }
        Cadence::HalfYearly => [("上半年", 1), ("下半年", 2)]
            .into_iter()
            .filter_map(|(label, n)| period(format!("{year}-H{n}"), label.to_owned(), (n * 6 - 5, n * 6)))
            .collect(),
        Cadence::Yearly => period(year.to_string(), "全年".to_owned(), (1, 12)).into_iter().collect(),
    }
}

/// How far a task has come (domain.md §4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// 逾期.
    Late,
    /// 未开始.
    Open,
    /// 进行中.
    Doing,
    /// 完成.
    Done,
    /// 取消.
    Cancelled,
}

impl TaskState {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Late => "逾期",
            Self::Open => "未开始",
            Self::Doing => "进行中",
            Self::Done => "完成",
            Self::Cancelled => "取消",
        }
    }
}

impl Task {
    /// The year of which periods are counted.
    pub fn list_year(&self, today: Date) -> i32 {
        use chrono::Datelike;
        let entered = self.year.and_then(|year| i32::try_from(year).ok());
        entered.or_else(|| self.due.map(|due| due.year())).unwrap_or_else(|| today.year())
    }

    /// All periods of its year.
    pub fn periods(&self, today: Date) -> Vec<Period> {
        periods(self.cadence, self.list_year(today))
    }

    /// Whether a period must be done: it is not over before the task begins, and does not begin after its limit.
    pub fn asks(&self, period: &Period) -> bool {
        self.begins.is_none_or(|begins| period.ends >= begins) && self.due.is_none_or(|due| period.begins <= due)
    }

    /// Whether a period's share is done.
    pub fn is_reported(&self, period: &Period) -> bool {
        self.reports.get(&period.key).is_some_and(|one| one.done)
    }

    /// The periods that are over and have no finished report.
    pub fn missing(&self, today: Date) -> Vec<Period> {
        let asked = self.periods(today).into_iter().filter(|period| self.asks(period));
        asked.filter(|period| period.ends < today && !self.is_reported(period)).collect()
    }

    /// How many of its periods are done, of how many; one of one for what is done once.
    pub fn done_of(&self, today: Date) -> (usize, usize) {
        let asked: Vec<Period> = self.periods(today).into_iter().filter(|period| self.asks(period)).collect();
        if asked.is_empty() || self.done.is_some() {
            return (usize::from(self.done.is_some()) * asked.len().max(1), asked.len().max(1));
        }
        (asked.iter().filter(|period| self.is_reported(period)).count(), asked.len())
    }

    /// The day that is next to be minded: of its first open period that was begun or is to come, else its limit.
    pub fn next_due(&self, today: Date) -> Option<Date> {
        let open = self.periods(today).into_iter().find(|period| self.asks(period) && !self.is_reported(period));
        match (open.map(|period| period.ends), self.due) {
            (Some(ends), Some(due)) => Some(ends.min(due)),
            (ends, due) => ends.or(due),
        }
    }

    /// How far it has come. Late is computed.
    pub fn state(&self, today: Date) -> TaskState {
        let (done, of) = self.done_of(today);
        let late = self.due.is_some_and(|due| due < today) || !self.missing(today).is_empty();
        match () {
            () if self.cancelled.is_some() => TaskState::Cancelled,
            () if self.done.is_some() || done == of => TaskState::Done,
            () if late => TaskState::Late,
            () if done > 0 || !self.reports.is_empty() || !self.result.is_empty() => TaskState::Doing,
            () => TaskState::Open,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::dates::parse_day;
    use crate::domain::kind::Kind;
    use rstest::rstest;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap()
    }

    fn task(cadence: Cadence, done: &[&str]) -> Task {
        let report = |key: &&str| ((*key).to_owned(), TaskReport { done: true, ..TaskReport::default() });
        Task {
            cadence,
            year: Some(2026),
            reports: done.iter().map(report).collect(),
            ..Task::blank(Id::natural(&["任务"]))
        }
    }

    #[rstest]
    #[case(Cadence::Quarterly, &["2026-Q1", "2026-Q2"], "2026-08-01", TaskState::Doing)]
    #[case(Cadence::Quarterly, &["2026-Q1"], "2026-08-01", TaskState::Late)]
    #[case(Cadence::Quarterly, &["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], "2026-12-31", TaskState::Done)]
    #[case(Cadence::Monthly, &[], "2026-01-31", TaskState::Open)]
    #[case(Cadence::Monthly, &[], "2026-02-01", TaskState::Late)]
    #[case(Cadence::HalfYearly, &["2026-H1"], "2026-12-31", TaskState::Doing)]
    #[case(Cadence::Yearly, &["2026"], "2026-05-01", TaskState::Done)]
    fn what_is_done_again_and_again(
        #[case] cadence: Cadence,
        #[case] done: &[&str],
        #[case] on: &str,
        #[case] state: TaskState,
    ) {
        assert_eq!(task(cadence, done).state(day(on)), state);
    }

    #[test]
    fn what_is_done_once() {
        let mut once = task(Cadence::Once, &[]);
        once.due = Some(day("2026-06-30"));
        assert_eq!(once.state(day("2026-06-30")), TaskState::Open);
        assert_eq!(once.state(day("2026-07-01")), TaskState::Late);
        once.done = Some(day("2026-07-02"));
        assert_eq!((once.state(day("2026-07-03")), once.done_of(day("2026-07-03"))), (TaskState::Done, (1, 1)));
        once.done = None;
        once.cancelled = Some(day("2026-07-02"));
        assert_eq!(once.state(day("2026-07-03")), TaskState::Cancelled);
    }

    #[test]
    fn it_owes_no_period_before_it_begins_nor_after_its_limit() {
        let mut task = task(Cadence::Quarterly, &[]);
        task.begins = Some(day("2026-05-20"));
        task.due = Some(day("2026-09-30"));
        let missing = |task: &Task, on: &str| task.missing(day(on)).into_iter().map(|one| one.key).collect::<Vec<_>>();
        assert!(missing(&task, "2026-06-30").is_empty());
        assert_eq!(missing(&task, "2026-09-30"), ["2026-Q2"]);
        assert_eq!(task.done_of(day("2026-05-20")), (0, 2));
        assert_eq!(task.next_due(day("2026-05-20")), Some(day("2026-06-30")));
        // What was done before is no harm, and does not count.
        for (key, done) in [("2026-Q1", 0), ("2026-Q2", 1), ("2026-Q3", 2)] {
            task.reports.insert(key.to_owned(), TaskReport { done: true, ..TaskReport::default() });
            assert_eq!(task.done_of(day("2026-12-31")), (done, 2), "{key}");
        }
        assert_eq!((task.state(day("2026-12-31")), task.next_due(day("2026-12-31"))), (TaskState::Done, task.due));
    }

    #[test]
    fn a_limit_before_every_period_leaves_it_to_be_done_once() {
        let mut task = task(Cadence::Monthly, &[]);
        task.due = Some(day("2025-12-31"));
        assert_eq!((task.done_of(day("2026-01-01")), task.state(day("2026-01-01"))), ((0, 1), TaskState::Late));
    }

    #[test]
    fn of_which_year_it_is() {
        let mut task = task(Cadence::Once, &[]);
        let today = day("2026-11-20");
        assert_eq!(task.list_year(today), 2026);
        task.year = None;
        task.due = Some(day("2027-01-31"));
        assert_eq!(task.list_year(today), 2027);
        task.due = None;
        assert_eq!(task.list_year(today), 2026);
    }

    #[test]
    fn every_cadence_covers_its_year() {
        let counts: Vec<usize> = Cadence::ALL.iter().map(|cadence| periods(*cadence, 2026).len()).collect();
        assert_eq!(counts, [0, 12, 4, 2, 1]);
        for cadence in Cadence::ALL.iter().filter(|cadence| **cadence != Cadence::Once) {
            let all = periods(*cadence, 2028);
            assert_eq!(all.first().map(|one| one.begins), Some(day("2028-01-01")), "{cadence:?}");
            assert_eq!(all.last().map(|one| one.ends), Some(day("2028-12-31")), "{cadence:?}");
            assert!(all.windows(2).all(|pair| pair[0].ends.succ_opt() == Some(pair[1].begins)), "{cadence:?}");
        }
        assert!(
            periods(Cadence::Quarterly, 2026).iter().map(|one| one.ends).eq([
                "2026-03-31",
                "2026-06-30",
                "2026-09-30",
                "2026-12-31"
            ]
            .map(day))
        );
    }
}
