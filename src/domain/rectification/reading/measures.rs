//! 一是、二是、三是: measures and people, as one text names several.

use crate::domain::dates::Date;
use crate::domain::numbering::marker::{marker, marker_at, parts};

/// One measure that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadMeasure {
    /// As the paper counts it: 一是, 1. , ①; empty where it does not.
    pub number: String,
    /// What is done.
    pub text: String,
    /// Who, where the paper says so of this one.
    pub person: String,
    /// Until when, where the paper says so of this one.
    pub due: Option<Date>,
}

const HAN: &str = "一二三四五六七八九十";
/// What stands behind the number: 一是, 一要, 第一，
const TAILS: &[&str] = &["是", "要", "抓", "、是"];

/// A place where a measure begins: where its number starts and where it ends, in characters.
type Start = (usize, usize);

/// Cuts a text into what stands before the first measure, and the measures. A text without numbers is one measure a line.
pub fn split(text: &str) -> (String, Vec<ReadMeasure>) {
    let chars: Vec<char> = text.chars().collect();
    let starts = numbered(&chars);
    let Some((first, _)) = starts.first() else {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        return (String::new(), lines.map(single).collect());
    };
    let lead: String = chars.iter().take(*first).collect();
    let ends = starts.iter().skip(1).map(|(from, _)| *from).chain([chars.len()]);
    let all = starts.iter().zip(ends).map(|((from, to), end)| {
        let number: String = chars.iter().take(*to).skip(*from).collect();
        let text: String = chars.iter().take(end).skip(*to).collect();
        measure(&number, &text)
    });
    (lead.trim().trim_end_matches(['：', ':']).to_owned(), all.filter(|one| !one.text.is_empty()).collect())
}

/// A line that stands for itself, with the number it may bear.
fn single(line: &str) -> ReadMeasure {
    let end = marker(line).map_or(0, |marker| marker.end);
    let cut = line.char_indices().nth(end).map_or(line.len(), |(at, _)| at);
    let (number, text) = line.split_at(cut);
    measure(number, text)
}

fn measure(number: &str, text: &str) -> ReadMeasure {
    let text = text
        .trim()
        .trim_start_matches(['，', ',', '：', ':', '、'])
        .trim()
        .trim_end_matches(['；', ';', '，', ','])
        .trim();
    ReadMeasure { number: number.trim().to_owned(), text: text.to_owned(), ..ReadMeasure::default() }
}

/// The outermost numbering of a text: the one that begins first and goes on to two at the least.
fn numbered(chars: &[char]) -> Vec<Start> {
    let words = by_words(chars);
    let marks: Vec<Start> =
        parts(chars).into_iter().map(|at| (at, marker_at(chars, at).map_or(at, |marker| marker.end))).collect();
    match (words.first(), marks.first()) {
        (Some(word), Some(mark)) if mark.0 < word.0 => marks,
        (Some(_), _) => words,
        (None, _) => marks,
    }
}

/// 一是 …，二是 …; 一要 …; 第一，…; 首先，…其次，…
fn by_words(chars: &[char]) -> Vec<Start> {
    let mut best: Vec<Start> = Vec::new();
    for tail in TAILS {
        let run = run(chars, |n| Some(format!("{}{tail}", HAN.chars().nth(n)?)));
        keep(&mut best, run);
    }
    for comma in ["，", ",", "、", "："] {
        keep(&mut best, run(chars, |n| Some(format!("第{}{comma}", HAN.chars().nth(n)?))));
    }
    best
}

fn keep(best: &mut Vec<Start>, run: Vec<Start>) {
    let earlier = match (best.first(), run.first()) {
        (Some(best), Some(run)) => run.0 < best.0,
        (None, _) => true,
        (_, None) => false,
    };
    if run.len() > 1 && earlier {
        *best = run;
    }
}

