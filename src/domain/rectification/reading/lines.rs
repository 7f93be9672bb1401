//! Lines outside tables: headings, numbered problems, and the fields below each.
//!
//! Which numbering the problems bear is told by what follows: a problem is the numbered line before 整改措施, 责任领导 or 整改时限.

use std::collections::BTreeMap;

use super::build::Build;
use super::labels::{label, labels_in};
use super::marks::marker;
use super::paper::Line;
use super::sections::{Context, Heading, bare, heading};
use super::times::day_line;
use super::{Fate, Part};
use crate::domain::numbering::marker::{Marker, Style};

/// A longer line is no title.
const TITLE: usize = 60;

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Text without a label.
    Free(Option<Marker>),
    /// `整改措施：…`
    Field(Part),
    /// `整改措施` alone on a line.
    Bare(Part, Option<Marker>),
}

#[derive(Debug)]
struct Piece<'a> {
    place: &'a str,
    /// As it stands.
    shown: String,
    /// What it says, without its label.
    text: String,
    sort: Sort,
}

/// Cuts lines at their labels.
fn pieces(lines: &[Line]) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        let found = labels_in(&chars);
        let text = |from: usize, to: usize| chars.iter().take(to).skip(from).collect::<String>();
        let place = line.place.as_str();
        let Some(first) = found.first() else {
            let sort = match label(&line.text) {
                Some(part) => Sort::Bare(part, marker(&line.text)),
                None => Sort::Free(marker(&line.text)),
            };
            all.push(Piece { place, shown: line.text.clone(), text: line.text.clone(), sort });
            continue;
        };
        let before = text(0, first.from);
        if before.chars().any(char::is_alphanumeric) {
            let shown = before.trim_end_matches(['（', '(', '【']).trim().to_owned();
            all.push(Piece { place, text: shown.clone(), sort: Sort::Free(marker(&shown)), shown });
        }
        let ends = found.iter().skip(1).map(|next| next.from).chain([chars.len()]);
        for (at, (field, end)) in found.iter().zip(ends).enumerate() {
            // Number and bracket before the first label belong to it.
            let from = if at == 0 && !before.chars().any(char::is_alphanumeric) { 0 } else { field.from };
            let shown = text(from, end).trim().to_owned();
            all.push(Piece {
                place,
                shown,
                text: text(field.to, end).trim().to_owned(),
                sort: Sort::Field(field.part),
            });
        }
    }
    all
}

/// Fields that stand below a problem.
fn follows(part: Part) -> bool {
    !matches!(part, Part::Text | Part::Sort | Part::Source)
}

/// The numbering of the problems: that of the numbered lines right before their fields; the lower one where two are as many.
fn style_of(pieces: &[Piece<'_>]) -> Option<Style> {
    let mut votes: BTreeMap<Style, usize> = BTreeMap::new();
    let mut last: Option<Style> = None;
    for piece in pieces {
        match piece.sort {
            Sort::Free(Some(marker)) => last = Some(marker.style),
            Sort::Free(None) => {}
            // `二、整改措施` below `3.` opens a section of its own.
            Sort::Bare(_, Some(marker)) if last.is_some_and(|last| marker.style < last) => last = None,
            Sort::Field(part) | Sort::Bare(part, _) if follows(part) => {
                if let Some(style) = last.take() {
                    *votes.entry(style).or_default() += 1;
                }
            }
            Sort::Field(_) | Sort::Bare(..) => last = None,
        }
    }
    votes.into_iter().max_by_key(|(style, count)| (*count, *style)).map(|(style, _)| style)
}

/// Where the reading of the lines stands.
struct Walk<'a, 'b> {
    build: &'a mut Build,
    context: &'a mut Context,
    style: Option<Style>,
    finding: Option<usize>,
    part: Option<Part>,
    /// The next number of a list of measures, and its numbering.
    list: Option<(Style, i64)>,
    pieces: &'a [Piece<'b>],
    beside_tables: bool,
}

