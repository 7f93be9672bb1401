//! Values in words: how one is checked, shown, and read from what a person typed.

use super::{FieldSpec, FieldType, FieldValue, Ref, Value};
use crate::domain::dates::{self, PartialDate, Time, YearMonth};
use crate::domain::points;
use crate::domain::text::half_width;

fn of_type(ty: FieldType, value: &Value) -> Result<(), String> {
    let text = || value.as_str().ok_or_else(|| "应是文字".to_owned());
    match ty {
        FieldType::Text => text().map(drop),
        FieldType::Int => value.as_i64().map(drop).ok_or_else(|| "应是整数".to_owned()),
        FieldType::Bool => value.as_bool().map(drop).ok_or_else(|| "应是 true 或 false".to_owned()),
        FieldType::Date => dates::parse_day(text()?).map(drop),
        FieldType::PartialDate => text()?.parse::<PartialDate>().map(drop),
        FieldType::Month => text()?.parse::<YearMonth>().map(drop),
        FieldType::Time => text()?.parse::<Time>().map(drop),
        FieldType::Choice(all) => {
            let key = text()?;
            if all.iter().any(|one| one.key == key) {
                return Ok(());
            }
            let labels: Vec<&str> = all.iter().map(|one| one.label).collect();
            Err(format!("没有“{key}”这一项，只有：{}", labels.join("、")))
        }
        FieldType::Ref => Ref::from_value(value).map(drop).ok_or_else(|| "应是 {\"id\", \"name\"}".to_owned()),
        FieldType::Refs => match value.as_array() {
            Some(all) => all.iter().try_for_each(|one| of_type(FieldType::Ref, one)),
            None => Err("应是列表".to_owned()),
        },
        FieldType::Texts => match value.as_array() {
            Some(all) => all.iter().try_for_each(|one| of_type(FieldType::Text, one)),
            None => Err("应是列表".to_owned()),
        },
        FieldType::Keyed(_) => Err("应写成“名.键.项”".to_owned()),
        FieldType::Json => Ok(()),
    }
}

pub(super) fn examine(spec: &FieldSpec, value: &Value) -> Result<(), String> {
    if value.is_null() {
        return Ok(());
    }
    of_type(spec.ty, value)?;
    spec.check.map_or(Ok(()), |check| check(value))
}

pub(super) fn show(spec: &FieldSpec, value: &Value) -> String {
    match (spec.ty, value) {
        (_, Value::Null) => String::new(),
        (FieldType::Choice(all), Value::String(key)) => {
            all.iter().find(|one| one.key == key).map_or(key.clone(), |one| one.label.to_owned())
        }
        (FieldType::Bool, Value::Bool(yes)) => (if *yes { "是" } else { "否" }).to_owned(),
        (FieldType::Int, Value::Number(number)) => {
            number.as_i64().map_or(number.to_string(), |n| show_int(spec.unit, n))
        }
        _ => plain(value),
    }
}

/// An integer in its unit: 分 of money as yuan with two decimals, hundredths of 学时 and of 分 as such, others as they are.
fn show_int(unit: &str, n: i64) -> String {
    match unit {
        "元" => points::fixed(n),
        "学时" | "分" => points::shown(n),
        _ => n.to_string().replace('-', "−"),
    }
}

/// A value of a field that no declaration knows, as text.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join("、"),
        Value::Object(map) => match map.get("name") {
            Some(Value::String(name)) => name.clone(),
            _ => value.to_string(),
        },
        other => other.to_string(),
    }
}

/// Reads hundredths from what a person typed (`320`, `2.5`, `２．５`).
fn hundredths(text: &str, unit: &str) -> Result<i64, String> {
    points::read(text.trim_end_matches(unit))
}

pub(super) fn from_text(spec: &FieldSpec, text: &str) -> Result<Value, String> {
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let half = half_width(text);
    Ok(match spec.ty {
        FieldType::Text | FieldType::Json => Value::from(text),
        FieldType::Int if matches!(spec.unit, "元" | "学时" | "分") => Value::from(hundredths(&half, spec.unit)?),
        FieldType::Int => Value::from(half.parse::<i64>().map_err(|_| format!("“{text}”不是整数，例：30"))?),
        FieldType::Bool => Value::Bool(matches!(text, "是" | "true" | "有" | "√" | "✓" | "1" | "Y" | "y")),
        FieldType::Date => {
            dates::read_loose(&half)?.date.day_if_known().map(|day| day.to_value()).ok_or("要写到日，例：2026-11-03")?
        }
        FieldType::PartialDate => dates::read_loose(&half)?.date.to_value(),
        FieldType::Month => half.parse::<YearMonth>().map(|month| month.to_value())?,
        FieldType::Time => half.parse::<Time>().map(|time| time.to_value())?,
        FieldType::Choice(all) => {
            let known = all.iter().find(|one| one.label == text || one.key == text);
            Value::from(known.map_or(text, |one| one.key))
        }
        FieldType::Ref => Ref::named(text).to_value(),
        FieldType::Refs => text
            .split(['、', '，', ',', ';', '；', '\n'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(Ref::named)
            .collect::<Vec<_>>()
            .to_value(),
        FieldType::Texts => {
            text.split('\n').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect::<Vec<_>>().to_value()
        }
        FieldType::Keyed(_) => return Err("这一项要在自己的页面里填".to_owned()),
    })
}
