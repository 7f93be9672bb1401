//! One pasted cell as the value of a field, and whether it says anything new.

use crate::domain::dates::{self, Date, PartialDate, ReadAs};
use crate::domain::id_card::{self, IdCard};
use crate::domain::kind::{Choice, FieldSpec, FieldType, FieldValue, Ref, Value};
use crate::domain::member::MemberPrivate;
use crate::domain::text::half_width;

use super::names;

/// What a cell says.
#[derive(Debug, Default)]
pub struct Said {
    /// The value; null when the cell says nothing.
    pub value: Value,
    /// What a person should know about how it was read.
    pub note: Option<String>,
}

impl Said {
    fn plain(value: Value) -> Self {
        Self { value, note: None }
    }
}

/// Whether a cell says nothing: empty, or a mark that stands for that.
pub fn is_empty(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "—" | "——" | "/" | "\\" | "无" | "空")
}

/// Reads one cell for a field. What is not said is null and clears nothing.
///
/// # Errors
/// A sentence that names the field and what is wrong.
pub fn read(spec: &FieldSpec, text: &str) -> Result<Said, String> {
    let text = text.trim().trim_start_matches('\'');
    if let FieldType::Bool = spec.ty {
        return Ok(yes_or_no(spec, text));
    }
    if is_empty(text) {
        return Ok(Said::default());
    }
    let said = match spec.ty {
        FieldType::PartialDate => partial(spec, text),
        FieldType::Date => whole_day(spec, text),
        FieldType::Choice(all) => choice(spec, all, text).map(Said::plain),
        _ if spec.name == MemberPrivate::id_card => IdCard::read(text).map(|card| Said::plain(card.as_str().into())),
        _ if spec.name == MemberPrivate::phone => phone(text).map(Said::plain),
        FieldType::Text => Ok(Said::plain(one_line(text).into())),
        _ => spec.read_text(text).map(Said::plain),
    };
    said.map_err(|why| format!("{}：{why}", spec.label))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn serial_note(spec: &FieldSpec, text: &str, read: &dates::LooseDate) -> Option<String> {
    let (label, date) = (spec.label, read.date);
    match read.read_as {
        ReadAs::Written => None,
        ReadAs::ExcelSerial => Some(format!("{label} {text} 按 Excel 日期读作 {date}")),
        ReadAs::MaybeOctober => Some(format!("{label} {text} 读作 {date}；如果是 10 月，请写成 {}-10", date.year())),
    }
}

fn partial(spec: &FieldSpec, text: &str) -> Result<Said, String> {
    let read = dates::read_loose(text)?;
    Ok(Said { value: read.date.to_value(), note: serial_note(spec, text, &read) })
}

/// Fields that need a day are often pasted to the month: an end means its last day, all else its first.
fn whole_day(spec: &FieldSpec, text: &str) -> Result<Said, String> {
    let read = dates::read_loose(text)?;
    if let Some(day) = read.date.day_if_known() {
        return Ok(Said { value: day.to_value(), note: serial_note(spec, text, &read) });
    }
    if read.date.month().is_none() {
        return Err(format!("“{text}”只有年，要写到月或日，例：2026-11-03"));
    }
    let day = if spec.name.ends_with("end") { read.date.last_day() } else { read.date.first_day() };
    Ok(Said { value: day.to_value(), note: Some(format!("{} {text} 只写到月，记为 {day}", spec.label)) })
}

fn choice(spec: &FieldSpec, all: &[Choice], text: &str) -> Result<Value, String> {
    let exact = all.iter().find(|one| one.label == text || one.key == text);
    let within = || {
        let mut named = all.iter().filter(|one| text.contains(one.label));
        named.next().filter(|_| named.next().is_none())
    };
    match exact.or_else(within) {
        Some(one) => Ok(Value::from(one.key)),
        None => spec.read_text(text),
    }
}

fn yes_or_no(spec: &FieldSpec, text: &str) -> Said {
    let word = half_width(text).to_lowercase();
    match word.as_str() {
        "" => Said::default(),
        "是" | "有" | "对" | "已" | "√" | "✓" | "✔" | "1" | "y" | "yes" | "true" => {
            Said::plain(Value::Bool(true))
        }
        "否" | "无" | "不是" | "非" | "未" | "没有" | "在职" | "×" | "x" | "0" | "n" | "no" | "false" | "-" | "—"
        | "/" => Said::plain(Value::Bool(false)),
        word if spec.label.starts_with(word) || word.contains(spec.label) => Said::plain(Value::Bool(true)),
        _ => Said {
            value: Value::Null, note: Some(format!("{}写的是“{text}”，应写是或否，没有采用", spec.label))
        },
    }
}

fn phone(text: &str) -> Result<Value, String> {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    if plain.contains('+') && plain.contains(['e', 'E']) {
        return Err("Excel 把号码改成了科学记数，请在 Excel 里把该列设为“文本”后重新填写".to_owned());
    }
    Ok(Value::from(plain.strip_suffix(".0").unwrap_or(&plain)))
}

/// Whether what is given says something that the ledger does not hold. A date that is less exact than the known one
/// and does not contradict it, another spacing, and 否 for what was never said are nothing new.
pub fn is_news(spec: &FieldSpec, old: &Value, new: &Value) -> bool {
    let null = |value: &Value| matches!(value, Value::Null | Value::Bool(false));
    if null(old) && null(new) {
        return false;
    }
    match spec.ty {
        FieldType::PartialDate => match (PartialDate::from_value(old), PartialDate::from_value(new)) {
            (Some(old), Some(new)) => !(agree(old, new) && exactness(new) <= exactness(old)),
            _ => old != new,
        },
        FieldType::Ref => {
            let name = |value| Ref::from_value(value).map(|one| names::key(&one.name));
            name(old) != name(new)
        }
        FieldType::Text => squeezed(old) != squeezed(new),
        _ => old != new,
    }
}

fn squeezed(value: &Value) -> String {
    half_width(value.as_str().unwrap_or_default()).chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// Whether two dates can be the same day, as far as each is known.
pub fn agree(one: PartialDate, other: PartialDate) -> bool {
    let same = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
    one.year() == other.year() && same(one.month(), other.month()) && same(one.day(), other.day())
}

fn exactness(date: PartialDate) -> u8 {
    u8::from(date.month().is_some()) + u8::from(date.day().is_some())
}

/// The difference in words: `电话 138****2210 改为 139****7781`. What is private is masked.
pub fn difference(spec: &FieldSpec, old: &Value, new: &Value) -> String {
    let (before, after) = (shown(spec, old), shown(spec, new));
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("补上{} {after}", spec.label),
        (_, true) => format!("{} {before} 改为否", spec.label),
        _ => format!("{} {before} 改为 {after}", spec.label),
    }
}

fn shown(spec: &FieldSpec, value: &Value) -> String {
    let text = spec.show(value);
    match spec.name {
        MemberPrivate::id_card => id_card::masked(&text),
        MemberPrivate::phone if spec.label == "电话" => id_card::masked_phone(&text),
        _ if matches!(value, Value::Bool(false)) => String::new(),
        _ => text,
    }
}

/// Whether a date of the past was written as one to come.
pub fn is_future(value: &Value, today: Date) -> bool {
    PartialDate::from_value(value).is_some_and(|date| date.first_day() > today)
}
