//! Puts each piece of the paper where it belongs, and notes it.

use super::headings::{self, Headings};
use super::labels::Label;
use super::limit::read_limit;
use super::{Fate, Field, ReadFinding, ReadMeasure, Reading, SourceLine, limit, measures, names};
use crate::domain::finding::Urgency;

/// A piece of the paper with what it says.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// Where it stands.
    pub place: &'a str,
    /// As it is written.
    pub text: &'a str,
    /// What stands behind its number and label; the end of the text.
    pub value: &'a str,
    /// The words of its label.
    pub word: &'a str,
}

impl<'a> Piece<'a> {
    /// A piece without a label.
    pub fn bare(place: &'a str, text: &'a str) -> Self {
        Self { place, text, value: text, word: "" }
    }
}

/// The reading as it grows.
#[derive(Debug, Default)]
pub struct Builder {
    pub reading: Reading,
    /// The year of days that name none.
    pub year: i32,
    /// The headings above what is read.
    pub headings: Headings,
    /// The first finding of those that share what follows.
    shared: usize,
    /// What the last label announced.
    pub last: Option<Label>,
    /// The columns of the last table, for one that goes on behind it.
    pub columns: Vec<Option<Label>>,
}

impl Builder {
    pub fn new(year: i32) -> Self {
        Self { year, ..Self::default() }
    }

    /// Notes a piece that is no part of a finding.
    pub fn note(&mut self, place: &str, text: &str, fate: Fate) {
        let (place, text) = (place.to_owned(), text.trim().to_owned());
        if !text.is_empty() {
            self.reading.lines.push(SourceLine { place, text, fate });
        }
    }

    /// The finding that is open.
    pub fn open(&self) -> Option<usize> {
        self.reading.findings.len().checked_sub(1)
    }

    /// The finding to which what follows goes: the first of those that share it.
    fn target(&self) -> Option<usize> {
        self.open().map(|last| last.min(self.shared))
    }

    /// Opens a finding below the headings. `shares`: what follows holds for the finding before as well.
    pub fn begin(&mut self, shares: bool) -> usize {
        if !shares {
            self.share();
            self.shared = self.reading.findings.len();
        }
        self.last = Some(Label::Problem);
        self.reading.findings.push(ReadFinding {
            dimension: self.headings.dimension(),
            commonness: self.headings.commonness().unwrap_or_default(),
            ..ReadFinding::default()
        });
        self.reading.findings.len() - 1
    }

    /// Says something of the open finding.
    pub fn say(&mut self, label: Label, piece: Piece<'_>) {
        let Some(at) = self.target() else {
            return self.note(piece.place, piece.text, Fate::NotUnderstood("前面没有问题"));
        };
        self.last = Some(label);
        if piece.value.trim().is_empty() {
            return self.note(piece.place, piece.text, Fate::Header);
        }
        // The text belongs to the last of those that share.
        let at = if matches!(label, Label::Problem | Label::Aspect) { self.open().unwrap_or(at) } else { at };
        self.say_of(at, label, piece);
    }

    /// Says something of a finding.
    pub fn say_of(&mut self, at: usize, label: Label, piece: Piece<'_>) {
        if label == Label::Measure {
            return self.measures(at, piece);
        }
        let year = self.year;
        let Some(finding) = self.reading.findings.get_mut(at) else { return };
        let value = tidy(piece.value);
        let field = match label {
            Label::Problem | Label::Aspect => {
                join(&mut finding.text, piece.value.trim(), "\n");
                Field::Text
            }
            Label::Leaders => {
                add_names(&mut finding.leaders, &value);
                Field::Leaders
            }
            Label::Persons => {
                add_names(&mut finding.persons, &value);
                Field::Persons
            }
            Label::Unit => {
                add(&mut finding.unit, &one_line(&value), "、");
                Field::Unit
            }
            Label::Limit => {
                add_limit(finding, &value, year);
                Field::Limit
            }
            Label::Basis => {
                join(&mut finding.basis, &value, "\n");
                Field::Basis
            }
            Label::Source => {
                join(&mut finding.source, &value, "\n");
                Field::Source
            }
            Label::Dimension => {
                add(&mut finding.dimension, &headings::bare(&one_line(&value)), "、");
                Field::Dimension
            }
            Label::Commonness => match headings::commonness(&value) {
                Some(known) => {
                    finding.commonness = known;
                    Field::Commonness
                }
                None => {
                    add(&mut finding.dimension, &one_line(&value), "、");
                    Field::Dimension
                }
            },
            Label::Urgency => {
                finding.urgency = urgency(&value).unwrap_or(finding.urgency);
                if urgency(&value).is_none() {
                    join(&mut finding.demand, &format!("{}：{value}", piece.word), "\n");
                }
                Field::Urgency
            }
            Label::Number => Field::Number,
            Label::Demand | Label::Measure => {
                join(&mut finding.demand, &value, "\n");
                Field::Demand
            }
            Label::More | Label::PaperUnit | Label::PaperDay | Label::Form => {
                let label = if piece.word.is_empty() { String::new() } else { format!("{}：", piece.word) };
                join(&mut finding.demand, &format!("{label}{value}"), "\n");
                Field::Demand
            }
        };
        self.note(piece.place, piece.text, Fate::Finding(at, field));
    }

