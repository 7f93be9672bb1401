//! 任务清单 as the list shows it: periods as boxes, limits in words, found and filtered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::domain::dates::{Date, add_days, day_in_table};
use crate::domain::kind::Id;
use crate::domain::order::{Gather, Ordered};
use crate::domain::task::{Cadence, Period, Task, TaskState};
use crate::ledger::duties::hand;
use crate::ledger::duties::list::{Rate, Reach, list};
use crate::ledger::duties::names::Names;
use crate::ledger::work::people::{Initials, matches};
use crate::ledger::{Ledger, OrgTree};

/// Days ahead of a limit from which a task is soon due (domain.md §4.6).
const SOON: i32 = 15;

/// How a period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxState {
    /// Its share is done.
    Done,
    /// It is over and nothing was reported as done.
    Missing,
    /// It runs.
    Open,
    /// It is still to come.
    Future,
    /// It lies before the task begins or after its limit: it may be done, and is not owed.
    Aside,
}

/// A box of the row: one period, or the whole of what is done once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodBox {
    /// Key of the report; empty for what is done once.
    pub key: String,
    /// What stands in the box: `3`, `上`, `年`, `办`.
    pub sign: String,
    /// The period in words: `第三季度`.
    pub label: String,
    /// How it stands.
    pub state: BoxState,
    /// What was reported.
    pub text: String,
}

impl PeriodBox {
    /// What the box says to a screen reader and on hovering: `第三季度　完成：党课已讲`.
    pub fn words(&self) -> String {
        let state = match self.state {
            BoxState::Done => "完成",
            BoxState::Missing => "过期没有完成",
            BoxState::Open => "没有完成",
            BoxState::Future => "还没有到",
            BoxState::Aside => "不在任务期内",
        };
        if self.text.is_empty() {
            format!("{}　{state}", self.label)
        } else {
            format!("{}　{state}：{}", self.label, self.text)
        }
    }
}

/// A task in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// The task.
    pub task: Task,
    /// How far it has come.
    pub state: TaskState,
    /// Its periods.
    pub boxes: Vec<PeriodBox>,
    /// Name of its 责任单位.
    pub unit: String,
    /// How many units it was handed down to, and how many of them are done.
    pub parts: Option<(usize, usize)>,
}

/// All rows of a list, late ones first.
pub fn rows(ledger: &Ledger, tree: &OrgTree, (org, reach): (Id, Reach), year: i32, today: Date) -> Vec<TaskRow> {
    let parts = hand::counts(ledger, today);
    let names = Names::within(tree, org);
    let row = |(task, state): (Task, TaskState)| TaskRow {
        unit: unit_name(&names, tree, &task),
        boxes: boxes(&task, today),
        parts: parts.get(&task.id).copied(),
        task,
        state,
    };
    list(ledger, tree, (org, reach), year, today).into_iter().map(row).collect()
}

/// The name of a task's 责任单位: as it is called now, else as it was written, else whose the task is.
fn unit_name(names: &Names<'_>, tree: &OrgTree, task: &Task) -> String {
    let now = task.unit.id.filter(|id| tree.get(*id).is_some()).map(|id| names.name(id));
    let own = || task.org.map_or_else(String::new, |org| names.name(org));
    now.unwrap_or_else(|| if task.unit.is_empty() { own() } else { task.unit.name.clone() })
}

/// The boxes of a task.
pub fn boxes(task: &Task, today: Date) -> Vec<PeriodBox> {
    let periods = task.periods(today);
    if periods.is_empty() {
        let late = task.due.is_some_and(|due| due < today);
        let state = match (task.done, late) {
            (Some(_), _) => BoxState::Done,
            (None, true) => BoxState::Missing,
            (None, false) => BoxState::Open,
        };
        let text = task.result.clone();
        return vec![PeriodBox { key: String::new(), sign: "办".to_owned(), label: "办结".to_owned(), state, text }];
    }
    let one = |(at, period): (usize, &Period)| PeriodBox {
        sign: sign(task.cadence, at),
        label: period.label.clone(),
        state: box_state(task, period, today),
        text: task.reports.get(&period.key).map(|report| report.text.clone()).unwrap_or_default(),
        key: period.key.clone(),
    };
    periods.iter().enumerate().map(one).collect()
}

