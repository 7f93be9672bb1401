//! A line of the paper, cut at its labels.

use super::labels::{Label, label};
use super::source::Raw;
use crate::domain::scheme::reading::marker::{Marker, marker};
use crate::domain::scheme::reading::scan::skip_space;

/// The longest label, with its brackets and number.
const LONGEST: usize = 14;

/// A piece of a line.
#[derive(Debug, Clone)]
pub struct Token {
    /// Where the line stands.
    pub place: String,
    /// The piece as it is written.
    pub text: String,
    /// Its number.
    pub marker: Option<Marker>,
    /// What its label announces.
    pub label: Option<Label>,
    /// The words of the label.
    pub word: String,
    /// What stands behind number and label.
    pub value: String,
}

impl Token {
    /// Whether it has neither number nor label.
    pub fn is_plain(&self) -> bool {
        self.marker.is_none() && self.label.is_none()
    }

    /// How many characters it has behind its number.
    pub fn count(&self) -> usize {
        self.value.chars().count()
    }

    /// Whether it is a sentence, and no heading.
    pub fn is_sentence(&self) -> bool {
        self.value.contains(['。', '；', '，', ';', '？', '！'])
    }
}

/// Cuts lines into tokens.
pub fn tokens(lines: &[Raw]) -> Vec<Token> {
    lines.iter().flat_map(cut).collect()
}

fn cut(raw: &Raw) -> Vec<Token> {
    let chars: Vec<char> = raw.text.chars().collect();
    let mut starts = vec![0];
    for at in 1..chars.len() {
        let before = chars.get(at - 1).copied().unwrap_or(' ');
        let opens = before.is_whitespace() || "。；;！!（(，,、）)】]".contains(before);
        // A bracket goes with the label behind it.
        let from = if matches!(before, '（' | '(' | '【' | '[') { at - 1 } else { at };
        if opens
            && from > 0
            && labelled(&chars, at, true).is_some_and(|found| is_inner(&found))
            && !starts.contains(&from)
        {
            starts.push(from);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    let pieces = starts.iter().zip(ends).map(|(from, to)| chars.iter().take(to).skip(*from).collect::<String>());
    pieces.filter(|piece| !piece.trim().is_empty()).map(|piece| token(&raw.place, piece.trim())).collect()
}

/// Labels within a line: those that name somebody or a day or measures; 问题 within a sentence is a word like any other.
fn is_inner(found: &Found) -> bool {
    match found.label {
        Label::Problem | Label::Aspect | Label::Demand | Label::Dimension | Label::More | Label::Form => {
            found.end - found.start >= 5
        }
        Label::PaperUnit => false,
        _ => true,
    }
}

struct Found {
    label: Label,
    start: usize,
    /// Behind the colon.
    end: usize,
    word: String,
}

/// The label that begins at a place. Its colon may be missing where it stands in 【】 or alone in its line.
fn labelled(chars: &[char], at: usize, needs_colon: bool) -> Option<Found> {
    let start = skip_space(chars, at);
    let opens = chars.get(start).is_some_and(|c| "【[（(".contains(*c));
    let from = start + usize::from(opens);
    let rest = chars.iter().enumerate().skip(from).take(LONGEST);
    let mut colon = rest.clone().find(|(_, c)| "：:】]".contains(**c)).map(|(at, _)| at);
    if colon.is_none() && !needs_colon && chars.len() <= from + LONGEST {
        colon = Some(chars.len());
    }
    let colon = colon?;
    let word: String = chars.iter().take(colon).skip(from).collect();
    let label = label(word.trim())?;
    let closed = chars.get(colon).is_some_and(|c| "】]".contains(*c));
    let mut end = (colon + 1).min(chars.len());
    if closed && chars.get(skip_space(chars, end)).is_some_and(|c| "：:".contains(*c)) {
        end = skip_space(chars, end) + 1;
    }
    Some(Found { label, start, end, word: word.trim().to_owned() })
}

fn token(place: &str, text: &str) -> Token {
    let chars: Vec<char> = text.chars().collect();
    let marker = marker(text).filter(|marker| marker.end < chars.len());
    let after = marker.map_or(0, |marker| marker.end);
    // 一、整改目标 without a colon is a heading.
    let found = labelled(&chars, after, false).filter(|found| {
        let bare = found.end >= chars.len() && !chars.last().is_some_and(|c| "：:】]".contains(*c));
        !bare
            || matches!(
                found.label,
                Label::Problem | Label::Measure | Label::Leaders | Label::Persons | Label::Unit | Label::Limit
            )
    });
    let end = found.as_ref().map_or(after, |found| found.end);
    let value: String = chars.iter().skip(end).collect();
    Token {
        place: place.to_owned(),
        text: text.to_owned(),
        marker,
        label: found.as_ref().map(|found| found.label),
        word: found.map(|found| found.word).unwrap_or_default(),
        value: value.trim().to_owned(),
    }
}
