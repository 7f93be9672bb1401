//! One line of today's page: what it is about, and where one click leads.

use super::rectify::FindingList;
use crate::domain::dates::{Date, YearMonth};
use crate::domain::kind::Id;

/// Where one click leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A 主题党日.
    PartyDay(Id),
    /// The year plan of an organization.
    Plan(Id, i32),
    /// The matrix, with what was not held in this month.
    Matrix(YearMonth),
    /// A 议定事项.
    Task(Id),
    /// All 议定事项.
    Tasks,
    /// The conflicts.
    Conflicts,
    /// An organization.
    Organization(Id),
    /// The list of organizations.
    Organizations,
    /// 数据交换.
    Exchange,
    /// The holidays, under 设置.
    Calendar,
    /// 学时 of a year.
    Hours(i32),
    /// The members whose entries are not complete or not right.
    Incomplete,
    /// The route of a tour.
    TourRoute(Id),
    /// The sheets of a tour.
    TourSheets(Id),
    /// The results of a tour.
    TourResults(Id),
    /// A 问题.
    Finding(Id),
    /// A list of 问题.
    Findings(FindingList),
    /// 每月更新 of a month.
    Monthly(YearMonth),
    /// A 整改通知单.
    Notice(Id),
    /// All of them.
    Notices,
    /// A 任务 of the 任务清单.
    Duty(Id),
    /// The 任务清单.
    Duties,
}

/// What an item is about; items of one sort and month are told together when there are many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// 逾期未开.
    Overdue,
    /// Held, not archived in time or about to be.
    Archive,
    /// The notice is to go out.
    Notice,
    /// The day is near, or past and not entered.
    Day,
    /// No slot for the month.
    Unplanned,
    /// No plan for the year.
    NoPlan,
    /// 议定事项.
    Task,
    /// 退回补充.
    Returned,
    /// Received, not reviewed.
    Review,
    /// Asked for by the upper level and not adopted.
    Upper,
    /// The upper level changed what was adopted.
    Revised,
    /// 逐社观摩.
    Tour,
    /// 整改 is late.
    FindingLate,
    /// 整改 is soon due.
    FindingDue,
    /// 回头看.
    FindingRecheck,
    /// 报验, waits for the 验收.
    FindingWaiting,
    /// Not claimed.
    FindingUnclaimed,
    /// 立即整改 without work.
    FindingUnmoved,
    /// Measures, persons or a limit are lacking.
    FindingLacking,
    /// 每月更新.
    Monthly,
    /// 整改通知单.
    Notices,
    /// 任务清单.
    Duty,
    /// 换届.
    Term,
    /// Conflicts.
    Conflict,
    /// Holidays are not imported.
    Calendar,
    /// Days that the holidays move.
    Moves,
    /// Members behind with 学时.
    Hours,
    /// Gaps and mistakes in the roster.
    Roster,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub sort: Sort,
    /// 时限.
    pub when: Option<Date>,
    /// 事项: what happened and what is to be done.
    pub words: String,
    /// 组织; for several their number: `6 个党支部`.
    pub org: String,
    /// The button: 补开, 补齐, 写通知.
    pub action: &'static str,
    /// Where it leads.
    pub target: Target,
    /// The month by which items of one sort are told together.
    pub(super) month: Option<YearMonth>,
}

impl Item {
    /// A line without a 时限 that stands for itself.
    pub(super) fn new(sort: Sort, org: &str, words: String, (action, target): (&'static str, Target)) -> Self {
        Self { sort, when: None, words, org: org.to_owned(), action, target, month: None }
    }

    /// With its 时限.
    pub(super) fn by(self, when: Date) -> Self {
        Self { when: Some(when), ..self }
    }

    /// To be told together with others of its month.
    pub(super) fn of(self, month: YearMonth) -> Self {
        Self { month: Some(month), ..self }
    }
}
