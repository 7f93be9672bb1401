//! What was read so far: the lines with their fates, and the fields of each finding in the words of the paper.

use std::collections::BTreeSet;

use super::measures::{people, split};
use super::sections::Context;
use super::times::limit;
use super::{Fate, Part, ReadFinding, Reading, SourceLine};
use crate::domain::dates::Date;
use crate::domain::finding::{Commonness, Urgency};
use crate::domain::numbering::marker::marker;

/// A field in the words of the paper; `row` tells the rows of a table apart that make one finding.
#[derive(Debug, Clone)]
struct Said {
    row: usize,
    part: Part,
    text: String,
}

/// A finding in the words of the paper.
#[derive(Debug, Clone, Default)]
struct Raw {
    said: Vec<Said>,
    commonness: Option<Commonness>,
    urgency: Option<Urgency>,
    dimension: String,
    source: String,
}

/// The reading while it is made.
#[derive(Debug, Default)]
pub struct Build {
    reading: Reading,
    raws: Vec<Raw>,
    year: Option<i32>,
}

impl Build {
    /// Nothing read yet; `year` is that of the paper.
    pub fn new(year: Option<i32>) -> Self {
        Self { year, ..Self::default() }
    }

    /// Whether anything but the title was read.
    pub fn has_begun(&self) -> bool {
        !self.raws.is_empty() || self.reading.lines.iter().any(|line| !matches!(line.fate, Fate::Title | Fate::Note(_)))
    }

    /// Whether nothing is said of a field yet.
    pub fn is_empty(&self, finding: usize, part: Part) -> bool {
        self.raws.get(finding).is_none_or(|raw| raw.texts(part).next().is_none())
    }

    /// A new finding below these headings.
    pub fn begin(&mut self, context: &Context) -> usize {
        self.raws.push(Raw {
            commonness: context.commonness,
            urgency: context.urgency,
            dimension: context.dimension.0.clone(),
            source: context.source.0.clone(),
            ..Raw::default()
        });
        self.raws.len() - 1
    }

    /// A line that is no part of a finding.
    pub fn line(&mut self, place: &str, text: &str, fate: Fate) {
        if matches!(fate, Fate::Title) {
            self.reading.title.push_str(text.trim());
        }
        self.reading.lines.push(SourceLine { place: place.to_owned(), text: text.trim().to_owned(), fate });
    }

    /// The finding of which a text speaks by name — 针对学习不深的问题 — where nothing but its words was said yet.
    pub fn untold(&self, text: &str) -> Option<usize> {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let names = ["针对", "关于", "对"].iter().any(|word| text.starts_with(word));
        let text = letters(text);
        let is_it = |raw: &Raw| {
            let known = letters(&raw.joined(Part::Text));
            known.chars().count() > 3 && text.contains(&known) && raw.said.iter().all(|said| said.part == Part::Text)
        };
        self.raws.iter().position(is_it).filter(|_| names)
    }

    /// Says what became of a line that was noted before that was known.
    pub fn settle(&mut self, place: &str, shown: &str, fate: Fate) {
        let known = self.reading.lines.iter_mut().rev().find(|line| line.place == place && line.text == shown.trim());
        if let Some(line) = known {
            line.fate = fate;
        }
    }

    /// The day at the end.
    pub fn day(&mut self, day: Date) {
        self.reading.day = Some(day);
    }

    /// A line, cell or part of a line that is a field: `shown` as it stands, `text` what it says.
    pub fn field(&mut self, finding: usize, (row, part): (usize, Part), place: &str, (shown, text): (&str, &str)) {
        self.say(finding, (row, part), text);
        self.line(place, shown, Fate::Finding(finding, part));
    }

    /// A field that stands in a cell of several findings.
    pub fn say(&mut self, finding: usize, (row, part): (usize, Part), text: &str) {
        if let Some(raw) = self.raws.get_mut(finding) {
            raw.said.push(Said { row, part, text: text.trim().to_owned() });
        }
    }

