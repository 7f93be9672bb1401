//! Lines outside tables: puts each piece where [`super::plan`] says that it belongs.

use super::build::Build;
use super::front;
use super::labels::keeps_name;
use super::measures::split;
use super::paper::Line;
use super::pieces::{Piece, pieces};
use super::plan::{Role, plan};
use super::sections::{Context, Heading, bare, heading};
use super::times::day_line;
use super::{Fate, Part};
use crate::domain::numbering::marker::Style;

/// A longer line is no heading of a table.
const HEADING: usize = 40;

/// Reads the lines of a paper, with or without tables.
pub fn read(lines: &[Line], build: &mut Build, context: &mut Context, beside_tables: bool) {
    let pieces = pieces(lines);
    let tells = pieces.iter().any(|piece| piece.part.is_some() && !piece.is_bare() && !front::is_form(piece));
    let is_first = !build.has_begun();
    let roles = if beside_tables && !tells { around(&pieces, is_first) } else { plan(&pieces, is_first) };
    let mut walk = Walk {
        build,
        context,
        finding: None,
        first: 0,
        part: None,
        waiting: Vec::new(),
        shared: Vec::new(),
        apart: false,
    };
    for (at, (piece, role)) in pieces.iter().zip(&roles).enumerate() {
        // 类别 and 来源 before the finding of which they speak.
        let before = matches!(piece.part, Some(Part::Sort | Part::Source))
            && matches!(roles.get(at + 1), Some(Role::Head { .. }));
        let waits = *role == Role::Say && (before || walk.waits(piece, &roles, at));
        if waits {
            walk.waiting.push(piece);
        } else {
            walk.take(piece, *role);
        }
    }
    walk.leave();
}

