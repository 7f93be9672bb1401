//! The 整改时限 as people type it: a day, a month — which ends on its last day — or either of them with 长期坚持 (seed 000). What a whole
//! plan says of its limits is read by [`rectification::reading`](crate::domain::rectification::reading), which refuses nothing.

use chrono::Datelike;

use super::Finding;
use crate::domain::dates::{Date, YearMonth, checked_day, read_loose};
use crate::domain::text::half_width;

/// A limit that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limit {
    /// The day, of a month its last.
    pub due: Option<Date>,
    /// 长期坚持.
    pub long: bool,
    /// 立行立改: how soon, but no day.
    pub at_once: bool,
}

/// Reads a limit as people type it: `2026-12-15`, `2026年12月底前`, `12月`, `2026年12月，长期坚持`, `立行立改`. Nothing typed is no limit.
/// `12月` is of `this_year`.
///
/// # Errors
/// What cannot be read.
pub fn read_limit(text: &str, this_year: i32) -> Result<Limit, String> {
    const PARTS: &[char] = &[',', '，', ';', '；', '、', ' ', '(', ')', '（', '）', '并', '。'];
    let mut limit = Limit::default();
    let text = half_width(text);
    for part in text.split(PARTS).map(str::trim).filter(|part| !part.is_empty()) {
        match part {
            "长期坚持" | "长期" | "持续" | "持续推进" | "坚持" | "常态化" | "长期整治" => {
                limit.long = true
            }
            "立行立改" | "立即整改" | "立即" | "马上" | "即知即改" | "立整立改" => {
                limit.at_once = true
            }
            // 完成, 前, 底前 say nothing beyond the month's last day.
            day => limit.due = Some(day_of(day, this_year).ok_or_else(|| unreadable(part))?),
        }
    }
    Ok(limit)
}

fn unreadable(part: &str) -> String {
    format!("看不懂时限“{part}”，例：2026-12-15、2026年12月、2026年12月，长期坚持")
}

fn day_of(text: &str, this_year: i32) -> Option<Date> {
    let mut text = text.trim();
    for end in ["完成", "以前", "之前", "前", "底", "末"] {
        text = text.strip_suffix(end).unwrap_or(text).trim();
    }
    if let Ok(loose) = read_loose(text) {
        return Some(loose.date.last_day());
    }
    let year = |text: &str| match text {
        "今年" | "本年" | "年" => Some(this_year),
        "明年" => Some(this_year + 1),
        _ => None,
    };
    if let Some(year) = year(text) {
        return YearMonth::new(year, 12).map(YearMonth::last_day);
    }
    // Without a year: this one's.
    let (month, day) = text.strip_suffix(['日', '号']).unwrap_or(text).split_once('月')?;
    let month: u32 = month.trim().parse().ok()?;
    match day.trim() {
        "" => YearMonth::new(this_year, u8::try_from(month).ok()?).map(YearMonth::last_day),
        day => checked_day(this_year, month, day.parse().ok()?).ok(),
    }
}

/// The limit in words: those of the plan as long as they still say what is recorded.
pub fn limit_in_words(finding: &Finding) -> String {
    let recorded = Limit { due: finding.due, long: finding.long, at_once: false };
    let note = finding.limit_note.trim();
    let year = finding.due.map_or(0, |due| due.year());
    if !note.is_empty() && read_limit(note, year) == Ok(recorded) {
        return note.to_owned();
    }
    let due = finding.due.map(|due| due.to_string());
    let long = finding.long.then(|| "长期坚持".to_owned());
    due.into_iter().chain(long).collect::<Vec<_>>().join("，")
}

#[cfg(test)]
#[path = "limit_tests.rs"]
mod tests;