fn box_state(task: &Task, period: &Period, today: Date) -> BoxState {
    match () {
        () if task.is_reported(period) => BoxState::Done,
        () if !task.asks(period) => BoxState::Aside,
        () if period.begins > today => BoxState::Future,
        () if task.done.is_none() && period.ends < today => BoxState::Missing,
        () => BoxState::Open,
    }
}

fn sign(cadence: Cadence, at: usize) -> String {
    match (cadence, at) {
        (Cadence::Yearly, _) => "年".to_owned(),
        (Cadence::HalfYearly, 0) => "上".to_owned(),
        (Cadence::HalfYearly, _) => "下".to_owned(),
        _ => (at + 1).to_string(),
    }
}

/// How pressing a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It has passed.
    Late,
    /// Within 15 days.
    Soon,
    /// Later.
    Plain,
    /// Nothing is to be done any more.
    Done,
}

/// The limit or the next 节点 in words: `11-15 逾期 5 天`, `第三季度没有填`, `12-31 第四季度`.
pub fn due_words(task: &Task, state: TaskState, today: Date) -> (String, Press) {
    let short = |day: Date| day_in_table(day, today.year());
    let days = |from: Date, to: Date| (to - from).num_days();
    match state {
        TaskState::Cancelled => return ("已取消".to_owned(), Press::Done),
        TaskState::Done => {
            return (
                task.done.map_or_else(|| "各期都完成".to_owned(), |day| format!("{} 办结", short(day))),
                Press::Done,
            );
        }
        _ => {}
    }
    if let Some(due) = task.due.filter(|due| *due < today) {
        return (format!("{} 逾期 {} 天", short(due), days(due, today)), Press::Late);
    }
    let missing = task.missing(today);
    if let Some(first) = missing.first() {
        let more = if missing.len() > 1 { format!("等 {} 期", missing.len()) } else { String::new() };
        return (format!("{}{more}没有填", first.label), Press::Late);
    }
    let open = task.periods(today).into_iter().find(|period| task.asks(period) && !task.is_reported(period));
    let label = open.map(|period| format!(" {}", period.label)).unwrap_or_default();
    match task.next_due(today) {
        None => ("没有期限".to_owned(), Press::Plain),
        Some(due) if due == today => (format!("{} 今天到期", short(due)), Press::Soon),
        Some(due) if due <= add_days(today, SOON) => {
            (format!("{}{label} 还有 {} 天", short(due), days(today, due)), Press::Soon)
        }
        Some(due) => (format!("{}{label}", short(due)), Press::Plain),
    }
}

/// Which states a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Everything that was not dropped.
    #[default]
    All,
    /// One state.
    State(TaskState),
    /// Everything that is not done and not dropped.
    Undone,
}

impl Show {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Undone,
        Self::State(TaskState::Late),
        Self::State(TaskState::Open),
        Self::State(TaskState::Doing),
        Self::State(TaskState::Done),
        Self::State(TaskState::Cancelled),
    ];

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::Undone => "没完成",
            Self::State(state) => state.label(),
        }
    }

    /// Whether it shows a row in this state.
    pub fn shows(self, state: TaskState) -> bool {
        match self {
            Self::All => state != TaskState::Cancelled,
            Self::Undone => !matches!(state, TaskState::Done | TaskState::Cancelled),
            Self::State(wanted) => state == wanted,
        }
    }
}

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Which states.
    pub show: Show,
    /// One person; none for all.
    pub person: Option<String>,
    /// One cadence.
    pub cadence: Option<Cadence>,
    /// What was typed into the search box.
    pub query: String,
}

/// A row that was found, by its place among all, and the characters of its title that the search hit.
pub type Found = (usize, Vec<(usize, usize)>);

