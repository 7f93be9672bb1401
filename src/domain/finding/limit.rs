//! The 整改时限 as people write it: a day, a month — which ends on its last day — or either of them with 长期坚持 (seed 000).

use super::Finding;
use crate::domain::dates::{Date, read_loose};

/// A limit that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limit {
    /// The last day.
    pub due: Option<Date>,
    /// 长期坚持.
    pub long: bool,
}

/// What stands behind a month and says no more than that it ends.
const ENDS: [&str; 9] = ["底之前", "底以前", "底前", "末前", "底", "末", "之前", "以前", "前"];
/// 长期坚持 in its forms, the longer ones first.
const LONG: [&str; 4] = ["并长期坚持", "长期坚持", "长期整治", "长期"];

/// Reads `2026-12-31`, `2026年12月`, `2026年12月底前`, `长期坚持`, `2026年12月，长期坚持`. Nothing typed is no limit.
///
/// # Errors
/// What cannot be read, with an example.
pub fn read_limit(text: &str) -> Result<Limit, String> {
    let long = LONG.iter().any(|word| text.contains(word));
    let mut rest = text.to_owned();
    for word in LONG {
        rest = rest.replace(word, " ");
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "，,、；;。".contains(c));
    let rest = rest.trim_end_matches("完成");
    let rest = ENDS.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest).trim_end();
    if rest.is_empty() {
        return if long || text.trim().is_empty() { Ok(Limit { due: None, long }) } else { Err(unreadable(text)) };
    }
    let date = read_loose(rest).map_err(|_| unreadable(text))?.date;
    Ok(Limit { due: Some(date.last_day()), long })
}

fn unreadable(text: &str) -> String {
    let short: String = text.trim().chars().take(20).collect();
    format!("看不懂“{short}”，例：2026年12月，或 2026-12-15，或 2026年12月，长期坚持")
}

/// The limit in words: those of the plan as long as they still say what is recorded.
pub fn limit_in_words(finding: &Finding) -> String {
    let recorded = Limit { due: finding.due, long: finding.long };
    let note = finding.limit_note.trim();
    if !note.is_empty() && read_limit(note) == Ok(recorded) {
        return note.to_owned();
    }
    let due = finding.due.map(|due| due.to_string());
    let long = finding.long.then(|| "长期坚持".to_owned());
    due.into_iter().chain(long).collect::<Vec<_>>().join("，")
}

#[cfg(test)]
#[path = "limit_tests.rs"]
mod tests;