/// Lines around tables: title, headings, unit and day.
fn around(pieces: &[Piece<'_>], is_first: bool) -> Vec<Role> {
    let mut roles = vec![None; pieces.len()];
    if is_first {
        front::head(pieces, &mut roles);
    }
    front::tail(pieces, &mut roles);
    let role = |(piece, role): (&Piece<'_>, Option<Role>)| {
        let is_high = piece.style().is_some_and(|style| style <= Style::HanBracket);
        let heads = (is_high && piece.count() <= HEADING && !piece.is_sentence()) || heading(&piece.shown).is_some();
        role.unwrap_or(if heads { Role::Heading } else { Role::Note("表格外面的文字") })
    };
    pieces.iter().zip(roles).map(role).collect()
}

struct Walk<'a, 'b> {
    build: &'a mut Build,
    context: &'a mut Context,
    /// The finding that is open, and the first of those that share what follows.
    finding: Option<usize>,
    first: usize,
    part: Option<Part>,
    /// What stands before the finding of which it speaks.
    waiting: Vec<&'a Piece<'b>>,
    /// Measures of several findings: place, as it stands, what it says.
    shared: Vec<(String, String, String)>,
    /// Something was said between two of these measures, so that it is of one finding.
    apart: bool,
}

impl<'a, 'b> Walk<'a, 'b> {
    /// Whether a label stands before any finding, or before the next one, and speaks of it.
    fn waits(&self, piece: &Piece<'_>, roles: &[Role], at: usize) -> bool {
        let is_said_first = matches!(piece.part, Some(Part::Sort | Part::Source | Part::Unit));
        let next = roles.iter().skip(at + 1).find(|role| **role != Role::Say);
        is_said_first && (self.finding.is_none() || !self.waiting.is_empty()) && matches!(next, Some(Role::Head { .. }))
    }

    fn take(&mut self, piece: &'a Piece<'b>, role: Role) {
        let line = |walk: &mut Self, fate: Fate| walk.build.line(piece.place, &piece.shown, fate);
        match role {
            Role::Title => line(self, Fate::Title),
            Role::Day => {
                if let Some(day) = day_line(&piece.shown) {
                    self.build.day(day);
                }
                line(self, Fate::Note("落款日期".to_owned()));
            }
            Role::Note(why) => line(self, Fate::Note(why.to_owned())),
            Role::Lost(why) => line(self, Fate::NotUnderstood(why.to_owned())),
            Role::Section => {
                self.enter(&Heading::Other, piece.style());
                line(self, Fate::Note(format!("“{}”一节，不是整改条目", bare(&piece.shown))));
            }
            Role::Heading if is_told(piece) => {
                self.enter(&Heading::Plain, piece.style());
                line(self, Fate::Note("问题前面的说明".to_owned()));
            }
            Role::Heading => {
                self.enter(&meaning(piece), piece.style());
                line(self, Fate::Heading);
            }
            Role::Head { shares } => self.begin(piece, shares),
            Role::Text => self.tell_more(piece),
            Role::Say => self.say(piece),
            Role::GoOn => self.go_on(piece),
            Role::Measure => {
                self.part = Some(Part::Measures);
                self.field(Part::Measures, piece, &piece.shown);
            }
        }
    }

    fn enter(&mut self, heading: &Heading, style: Option<Style>) {
        self.leave();
        if let Some(style) = style {
            self.context.leave(style);
        }
        self.context.enter(heading, style);
        (self.finding, self.part) = (None, None);
    }

    fn begin(&mut self, piece: &Piece<'_>, shares: bool) {
        if !shares {
            self.leave();
        }
        // 针对学习不深的问题 answers to a problem of the list before.
        if let Some(known) = self.build.untold(&piece.text).filter(|_| !shares) {
            (self.finding, self.first, self.part) = (Some(known), known, Some(Part::Text));
            return self.build.line(piece.place, &piece.shown, Fate::Heading);
        }
        let finding = self.build.begin(self.context);
        if !shares {
            self.first = finding;
        }
        (self.finding, self.part) = (Some(finding), Some(Part::Text));
        let text = if piece.text.is_empty() { &piece.shown } else { &piece.text };
        self.build.field(finding, (0, Part::Text), piece.place, (&piece.shown, text));
        for waiting in std::mem::take(&mut self.waiting) {
            let part = waiting.part.unwrap_or(Part::Source);
            self.build.field(finding, (0, part), waiting.place, (&waiting.shown, &waiting.text));
        }
    }

    /// A line below a problem that goes on with it.
    fn tell_more(&mut self, piece: &Piece<'_>) {
        let text = if piece.part.is_some() { &piece.text } else { &piece.shown };
        match self.finding {
            _ if piece.is_bare() => self.build.line(piece.place, &piece.shown, Fate::Header),
            Some(finding) => self.build.field(finding, (0, Part::Text), piece.place, (&piece.shown, text)),
            None => self.lost(piece),
        }
    }

    fn say(&mut self, piece: &Piece<'_>) {
        let Some(part) = piece.part else { return self.lost(piece) };
        self.part = Some(part);
        if self.finding.is_none() && piece.is_bare() && piece.marker.is_some() {
            // 一、整改情况 over all of them.
            self.enter(&Heading::Plain, piece.style());
            return self.build.line(piece.place, &piece.shown, Fate::Heading);
        }
        if self.finding.is_none() {
            let why = format!("前面没有问题，不知道是哪个问题的{}", part.label());
            return self.build.line(piece.place, &piece.shown, Fate::NotUnderstood(why));
        }
        if piece.is_bare() {
            return self.build.line(piece.place, &piece.shown, Fate::Header);
        }
        // Why a problem arose, and who helps, has no field of its own, and keeps its name.
        let keeps = part == Part::Demand && keeps_name(&piece.shown);
        self.field(part, piece, if keeps { &piece.shown } else { &piece.text });
    }

    /// What is said of the finding, or of all that share it.
    fn field(&mut self, part: Part, piece: &Piece<'_>, text: &str) {
        let Some(last) = self.finding else { return self.lost(piece) };
        if last == self.first {
            return self.build.field(last, (0, part), piece.place, (&piece.shown, text));
        }
        if part == Part::Measures {
            let measure = (piece.place.to_owned(), piece.shown.clone(), text.to_owned());
            // They are noted once it is known whose they are.
            self.build.line(piece.place, &piece.shown, Fate::NotUnderstood("分不清是哪一个问题的措施".to_owned()));
            return self.shared.push(measure);
        }
        // Who and until when, between two measures, are of one of them.
        let count = last - self.first + 1;
        self.apart |= (1..count).contains(&self.shared.len());
        if let Some(at) = self.shared.len().checked_sub(1).filter(|at| self.apart && *at < count) {
            return self.build.field(self.first + at, (0, part), piece.place, (&piece.shown, text));
        }
        for finding in (self.first + 1)..=last {
            self.build.say(finding, (0, part), text);
        }
        self.build.field(self.first, (0, part), piece.place, (&piece.shown, text));
    }

    /// A line that goes on with what the last label named.
    fn go_on(&mut self, piece: &Piece<'_>) {
        let Some((finding, part)) = self.finding.zip(self.part) else { return self.lost(piece) };
        // The next measure of a list in which each has its people and limit.
        let part = if self.apart && piece.marker.is_some() { Part::Measures } else { part };
        let is_long = matches!(part, Part::Text | Part::Measures | Part::Demand | Part::Basis | Part::Told);
        if is_long || self.build.is_empty(finding.min(self.first), part) {
            return self.field(part, piece, &piece.shown);
        }
        let why = format!("在第 {} 个问题的{}后面，不知道放在哪里", finding + 1, part.label());
        self.build.line(piece.place, &piece.shown, Fate::NotUnderstood(why));
    }

    fn lost(&mut self, piece: &Piece<'_>) {
        self.build.line(piece.place, &piece.shown, Fate::NotUnderstood("不知道属于哪个问题".to_owned()));
    }

    /// The findings end that share something: of as many measures as findings, each has its own.
    fn leave(&mut self) {
        for piece in std::mem::take(&mut self.waiting) {
            self.lost(piece);
        }
        let shared = std::mem::take(&mut self.shared);
        self.apart = false;
        let Some(last) = self.finding.filter(|last| *last > self.first) else { return };
        let own: Vec<_> = shared.into_iter().map(|(place, shown, text)| (place, shown, split(&text).1)).collect();
        let each = own.len() == last - self.first + 1 && own.iter().all(|(.., measures)| measures.len() == 1);
        for (n, (place, shown, measures)) in own.into_iter().enumerate().filter(|_| each) {
            // The number told whose it is.
            let text = measures.into_iter().next().unwrap_or_default().text;
            self.build.say(self.first + n, (0, Part::Measures), &text);
            self.build.settle(&place, &shown, Fate::Finding(self.first + n, Part::Measures));
        }
        self.first = last;
    }
}

/// What a heading says; a name like 党建责任 says what its problems are about.
fn meaning(piece: &Piece<'_>) -> Heading {
    if piece.part.is_some() {
        return Heading::Plain;
    }
    heading(&piece.shown).unwrap_or_else(|| {
        let is_short = piece.count() <= HEADING && !piece.text.trim_end().ends_with('。');
        let name = bare(&piece.shown);
        let mut name = name.trim_start_matches("关于").trim_start_matches("针对");
        for word in ["的整改", "整改", "问题", "的", "方面"] {
            name = name.trim_end_matches(word);
        }
        let name = name.trim_matches(|c: char| "“”\"".contains(c)).to_owned();
        if is_short { Heading::Dimension(name) } else { Heading::Plain }
    })
}

/// Whether a line above findings is a sentence and no heading.
fn is_told(piece: &Piece<'_>) -> bool {
    piece.part.is_none() && heading(&piece.shown).is_none() && piece.text.contains('。') && piece.count() > 12
}
