//! 每月更新: one page a month on which a unit updates all its open findings in one go; what was not reported is visible above.

use std::collections::BTreeMap;

use super::board::{Board, Entry};
use super::{called, read};
use crate::domain::dates::{Date, YearMonth};
use crate::domain::finding::FindingState;
use crate::domain::kind::{FieldValue, Id, Value};
use crate::domain::order::Ordered;
use crate::domain::progress::Progress;
use crate::ledger::{Draft, Ledger, Life, OrgTree};

/// A finding on the page of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The finding.
    pub id: Id,
    /// Its state.
    pub state: FindingState,
    /// What is written for the month, where anything is.
    pub now: Option<Progress>,
    /// What was written last before it.
    pub last: Option<Progress>,
}

/// Whether a finding is asked for in a month: it was there, and still open at its end.
pub fn is_asked(entry: &Entry, state: FindingState, month: YearMonth) -> bool {
    let there = entry.finding.found.is_none_or(|found| found <= month.last_day());
    let closed = state == FindingState::Closed && entry.life.closed.is_some_and(|closed| closed <= month.last_day());
    there && !closed && state != FindingState::Unclaimed
}

/// The page of a unit and a month: its open findings, the ones with the nearest limit first. Wholes that were parted are left to their parts.
pub fn page(ledger: &Ledger, tree: &OrgTree, board: &Board, unit: Id, month: YearMonth) -> Vec<Row> {
    let within = tree.ids_within(unit);
    let mut written: BTreeMap<Id, Vec<Progress>> = BTreeMap::new();
    for progress in ledger.all::<Progress>() {
        if let Some(finding) = progress.finding {
            written.entry(finding).or_default().push(progress);
        }
    }
    let asked = board.all().filter(|(entry, state)| {
        let mine = entry.finding.org.is_some_and(|org| within.contains(&org));
        mine && !board.is_whole(entry.finding.id) && is_asked(entry, *state, month)
    });
    let mut rows: Vec<(Option<Date>, Row)> = asked
        .map(|(entry, state)| {
            let mut all = written.remove(&entry.finding.id).unwrap_or_default();
            all.order_by_key(|one| one.month);
            let now = all.iter().find(|one| one.month == Some(month)).cloned();
            let last = all.into_iter().rfind(|one| one.month.is_some_and(|known| known < month));
            (entry.life.due, Row { id: entry.finding.id, state, now, last })
        })
        .collect();
    rows.order_by_key(|(due, row)| (due.is_none(), *due, row.id));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What is written for a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words<'a> {
    /// 进度.
    pub text: &'a str,
    /// 质量.
    pub quality: &'a str,
    /// 效果.
    pub effect: &'a str,
    /// How much is done, in percent.
    pub percent: Option<i64>,
}

/// Writes the progress of a month.
///
/// # Errors
/// The finding is gone or not taken on yet, nothing is said, or the percentage is none.
pub fn report(
    ledger: &Ledger,
    id: Id,
    month: YearMonth,
    words: Words<'_>,
    (by, today): (&str, Date),
) -> Result<Draft, String> {
    if words.text.trim().is_empty() {
        return Err("请写进度，例：制度已修订，11 月起按新制度执行".to_owned());
    }
    if words.percent.is_some_and(|percent| !(0..=100).contains(&percent)) {
        return Err("完成写 0 至 100".to_owned());
    }
    let finding = read(ledger, id)?;
    let mut draft = Draft::new(format!("{}：{}进展", called(&finding), month.in_words()));
    let progress = begin(&mut draft, &finding, month, (by, today));
    draft
        .set::<Progress, _>(progress, Progress::text, &words.text.trim().to_owned())
        .set::<Progress, _>(progress, Progress::quality, &words.quality.trim().to_owned())
        .set::<Progress, _>(progress, Progress::effect, &words.effect.trim().to_owned())
        .set::<Progress, _>(progress, Progress::unchanged, &false);
    let percent = words.percent.map_or(Value::Null, |percent| percent.to_value());
    draft.put(Progress::KIND, progress, Progress::percent, percent);
    Ok(draft)
}

/// Confirms that nothing changed since the month before.
///
/// # Errors
/// The finding is gone.
pub fn unchanged(ledger: &Ledger, id: Id, month: YearMonth, who: (&str, Date)) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let mut draft = Draft::new(format!("{}：{}无变化", called(&finding), month.in_words()));
    let progress = begin(&mut draft, &finding, month, who);
    draft.set::<Progress, _>(progress, Progress::unchanged, &true);
    // What was written and taken back would come back with the record.
    if ledger.record(Progress::KIND, progress).is_some_and(|record| record.life() == Life::Deleted) {
        for field in [Progress::text, Progress::quality, Progress::effect, Progress::percent] {
            draft.put(Progress::KIND, progress, field, Value::Null);
        }
    }
    Ok(draft)
}

/// What every progress says of itself.
pub(super) fn begin(
    draft: &mut Draft,
    finding: &crate::domain::finding::Finding,
    month: YearMonth,
    (by, today): (&str, Date),
) -> Id {
    let id = Progress::id_of(finding.id, month);
    if let Some(org) = finding.org {
        draft.belongs::<Progress>(id, org);
    }
    draft
        .set::<Progress, _>(id, Progress::finding, &finding.id)
        .set::<Progress, _>(id, Progress::month, &month)
        .set::<Progress, _>(id, Progress::day, &today)
        .set::<Progress, _>(id, Progress::by, &by.trim().to_owned());
    id
}

/// A unit that has not reported all its findings for a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Which.
    pub unit: Id,
    /// Its name.
    pub name: String,
    /// How many findings are asked for.
    pub asked: usize,
    /// For how many of them nothing was written.
    pub missing: usize,
}

/// Who below `top` has not reported, the most behind first.
pub fn behind(tree: &OrgTree, board: &Board, top: Id, month: YearMonth) -> Vec<Behind> {
    let within = tree.ids_within(top);
    let mut units: BTreeMap<Id, (usize, usize)> = BTreeMap::new();
    for (entry, state) in board.all() {
        let org = entry.finding.org.filter(|org| within.contains(org)).map(|org| tree.resolve(org));
        if let Some(org) = org.filter(|_| !board.is_whole(entry.finding.id) && is_asked(entry, state, month)) {
            let unit = units.entry(org).or_default();
            unit.0 += 1;
            unit.1 += usize::from(!entry.months.contains(&month));
        }
    }
    let mut all: Vec<Behind> = units
        .into_iter()
        .filter(|(_, (_, missing))| *missing > 0)
        .map(|(unit, (asked, missing))| Behind { unit, name: tree.name(unit).to_owned(), asked, missing })
        .collect();
    all.order_by(|a, b| b.missing.cmp(&a.missing).then_with(|| a.name.cmp(&b.name)));
    all
}
