//! What people write for a limit and for how often.

use crate::domain::dates::{Date, YearMonth, read_loose};
use crate::domain::task::Cadence;
use crate::domain::text::half_width;

/// How often, as it is said: `每季度一次`, `按月`; in a column of its own also `季度`, `年度`. None when nothing of the kind is said.
pub fn cadence_of(text: &str, own_column: bool) -> Option<Cadence> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if own_column && let Some(found) = Cadence::of(text.trim()) {
        return Some(found);
    }
    match () {
        () if has(&["每半年", "按半年", "半年一次", "半年1次"]) || own_column && text.contains("半年") => {
            Some(Cadence::HalfYearly)
        }
        () if has(&["每季", "按季", "逐季", "季末前均"]) || own_column && text.contains('季') => {
            Some(Cadence::Quarterly)
        }
        () if has(&["每月", "每个月", "按月", "逐月", "月月"]) || own_column && text.contains('月') => {
            Some(Cadence::Monthly)
        }
        () if has(&["每年", "逐年", "按年", "长期", "常态", "持续"]) || own_column && has(&["年", "全年"]) => {
            Some(Cadence::Yearly)
        }
        () if own_column && has(&["一次", "1次", "单次", "限时"]) => Some(Cadence::Once),
        () => None,
    }
}

/// Until when, as it is said of a year: a day; a month, which ends on its last day; `12月底前`, `三季度末`, `上半年`, `年底`.
pub fn due_of(text: &str, year: i32) -> Option<Date> {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let plain = trimmed(&plain);
    let end = |month: u8| YearMonth::new(year, month).map(YearMonth::last_day);
    if plain.is_empty() || plain.contains('每') {
        return None;
    }
    if let Ok(read) = read_loose(plain)
        && !plain.chars().all(|c| c.is_ascii_digit() && plain.len() < 4)
    {
        return Some(read.date.last_day());
    }
    match plain {
        "年" | "全年" | "年内" | "本年" | "今年" | "当年" | "下半年" => return end(12),
        "上半年" | "年中" | "半年" => return end(6),
        _ => {}
    }
    if let Some(quarter) = quarter_of(plain) {
        return end(quarter * 3);
    }
    let (month, rest) = plain.strip_prefix('第').unwrap_or(plain).split_once('月')?;
    let month = month.parse::<u8>().ok()?;
    let rest = rest.trim_end_matches(['日', '号']);
    match rest {
        "" => end(month),
        "上旬" => YearMonth::new(year, month).map(|month| month.day_or_last(10)),
        "中旬" => YearMonth::new(year, month).map(|month| month.day_or_last(20)),
        "下旬" => end(month),
        day => {
            let day = day.parse::<u32>().ok()?;
            Date::from_ymd_opt(year, u32::from(month), day)
        }
    }
}

/// The text without what people put after a limit: 底, 末, 前, 以前, 之前, 完成.
fn trimmed(text: &str) -> &str {
    let mut text = text;
    const TAILS: [&str; 9] = ["完成", "以前", "之前", "前", "底", "末", "止", "内", "初步"];
    while let Some(shorter) = TAILS.iter().find_map(|tail| text.strip_suffix(tail)).filter(|rest| !rest.is_empty()) {
        text = shorter;
    }
    text
}

fn quarter_of(text: &str) -> Option<u8> {
    let number = text
        .strip_prefix('第')
        .unwrap_or(text)
        .strip_suffix("季度")
        .or_else(|| text.strip_prefix('第').unwrap_or(text).strip_suffix('季'))?;
    let found = ["一", "二", "三", "四"].iter().position(|one| *one == number);
    let at = found.or_else(|| ["1", "2", "3", "4"].iter().position(|one| *one == number))?;
    u8::try_from(at + 1).ok()
}

/// `一、组织建设`, `（二）责任落实`: a heading between rows.
pub(super) fn is_heading(text: &str) -> bool {
    const FIGURES: &str = "一二三四五六七八九十";
    let plain = half_width(text);
    let (open, inner) = match plain.strip_prefix('(') {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let rest = inner.trim_start_matches(|c| FIGURES.contains(c));
    rest.len() < inner.len() && if open { rest.starts_with(')') } else { rest.starts_with('、') }
}