/// Reads the lines.
pub fn read(lines: &[Line], build: &mut Build, context: &mut Context, beside_tables: bool) {
    let pieces = pieces(lines);
    let style = style_of(&pieces).or_else(|| style_by_words(&pieces, beside_tables));
    let names_problems = pieces.iter().any(|piece| matches!(piece.sort, Sort::Field(Part::Text)));
    if style.is_none() && !names_problems && super::lists::read(lines, build, context) {
        return;
    }
    let mut walk =
        Walk { build, context, style, finding: None, part: None, list: None, pieces: &pieces, beside_tables };
    let titles = walk.titles();
    let end = walk.signature().max(titles);
    for at in titles..end {
        walk.step(at);
    }
    for piece in pieces.iter().skip(end) {
        walk.build.line(piece.place, &piece.shown, Fate::Note("落款".to_owned()));
    }
}

/// Without any field: `1.关于学习不深的问题。一是……二是……`.
fn style_by_words(pieces: &[Piece<'_>], beside_tables: bool) -> Option<Style> {
    let mut votes: BTreeMap<Style, usize> = BTreeMap::new();
    for piece in pieces.iter().filter(|_| !beside_tables) {
        let Sort::Free(Some(marker)) = piece.sort else { continue };
        let bare = bare(&piece.text);
        let opening: String = bare.chars().take(60).collect();
        let names = (bare.starts_with("关于") || bare.starts_with("针对") || bare.starts_with('对'))
            && opening.contains("问题");
        if names && heading(&piece.text).is_none() {
            *votes.entry(marker.style).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|(style, count)| (*count, *style)).map(|(style, _)| style)
}

impl Walk<'_, '_> {
    /// The title, and whom the paper is for: gives how many pieces they are.
    fn titles(&mut self) -> usize {
        if self.build.has_begun() {
            return 0;
        }
        let mut count = 0;
        for piece in self.pieces {
            let is_plain = matches!(piece.sort, Sort::Free(None));
            let text = piece.text.trim();
            let is_short = text.chars().count() <= TITLE && !text.contains(['。', '；', '：', ':']);
            let is_heading =
                matches!(heading(text), Some(Heading::Commonness(_) | Heading::Dimension(_) | Heading::Other));
            if !is_plain || !is_short || is_heading || count >= 4 {
                break;
            }
            let is_annex = text.starts_with("附件") && text.chars().count() <= 5;
            let fate = if is_annex { Fate::Note("附件号".to_owned()) } else { Fate::Title };
            self.build.line(piece.place, &piece.shown, fate);
            count += 1;
        }
        count
    }

    /// Where the signature at the end begins.
    fn signature(&mut self) -> usize {
        let len = self.pieces.len();
        let Some(last) = self.pieces.last() else { return 0 };
        if let Some(day) = day_line(&last.text).filter(|_| matches!(last.sort, Sort::Free(_))) {
            self.build.day(day);
            let signs = |piece: &Piece<'_>| {
                matches!(piece.sort, Sort::Free(None))
                    && piece.text.chars().count() <= 30
                    && !piece.text.contains(['。', '；', '：'])
            };
            let is_signed = len >= 2 && self.pieces.get(len - 2).is_some_and(signs);
            return len - 1 - usize::from(is_signed);
        }
        len
    }

    fn step(&mut self, at: usize) {
        let Some(piece) = self.pieces.get(at) else { return };
        match piece.sort {
            Sort::Field(Part::Text) => self.open(piece, &piece.text),
            Sort::Field(part) => self.field(piece, part),
            Sort::Bare(part, marker) => self.bare(at, piece, part, marker),
            Sort::Free(marker) => self.free(at, piece, marker),
        }
    }

    /// A new finding.
    fn open(&mut self, piece: &Piece<'_>, text: &str) {
        // 存在问题： behind a numbered line without text of its own belongs to it.
        let open = self.finding.filter(|_| self.part == Some(Part::Text) && self.style.is_some());
        let finding = open.unwrap_or_else(|| self.build.begin(self.context));
        self.build.field(finding, (0, Part::Text), piece.place, (&piece.shown, text));
        (self.finding, self.part, self.list) = (Some(finding), Some(Part::Text), None);
    }

    fn field(&mut self, piece: &Piece<'_>, part: Part) {
        self.list = (part == Part::Measures).then_some((Style::Part, 1));
        // Why a problem arose has no field of its own, and keeps its name.
        let says_why = part == Part::Demand && piece.shown.contains("原因");
        let text = if says_why { &piece.shown } else { &piece.text };
        match self.finding {
            Some(finding) => {
                self.build.field(finding, (0, part), piece.place, (&piece.shown, text));
                self.part = Some(part);
            }
            None => self.build.line(
                piece.place,
                &piece.shown,
                Fate::NotUnderstood(format!("前面没有问题，不知道是哪个问题的{}", part.label())),
            ),
        }
    }

    /// A label alone on a line: of the finding above it, or a heading.
    fn bare(&mut self, at: usize, piece: &Piece<'_>, part: Part, marker: Option<Marker>) {
        let is_higher = marker.zip(self.style).is_some_and(|(marker, style)| marker.style < style);
        let known = heading(&piece.text);
        let is_section = is_higher || self.finding.is_none() || (known == Some(Heading::Other) && !self.has_fields(at));
        if !is_section && part != Part::Text {
            return self.field(piece, part);
        }
        let heading = known.unwrap_or(Heading::Plain);
        self.enter(piece, &heading, marker.map(|marker| marker.style));
    }

    /// Whether measures, people or a limit come before the next problem.
    fn has_fields(&self, at: usize) -> bool {
        for piece in self.pieces.iter().skip(at + 1) {
            match piece.sort {
                Sort::Field(part) | Sort::Bare(part, _) if follows(part) && part != Part::Demand => return true,
                Sort::Field(Part::Text) => return false,
                Sort::Free(Some(marker)) if self.style.is_none_or(|style| marker.style <= style) => return false,
                _ => {}
            }
        }
        false
    }

    fn enter(&mut self, piece: &Piece<'_>, heading: &Heading, style: Option<Style>) {
        if let Some(style) = style {
            self.context.leave(style);
        }
        self.context.enter(heading, style);
        (self.finding, self.part, self.list) = (None, None, None);
        let fate = match heading {
            Heading::Other => Fate::Note(other(&piece.text)),
            _ => Fate::Heading,
        };
        self.build.line(piece.place, &piece.shown, fate);
    }

    fn free(&mut self, at: usize, piece: &Piece<'_>, marker: Option<Marker>) {
        let style = marker.map(|marker| marker.style);
        if let Some(note) = aside(&piece.text) {
            return self.build.line(piece.place, &piece.shown, Fate::Note(note.to_owned()));
        }
        if let Some(marker) = marker.filter(|marker| self.is_next_measure(*marker)) {
            return self.measure(piece, marker);
        }
        let is_problem = style.is_some() && style == self.style && !self.context.is_other;
        let known = heading(&piece.text).filter(|known| match known {
            // A problem may speak of an 方面; a heading has no fields right below it.
            Heading::Dimension(_) | Heading::Plain | Heading::Urgency(_) => !is_problem || !self.has_fields_next(at),
            _ => !is_problem || !self.has_fields_next(at),
        });
        if let Some(known) = known {
            return self.enter(piece, &known, style);
        }
        let is_higher = style.zip(self.style).is_some_and(|(style, problems)| style < problems);
        match () {
            () if is_higher => self.section(piece, style),
            () if self.context.is_other => {
                self.build.line(piece.place, &piece.shown, Fate::Note("这一节不是整改条目".to_owned()));
            }
            () if is_problem => {
                let after = marker.map_or(0, |marker| marker.end);
                let text: String = piece.text.chars().skip(after).collect();
                (self.finding, self.part) = (None, None);
                self.open(piece, &text);
            }
            () => self.goes_on(piece),
        }
    }

    /// A numbered line above the problems that is no heading by its words.
    fn section(&mut self, piece: &Piece<'_>, style: Option<Style>) {
        let is_short = piece.text.chars().count() <= 40 && !piece.text.trim_end().ends_with('。');
        if is_short {
            // A name like 党建责任 says what its problems are about.
            let name = bare(&piece.text);
            let heading = Heading::Dimension(name.trim_end_matches("问题").trim_end_matches('的').to_owned());
            return self.enter(piece, &heading, style);
        }
        (self.finding, self.part, self.list) = (None, None, None);
        self.context.leave(style.unwrap_or(Style::Part));
        self.build.line(piece.place, &piece.shown, Fate::Note("问题前面的说明".to_owned()));
    }

    /// Whether the piece right behind is a field.
    fn has_fields_next(&self, at: usize) -> bool {
        let mut rest = self.pieces.iter().skip(at + 1).skip_while(|piece| matches!(piece.sort, Sort::Free(None)));
        rest.next().is_some_and(|piece| match piece.sort {
            Sort::Field(part) | Sort::Bare(part, _) => follows(part),
            Sort::Free(_) => false,
        })
    }

    /// Whether a numbered line is the next one of a list of measures.
    fn is_next_measure(&self, marker: Marker) -> bool {
        let in_measures = self.part == Some(Part::Measures) && self.finding.is_some();
        match self.list.filter(|_| in_measures) {
            Some((_, 1)) => marker.number == 1 && Some(marker.style) >= self.style,
            Some((style, next)) => {
                let goes_on = marker.style == style && marker.number == next;
                goes_on || self.style.is_some_and(|problems| marker.style > problems)
            }
            None => in_measures && self.style.is_some_and(|problems| marker.style > problems),
        }
    }

    fn measure(&mut self, piece: &Piece<'_>, marker: Marker) {
        if let Some(finding) = self.finding {
            self.build.field(finding, (0, Part::Measures), piece.place, (&piece.shown, &piece.text));
        }
        self.list = Some((marker.style, marker.number + 1));
    }

    /// A line that goes on with the field before it.
    fn goes_on(&mut self, piece: &Piece<'_>) {
        let Some((finding, part)) = self.finding.zip(self.part) else {
            let said = if self.beside_tables { "表格外面的文字" } else { "正文里的说明" };
            let asks = piece.text.contains("整改") && self.build.count() > 0;
            let fate = if asks && !self.beside_tables {
                Fate::NotUnderstood("不知道属于哪个问题".to_owned())
            } else {
                Fate::Note(said.to_owned())
            };
            return self.build.line(piece.place, &piece.shown, fate);
        };
        let is_long = matches!(part, Part::Text | Part::Measures | Part::Demand | Part::Basis | Part::Told);
        if is_long {
            self.build.field(finding, (0, part), piece.place, (&piece.shown, &piece.text));
        } else if self.is_empty(finding, part) {
            self.build.field(finding, (0, part), piece.place, (&piece.shown, &piece.text));
            self.part = None;
        } else {
            let why = format!("在第 {} 个问题的{}后面，不知道放在哪里", finding + 1, part.label());
            self.build.line(piece.place, &piece.shown, Fate::NotUnderstood(why));
        }
    }

    fn is_empty(&self, finding: usize, part: Part) -> bool {
        self.build.is_empty(finding, part)
    }
}

/// What no finding has: `序号：1`, `附件：分工表`.
fn aside(text: &str) -> Option<&'static str> {
    let text = crate::domain::numbering::scan::squeezed(text);
    let is_short = text.chars().count() <= 40;
    match () {
        () if is_short && (text.starts_with("序号") || text.starts_with("编号")) => Some("序号"),
        () if is_short && text.starts_with("附件") => Some("附件号"),
        () => None,
    }
}

fn other(text: &str) -> String {
    format!("“{}”一节，不是整改条目", bare(text))
}
