//! The limit of a finding in the words of a list, and its stages.

use chrono::Datelike;

use super::board::Entry;
use super::filter::SOON;
use crate::domain::dates::{Date, add_days, day_in_table};
use crate::domain::finding::FindingState;

/// How pressing a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It has passed.
    Late,
    /// Within [`SOON`] days.
    Soon,
    /// Later, or none.
    Plain,
    /// It is lacking.
    Lacking,
    /// 长期坚持.
    Long,
    /// Nothing is to be done any more.
    Done,
}

/// The limit: `11-15 逾期 5 天`.
pub fn words(entry: &Entry, state: FindingState, today: Date) -> (String, Press) {
    let short = |day: Date| day_in_table(day, today.year());
    let days = |from: Date, to: Date| (to - from).num_days();
    match (state, entry.life.due) {
        (FindingState::Closed, _) => {
            (entry.life.closed.map_or_else(|| "已销号".to_owned(), |day| format!("{} 销号", short(day))), Press::Done)
        }
        (_, Some(due)) if entry.is_late(state, today) => {
            (format!("{} 逾期 {} 天", short(due), days(due, today)), Press::Late)
        }
        (FindingState::Waiting, Some(due)) => (short(due), Press::Plain),
        (_, Some(due)) if due == today => (format!("{} 今天到期", short(due)), Press::Soon),
        (_, Some(due)) if due <= add_days(today, SOON) => {
            (format!("{} 还有 {} 天", short(due), days(today, due)), Press::Soon)
        }
        (FindingState::Staged, Some(due)) => (format!("{} 再验收", short(due)), Press::Long),
        (_, Some(due)) if entry.finding.long => (format!("{} 起长期", short(due)), Press::Plain),
        (_, Some(due)) => (short(due), Press::Plain),
        (_, None) if entry.finding.long => ("长期坚持".to_owned(), Press::Long),
        (_, None) => ("未填".to_owned(), Press::Lacking),
    }
}

/// One stage on the way of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: &'static str,
    /// When, how far, or what is lacking.
    pub note: String,
}

/// The stages, and which of them is the present one, from 0.
pub fn stages(entry: &Entry, state: FindingState, today: Date) -> (Vec<Stage>, usize) {
    use FindingState::{Closed, Doing, Listed, Staged, Unclaimed, Waiting};
    let finding = &entry.finding;
    let short = |day: Option<Date>| day.map(|day| day_in_table(day, today.year())).unwrap_or_default();
    let (done, all) = entry.measures_done();
    let lacks = finding.lacks();
    let mending = match (all, lacks.is_empty()) {
        (_, false) => format!("还缺{}", lacks.join("、")),
        _ => format!("措施 {all} 条，完成 {done} 条"),
    };
    let submitted = finding.submissions.values().filter_map(|one| one.day).max();
    let returned = match entry.life.returned {
        0 => String::new(),
        times => format!("　退回 {times} 次"),
    };
    let rechecked = finding.rechecks.values().filter_map(|one| one.day).max();
    let recheck = match (super::ready::planned(entry).and_then(|(_, one)| one.due), rechecked) {
        (Some(due), _) => format!("{} 要看", short(Some(due))),
        (None, Some(day)) => short(Some(day)),
        (None, None) => String::new(),
    };
    let closing = if finding.long { "阶段销号" } else { "销号" };
    let stage = |name, note| Stage { name, note };
    let stages = vec![
        stage("发现", short(finding.found)),
        stage("认领建账", short(finding.claimed)),
        stage("整改", mending),
        stage("报验", format!("{}{returned}", short(submitted))),
        stage(closing, short(entry.life.closed)),
        stage("回头看", recheck),
    ];
    let now = match state {
        Unclaimed => 1,
        Listed | Doing => 2,
        Waiting => 4,
        Closed | Staged => 5,
    };
    (stages, now)
}
