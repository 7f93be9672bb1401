//! 措施 of a finding: adding, moving, removing, and how far each has come.

use super::{called, read};
use crate::domain::dates::Date;
use crate::domain::finding::{Finding, Measure, MeasureState};
use crate::domain::kind::{FieldValue, Group, Id, Ref, Value};
use crate::domain::order_key::between;
use crate::ledger::{Draft, Ledger};

/// The number of the n-th measure, from 0: 一是, 二是.
pub fn number(at: usize) -> String {
    const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    NUMBERS.get(at).map_or_else(|| format!("{}.", at + 1), |number| format!("{number}是"))
}

/// Writes a measure that is new in the record.
pub(super) fn put(draft: &mut Draft, id: Id, key: &str, measure: &Measure) {
    draft
        .set_part::<Finding, _>(id, Finding::measures, key, Measure::order, &measure.order)
        .set_part::<Finding, _>(id, Finding::measures, key, Measure::number, &measure.number)
        .set_part::<Finding, _>(id, Finding::measures, key, Measure::text, &measure.text)
        .set_part::<Finding, Ref>(id, Finding::measures, key, Measure::person, &measure.person);
    if let Some(due) = measure.due {
        draft.set_part::<Finding, _>(id, Finding::measures, key, Measure::due, &due);
    }
}

/// Adds a measure behind the others; gives its key too.
///
/// # Errors
/// The finding is gone, or nothing is said.
pub fn add(ledger: &Ledger, id: Id, text: &str, fresh: Id) -> Result<(Draft, String), String> {
    let finding = read(ledger, id)?;
    if text.trim().is_empty() {
        return Err("请写措施".to_owned());
    }
    let all = finding.measures_in_order();
    let order = between(all.last().map(|(_, measure)| measure.order.as_str()), None);
    let key = crate::ledger::scheme::short_key(fresh);
    let mut draft = Draft::new(format!("{}：加措施", called(&finding)));
    let measure = Measure { order, number: number(all.len()), text: text.trim().to_owned(), ..Measure::default() };
    put(&mut draft, id, &key, &measure);
    Ok((draft, key))
}

/// Several measures that were pasted as one text: one a line, and within a line at each 一是 or 一要. Their numbers are dropped.
pub fn apart(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        let mut from = 0;
        for at in 0..chars.len() {
            if let Some(length) = counted(&chars, at) {
                all.extend(chars.get(from..at).map(measure));
                from = at + length;
            }
        }
        all.extend(chars.get(from..).map(measure));
    }
    all.retain(|one| !one.is_empty());
    all
}

/// The length of a number such as 一是 at this place; it stands at the beginning or behind a mark.
fn counted(chars: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    if before.is_some_and(|before| !"。；;：:，, \u{3000}\t".contains(*before)) {
        return None;
    }
    let figures = chars.get(at..)?.iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    let says = chars.get(at + figures).is_some_and(|c| matches!(c, '是' | '要'));
    (figures > 0 && says).then_some(figures + 1)
}

/// One of them, without the figure of a list before it and the mark behind it.
fn measure(chars: &[char]) -> String {
    let text: String = chars.iter().collect();
    let text = text.trim().trim_end_matches(['；', ';', '，', ',']);
    let figures = text.trim_start_matches(|c: char| "（(".contains(c));
    let rest = figures.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let bare = rest.trim_start_matches(['、', '.', '．', '）', ')']);
    // Without the mark behind it, a figure is part of the text: 一月内办结.
    let is_number = rest.len() < figures.len() && bare.len() < rest.len();
    let is_decimal = bare.starts_with(|c: char| c.is_ascii_digit());
    if is_number && !is_decimal { bare.trim().to_owned() } else { text.to_owned() }
}

/// Adds several measures behind the others, as one step.
///
/// # Errors
/// The finding is gone, or nothing is said.
pub fn add_all(ledger: &Ledger, id: Id, texts: &[String], fresh: &mut dyn FnMut() -> Id) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    if texts.is_empty() {
        return Err("请写措施".to_owned());
    }
    let all = finding.measures_in_order();
    let mut order = all.last().map(|(_, measure)| measure.order.clone());
    let mut draft = Draft::new(format!("{}：加 {} 条措施", called(&finding), texts.len()));
    for (at, text) in texts.iter().enumerate() {
        let next = between(order.as_deref(), None);
        let (number, text) = (number(all.len() + at), text.trim().to_owned());
        let measure = Measure { order: next.clone(), number, text, ..Measure::default() };
        put(&mut draft, id, &crate::ledger::scheme::short_key(fresh()), &measure);
        order = Some(next);
    }
    Ok(draft)
}

/// The number that a measure bears at its place, from 0: its own (一要) as long as that is of the place.
pub fn shown_number(own: &str, at: usize) -> String {
    let of_place = number(at);
    let same = own.chars().next().is_some_and(|first| of_place.starts_with(first));
    if same && (at < 10 || own == of_place) { own.to_owned() } else { of_place }
}

/// Removes a measure.
///
/// # Errors
/// The finding is gone.
pub fn remove(ledger: &Ledger, id: Id, key: &str) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let mut draft = Draft::new(format!("{}：删措施", called(&finding)));
    for field in Measure::FIELDS {
        draft.put(Finding::KIND, id, format!("{}.{key}.{}", Finding::measures, field.name), Value::Null);
    }
    Ok(draft)
}

/// Moves a measure to another place, counted from 0.
///
/// # Errors
/// The finding or the measure is gone.
pub fn move_to(ledger: &Ledger, id: Id, key: &str, to: usize) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let mut rest = finding.measures_in_order();
    let from = rest.iter().position(|(known, _)| *known == key).ok_or("这条措施已经删除")?;
    rest.remove(from);
    let to = to.min(rest.len());
    let order_at = |at: usize| rest.get(at).map(|(_, measure)| measure.order.as_str());
    let order = between(to.checked_sub(1).and_then(order_at), order_at(to));
    let mut draft = Draft::new(format!("{}：移动措施", called(&finding)));
    if to != from {
        draft.set_part::<Finding, _>(id, Finding::measures, key, Measure::order, &order);
    }
    Ok(draft)
}

/// Says how far a measure has come; 已完成 notes the day.
///
/// # Errors
/// The finding is gone.
pub fn set_state(ledger: &Ledger, id: Id, key: &str, state: MeasureState, today: Date) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let mut draft = Draft::new(format!("{}：措施{}", called(&finding), state.label()));
    draft.set_part::<Finding, _>(id, Finding::measures, key, Measure::state, &state);
    let done = if state == MeasureState::Done { today.to_value() } else { Value::Null };
    draft.put(Finding::KIND, id, format!("{}.{key}.{}", Finding::measures, Measure::done), done);
    Ok(draft)
}
