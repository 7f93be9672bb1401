//! How much is taken: `1分`, `0.5-1分`, `3分、2分、1分`, `1分/次`, `一半`, `50%`.

use crate::domain::scheme::reading::scan::{is_at, number_at, skip_space, word_at};

/// What stands behind 扣 or 加.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// Hundredths: one, both ends of a range, or a list.
    pub points: Vec<i64>,
    /// `/次` or `每项` stands behind.
    pub each: bool,
    /// The place behind it.
    pub end: usize,
}

/// Reads an amount; 一半 and 50% need the 分值.
pub fn amount_at(chars: &[char], at: usize, most: Option<i64>) -> Option<Amount> {
    let at = skip_words(chars, at);
    if let Some(word) = word_at(chars, at, &["一半", "半数", "50%", "50％", "百分之五十"]) {
        let points = most.filter(|most| *most > 1)? / 2;
        return Some(Amount { points: vec![points], each: false, end: at + word.chars().count() });
    }
    let mut points = Vec::new();
    let (mut end, mut has_unit) = (at, false);
    while let Some(number) = number_at(chars, skip_space(chars, end)) {
        points.push(number.value);
        let unit = skip_space(chars, number.end);
        has_unit = chars.get(unit) == Some(&'分') && !is_at(chars, unit, "分钟") && !is_at(chars, unit, "分之");
        end = if has_unit { unit + 1 } else { number.end };
        if has_unit && chars.get(end) == Some(&'半') {
            points.last_mut().into_iter().for_each(|points| *points += 50);
            end += 1;
        }
        let next = skip_space(chars, end);
        let goes_on = chars.get(next).is_some_and(|c| "-－—–−~～至到、/".contains(*c));
        let number_follows = number_at(chars, skip_space(chars, next + 1)).is_some();
        // 每少1次扣1分、2项以上… : after a unit only a dash or another whole amount goes on.
        if !goes_on || !number_follows || (has_unit && !amount_follows(chars, next + 1)) {
            break;
        }
        end = next + 1;
    }
    if !has_unit || points.is_empty() {
        return None;
    }
    let behind = skip_space(chars, end);
    let each = match chars.get(behind) {
        Some('/' | '／') => true,
        Some('每') => chars.get(behind + 1).is_some_and(|c| super::label::MEASURES.contains(*c)),
        _ => false,
    };
    let end = if each { (behind + 2).min(chars.len()) } else { end };
    Some(Amount { points, each, end })
}

/// Words between 扣 and the number.
fn skip_words(chars: &[char], at: usize) -> usize {
    let mut at = skip_space(chars, at);
    while let Some(word) =
        word_at(chars, at, &["该项", "本项", "此项", "相应", "分值", "考核分", "总分", "各", "为", "：", ":"])
    {
        at = skip_space(chars, at + word.chars().count());
    }
    at
}

fn amount_follows(chars: &[char], at: usize) -> bool {
    number_at(chars, skip_space(chars, at))
        .is_some_and(|number| chars.get(skip_space(chars, number.end)) == Some(&'分'))
}
