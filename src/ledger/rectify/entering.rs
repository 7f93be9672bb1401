//! A finding that is entered by hand, with its limit, persons and measures as people write them.

use chrono::Datelike;

use super::When;
use super::deeds::{Actor, create};
use super::measures::{number, put};
use crate::domain::dates::{Date, YearMonth, checked_day, read_loose};
use crate::domain::finding::{Commonness, Finding, FindingSource, Measure, Urgency};
use crate::domain::kind::{Id, Ref};
use crate::domain::order_key::spread;
use crate::domain::text::{half_width, han_number};
use crate::ledger::work::people::named;
use crate::ledger::{Draft, Ledger, OrgTree};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entering {
    /// 问题.
    pub text: String,
    /// 责任单位.
    pub unit: Ref,
    /// 维度.
    pub dimension: String,
    /// 共性 or 个性.
    pub commonness: Commonness,
    /// 三类.
    pub urgency: Urgency,
    /// 来源.
    pub source: FindingSource,
    /// 来源说明.
    pub source_note: String,
    /// 提出单位; empty for what the unit found itself.
    pub issuer: Ref,
    /// 发现日期.
    pub found: Option<Date>,
    /// 时限 as it is written: `2026年12月，长期坚持`.
    pub limit: String,
    /// 责任领导, parted by 、.
    pub leaders: String,
    /// 责任人, parted by 、.
    pub persons: String,
    /// 措施, one a line or 一是…二是….
    pub measures: String,
}

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

/// Reads a limit as people write it: `2026-12-15`, `2026年12月底前`, `12月`, `2026年12月，长期坚持`, `立行立改`. Nothing written is no limit.
///
/// # Errors
/// What cannot be read.
pub fn limit_of(text: &str, today: Date) -> Result<Limit, String> {
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
            day => limit.due = Some(day_of(day, today).ok_or_else(|| unreadable(part))?),
        }
    }
    Ok(limit)
}

fn unreadable(part: &str) -> String {
    format!("看不懂时限“{part}”，例：2026-12-15、2026年12月、2026年12月，长期坚持")
}

fn day_of(text: &str, today: Date) -> Option<Date> {
    let mut text = text.trim();
    for end in ["完成", "以前", "之前", "前", "底", "末"] {
        text = text.strip_suffix(end).unwrap_or(text).trim();
    }
    if let Ok(loose) = read_loose(text) {
        return Some(loose.date.last_day());
    }
    let year = |text: &str| match text {
        "今年" | "本年" | "年" => Some(today.year()),
        "明年" => Some(today.year() + 1),
        _ => None,
    };
    if let Some(year) = year(text) {
        return YearMonth::new(year, 12).map(YearMonth::last_day);
    }
    // Without a year: this one's.
    let (month, day) = text.strip_suffix(['日', '号']).unwrap_or(text).split_once('月')?;
    let month: u32 = month.trim().parse().ok()?;
    match day.trim() {
        "" => YearMonth::new(today.year(), u8::try_from(month).ok()?).map(YearMonth::last_day),
        day => checked_day(today.year(), month, day.parse().ok()?).ok(),
    }
}

/// Measures as they are pasted: one a line, and within a line at 一是、二是 or 一要、二要. Each with its number, where it bears one.
pub fn measures_of(text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut starts: Vec<(usize, usize)> = marks(line);
        let first = starts.first().map_or(line.len(), |(at, _)| *at);
        // What stands before the first number is one of its own.
        if first > 0 {
            starts.insert(0, (0, 0));
        }
        let ends: Vec<usize> = starts.iter().skip(1).map(|(at, _)| *at).chain([line.len()]).collect();
        for ((from, length), to) in starts.into_iter().zip(ends) {
            let number = line.get(from..from + length).unwrap_or_default();
            let text = line.get(from + length..to).unwrap_or_default();
            let text = if length == 0 { without_bullet(text) } else { text };
            let text =
                text.trim().trim_start_matches(['，', ',', '、', '：', ':']).trim_end_matches(['；', ';']).trim();
            if !text.is_empty() {
                all.push((number.to_owned(), text.to_owned()));
            }
        }
    }
    all
}

/// Where 一是 or 一要 begins, and how many bytes it takes; only in their order, so that 一要 within a sentence is none.
fn marks(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for count in 1..=30 {
        let number = han_number(count);
        let hit = ["是", "要"].iter().filter_map(|end| {
            let mark = format!("{number}{end}");
            let rest = line.get(from..)?;
            let at = rest.match_indices(&mark).map(|(at, _)| from + at).find(|at| begins(line, *at))?;
            Some((at, mark.len()))
        });
        let Some((at, length)) = hit.min() else { break };
        found.push((at, length));
        from = at + length;
    }
    found
}

