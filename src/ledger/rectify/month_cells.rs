//! What is typed into the page of a month: each box by itself, so that two people who fill one row in turn lose nothing.

use super::monthly::{Row, begin};
use super::{called, read};
use crate::domain::dates::{Date, YearMonth};
use crate::domain::kind::{FieldValue, Id, Value};
use crate::domain::progress::Progress;
use crate::domain::text::half_width;
use crate::ledger::{Draft, Ledger, Life};

/// A box of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MonthCell {
    /// 进度.
    Text,
    /// 质量.
    Quality,
    /// 效果.
    Effect,
    /// How much is done, in percent.
    Percent,
}

impl MonthCell {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Text, Self::Quality, Self::Effect, Self::Percent];

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "进度",
            Self::Quality => "质量",
            Self::Effect => "效果",
            Self::Percent => "完成 %",
        }
    }

    fn field(self) -> &'static str {
        match self {
            Self::Text => Progress::text,
            Self::Quality => Progress::quality,
            Self::Effect => Progress::effect,
            Self::Percent => Progress::percent,
        }
    }

    /// What stands in the box.
    pub fn text_of(self, progress: &Progress) -> String {
        match self {
            Self::Text => progress.text.clone(),
            Self::Quality => progress.quality.clone(),
            Self::Effect => progress.effect.clone(),
            Self::Percent => progress.percent.map(|percent| percent.to_string()).unwrap_or_default(),
        }
    }

    fn value(self, typed: &str) -> Result<Value, String> {
        match self {
            _ if typed.is_empty() => Ok(Value::Null),
            Self::Percent => percent(typed).map(|percent| percent.to_value()),
            _ => Ok(typed.to_owned().to_value()),
        }
    }
}

/// Reads `40`, `40%`, `４０％`.
fn percent(typed: &str) -> Result<i64, String> {
    let digits = half_width(typed).trim().trim_end_matches('%').trim().parse::<i64>();
    digits.ok().filter(|percent| (0..=100).contains(percent)).ok_or_else(|| "完成写 0 至 100".to_owned())
}

/// Whether anything is written in a progress.
pub fn says_something(progress: &Progress) -> bool {
    MonthCell::ALL.into_iter().any(|cell| !cell.text_of(progress).trim().is_empty())
}

/// Writes boxes of a row; `None` where nothing changes. A row in which nothing is left counts as not reported again.
///
/// # Errors
/// The finding is gone, or what was typed is no percentage: which box, and why.
pub fn write(
    ledger: &Ledger,
    row: &Row,
    month: YearMonth,
    cells: &[(MonthCell, &str)],
    who: (&str, Date),
) -> Result<Option<Draft>, (Option<MonthCell>, String)> {
    let finding = read(ledger, row.id).map_err(|why| (None, why))?;
    let before = |cell: MonthCell| row.now.as_ref().map(|now| cell.text_of(now)).unwrap_or_default();
    let typed = |cell: MonthCell| cells.iter().find(|(known, _)| *known == cell).map(|(_, text)| text.trim());
    let mut changes = Vec::new();
    for (cell, text) in cells.iter().map(|(cell, text)| (*cell, text.trim())) {
        let value = cell.value(text).map_err(|why| (Some(cell), why))?;
        if before(cell).trim() != text {
            changes.push((cell, value));
        }
    }
    let Some((first, _)) = changes.first() else { return Ok(None) };
    let what = if changes.len() > 1 { "进展" } else { first.label().trim_end_matches(" %") };
    let mut draft = Draft::new(format!("{}：{}{what}", called(&finding), month.in_words()));
    let id = row.now.as_ref().map_or_else(|| Progress::id_of(row.id, month), |now| now.id);
    let says = |cell: MonthCell| typed(cell).map_or_else(|| !before(cell).trim().is_empty(), |text| !text.is_empty());
    let (said, unchanged) = (MonthCell::ALL.into_iter().any(says), row.now.as_ref().is_some_and(|now| now.unchanged));
    if !said && !unchanged {
        draft.delete(Progress::KIND, id);
        return Ok(Some(draft));
    }
    restore(ledger, &mut draft, id);
    begin_as(&mut draft, &finding, month, who, id);
    for (cell, value) in changes {
        draft.put(Progress::KIND, id, cell.field(), value);
    }
    if said && unchanged {
        draft.set::<Progress, _>(id, Progress::unchanged, &false);
    }
    Ok(Some(draft))
}

/// Confirms with one key that nothing changed since the month before; `None` where that is said already.
///
/// # Errors
/// The finding is gone, or something is written for the month.
pub fn confirm(ledger: &Ledger, row: &Row, month: YearMonth, who: (&str, Date)) -> Result<Option<Draft>, String> {
    match &row.now {
        Some(now) if says_something(now) => {
            return Err("这一条已经写了本月进展，不能再记无变化。先清空再记。".to_owned());
        }
        Some(now) if now.unchanged => return Ok(None),
        _ => {}
    }
    let mut draft = super::monthly::unchanged(ledger, row.id, month, who)?;
    restore(ledger, &mut draft, Progress::id_of(row.id, month));
    Ok(Some(draft))
}

/// What was cleared before is there again.
fn restore(ledger: &Ledger, draft: &mut Draft, id: Id) {
    if ledger.record(Progress::KIND, id).is_some_and(|record| record.life() == Life::Deleted) {
        draft.restore(Progress::KIND, id);
    }
}

/// The same as [`begin`], under the id that the record has: a program of somebody else may have given it one of its own.
fn begin_as(draft: &mut Draft, finding: &crate::domain::finding::Finding, month: YearMonth, who: (&str, Date), id: Id) {
    if id == Progress::id_of(finding.id, month) {
        begin(draft, finding, month, who);
        return;
    }
    draft.set::<Progress, _>(id, Progress::day, &who.1).set::<Progress, _>(id, Progress::by, &who.0.trim().to_owned());
}
