//! Dates as people paste them from Excel and WPS.

use super::{Date, PartialDate, Time, add_days};

/// A date that was pasted, and how it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LooseDate {
    /// The date.
    pub date: PartialDate,
    /// How the text was understood; what is not [`ReadAs::Written`] is worth a word in a preview.
    pub read_as: ReadAs,
}

/// How a pasted date was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// As written.
    Written,
    /// As an Excel serial number: days since the end of 1899, in a cell whose date format was lost.
    ExcelSerial,
    /// As January; but `1985.1` is also what Excel leaves of `1985.10` in a cell of numbers.
    MaybeOctober,
}

/// Reads a date as people write it: 1985.03, 1985.3.1, 1985-3-1, 1985/3/1, 1985年3月1日, 198503, 19850301, 1985, full-width digits, a
/// time of day behind it (dropped), or an Excel serial number of five digits (from 1927, so that it is never taken for a year).
///
/// # Errors
/// A Chinese sentence that names what is wrong.
pub fn read_loose(text: &str) -> Result<LooseDate, String> {
    let plain: String = text.chars().map(plain_char).collect();
    let plain = plain.trim().trim_start_matches('\'');
    if plain.is_empty() {
        return Err("没有填写日期，例：1985-03".to_owned());
    }
    let groups = split(without_time(plain)).ok_or_else(|| unreadable(text))?;
    let written = |date| LooseDate { date, read_as: ReadAs::Written };
    match groups.as_slice() {
        [only] => read_run(&only.digits).unwrap_or_else(|| Err(unreadable(text))),
        // The part behind the point is the time of day of a serial number.
        [serial, fraction] if serial.digits.len() == 5 && serial.mark == "." && fraction.mark.is_empty() => {
            read_serial(&serial.digits).ok_or_else(|| unreadable(text))
        }
        [year, month] => {
            let date = build(&year.digits, &month.digits, None)?;
            let half_lost = year.mark == "." && month.mark.is_empty() && month.digits == "1";
            let read_as = if half_lost { ReadAs::MaybeOctober } else { ReadAs::Written };
            Ok(LooseDate { date, read_as })
        }
        [year, month, day] => build(&year.digits, &month.digits, Some(&day.digits)).map(written),
        _ => Err(unreadable(text)),
    }
}

fn unreadable(text: &str) -> String {
    let short: String = text.trim().chars().take(20).collect();
    format!("看不懂日期“{short}”，例：1985-03 或 1985-03-01")
}

/// Full-width forms and the other dashes and dots as their plain ones.
fn plain_char(c: char) -> char {
    match c {
        '０'..='９' | '．' | '／' | '－' | '：' => {
            char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c)
        }
        '。' | '·' | '、' => '.',
        '—' | '–' | '−' | '‐' | '‑' => '-',
        '\\' => '/',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Drops a time of day such as ` 00:00:00` or `T08:30:00`, if what stands there is one.
fn without_time(text: &str) -> &str {
    let Some((date, time)) = text.split_once([' ', 'T']).filter(|_| text.contains(':')) else {
        return text;
    };
    // "1985 年 3 月 1 日 0:00" has earlier spaces: the time is what stands behind the last one.
    let (date, time) = text.rsplit_once(' ').filter(|(_, t)| t.contains(':')).unwrap_or((date, time));
    let (hour, rest) = time.split_once(':').unwrap_or((time, ""));
    let minute = rest.split(':').next().unwrap_or_default();
    let seconds_good = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    if seconds_good && format!("{hour}:{minute}").parse::<Time>().is_ok() { date.trim_end() } else { text }
}

/// A run of digits and what stands behind it.
struct Group {
    digits: String,
    mark: String,
}

/// Splits into at most four runs of digits; none when anything else stands in the text or a mark stands in the wrong place.
fn split(text: &str) -> Option<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    for c in text.chars() {
        match groups.last_mut() {
            Some(last) if c.is_ascii_digit() && last.mark.is_empty() => last.digits.push(c),
            _ if c.is_ascii_digit() => groups.push(Group { digits: c.to_string(), mark: String::new() }),
            Some(last) => last.mark.push(c),
            None => return None,
        }
        if groups.len() > 4 {
            return None;
        }
    }
    let last = groups.len().checked_sub(1)?;
    for (place, group) in groups.iter_mut().enumerate() {
        group.mark.retain(|c| c != ' ');
        if !mark_fits(&group.mark, place, place == last) {
            return None;
        }
    }
    Some(groups)
}

fn mark_fits(mark: &str, place: usize, is_last: bool) -> bool {
    match mark {
        "" => true,
        "." | "-" | "/" => !is_last,
        "年" => place == 0,
        "月" => place == 1,
        "日" | "号" => place == 2,
        _ => false,
    }
}

/// Reads one run of digits; none when its length means nothing.
fn read_run(digits: &str) -> Option<Result<LooseDate, String>> {
    let written = |date| LooseDate { date, read_as: ReadAs::Written };
    let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default();
    match digits.len() {
        4 => Some(digits.parse().map(written)),
        5 => read_serial(digits).map(Ok),
        6 => Some(build(part(0..4), part(4..6), None).map(written)),
        8 => Some(build(part(0..4), part(4..6), Some(part(6..8))).map(written)),
        _ => None,
    }
}

fn build(year: &str, month: &str, day: Option<&str>) -> Result<PartialDate, String> {
    if year.len() != 4 {
        return Err(format!("年份要写四位并写在最前面，现在是“{year}”，例：1985-03"));
    }
    let number = |digits: &str| digits.parse::<u32>().unwrap_or(u32::MAX);
    let year = year.parse().unwrap_or(0);
    if month.len() > 2 {
        return Err(format!("没有 {month} 月，例：1985-03"));
    }
    if let Some(day) = day.filter(|d| d.len() > 2) {
        return Err(format!("没有 {day} 日，例：1985-03-01"));
    }
    PartialDate::new(year, Some(number(month)), day.map(number))
}

/// An Excel serial number of the 1900 system. Five digits lie after the 1900-02-29 that Excel invents, so one origin serves.
fn read_serial(digits: &str) -> Option<LooseDate> {
    let origin = Date::from_ymd_opt(1899, 12, 30)?;
    let serial = digits.parse::<i32>().ok().filter(|n| *n >= 10_000)?;
    let date = PartialDate::from(add_days(origin, serial));
    (date.year() <= super::LAST_YEAR).then_some(LooseDate { date, read_as: ReadAs::ExcelSerial })
}

#[cfg(test)]
#[path = "loose_tests.rs"]
mod tests;