/// Whether a sentence or a clause begins here.
fn begins(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|before| before.trim_end().chars().next_back());
    before.is_none_or(|c| matches!(c, '。' | '；' | ';' | '，' | ',' | '：' | ':' | '、' | '！' | '）' | ')'))
}

/// Without the `1.`, `（1）` or `①` of a list, which the ledger counts itself.
fn without_bullet(text: &str) -> &str {
    let rest = text.trim_start_matches(['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '·', '•', '-']).trim_start();
    let inner = rest.trim_start_matches(['（', '(']);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = inner.get(digits..).unwrap_or_default();
    let mark = after.chars().next();
    match (digits, mark) {
        (1..=2, Some(mark @ ('.' | '．' | '、' | '）' | ')'))) => {
            let rest_of = after.get(mark.len_utf8()..).unwrap_or_default();
            // 1.5 is a figure.
            if rest_of.starts_with(|c: char| c.is_ascii_digit()) { rest } else { rest_of }
        }
        _ => rest,
    }
}

/// Names parted by 、, commas, semicolons or spaces.
pub fn names(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', '；', ';', ' ', '　', '\n', '/'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The unit for which a finding is entered: `me` or one below (代录).
///
/// # Errors
/// None is chosen, or it stands elsewhere.
pub fn unit_of(tree: &OrgTree, me: Id, unit: &Ref) -> Result<Id, String> {
    match unit.id.filter(|id| tree.get(*id).is_some()) {
        None if unit.name.trim().is_empty() => Err("请选责任单位".to_owned()),
        None => Err(format!("账上没有“{}”，请从列出的单位里选", unit.name.trim())),
        Some(id) if !tree.is_within(id, me) => {
            Err(format!("{}不在本单位下面，只能给本单位和下级建问题", tree.name(id)))
        }
        Some(id) => Ok(tree.resolve(id)),
    }
}

impl Entering {
    /// The finding, as a draft.
    ///
    /// # Errors
    /// What is lacking or cannot be read.
    pub fn draft(
        &self,
        (ledger, tree): (&Ledger, &OrgTree),
        actor: Actor<'_>,
        when: When,
        fresh: &mut dyn FnMut() -> Id,
    ) -> Result<(Id, Draft), String> {
        let text = self.text.trim();
        if text.is_empty() {
            return Err("请写问题".to_owned());
        }
        let unit = unit_of(tree, actor.me, &self.unit)?;
        let limit = limit_of(&self.limit, when.day)?;
        let id = fresh();
        let mut draft = create(tree, actor, unit, text, when, id);
        self.put_facts(&mut draft, id, limit);
        if let Some(found) = self.found {
            draft.set::<Finding, _>(id, Finding::found, &found);
        }
        for (field, text) in [(Finding::leaders, &self.leaders), (Finding::persons, &self.persons)] {
            let all: Vec<Ref> = names(text).iter().map(|name| named(ledger, tree, unit, name)).collect();
            if !all.is_empty() {
                draft.set::<Finding, _>(id, field, &all);
            }
        }
        let measures = measures_of(&self.measures);
        for (at, ((given, text), order)) in measures.iter().zip(spread(measures.len())).enumerate() {
            let number = if given.is_empty() { number(at) } else { given.clone() };
            let measure = Measure { order, number, text: text.clone(), ..Measure::default() };
            put(&mut draft, id, &crate::ledger::scheme::short_key(fresh()), &measure);
        }
        Ok((id, draft))
    }

    fn put_facts(&self, draft: &mut Draft, id: Id, limit: Limit) {
        let urgency = match (limit, self.urgency) {
            (Limit { at_once: true, .. }, Urgency::Timed) => Urgency::AtOnce,
            (Limit { long: true, .. }, Urgency::Timed) => Urgency::Long,
            (_, urgency) => urgency,
        };
        draft
            .set::<Finding, _>(id, Finding::commonness, &self.commonness)
            .set::<Finding, _>(id, Finding::urgency, &urgency)
            .set::<Finding, _>(id, Finding::source, &self.source);
        let texts = [
            (Finding::dimension, &self.dimension),
            (Finding::source_note, &self.source_note),
            (Finding::limit_note, &self.limit),
        ];
        for (field, text) in texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            draft.set::<Finding, _>(id, field, &text.trim().to_owned());
        }
        if !self.issuer.is_empty() {
            draft.set::<Finding, Ref>(id, Finding::issuer, &self.issuer);
        }
        if let Some(due) = limit.due {
            draft.set::<Finding, _>(id, Finding::due, &due);
        }
        if limit.long {
            draft.set::<Finding, _>(id, Finding::long, &true);
        }
    }
}

#[cfg(test)]
#[path = "entering_tests.rs"]
mod tests;
