//! 整改时限 as people write it: `2020年6月`, `2020年5月，长期坚持`, `立行立改`, `6月30日前`, `年底前`, `第三季度`, `3月—6月`.

use super::paper::Paper;
use crate::domain::dates::{Date, YearMonth};
use crate::domain::numbering::scan::{is_at, number_at, skip_space};

/// What a limit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limit {
    /// The last day; a month ends on its last.
    pub due: Option<Date>,
    /// 长期坚持.
    pub long: bool,
    /// 立行立改.
    pub at_once: bool,
}

const LONG: &[&str] = &["长期", "持续", "常态", "坚持", "永久", "贯穿"];
const AT_ONCE: &[&str] = &["立行立改", "立即", "即知即改", "立整立改", "立改", "马上", "即时", "边查边改", "当场"];

/// Reads a limit. `year` is that of the paper, for `6月底前`.
pub fn limit(text: &str, year: Option<i32>) -> Limit {
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    Limit { due: last_day(text, year), long: holds(LONG), at_once: holds(AT_ONCE) }
}

/// The last day that a text names.
fn last_day(text: &str, year: Option<i32>) -> Option<Date> {
    let chars: Vec<char> = text.chars().collect();
    let (mut year, mut found, mut at) = (year, None, 0);
    while at < chars.len() {
        match moment_at(&chars, at, year) {
            Some(moment) => {
                year = moment.year.or(year);
                // 4月起 says when it begins.
                let begins = chars.get(skip_space(&chars, moment.end)) == Some(&'起');
                found = moment.day.filter(|_| !begins).or(found);
                at = moment.end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// What stands at a place: a year, that may stand alone, and a day.
struct Moment {
    year: Option<i32>,
    day: Option<Date>,
    end: usize,
}

fn moment_at(chars: &[char], at: usize, year: Option<i32>) -> Option<Moment> {
    if at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(char::is_ascii_digit) {
        return None;
    }
    if let Some((named, end)) = year_at(chars, at) {
        let rest = within(chars, end, named);
        // A year alone ends on its last day; 2026年民主生活会前 says something else.
        let stands_alone = chars.get(end).is_none_or(|c| c.is_whitespace() || "，,。；;、前—－-～~至完".contains(*c));
        let year = stands_alone.then(|| last_of(named, 12)).flatten();
        let (day, end) = rest.unwrap_or((year, end));
        return Some(Moment { year: Some(named), day, end });
    }
    let (day, end) = within(chars, at, year?)?;
    Some(Moment { year: None, day, end })
}

/// `2020年`, `2020.`, `2020-`, `2020/`; the last three only with a month behind them.
fn year_at(chars: &[char], at: usize) -> Option<(i32, usize)> {
    // 2020.6 would be one number, so that the digits are counted here.
    let digits: String = chars.iter().skip(at).take(4).map(|c| half(*c)).collect();
    let year: i32 = digits.parse().ok().filter(|year| (1990..2100).contains(year))?;
    let behind = at + 4;
    let next = skip_space(chars, behind);
    match chars.get(next)? {
        '年' => {
            let end = if is_at(chars, next, "年度") { next + 2 } else { next + 1 };
            Some((year, end))
        }
        '.' | '．' | '-' | '－' | '/' | '—' if number_at(chars, next + 1).is_some() => Some((year, next + 1)),
        _ => None,
    }
}

/// A month, quarter or half of a year that begins at a place; the outer value is none where nothing such stands there.
fn within(chars: &[char], at: usize, year: i32) -> Option<(Option<Date>, usize)> {
    const WORDS: &[(&str, u8)] = &[
        ("年底", 12),
        ("年末", 12),
        ("年内", 12),
        ("底前", 12),
        ("底", 12),
        ("末", 12),
        ("内", 12),
        ("全年", 12),
        ("下半年", 12),
        ("上半年", 6),
        ("第一季度", 3),
        ("第二季度", 6),
        ("第三季度", 9),
        ("第四季度", 12),
        ("一季度", 3),
        ("二季度", 6),
        ("三季度", 9),
        ("四季度", 12),
        ("第1季度", 3),
        ("第2季度", 6),
        ("第3季度", 9),
        ("第4季度", 12),
        ("1季度", 3),
        ("2季度", 6),
        ("3季度", 9),
        ("4季度", 12),
    ];
    let start = skip_space(chars, at);
    let is_behind_year = at.checked_sub(1).and_then(|before| chars.get(before)) == Some(&'年');
    let word = WORDS.iter().find(|(word, _)| {
        let is_bare = matches!(*word, "底前" | "底" | "末" | "内");
        is_at(chars, start, word) && (!is_bare || is_behind_year)
    });
    if let Some((word, month)) = word {
        return Some((last_of(year, *month), start + word.chars().count()));
    }
    month_at(chars, start, year)
}

/// `6月`, `6月30日`, `6.30`, `六月中旬`, `06-30`.
fn month_at(chars: &[char], at: usize, year: i32) -> Option<(Option<Date>, usize)> {
    let (month, end) = small_at(chars, at).filter(|(month, _)| (1..=12).contains(month))?;
    let month = u8::try_from(month).ok()?;
    let next = skip_space(chars, end);
    let is_month = chars.get(next) == Some(&'月');
    let parted = at > 0 && chars.get(at - 1).is_some_and(|c| ".．-－/—".contains(*c));
    let splits = chars.get(next).is_some_and(|c| ".．-－/".contains(*c));
    let (day_at, is_day) = match () {
        () if is_month => (skip_space(chars, next + 1), true),
        () if parted && splits => (next + 1, true),
        () if parted => return Some((last_of(year, month), end)),
        () => return None,
    };
    let behind = if is_month { next + 1 } else { end };
    let day = small_at(chars, day_at).filter(|(day, end)| {
        let is_named = chars.get(skip_space(chars, *end)).is_some_and(|c| "日号".contains(*c));
        is_day && (1..=31).contains(day) && (!is_month || is_named)
    });
    if let Some((day, end)) = day {
        let date = Date::from_ymd_opt(year, u32::from(month), u32::try_from(day).ok()?);
        return Some((date, end));
    }
    let day = |n: u8| YearMonth::new(year, month).map(|month| month.day_or_last(n));
    let part = skip_space(chars, behind);
    Some(match () {
        () if is_at(chars, part, "上旬") => (day(10), part + 2),
        () if is_at(chars, part, "中旬") => (day(20), part + 2),
        () => (last_of(year, month), behind),
    })
}

/// One or two digits, or a Chinese number.
fn small_at(chars: &[char], at: usize) -> Option<(i64, usize)> {
    let run: Vec<i64> = chars.iter().skip(at).map_while(|c| half(*c).to_digit(10)).take(3).map(i64::from).collect();
    match run.as_slice() {
        [one] => Some((*one, at + 1)),
        [ten, one] => Some((ten * 10 + one, at + 2)),
        [] => {
            let number = number_at(chars, at).filter(|number| number.is_han && number.value % 100 == 0)?;
            Some((number.value / 100, number.end))
        }
        _ => None,
    }
}

fn half(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        c => c,
    }
}

fn last_of(year: i32, month: u8) -> Option<Date> {
    YearMonth::new(year, month).map(YearMonth::last_day)
}

/// The day of a line that is a day and nothing else, as at the end of a paper.
pub fn day_line(text: &str) -> Option<Date> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_date = bare.chars().all(|c| half(c).is_ascii_digit() || "年月日.-/".contains(c))
        && bare.contains(['月', '.', '-', '/']);
    let chars: Vec<char> = bare.chars().collect();
    let names_year = year_at(&chars, 0).is_some();
    (is_date && names_year).then(|| last_day(&bare, None)).flatten()
}

/// The year of a paper: that of the day at its end, else the first that it names.
pub fn year_of(paper: &Paper) -> Option<i32> {
    let dated = paper.texts().filter_map(day_line).last();
    if let Some(day) = dated {
        return Some(chrono::Datelike::year(&day));
    }
    paper.texts().find_map(|text| {
        let chars: Vec<char> = text.chars().collect();
        (0..chars.len()).find_map(|at| year_at(&chars, at)).map(|(year, _)| year)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2020年6月", "2020-06-30", false, false)]
    #[case("2020年5月，长期坚持", "2020-05-31", true, false)]
    #[case("2020年6月底前", "2020-06-30", false, false)]
    #[case("2020年6月15日前完成", "2020-06-15", false, false)]
    #[case("6月30日前", "2026-06-30", false, false)]
    #[case("６月底", "2026-06-30", false, false)]
    #[case("六月中旬", "2026-06-20", false, false)]
    #[case("2026.9", "2026-09-30", false, false)]
    #[case("2026.9.15", "2026-09-15", false, false)]
    #[case("2026-09-15", "2026-09-15", false, false)]
    #[case("2026/9", "2026-09-30", false, false)]
    #[case("2026年3月—6月", "2026-06-30", false, false)]
    #[case("2025年11月至2026年3月", "2026-03-31", false, false)]
    #[case("年底前", "2026-12-31", false, false)]
    #[case("2027年底前", "2027-12-31", false, false)]
    #[case("第三季度", "2026-09-30", false, false)]
    #[case("2027年上半年", "2027-06-30", false, false)]
    #[case("立行立改", "", false, true)]
    #[case("立行立改并长期坚持", "", true, true)]
    #[case("长期坚持", "", true, false)]
    #[case("立即整改，2026年4月底前见效", "2026-04-30", false, true)]
    #[case("一个月内", "", false, false)]
    #[case("2026年民主生活会前", "", false, false)]
    #[case("2027年", "2027-12-31", false, false)]
    fn limits(#[case] text: &str, #[case] due: &str, #[case] long: bool, #[case] at_once: bool) {
        let read = limit(text, Some(2026));
        let words = read.due.map_or(String::new(), |day| day.to_string());
        assert_eq!((words.as_str(), read.long, read.at_once), (due, long, at_once));
    }

    #[test]
    fn a_month_without_a_year_is_no_day() {
        assert_eq!(limit("6月底前", None).due, None);
        assert_eq!(day_line("2020年3月15日").unwrap().to_string(), "2020-03-15");
        assert_eq!(day_line("2020年工作"), None);
    }
}