    /// A line behind a label goes on with what it announced.
    pub fn go_on(&mut self, piece: Piece<'_>) {
        let (Some(at), Some(last)) = (self.target(), self.last) else {
            return self.note(piece.place, piece.text, Fate::NotUnderstood("不知道属于哪一项"));
        };
        let filled = self.reading.findings.get(at).is_some_and(|finding| match last {
            Label::Leaders => !finding.leaders.is_empty(),
            Label::Persons => !finding.persons.is_empty(),
            Label::Unit => !finding.unit.is_empty(),
            Label::Limit => !finding.limit_note.is_empty(),
            _ => false,
        });
        if filled {
            return self.note(piece.place, piece.text, Fate::NotUnderstood("不知道属于哪一项"));
        }
        let at = if matches!(last, Label::Problem | Label::Aspect) { self.open().unwrap_or(at) } else { at };
        // The label stands before what it announced already.
        self.say_of(at, last, Piece { word: "", value: piece.text, ..piece });
    }

    /// Takes measures out of a text.
    fn measures(&mut self, at: usize, piece: Piece<'_>) {
        let chars: Vec<char> = piece.text.chars().collect();
        let offset = chars.len().saturating_sub(piece.value.chars().count());
        let part = |from: usize, to: usize| -> String { chars.iter().take(to).skip(from).collect() };
        let is_one = piece.word.is_empty() && measures::is_numbered(piece.value);
        let inner = if is_one && !measures::starts(piece.value).starts_with(&[0]) {
            Vec::new()
        } else {
            measures::starts(piece.value)
        };
        let starts: Vec<usize> = match inner.is_empty() {
            true => cut_lines(piece.value),
            false => inner,
        };
        let mut from = 0;
        if let Some(first) = starts.first().filter(|first| **first > 0) {
            let (lead, source) = (part(offset, offset + first), part(0, offset + first));
            let lead = tidy_end(&lead);
            if lead.is_empty() {
                self.note(piece.place, &source, Fate::Header);
            } else if let Some(finding) = self.reading.findings.get_mut(at) {
                join(&mut finding.demand, &lead, "\n");
                self.note(piece.place, &source, Fate::Finding(at, Field::Demand));
            }
            from = offset + first;
        }
        let ends = starts.iter().skip(1).map(|start| offset + start).chain([chars.len()]);
        for (start, end) in starts.iter().zip(ends) {
            let (number, text) = measures::numbered(&part(offset + start, end));
            let source = part(from, end);
            from = end;
            let goes_on = inner_goes_on(self.reading.findings.get(at), &number, piece);
            self.add_measure(at, (number, text), goes_on);
            let last = self.reading.findings.get(at).map_or(0, |finding| finding.measures.len().saturating_sub(1));
            self.note(piece.place, &source, Fate::Finding(at, Field::Measure(last)));
        }
    }

    fn add_measure(&mut self, at: usize, (number, text): (String, String), goes_on: bool) {
        let Some(finding) = self.reading.findings.get_mut(at) else { return };
        if goes_on && let Some(last) = finding.measures.last_mut() {
            return join(&mut last.text, &text, "\n");
        }
        // What stood before the first number leads to the measures.
        let leads = !number.is_empty()
            && finding.measures.len() == 1
            && finding.measures.iter().all(|one| one.number.is_empty());
        if leads && let Some(lead) = finding.measures.pop() {
            join(&mut finding.demand, &lead.text, "\n");
            for line in &mut self.reading.lines {
                if line.fate == Fate::Finding(at, Field::Measure(0)) {
                    line.fate = Fate::Finding(at, Field::Demand);
                }
            }
        }
        if let Some(finding) = self.reading.findings.get_mut(at) {
            finding.measures.push(ReadMeasure { number, text, ..ReadMeasure::default() });
        }
    }

