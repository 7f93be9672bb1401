//! 今日: what is late, what is due within seven days, what is missing, and one click to each.

mod days;
mod item;
mod letters;
mod others;
mod rectify;
mod roster;
mod tasks;
mod tours;

pub use item::{Item, Sort, Target};
pub use rectify::FindingList;

use crate::domain::order::Ordered;
use std::collections::BTreeMap;

use super::calendar::{FixedDays, calendar};
use super::day::Guests;
use super::rule_line::rule_line;
use super::slots::{Slots, photos_by_day};
use crate::domain::dates::{Date, YearMonth, add_days, day_in_table};
use crate::domain::kind::Id;
use crate::domain::rules::{
    PARTY_DAY_NOTICE_DAYS, RECORD_WORKDAYS, RECTIFY_AHEAD_DAYS, RECTIFY_AT_ONCE_DAYS, RECTIFY_MONTHLY_DAY,
    TASK_AHEAD_DAYS,
};
use crate::domain::work_calendar::WorkCalendar;
use crate::ledger::rectify::board::Board;
use crate::ledger::{Ledger, OrgTree};
use chrono::Datelike;

/// How things stand with the backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BackupState {
    /// It is time for one.
    pub due: bool,
    /// Changes since the last.
    pub changes: usize,
    /// When the last was.
    pub last: Option<Date>,
}

/// How many things there are, before they are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 已经逾期.
    pub late: usize,
    /// 七日内要办.
    pub soon: usize,
    /// 还缺什么.
    pub missing: usize,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TodayPage {
    /// 一、已经逾期.
    pub late: Vec<Item>,
    /// 二、七日内要办.
    pub soon: Vec<Item>,
    /// 三、还缺什么.
    pub missing: Vec<Item>,
    /// How many things there are in each.
    pub counts: Counts,
    /// Set when a backup is due: `上次备份是 11-12，此后有 46 处改动只存在这台电脑上。`
    pub backup: Option<String>,
}

/// Items of one sort and month beyond this number are told in one line.
const MOST: usize = 5;
/// How many days ahead 七日内 looks.
const AHEAD: i32 = 7;

/// All that the parts of the page need, read once.
struct View<'a> {
    ledger: &'a Ledger,
    tree: &'a OrgTree,
    board: &'a Board,
    me: Id,
    today: Date,
    calendar: WorkCalendar,
    rules: FixedDays,
    /// The year before, this and the next.
    slots: [(i32, Slots); 3],
    photos: BTreeMap<Id, usize>,
    guests: Guests,
    /// Days ahead of a 主题党日 to give notice.
    notice_days: i32,
    /// Work days within which a record is finished.
    record_days: u16,
    /// Days ahead of a limit of 整改.
    rectify_days: i32,
    /// Days after which 立即整改 is missed.
    at_once_days: i32,
    /// The day of a month from which its progress is asked for.
    monthly_day: i32,
    /// Days ahead of the limit of a task, and of the end of its period.
    task_days: i32,
}

impl View<'_> {
    fn my_name(&self) -> &str {
        self.tree.name(self.me)
    }

    fn now(&self) -> YearMonth {
        YearMonth::of(self.today)
    }

    fn slots_of(&self, year: i32) -> Option<&Slots> {
        self.slots.iter().find(|(known, _)| *known == year).map(|(_, slots)| slots)
    }

    /// The last day of 七日内.
    fn horizon(&self) -> Date {
        add_days(self.today, AHEAD)
    }
}

/// What an organization has to see to, for itself and all below it. `board` holds the findings of the ledger.
pub fn today(
    ledger: &Ledger,
    tree: &OrgTree,
    board: &Board,
    me: Id,
    (today, backup): (Date, BackupState),
) -> TodayPage {
    let within = tree.ids_within(me);
    let year = today.year();
    let slots = [year - 1, year, year + 1]
        .map(|year| (year, Slots::where_org(ledger, tree, year, |org| within.contains(&org))));
    let number = |rule| rule_line(ledger, tree, me, rule).map_or(0, |line| line.holds.value);
    let days = |rule| i32::try_from(number(rule)).unwrap_or(AHEAD);
    let view = View {
        ledger,
        tree,
        board,
        me: tree.resolve(me),
        today,
        calendar: calendar(ledger),
        rules: FixedDays::of(ledger, tree),
        slots,
        photos: photos_by_day(ledger),
        guests: Guests::of(ledger),
        notice_days: days(PARTY_DAY_NOTICE_DAYS),
        record_days: u16::try_from(number(RECORD_WORKDAYS)).unwrap_or(3),
        rectify_days: days(RECTIFY_AHEAD_DAYS),
        at_once_days: days(RECTIFY_AT_ONCE_DAYS),
        monthly_day: days(RECTIFY_MONTHLY_DAY),
        task_days: days(TASK_AHEAD_DAYS),
    };
    let mut page = TodayPage { backup: backup_words(backup, year), ..TodayPage::default() };
    days::gather(&view, &mut page);
    others::gather(&view, &mut page);
    roster::gather(&view, &mut page);
    tours::gather(&view, &mut page);
    rectify::gather(&view, &mut page);
    letters::gather(&view, &mut page);
    tasks::gather(&view, &mut page);
    page.counts = Counts { late: page.late.len(), soon: page.soon.len(), missing: page.missing.len() };
    for section in [&mut page.late, &mut page.soon, &mut page.missing] {
        together(section, &view);
        section.order_by(|a, b| {
            (a.when.is_none(), a.when, a.sort, &a.org).cmp(&(b.when.is_none(), b.when, b.sort, &b.org))
        });
    }
    page
}

