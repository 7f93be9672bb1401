//! The JSON shape of the public project NateScarlet/holiday-cn, read and written.

use super::{NamedDay, YearCalendar};
use crate::domain::dates::{Date, FIRST_YEAR, LAST_YEAR, parse_day};
use chrono::Datelike;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Reads one year (`{"year":2027,"papers":[…],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}`) or an array of years.
///
/// # Errors
/// A Chinese sentence that names the year and the day that is wrong. A year without days is an error: the project publishes such a file
/// before the notice is out, and taking it would call every day of the year certain.
pub fn from_holiday_cn(text: &str) -> Result<Vec<YearCalendar>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value =
        serde_json::from_str(text).map_err(|e| format!("不是完整的 JSON 文件（第 {} 行附近）", e.line()))?;
    let years = match &value {
        Value::Array(years) => years.iter().map(read_year).collect::<Result<Vec<_>, _>>()?,
        one => vec![read_year(one)?],
    };
    if years.is_empty() {
        return Err("文件里没有任何一年的放假安排".to_owned());
    }
    Ok(years)
}

/// Writes the years as an array in the same shape.
#[must_use]
pub fn to_holiday_cn(years: &[YearCalendar]) -> String {
    let years: Vec<Value> = years.iter().map(write_year).collect();
    Value::Array(years).to_string()
}

fn read_year(value: &Value) -> Result<YearCalendar, String> {
    let fields = value.as_object().ok_or("放假安排应是 {\"year\":…,\"days\":[…]} 的形式")?;
    let year = fields
        .get("year")
        .and_then(Value::as_i64)
        .and_then(|y| i32::try_from(y).ok())
        .filter(|y| (FIRST_YEAR..=LAST_YEAR).contains(y))
        .ok_or("缺少年份 year，或年份不是 1900 到 2100 之间的整数")?;
    year_from_days(year, fields.get("days").unwrap_or(&Value::Null), papers(fields))
}

/// Builds a year from its list of days alone, `[{"name":…,"date":…,"isOffDay":…}]`, as a record of the ledger holds it.
///
/// # Errors
/// As [`from_holiday_cn`].
pub fn year_from_days(year: i32, days: &Value, papers: Vec<String>) -> Result<YearCalendar, String> {
    let listed = days.as_array().ok_or_else(|| format!("{year} 年缺少 days 列表"))?;
    if listed.is_empty() {
        return Err(format!("{year} 年的放假安排是空的，可能还没有公布"));
    }
    let mut days = BTreeMap::new();
    for (place, day) in listed.iter().enumerate() {
        let nth = place.saturating_add(1);
        let (date, named) = read_day(day, year).map_err(|why| format!("{year} 年第 {nth} 条：{why}"))?;
        if let Some(other) = days.insert(date, named.clone()).filter(|other: &NamedDay| other.off != named.off) {
            return Err(format!("{year} 年第 {nth} 条：{date} 既放假又上班（{}、{}）", other.name, named.name));
        }
    }
    Ok(YearCalendar { year, papers, days })
}

fn papers(fields: &Map<String, Value>) -> Vec<String> {
    let listed = fields.get("papers").and_then(Value::as_array);
    listed.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn read_day(value: &Value, year: i32) -> Result<(Date, NamedDay), String> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::trim);
    let name = text("name").filter(|n| !n.is_empty()).ok_or("缺少节日名称 name")?;
    let date = parse_day(text("date").ok_or("缺少日期 date")?)?;
    let off = value.get("isOffDay").and_then(Value::as_bool).ok_or("isOffDay 应为 true 或 false")?;
    // A 元旦 may begin on 12-31; nothing else of another year belongs here.
    if date.year() != year && !(date.year() + 1 == year && date.month() == 12) {
        return Err(format!("{date} 不在 {year} 年"));
    }
    Ok((date, NamedDay { name: name.to_owned(), off }))
}

fn write_year(year: &YearCalendar) -> Value {
    json!({ "year": year.year, "papers": year.papers, "days": days_to_json(year) })
}

/// The list of days alone, as [`year_from_days`] reads it.
#[must_use]
pub fn days_to_json(year: &YearCalendar) -> Value {
    let day =
        |(date, day): (&Date, &NamedDay)| json!({ "name": day.name, "date": date.to_string(), "isOffDay": day.off });
    year.days.iter().map(day).collect()
}
