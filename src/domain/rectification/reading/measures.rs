//! 一是、二是、三是; 一要、二要; （1）（2）; 1. 2.: the measures of a text.

use crate::domain::scheme::reading::marker::{self, Style, marker};
use crate::domain::scheme::reading::scan::number_at;

/// What follows the number: 一是, 一要.
const WORDS: &str = "是要";

/// The measures of a text: where each begins, counted in characters. What stands before the first leads to them. Empty when it is one.
pub fn starts(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let spoken = spoken(&chars);
    let numbered = marker::parts(&chars);
    match (spoken.first(), numbered.first()) {
        (Some(a), Some(b)) if a < b => spoken,
        (Some(_), Some(_)) | (None, Some(_)) => numbered,
        _ => spoken,
    }
}

/// 一是 … 二是 …, counted up from 一; at least two.
fn spoken(chars: &[char]) -> Vec<usize> {
    let mut run: Vec<usize> = Vec::new();
    for at in 0..chars.len() {
        let wanted = i64::try_from(run.len() + 1).unwrap_or(i64::MAX);
        if opens(chars, at) && spoken_at(chars, at).is_some_and(|(value, _)| value == wanted) {
            run.push(at);
        }
    }
    if run.len() > 1 { run } else { Vec::new() }
}

fn opens(chars: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| chars.get(before))
        .is_none_or(|c| c.is_whitespace() || "。；;！!：:，,、）)”".contains(*c))
}

/// 一是, 第二, 首先 at a place: its number and its end.
fn spoken_at(chars: &[char], at: usize) -> Option<(i64, usize)> {
    let is_ordinal = chars.get(at) == Some(&'第');
    let number =
        number_at(chars, at + usize::from(is_ordinal)).filter(|number| number.is_han && number.value % 100 == 0)?;
    let next = chars.get(number.end)?;
    let ends = if is_ordinal { "，,、：".contains(*next) } else { WORDS.contains(*next) };
    (ends && number.value < 10_000).then_some((number.value / 100, number.end + 1))
}

/// The number at the beginning of a measure, and what stands behind it.
pub fn numbered(text: &str) -> (String, String) {
    let text = text.trim();
    let chars: Vec<char> = text.chars().collect();
    let end = spoken_at(&chars, 0).map(|(_, end)| end).or_else(|| marker(text).map(|marker| marker.end));
    let (number, rest): (String, String) = match end {
        Some(end) if end < chars.len() => (chars.iter().take(end).collect(), chars.iter().skip(end).collect()),
        _ => (String::new(), text.to_owned()),
    };
    (number.trim().to_owned(), rest.trim_start_matches(|c: char| c.is_whitespace() || "，,".contains(c)).to_owned())
}

/// Whether a line begins a measure of its own: 一是, 1.
pub fn is_numbered(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    spoken_at(&chars, 0).is_some() || marker(text).is_some_and(|marker| marker.style >= Style::HanBracket)
}

/// The value of 一是 or 二要 at the beginning of a line.
pub fn is_spoken(text: &str) -> bool {
    spoken_at(&text.chars().collect::<Vec<_>>(), 0).is_some()
}

/// A text as a person edits it: what leads, then each measure with its number.
pub fn split(text: &str) -> (String, Vec<(String, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let starts = starts(text);
    let part =
        |from: usize, to: usize| -> String { chars.iter().take(to).skip(from).collect::<String>().trim().to_owned() };
    let Some(first) = starts.first() else { return (String::new(), vec![numbered(text)]) };
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    let measures = starts.iter().zip(ends).map(|(from, to)| numbered(&part(*from, to))).collect();
    (part(0, *first), measures)
}