/// The rows that fit, in their order.
pub fn found(rows: &[TaskRow], filter: &Filter, initials: Initials<'_>) -> Vec<Found> {
    let fits = |row: &TaskRow| {
        filter.show.shows(row.state)
            && filter.person.as_ref().is_none_or(|person| row.task.person.name == *person)
            && filter.cadence.is_none_or(|cadence| row.task.cadence == cadence)
    };
    let hit = |row: &TaskRow| {
        let task = &row.task;
        let others = [row.unit.as_str(), task.person.name.as_str(), task.standard.as_str()];
        let own = matches(&filter.query, &task.title, initials, &others);
        let by_name = |name: &str| matches(&filter.query, name, initials, &[]).map(|_| Vec::new());
        own.or_else(|| by_name(&task.person.name)).or_else(|| by_name(&row.unit))
    };
    rows.iter().enumerate().filter(|(_, row)| fits(row)).filter_map(|(at, row)| Some((at, hit(row)?))).collect()
}

/// The persons of the rows, with how many tasks each has, those with most first.
pub fn persons(rows: &[TaskRow]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.task.person.is_empty()) {
        *counts.entry(&row.task.person.name).or_default() += 1;
    }
    let mut all: Vec<(String, usize)> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    all.order_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

/// The rate of all rows.
pub fn rate(rows: &[TaskRow]) -> Rate {
    Rate::of(rows.iter().map(|row| &row.state))
}

/// The same rows in the order in which they stood before, as long as none came and none went: a row does not run away from under the
/// hand that ticks it.
pub fn steady(before: Option<&Vec<Id>>, now: Vec<Id>) -> Vec<Id> {
    let set = |ids: &[Id]| -> BTreeSet<Id> { ids.iter().copied().gather_set() };
    match before {
        Some(before) if before.len() == now.len() && set(before) == set(&now) => before.clone(),
        _ => now,
    }
}

/// How far the periods have come, in words: `已完成 3 / 4`.
pub fn progress_words(row: &TaskRow, today: Date) -> String {
    let (done, of) = row.task.done_of(today);
    format!("{done} / {of}")
}

/// The list as a table for Excel, with its head.
pub fn table(rows: &[&TaskRow], today: Date) -> Vec<Vec<String>> {
    const HEADS: [&str; 15] = [
        "序号",
        "事项",
        "责任单位",
        "责任人",
        "频次",
        "期限",
        "完成标准",
        "统一领导",
        "牵头抓总",
        "密切配合",
        "统筹推进",
        "主抓落实",
        "进度",
        "状态",
        "完成情况",
    ];
    let mut all = vec![HEADS.map(str::to_owned).to_vec()];
    for (at, row) in rows.iter().enumerate() {
        let task = &row.task;
        let line = [
            (at + 1).to_string(),
            task.title.clone(),
            row.unit.clone(),
            task.person.name.clone(),
            task.cadence.label().to_owned(),
            task.due.map(|due| due.to_string()).unwrap_or_default(),
            task.standard.clone(),
            task.layer_lead.clone(),
            task.layer_head.clone(),
            task.layer_partners.clone(),
            task.layer_push.clone(),
            task.layer_main.clone(),
            progress_words(row, today),
            row.state.label().to_owned(),
            said(row),
        ];
        all.push(line.to_vec());
    }
    all
}

/// What was reported, period by period, and how it ended.
pub fn said(row: &TaskRow) -> String {
    let task = &row.task;
    let periods = row.boxes.iter().filter(|one| !one.key.is_empty() && !one.text.is_empty());
    let mut all: Vec<String> = periods.map(|one| format!("{}：{}", one.label, one.text)).collect();
    all.extend(Some(task.result.clone()).filter(|text| !text.is_empty()));
    all.extend(Some(&task.cancel_why).filter(|_| task.cancelled.is_some()).map(|why| format!("取消：{why}")));
    all.join("；")
}

#[cfg(test)]
#[path = "duties_tests.rs"]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