/// The places of the first word, the second, and so on, each where a sentence may begin.
fn run(chars: &[char], word: impl Fn(usize) -> Option<String>) -> Vec<Start> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some(wanted) = word(all.len()) else { break };
        let len = wanted.chars().count();
        let is_here = wanted.chars().enumerate().all(|(n, c)| chars.get(at + n) == Some(&c));
        if is_here && opens(chars, at) {
            all.push((at, at + len));
            at += len;
        } else {
            at += 1;
        }
    }
    all
}

fn opens(chars: &[char], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| chars.get(before)) {
        None => true,
        Some(c) => c.is_whitespace() || "。；;：:，,、！!）)”》—".contains(*c),
    }
}

/// Whether a text begins with 一是 or 二要.
pub fn is_spoken(text: &str) -> bool {
    let mut chars = text.trim().chars();
    chars.next().is_some_and(|c| HAN.contains(c)) && chars.next().is_some_and(|c| c == '是' || c == '要')
}

/// The people of a field: `党委书记、国有企业党支部书记`. What stands in brackets is not parted.
pub fn people(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut depth = 0i32;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && ("、，,；;/\n".contains(c)) {
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            last.push(c);
        }
    }
    let tidy = |name: String| name.trim().trim_end_matches(['。', '.']).trim().to_owned();
    let all = all.into_iter().flat_map(spaced).map(tidy);
    all.filter(|name| !name.is_empty() && !matches!(name.as_str(), "无" | "/" | "—" | "-")).collect()
}

/// What a post or an office ends with: `组织委员 何静` is one person.
const POSTS: &[char] =
    &['记', '任', '员', '长', '科', '室', '办', '部', '局', '处', '事', '席', '理', '管', '组', '队', '师', '站'];

/// `张三 李四` are two; `李 强` is one, as names of two characters are set apart in columns.
fn spaced(name: String) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = 0;
    for word in name.split_whitespace() {
        let count = word.chars().count();
        match words.last_mut().filter(|_| before == 1 && count == 1) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        before = count;
    }
    let is_name = |word: &String| (2..=4).contains(&word.chars().count()) && !word.ends_with(POSTS);
    let all_names = words.len() > 1 && words.iter().all(is_name);
    if all_names { words } else { vec![words.join(" ")] }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("加强指导。一是学习。二是督查。", "加强指导。", &[("一是", "学习。"), ("二是", "督查。")])]
    #[case("一要强化职责，施加压力；二要分类指导", "", &[("一要", "强化职责，施加压力"), ("二要", "分类指导")])]
    #[case("1.每月学一次\n2.每季考一次", "", &[("1.", "每月学一次"), ("2.", "每季考一次")])]
    #[case("（1）建台账；（2）分到人。", "", &[("（1）", "建台账"), ("（2）", "分到人。")])]
    #[case("每月学一次\n每季考一次", "", &[("", "每月学一次"), ("", "每季考一次")])]
    #[case("1、只有一条", "", &[("1、", "只有一条")])]
    #[case("1.抓学习。一是集中学；二是自学。2.抓考核。", "", &[("1.", "抓学习。一是集中学；二是自学。"), ("2.", "抓考核。")])]
    fn measures(#[case] text: &str, #[case] lead: &str, #[case] expected: &[(&str, &str)]) {
        let (before, all) = split(text);
        let read: Vec<(&str, &str)> = all.iter().map(|one| (one.number.as_str(), one.text.as_str())).collect();
        assert_eq!((before.as_str(), read.as_slice()), (lead, expected));
    }

    #[rstest]
    #[case("党委书记、国有企业党支部书记", &["党委书记", "国有企业党支部书记"])]
    #[case("张三（党委书记、主任）、李四", &["张三（党委书记、主任）", "李四"])]
    #[case("李 强", &["李强"])]
    #[case("支部书记　王　强、李丽", &["支部书记 王强", "李丽"])]
    #[case("组织委员 何静、教育科 蒋薇", &["组织委员 何静", "教育科 蒋薇"])]
    #[case("张三 李小四", &["张三", "李小四"])]
    #[case("各党支部书记。", &["各党支部书记"])]
    #[case("无", &[])]
    fn names(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(people(text), expected);
    }
}
