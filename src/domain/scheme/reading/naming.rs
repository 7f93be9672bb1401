//! From the text of a cell or line: a short name, the 分值 in it, and the rest, which goes to the 评分标准.

use super::marker::{marker, marker_at};
use super::scan::text_of;
use super::stated::{Stated, bracket, leading, of_brackets, phrase_at, trailing, without};
use crate::domain::text::shortened;

/// A name of at most so many characters stands as it is.
const WHOLE: usize = 30;
/// A clause of at most so many characters makes a name.
const CLAUSE: usize = 24;
/// What is cut without any mark is cut here.
const CUT: usize = 20;

/// What stands between a name and its amount.
const COUNTED: &[&str] = &[
    "的", "每次", "每项", "每处", "每人", "每例", "每个", "各", "均", "一次", "分别", "酌情", "可", "再", "最高",
    "最多", "者",
];

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The name, without number and 分值.
    pub name: String,
    /// 分值 in hundredths.
    pub points: Option<i64>,
    /// What is not in the name; all of the text where the name is only a part of it.
    pub rest: String,
}

/// Reads the text of a name. With `bare` a number in brackets is a 分值 without 分 too.
pub fn named(text: &str, bare: bool) -> Named {
    let text = upright(text);
    let whole: Vec<char> = text.chars().collect();
    let body: Vec<char> = whole.iter().skip(marker(&text).map_or(0, |marker| marker.end)).copied().collect();
    if let Some(stated) = bracket(&body, bare) {
        return beside(&body, stated, true);
    }
    match leading(&body).or_else(|| trailing(&body)) {
        Some(stated) => beside(&body, stated, false),
        None => plain(&trimmed(&text_of(&body, 0, body.len()))),
    }
}

/// A text with a 分值 in it.
fn beside(body: &[char], stated: Stated, is_bracket: bool) -> Named {
    let (before, after) = without(body, stated);
    let (before, after) = (trimmed(&before), trimmed(&after));
    let points = if is_bracket { of_brackets(body).or(Some(stated.points)) } else { Some(stated.points) };
    let is_pure = !is_bracket || is_plain_bracket(body, stated);
    if before.is_empty() {
        let at = marker(&after).map_or(0, |marker| marker.end);
        let inner = plain(&trimmed(&after.chars().skip(at).collect::<String>()));
        return match at {
            0 => Named { points, ..inner },
            _ => Named { name: short(&after), points, rest: after },
        };
    }
    let is_name = is_name(&before);
    if is_name && is_pure {
        return Named { name: before, points, rest: after };
    }
    let whole = trimmed(&text_of(body, 0, body.len()));
    let name = if is_name { before } else { short(&before) };
    Named { name, points, rest: whole }
}

/// Whether a bracket holds the 分值 only, so that nothing is lost with it.
fn is_plain_bracket(body: &[char], stated: Stated) -> bool {
    let inner: String = body.iter().take(stated.to.saturating_sub(1)).skip(stated.from + 1).collect();
    super::stated::whole(&inner).is_some_and(|phrase| phrase.end >= inner.trim().chars().count())
}

/// A text without a 分值.
fn plain(text: &str) -> Named {
    if let Some((name, rest)) = text.split_once(['：', ':', '\n']) {
        let (name, rest) = (trimmed(name), trimmed(rest));
        if !name.is_empty() && is_name(&name) && !name.contains(['，', ',']) && !rest.is_empty() {
            return Named { name, points: None, rest };
        }
    }
    let text = text.trim_end_matches('。');
    match is_name(text) {
        true => counted(text).unwrap_or_else(|| Named { name: trimmed(text), ..Named::default() }),
        false => Named { name: short(text), points: None, rest: text.to_owned() },
    }
}

/// `有标识得10分`, `未挂牌的扣2分`: the name is what stands before the amount, and the text stays whole.
fn counted(text: &str) -> Option<Named> {
    let chars: Vec<char> = text.chars().collect();
    let verb = (2..chars.len()).find(|at| {
        let is_verb = chars.get(*at).is_some_and(|c| "扣加得计减".contains(*c));
        is_verb && phrase_at(&chars, at + 1).is_some_and(|phrase| phrase.has_unit && !phrase.is_percent)
    })?;
    let mut name = trimmed(&text_of(&chars, 0, verb));
    while let Some(rest) = COUNTED.iter().find_map(|word| name.strip_suffix(word)) {
        name = trimmed(rest);
    }
    // A name that says no more than 每次 is none.
    (name.chars().count() >= 2).then(|| Named { name, points: None, rest: text.to_owned() })
}

/// Whether a text is short enough to be a name as it stands.
fn is_name(text: &str) -> bool {
    let most = if text.contains(['，', ',']) { CLAUSE } else { WHOLE };
    text.chars().count() <= most && !text.contains(['。', '；', ';', '\n'])
}

/// A name for a long text: its first clauses.
pub fn short(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = marker_at(&chars, 0).map_or(0, |marker| marker.end);
    let chars: Vec<char> = chars.into_iter().skip(start).collect();
    let ends = chars.iter().enumerate().filter(|(_, c)| "，,。；;：:\n（(".contains(**c)).map(|(at, _)| at);
    match ends.take_while(|at| *at <= CLAUSE).find(|at| *at >= 4) {
        Some(end) => text_of(&chars, 0, end).trim().to_owned(),
        None if chars.len() <= CLAUSE => text_of(&chars, 0, chars.len()).trim().to_owned(),
        None => shortened(text_of(&chars, 0, chars.len()).trim(), CUT),
    }
}

/// A text without marks and spaces around it.
pub fn trimmed(text: &str) -> String {
    let text = text.trim();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "，,。；;：:、—-–".contains(c));
    text.trim_end_matches(|c: char| c.is_whitespace() || "，,；;：:、".contains(c)).to_owned()
}

/// Joins what is written from top to bottom, one or two characters a line, as narrow columns of merged cells are.
pub fn upright(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let narrow = lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= 2 || line.starts_with(['（', '(']));
    if narrow { lines.concat() } else { lines.join("\n") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("一、党建基础（20分）", "党建基础", Some(2000), "")]
    #[case("1. 主题党日（8分）每少1次扣1分", "主题党日", Some(800), "每少1次扣1分")]
    #[case("党\n建\n基\n础\n（34分）", "党建基础", Some(3400), "")]
    #[case("（5分）1.按月开展；2.有记录", "按月开展", Some(500), "1.按月开展；2.有记录")]
    #[case("主题党日：每月开展一次", "主题党日", None, "每月开展一次")]
    #[case("主题党日 5分", "主题党日", Some(500), "")]
    #[case("2分，每少一项扣1分", "每少一项", Some(200), "每少一项扣1分")]
    #[case("学习（每项2分，共10分）", "学习", Some(1000), "学习（每项2分，共10分）")]
    #[case(
        "社区党委每年专题研究党建工作两次以上，有计划、有总结、有记录（4分）。少1次扣1分",
        "社区党委每年专题研究党建工作两次以上",
        Some(400),
        "社区党委每年专题研究党建工作两次以上，有计划、有总结、有记录（4分）。少1次扣1分"
    )]
    fn texts(#[case] text: &str, #[case] name: &str, #[case] points: Option<i64>, #[case] rest: &str) {
        assert_eq!(named(text, false), Named { name: name.into(), points, rest: rest.into() });
    }
}