    /// The finding with its measures, people and limits.
    pub fn finish(mut self) -> Reading {
        let year = self.year;
        self.reading.year = year;
        self.reading.findings = self.raws.iter().map(|raw| raw.finish(year)).collect();
        self.reading
    }
}

impl Raw {
    fn texts(&self, part: Part) -> impl Iterator<Item = (usize, &str)> {
        self.said
            .iter()
            .filter(move |said| said.part == part && !said.text.is_empty())
            .map(|said| (said.row, said.text.as_str()))
    }

    fn joined(&self, part: Part) -> String {
        self.texts(part).map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    fn finish(&self, year: Option<i32>) -> ReadFinding {
        let mut finding = ReadFinding {
            commonness: self.commonness,
            urgency: self.urgency,
            dimension: self.dimension.clone(),
            source: self.source.clone(),
            ..ReadFinding::default()
        };
        let parts = [Part::Sort, Part::Text, Part::Demand, Part::Basis, Part::Told, Part::Source, Part::Unit];
        for part in parts {
            for (_, text) in self.texts(part) {
                take(&mut finding, part, text, year);
            }
        }
        for part in [Part::Leaders, Part::Persons] {
            for (_, text) in self.texts(part) {
                take(&mut finding, part, text, year);
            }
        }
        self.limits(&mut finding, year);
        self.measures(&mut finding, year);
        tidy(&mut finding);
        finding
    }

    /// Each limit once; the last day counts.
    fn limits(&self, finding: &mut ReadFinding, year: Option<i32>) {
        let mut known = BTreeSet::new();
        for (_, text) in self.texts(Part::Limit) {
            if known.insert(text) {
                take(finding, Part::Limit, text, year);
            }
        }
    }

    /// Measures row by row: where rows name people or limits of their own, the measures keep them.
    fn measures(&self, finding: &mut ReadFinding, year: Option<i32>) {
        let rows: BTreeSet<usize> = self.texts(Part::Measures).map(|(row, _)| row).collect();
        let differ = |part: Part| self.texts(part).map(|(_, text)| text).collect::<BTreeSet<_>>().len() > 1;
        let (own_persons, own_limits) = (differ(Part::Persons), differ(Part::Limit));
        for row in &rows {
            let of_row = |part: Part| {
                let texts = self.texts(part).filter(|(of, _)| of == row).map(|(_, text)| text);
                texts.collect::<Vec<_>>().join("\n")
            };
            let (lead, mut measures) = split(&of_row(Part::Measures));
            take(finding, Part::Demand, &lead, year);
            for measure in &mut measures {
                if own_persons && rows.len() > 1 {
                    measure.person = people(&of_row(Part::Persons)).join("、");
                }
                if own_limits && rows.len() > 1 {
                    measure.due = limit(&of_row(Part::Limit), year).due;
                }
            }
            finding.measures.extend(measures);
        }
        // `关于学习不深的问题。一是……二是……` without a word between both.
        if rows.is_empty() {
            let (lead, measures) = split(&self.joined(Part::Text));
            let is_own = measures.len() > 1 && lead.chars().count() > 3 && !lead.contains('\n');
            if is_own && measures.iter().all(|one| !one.number.is_empty()) {
                finding.text = lead;
                finding.measures = measures;
            } else if let Some((problem, rest)) = answered(&finding.text) {
                // `关于会议记录造假的问题。已责令检查。`
                let part = if rest.starts_with('已') { Part::Told } else { Part::Measures };
                let (problem, rest) = (problem.to_owned(), rest.to_owned());
                finding.text = problem;
                take(finding, part, &rest, year);
            }
        }
    }
}

/// The problem that a text opens with by name, and the answer behind it.
fn answered(text: &str) -> Option<(&str, &str)> {
    let names = ["关于", "针对", "对"].iter().any(|word| text.starts_with(word)) && !text.contains('\n');
    let (problem, rest) = text.split_once("问题。").filter(|_| names)?;
    let end = problem.len() + "问题".len();
    let is_near = problem.chars().count() <= 60 && rest.chars().count() > 3;
    Some((text.get(..end)?, rest)).filter(|_| is_near)
}

/// Takes one text into a field of a finding; what a field already says stays.
fn take(finding: &mut ReadFinding, part: Part, text: &str, year: Option<i32>) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    match part {
        Part::Text => add(&mut finding.text, text, "\n"),
        Part::Demand => add(&mut finding.demand, text, "\n"),
        Part::Basis => add(&mut finding.basis, text, "\n"),
        Part::Told => add(&mut finding.told, text, "\n"),
        Part::Source => add(&mut finding.source, text, "；"),
        Part::Unit => {
            for name in people(unbracketed(text)) {
                if !finding.unit.split('、').any(|known| known == name) {
                    add(&mut finding.unit, &name, "、");
                }
            }
        }
        Part::Leaders => finding.leaders.extend(new_ones(&finding.leaders, people(unbracketed(text)))),
        Part::Persons => finding.persons.extend(new_ones(&finding.persons, people(unbracketed(text)))),
        Part::Sort => sort(finding, text),
        Part::Measures => {
            let (lead, measures) = split(text);
            add(&mut finding.demand, &lead, "\n");
            finding.measures.extend(measures);
        }
        Part::Limit => {
            let text = unbracketed(text);
            let read = limit(text, year);
            finding.due = finding.due.max(read.due);
            finding.long |= read.long;
            if finding.urgency.is_none() {
                finding.urgency = match () {
                    () if read.long => Some(Urgency::Long),
                    () if read.at_once => Some(Urgency::AtOnce),
                    () => None,
                };
            }
            add(&mut finding.limit_note, text.trim_end_matches('。'), "；");
        }
    }
}

