//! Lines outside tables, cut at their labels.

use super::Part;
use super::labels::{label, labels_in};
use super::marks::marker;
use super::paper::Line;
use crate::domain::numbering::marker::{Marker, Style};
use crate::domain::numbering::scan::{number_at, skip_space, text_of};

/// A piece of a line: what stands behind one label, or the whole.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// Where the line stands.
    pub place: &'a str,
    /// As it stands.
    pub shown: String,
    /// What it says, without its number and label.
    pub text: String,
    /// Its number.
    pub marker: Option<Marker>,
    /// Which field its label names.
    pub part: Option<Part>,
}

impl Piece<'_> {
    /// How it is numbered.
    pub fn style(&self) -> Option<Style> {
        self.marker.map(|marker| marker.style)
    }

    /// Whether it has neither number nor label.
    pub fn is_plain(&self) -> bool {
        self.marker.is_none() && self.part.is_none()
    }

    /// Whether it is a label with nothing behind it.
    pub fn is_bare(&self) -> bool {
        self.part.is_some() && self.text.is_empty()
    }

    /// Whether it says something of a finding, other than the problem itself.
    pub fn is_detail(&self) -> bool {
        self.part.is_some_and(|part| part != Part::Text)
    }

    /// How many characters it says.
    pub fn count(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether it is a sentence, and no heading.
    pub fn is_sentence(&self) -> bool {
        self.text.contains(['。', '；', '，', ';', '？', '！'])
    }
}

/// Cuts lines at their labels.
pub fn pieces(lines: &[Line]) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    for line in lines {
        cut(line, &mut all);
    }
    demote(&mut all);
    all
}

fn cut<'a>(line: &'a Line, all: &mut Vec<Piece<'a>>) {
    let chars: Vec<char> = line.text.chars().collect();
    let place = line.place.as_str();
    let found = labels_in(&chars);
    let said = |from: usize, to: usize| text_of(&chars, from, to).trim().to_owned();
    let mut free = |shown: String| {
        let problem = numbered_problem(&shown);
        let found = marker(&shown).filter(|marker| marker.end < shown.chars().count());
        let alone = label(&shown).filter(|part| problem.is_none() && *part != Part::Demand);
        let from = problem.unwrap_or_else(|| found.map_or(0, |marker| marker.end));
        let text = if alone.is_some() { String::new() } else { shown.chars().skip(from).collect() };
        let part = problem.map(|_| Part::Text).or(alone);
        all.push(Piece { place, shown, text: text.trim().to_owned(), marker: found, part });
    };
    let Some(first) = found.first() else { return free(line.text.clone()) };
    let before = text_of(&chars, 0, first.from);
    let led = before.trim_end_matches(|c: char| c.is_whitespace() || "（(【".contains(c));
    let number = marker(&before).filter(|marker| marker.end >= led.chars().count());
    let has_words = number.is_none() && before.chars().any(char::is_alphanumeric);
    if has_words {
        free(led.trim().to_owned());
    }
    let ends = found.iter().skip(1).map(|next| next.from).chain([chars.len()]);
    for (at, (field, end)) in found.iter().zip(ends).enumerate() {
        // Number and bracket before the first label belong to it.
        let is_first = at == 0 && !has_words;
        let shown = said(if is_first { 0 } else { field.from }, end);
        let marker = marker(&shown).filter(|_| is_first);
        all.push(Piece { place, shown, text: said(field.to, end), marker, part: Some(field.part) });
    }
}

/// `问题1.`, `问题三、`: where the text behind begins.
fn numbered_problem(text: &str) -> Option<usize> {
    let chars: Vec<char> = text.chars().collect();
    let word = text.starts_with("问题").then_some(2)?;
    let opens = chars.get(word).is_some_and(|c| "（(".contains(*c));
    let number = number_at(&chars, skip_space(&chars, word + usize::from(opens)))?;
    let end = number.end + usize::from(opens);
    let is_set_off = chars.get(end).is_some_and(|c| c.is_whitespace() || "、.．：:，".contains(*c));
    (is_set_off && end + 1 < chars.len()).then_some(end + 1)
}

/// `二、整改措施` is a heading where the measures of each finding stand behind a label of their own.
fn demote(all: &mut [Piece<'_>]) {
    for part in [Part::Text, Part::Measures, Part::Limit, Part::Leaders, Part::Persons, Part::Unit, Part::Told] {
        let deepest = all
            .iter()
            .filter(|piece| piece.part == Some(part))
            .map(|piece| piece.style().unwrap_or(Style::Circled))
            .max();
        for piece in all.iter_mut().filter(|piece| piece.part == Some(part) && piece.is_bare()) {
            let Some(found) = piece.marker.filter(|found| Some(found.style) < deepest) else { continue };
            piece.part = None;
            piece.text = piece.shown.chars().skip(found.end).collect();
        }
    }
}