fn backup_words(backup: BackupState, this_year: i32) -> Option<String> {
    let words = match backup.last {
        Some(last) => {
            format!("上次备份是 {}，此后有 {} 处改动只存在这台电脑上。", day_in_table(last, this_year), backup.changes)
        }
        None => format!("还没有备份过，{} 处改动只存在这台电脑上。", backup.changes),
    };
    backup.due.then_some(words)
}

/// Tells many items of one sort and month in one line.
fn together(section: &mut Vec<Item>, view: &View) {
    let mut groups: BTreeMap<(Sort, Option<YearMonth>), Vec<Item>> = BTreeMap::new();
    for item in section.drain(..) {
        groups.entry((item.sort, item.month)).or_default().push(item);
    }
    for ((sort, month), items) in groups {
        match one_line(sort, month, &items, view) {
            Some(line) if items.len() > MOST => section.push(line),
            _ => section.extend(items),
        }
    }
}

fn one_line(sort: Sort, month: Option<YearMonth>, items: &[Item], view: &View) -> Option<Item> {
    let count = items.len();
    let first = items.iter().min_by_key(|item| (item.when.is_none(), item.when))?;
    let of_month = month.map_or(String::new(), |month| month_words(month, view.today));
    let matrix = month.map_or(Target::Plan(view.me, view.today.year()), Target::Matrix);
    let (what, unit, target) = match sort {
        Sort::Overdue => (format!("{of_month}主题党日未开"), "个党支部", matrix),
        Sort::Archive => (format!("{of_month}主题党日开了还没有归档"), "个党支部", matrix),
        Sort::Notice => (format!("{of_month}主题党日要发通知"), "个党支部", matrix),
        Sort::Day => (format!("{of_month}主题党日就要开，或开了还没有点名"), "个党支部", matrix),
        Sort::Unplanned => (format!("{of_month}没有安排主题党日"), "个党支部", matrix),
        Sort::NoPlan => (first.words.clone(), "个党支部", first.target),
        Sort::Task => ("议定事项没有办结".to_owned(), "件", Target::Tasks),
        Sort::Returned => ("主题党日被退回补充".to_owned(), "个", matrix),
        Sort::Review => ("主题党日收到了，还没有审阅".to_owned(), "个", Target::Exchange),
        Sort::Upper => ("上级计划要点还没有采用".to_owned(), "条", first.target),
        Sort::Revised => ("上级改了已经采用的计划要点".to_owned(), "处", first.target),
        Sort::Term => (
            if first.when.is_some_and(|when| when < view.today) { "已经届满" } else { "半年内届满" }.to_owned(),
            "个党组织",
            Target::Organizations,
        ),
        Sort::Duty => ("任务清单上的任务没有完成".to_owned(), "项", Target::Duties),
        Sort::Notices => ("整改通知单要办".to_owned(), "份", Target::Notices),
        Sort::Conflict | Sort::Calendar | Sort::Moves | Sort::Hours | Sort::Roster | Sort::Tour | Sort::Monthly => {
            return None;
        }
        finding => {
            let (what, list) = rectify::list_of(finding)?;
            (what.to_owned(), "个问题", Target::Findings(list))
        }
    };
    let is_branches = unit == "个党支部";
    Some(Item {
        sort,
        when: first.when,
        words: if sort == Sort::NoPlan {
            what
        } else {
            format!("{count} {unit}{}{what}", if is_branches { " " } else { "" })
        },
        org: if is_branches { format!("{count} {unit}") } else { view.tree.name(view.me).to_owned() },
        action: if matches!(sort, Sort::NoPlan) { first.action } else { "看名单" },
        target: match (sort, target) {
            (Sort::NoPlan, Target::Plan(_, year)) => Target::Plan(view.me, year),
            (_, target) => target,
        },
        month,
    })
}

/// `11 月`; of another year `2027年1月`.
fn month_words(month: YearMonth, today: Date) -> String {
    if month.year() == today.year() { format!("{} 月", month.month()) } else { month.in_words() }
}

#[cfg(test)]
#[path = "today/tests.rs"]
mod tests;