fn add(field: &mut String, text: &str, between: &str) {
    if text.is_empty() || field.lines().any(|line| line == text) {
        return;
    }
    if !field.is_empty() {
        field.push_str(between);
    }
    field.push_str(text);
}

fn new_ones(known: &[String], names: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if !known.contains(&name) && !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// A bracket that was opened before the label closes behind the text: `（责任人：张三）`.
fn unbracketed(text: &str) -> &str {
    let text = text.trim();
    let count = |c: &[char]| text.matches(c).count();
    if count(&['）', ')']) > count(&['（', '(']) { text.trim_end_matches(['）', ')', '。']) } else { text }
}

/// 共性, 个性, 立行立改; what is none of these is the 维度.
fn sort(finding: &mut ReadFinding, text: &str) {
    let text = text.trim();
    let rest: Vec<&str> = text.split(['/', '、', '；', '\n']).map(str::trim).collect();
    for word in rest {
        match () {
            () if word.contains("共性") => finding.commonness = Some(Commonness::Common),
            () if word.contains("个性") => finding.commonness = Some(Commonness::Own),
            () if word.contains("立行立改") || word.contains("立即") => finding.urgency = Some(Urgency::AtOnce),
            () if word.contains("长期") => finding.urgency = Some(Urgency::Long),
            () if word.contains("限期") || word.contains("一定时间") => finding.urgency = Some(Urgency::Timed),
            () => {
                let after = marker(word).map_or(0, |marker| marker.end);
                let name: String = word.chars().skip(after).collect();
                add(&mut finding.dimension, name.trim_end_matches("方面").trim(), "、");
            }
        }
    }
}

fn tidy(finding: &mut ReadFinding) {
    let text = finding.text.trim();
    let is_one = text.matches(['。', '；']).count() <= 1;
    finding.text =
        if is_one { text.trim_end_matches(['。', '；', ';', '，', '：']).to_owned() } else { text.to_owned() };
    let says = |word: &str| {
        [format!("（{word}"), format!("({word}"), format!("【{word}")].iter().any(|word| finding.text.contains(word))
    };
    if finding.commonness.is_none() && says("共性") != says("个性") {
        finding.commonness = Some(if says("共性") { Commonness::Common } else { Commonness::Own });
    }
    finding.demand = finding.demand.trim().to_owned();
}

/// Puts a line that was not understood into a finding: at the end of one, or into a new one; `None` makes a new one.
pub fn add_to(reading: &mut Reading, line: usize, to: Option<usize>, part: Part) {
    let Some(text) = reading.lines.get(line).map(|line| line.text.clone()) else { return };
    let at = to.filter(|at| *at < reading.findings.len()).unwrap_or_else(|| {
        reading.findings.push(ReadFinding::default());
        reading.findings.len() - 1
    });
    let year = reading.year;
    if let Some(finding) = reading.findings.get_mut(at) {
        take(finding, part, &text, year);
    }
    if let Some(line) = reading.lines.get_mut(line) {
        line.fate = Fate::Finding(at, part);
    }
}

/// Makes a finding a part of the one before it: its words, measures and people go behind the other's.
pub fn merge(reading: &mut Reading, at: usize) {
    let Some(before) = at.checked_sub(1).filter(|_| at < reading.findings.len()) else { return };
    let gone = reading.findings.remove(at);
    let year = reading.year;
    if let Some(finding) = reading.findings.get_mut(before) {
        for part in [
            Part::Text,
            Part::Demand,
            Part::Basis,
            Part::Told,
            Part::Source,
            Part::Unit,
            Part::Leaders,
            Part::Persons,
            Part::Limit,
        ] {
            take(finding, part, &said(&gone, part), year);
        }
        finding.due = finding.due.max(gone.due);
        finding.long |= gone.long;
        finding.commonness = finding.commonness.or(gone.commonness);
        finding.urgency = finding.urgency.or(gone.urgency);
        add(&mut finding.dimension, &gone.dimension, "、");
        finding.measures.extend(gone.measures);
    }
    for line in &mut reading.lines {
        if let Fate::Finding(place, _) = &mut line.fate
            && *place >= at
        {
            *place -= 1;
        }
    }
}

/// A field of a finding as it is edited: names parted by 、, one measure a line.
pub fn said(finding: &ReadFinding, part: Part) -> String {
    match part {
        Part::Text => finding.text.clone(),
        Part::Sort => finding.dimension.clone(),
        Part::Measures => {
            let lines = finding.measures.iter().map(|one| format!("{}{}", one.number, one.text));
            lines.collect::<Vec<_>>().join("\n")
        }
        Part::Leaders => finding.leaders.join("、"),
        Part::Persons => finding.persons.join("、"),
        Part::Unit => finding.unit.clone(),
        Part::Limit => finding.limit_note.clone(),
        Part::Demand => finding.demand.clone(),
        Part::Basis => finding.basis.clone(),
        Part::Told => finding.told.clone(),
        Part::Source => finding.source.clone(),
    }
}

/// Puts a field as it was typed in the place of what it said.
pub fn put(finding: &mut ReadFinding, part: Part, text: &str, year: Option<i32>) {
    match part {
        Part::Text => finding.text = text.trim().to_owned(),
        Part::Sort => finding.dimension.clear(),
        Part::Measures => {
            let known = std::mem::take(&mut finding.measures);
            let (lead, mut measures) = split(text);
            // People and days of a measure stay with it.
            for measure in &mut measures {
                if let Some(known) =
                    known.iter().find(|known| known.number == measure.number || known.text == measure.text)
                {
                    measure.person.clone_from(&known.person);
                    measure.due = known.due;
                }
            }
            finding.measures = measures;
            add(&mut finding.demand, &lead, "\n");
        }
        Part::Leaders => finding.leaders.clear(),
        Part::Persons => finding.persons.clear(),
        Part::Unit => finding.unit.clear(),
        Part::Limit => {
            finding.limit_note.clear();
            (finding.due, finding.long) = (None, false);
        }
        Part::Demand => finding.demand.clear(),
        Part::Basis => finding.basis.clear(),
        Part::Told => finding.told.clear(),
        Part::Source => finding.source.clear(),
    }
    if !matches!(part, Part::Text | Part::Measures) {
        take(finding, part, text, year);
    }
}