    /// Gives each of the findings that share something what it is to have of it.
    fn share(&mut self) {
        let (first, end) = (self.shared, self.reading.findings.len());
        if end < first + 2 {
            return;
        }
        let Some(from) = self.reading.findings.get(first).cloned() else { return };
        let each = from.measures.len() == end - first;
        for (n, finding) in self.reading.findings.iter_mut().skip(first).enumerate() {
            finding.measures = from.measures.get(n).filter(|_| each).cloned().into_iter().collect();
            let commonness = finding.commonness;
            *finding = ReadFinding {
                text: std::mem::take(&mut finding.text),
                dimension: std::mem::take(&mut finding.dimension),
                measures: std::mem::take(&mut finding.measures),
                commonness,
                ..from.clone()
            };
        }
        for line in &mut self.reading.lines {
            if let Fate::Finding(at, Field::Measure(n)) = line.fate
                && at == first
            {
                line.fate = if each {
                    Fate::Finding(first + n, Field::Measure(0))
                } else {
                    Fate::NotUnderstood("分不清是哪一个问题的措施")
                };
            }
        }
    }

    /// The whole reading.
    pub fn finish(mut self) -> Reading {
        self.share();
        for finding in &mut self.reading.findings {
            if finding.long && finding.urgency == Urgency::Timed {
                finding.urgency = Urgency::Long;
            }
        }
        let title = format!("{}{}", self.reading.title, self.reading.lines.first().map_or("", |line| &line.text));
        self.reading.origin = super::front::origin(&title);
        self.reading
    }
}

/// Whether a piece without a number belongs to the measure before it.
fn inner_goes_on(finding: Option<&ReadFinding>, number: &str, piece: Piece<'_>) -> bool {
    let last = finding.and_then(|finding| finding.measures.last());
    number.is_empty() && piece.word.is_empty() && last.is_some_and(|last| !last.number.is_empty() || !ends(&last.text))
}

fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['。', '；', ';', '！', '!', '.'])
}

/// Where the lines of a cell begin that are measures of their own: numbered ones, and those behind an end of sentence.
fn cut_lines(value: &str) -> Vec<usize> {
    let lines: Vec<&str> = value.split('\n').collect();
    let any_number = lines.iter().any(|line| measures::is_numbered(line));
    let mut starts = Vec::new();
    let mut at = 0;
    let mut before: Option<&str> = None;
    for line in lines {
        let begins = before.is_none_or(|before| if any_number { measures::is_numbered(line) } else { ends(before) });
        if begins {
            starts.push(at);
        }
        at += line.chars().count() + 1;
        before = Some(line);
    }
    starts
}

/// Adds to a text, behind a mark.
pub fn join(text: &mut String, more: &str, mark: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(mark);
    }
    text.push_str(more);
}

/// Adds to a text what is not there yet.
fn add(text: &mut String, more: &str, mark: &str) {
    if !text.split(mark).any(|known| known == more) {
        join(text, more, mark);
    }
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("、")
}

fn add_names(known: &mut Vec<String>, value: &str) {
    for name in names::split(value) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
}

/// Notes a limit: the last of several days counts.
pub fn add_limit(finding: &mut ReadFinding, value: &str, year: i32) {
    let limit: limit::Limit = read_limit(value, year);
    finding.due = finding.due.max(limit.due);
    finding.long |= limit.long;
    if limit.at_once {
        finding.urgency = Urgency::AtOnce;
    }
    add(&mut finding.limit_note, value, "；");
}

fn urgency(text: &str) -> Option<Urgency> {
    let limit = read_limit(text, 2000);
    match () {
        () if limit.at_once => Some(Urgency::AtOnce),
        () if limit.long => Some(Urgency::Long),
        () if ["限期", "一定时间", "阶段", "分阶段"].iter().any(|word| text.contains(word)) => {
            Some(Urgency::Timed)
        }
        () => None,
    }
}

/// A value without the marks at its ends, and without half a pair of brackets.
pub fn tidy(value: &str) -> String {
    let mut text = value.trim_matches(|c: char| c.is_whitespace() || "；;，,。、：:".contains(c));
    let count = |text: &str, marks: [char; 2]| text.chars().filter(|c| marks.contains(c)).count();
    let (open, close) = (['（', '('], ['）', ')']);
    while count(text, close) > count(text, open) && text.ends_with(close) {
        text = text.trim_end_matches(close).trim_end_matches(['；', ';', '。', '，']);
    }
    while count(text, open) > count(text, close) && text.ends_with(open) {
        text = text.trim_end_matches(open);
    }
    text.trim().to_owned()
}

fn tidy_end(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', '：']);
    text.trim().to_owned()
}
