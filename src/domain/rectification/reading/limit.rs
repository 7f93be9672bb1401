//! 时限: `2020年6月` is its last day, `2020年5月，长期坚持` both a day and 长期.

use super::source::Block;
use crate::domain::dates::{Date, PartialDate, YearMonth, checked_day};
use crate::domain::scheme::reading::scan::{digit, number_at};
use chrono::Datelike;

/// What a limit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limit {
    /// The last day.
    pub due: Option<Date>,
    /// 长期坚持.
    pub long: bool,
    /// 立行立改.
    pub at_once: bool,
}

const LONG: [&str; 9] = ["长期", "持续", "常态", "长效", "常抓", "一直坚持", "始终坚持", "坚持不懈", "贯穿"];
const AT_ONCE: [&str; 11] = [
    "立行立改",
    "立即",
    "立整立改",
    "即知即改",
    "即查即改",
    "立查立改",
    "即行即改",
    "马上",
    "立改",
    "边查边改",
    "即时",
];

/// Reads a limit; `year` is that of days without one.
pub fn read_limit(text: &str, year: i32) -> Limit {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_long = has(&LONG) || (text.contains("坚持") && !text.contains("不坚持"));
    Limit { due: days(text, year).into_iter().max(), long: is_long, at_once: has(&AT_ONCE) }
}

/// The days that a text names, the last day of months, quarters and years.
pub fn days(text: &str, year: i32) -> Vec<Date> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut known = None;
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some((next, day)) = written(&chars, at) {
            known = Some(day.year());
            out.push(day);
            at = next;
            continue;
        }
        if let Some((value, next)) = year_at(&chars, at) {
            known = Some(value);
            at = next;
            if let Some(day) = within(&chars, &mut at, value) {
                out.push(day);
            }
            continue;
        }
        let spoken = known.unwrap_or(year);
        let before = at;
        match part_at(&chars, &mut at, spoken) {
            Some(day) => out.push(day),
            None => at = before + 1,
        }
    }
    out
}

/// 2020年, 二〇二〇年.
fn year_at(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let figure = |c: &char| {
        digit(*c)
            .or_else(|| "〇一二三四五六七八九".chars().position(|han| han == *c).and_then(|at| i64::try_from(at).ok()))
    };
    let free = at.checked_sub(1).and_then(|before| chars.get(before)).is_none_or(|c| figure(c).is_none());
    let digits: Vec<i64> = chars.get(at..at + 4)?.iter().map_while(figure).collect();
    let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
    let is_year = free && digits.len() == 4 && (1990..2100).contains(&value) && chars.get(at + 4) == Some(&'年');
    Some((i32::try_from(value).ok()?, at + 5)).filter(|_| is_year)
}

/// 2020.6.30, 2020-06, 2020/6/30.
fn written(chars: &[char], at: usize) -> Option<(usize, Date)> {
    let free = at.checked_sub(1).and_then(|before| chars.get(before)).is_none_or(|c| digit(*c).is_none());
    let mut numbers: Vec<i64> = Vec::new();
    let mut end = at;
    while numbers.len() < 3 {
        let run: Vec<i64> = chars.iter().skip(end).map_while(|c| digit(*c)).collect();
        let wanted = if numbers.is_empty() { 4..=4 } else { 1..=2 };
        if !wanted.contains(&run.len()) {
            break;
        }
        numbers.push(run.iter().fold(0, |value, digit| value * 10 + digit));
        end += run.len();
        let goes_on = chars.get(end).is_some_and(|c| "．.-/－／—–".contains(*c));
        if !goes_on || chars.get(end + 1).is_none_or(|c| digit(*c).is_none()) {
            break;
        }
        end += 1;
    }
    let part = |at: usize| numbers.get(at).and_then(|value| u32::try_from(*value).ok());
    let year = i32::try_from(*numbers.first()?).ok().filter(|year| free && (1990..2100).contains(year))?;
    let day = PartialDate::new(year, Some(part(1)?), part(2)).ok()?.last_day();
    Some((end, day))
}

/// What stands behind a year: 6月, 底, 上半年, 第二季度; nothing at all is the whole year.
fn within(chars: &[char], at: &mut usize, year: i32) -> Option<Date> {
    if let Some(day) = part_at(chars, at, year) {
        return Some(day);
    }
    let next: String = chars.iter().skip(*at).take(2).collect();
    // 2020年度 names a year, 2020年前 and 2020年内 its end.
    let ends = next.is_empty()
        || ["底", "末", "内", "前", "年底", "完成", "，", "、", "；", "。"].iter().any(|word| next.starts_with(word));
    ends.then(|| checked_day(year, 12, 31).ok()).flatten()
}

/// 6月30日, 六月底, 6月中旬, 上半年, 第二季度, 年底.
fn part_at(chars: &[char], at: &mut usize, year: i32) -> Option<Date> {
    let rest: String = chars.iter().skip(*at).take(4).collect();
    let fixed = [("上半年", 6), ("下半年", 12), ("年底", 12), ("年末", 12), ("年内", 12)];
    if let Some((word, month)) = fixed.iter().find(|(word, _)| rest.starts_with(word)) {
        *at += word.chars().count();
        return YearMonth::new(year, *month).map(YearMonth::last_day);
    }
    let number = number_at(chars, *at + usize::from(rest.starts_with('第')))?;
    let value = u32::try_from(number.value / 100).ok()?;
    let unit: String = chars.iter().skip(number.end).take(2).collect();
    if unit == "季度" && (1..=4).contains(&value) {
        *at = number.end + 2;
        return YearMonth::new(year, u8::try_from(value * 3).ok()?).map(YearMonth::last_day);
    }
    let (month, end) = (value, number.end + 1);
    if !unit.starts_with('月') || !(1..=12).contains(&month) {
        return None;
    }
    *at = end;
    let day = number_at(chars, end).filter(|day| chars.get(day.end).is_some_and(|c| "日号".contains(*c)));
    if let Some(day) = day {
        *at = day.end + 1;
        return checked_day(year, month, u32::try_from(day.value / 100).ok()?).ok();
    }
    let month = YearMonth::new(year, u8::try_from(month).ok()?)?;
    let word: String = chars.iter().skip(end).take(2).collect();
    Some(match word.as_str() {
        "上旬" => month.day_or_last(10),
        "中旬" => month.day_or_last(20),
        _ => month.last_day(),
    })
}

/// The year of days that name none: that of the limits, else that of the last line that is a day, else the first that the paper names.
pub fn year_of(blocks: &[Block]) -> Option<i32> {
    let mut texts: Vec<&str> = Vec::new();
    for block in blocks {
        match block {
            Block::Lines(lines) => texts.extend(lines.iter().map(|raw| raw.text.as_str())),
            Block::Table(grid) => {
                let cells = grid.rows.iter().flatten().filter_map(|cell| cell.raw.as_ref());
                texts.extend(cells.map(|raw| raw.text.as_str()));
            }
        }
    }
    let years = |text: &str| -> Option<i32> {
        let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let found =
            |at| year_at(&chars, at).map(|(year, _)| year).or_else(|| written(&chars, at).map(|(_, day)| day.year()));
        (0..chars.len()).find_map(found)
    };
    let of_limits =
        texts.iter().filter(|text| text.chars().count() < 24 || text.contains("时限：")).find_map(|text| years(text));
    of_limits.or_else(|| texts.iter().find_map(|text| years(text)))
}
