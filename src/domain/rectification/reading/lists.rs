//! Problems in one section and measures in another: `一、存在问题 1. 2. 3.`, `二、整改措施 1. 2. 3.`; or problems alone.

use super::build::Build;
use super::labels::label;
use super::marks::marker;
use super::paper::Line;
use super::sections::{Context, Heading, bare, heading};
use super::times::day_line;
use super::{Fate, Part};
use crate::domain::numbering::marker::Style;

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Problems,
    Measures,
    Other,
}

/// Reads the lines when they are of this sort; says whether they are.
pub fn read(lines: &[Line], build: &mut Build, context: &mut Context) -> bool {
    let is_list = lines
        .iter()
        .take(3)
        .any(|line| ["问题清单", "问题台账", "整改清单", "整改台账"].iter().any(|word| line.text.contains(word)));
    let opens_problems = lines.iter().any(|line| holds(&line.text) == Some(Holds::Problems));
    if !opens_problems && !is_list {
        return false;
    }
    let measures = lines.iter().filter(|line| holds(&line.text) == Some(Holds::Measures)).count();
    if measures == 0 && !is_list && !lines.iter().any(|line| heading(&line.text).is_some()) {
        return false;
    }
    Walk::new(lines, build, context, is_list).run();
    true
}

/// What the section below a heading holds.
fn holds(text: &str) -> Option<Holds> {
    let bare = bare(text);
    if bare.chars().count() > 24 || text.trim_end().ends_with('。') {
        return None;
    }
    match label(text) {
        Some(Part::Text) => return Some(Holds::Problems),
        Some(Part::Measures) => return Some(Holds::Measures),
        _ => {}
    }
    let has = |word: &str| bare.contains(word);
    match () {
        () if heading(text) == Some(Heading::Other) => Some(Holds::Other),
        () if has("措施") || has("举措") => Some(Holds::Measures),
        () if has("存在") && has("问题") => Some(Holds::Problems),
        () if matches!(heading(text), Some(Heading::Commonness(_) | Heading::Urgency(_))) => Some(Holds::Problems),
        () => None,
    }
}

struct Walk<'a> {
    lines: &'a [Line],
    build: &'a mut Build,
    context: &'a mut Context,
    holds: Option<Holds>,
    /// Numbering of the heading that opened the section, and of what stands in it.
    section: Option<Style>,
    item: Option<Style>,
    /// The finding of the last line, and how many measures were met.
    last: Option<usize>,
    met: usize,
}

impl<'a> Walk<'a> {
    fn new(lines: &'a [Line], build: &'a mut Build, context: &'a mut Context, is_list: bool) -> Self {
        let holds = is_list.then_some(Holds::Problems);
        Self { lines, build, context, holds, section: None, item: None, last: None, met: 0 }
    }

    fn run(mut self) {
        let titles = self.lines.iter().take_while(|line| is_title(&line.text)).count().min(3);
        let items = self.count_of(Holds::Measures, titles);
        for (at, line) in self.lines.iter().enumerate() {
            match day_line(&line.text) {
                _ if at < titles => self.build.line(&line.place, &line.text, Fate::Title),
                Some(day) => {
                    self.build.day(day);
                    self.build.line(&line.place, &line.text, Fate::Note("落款日期".to_owned()));
                }
                None => self.step(line, items),
            }
        }
    }

    /// How many numbered lines the section of the measures has: as many as problems, they belong to them one by one.
    fn count_of(&self, wanted: Holds, from: usize) -> usize {
        let (mut now, mut section, mut item, mut count) = (None, None, None, 0);
        for line in self.lines.iter().skip(from) {
            let style = marker(&line.text).map(|marker| marker.style);
            if let Some(holds) = holds(&line.text) {
                (now, section, item) = (Some(holds), style, None);
                continue;
            }
            let is_item = style.is_some() && style > section && (item.is_none() || item == style);
            if now == Some(wanted) && is_item {
                item = style;
                count += 1;
            }
        }
        count
    }

    fn step(&mut self, line: &Line, measures: usize) {
        let found = marker(&line.text);
        let style = found.map(|marker| marker.style);
        let known = heading(&line.text);
        let ends = style.is_some() && style <= self.section && self.section.is_some();
        if let Some(holds) = holds(&line.text).or_else(|| ends.then_some(Holds::Other)) {
            (self.holds, self.section, self.item, self.last) = (Some(holds), style, None, None);
            if let Some(heading) = &known {
                self.context.enter(heading, style);
            }
            return self.build.line(&line.place, &line.text, Fate::Heading);
        }
        if let Some(heading @ (Heading::Dimension(_) | Heading::Urgency(_))) = &known {
            self.context.enter(heading, style);
            self.last = None;
            return self.build.line(&line.place, &line.text, Fate::Heading);
        }
        let is_item = style.is_some() && style > self.section && self.item.is_none_or(|item| Some(item) == style);
        let after = found.map_or(0, |marker| marker.end);
        let text: String = line.text.chars().skip(after).collect();
        match self.holds {
            Some(Holds::Problems) if is_item => {
                self.item = style;
                let finding = self.build.begin(self.context);
                self.last = Some(finding);
                self.build.field(finding, (0, Part::Text), &line.place, (&line.text, &text));
            }
            Some(Holds::Measures) if is_item => {
                self.item = style;
                let fits = measures == self.build.count();
                self.last = fits.then_some(self.met);
                self.met += 1;
                match self.last {
                    Some(finding) => self.build.field(finding, (0, Part::Measures), &line.place, (&line.text, &text)),
                    None => {
                        let why = "措施和问题的条数对不上，请选属于哪个问题".to_owned();
                        self.build.line(&line.place, &line.text, Fate::NotUnderstood(why));
                    }
                }
            }
            Some(Holds::Problems | Holds::Measures) => self.goes_on(line),
            _ => self.build.line(&line.place, &line.text, Fate::Note("正文里的说明".to_owned())),
        }
    }

    fn goes_on(&mut self, line: &Line) {
        let part = if self.holds == Some(Holds::Measures) { Part::Measures } else { Part::Text };
        match self.last {
            Some(finding) => self.build.field(finding, (0, part), &line.place, (&line.text, &line.text)),
            None => {
                let fate = Fate::NotUnderstood("没有编号，不知道是不是一个问题".to_owned());
                self.build.line(&line.place, &line.text, fate);
            }
        }
    }
}

fn is_title(text: &str) -> bool {
    marker(text).is_none()
        && text.chars().count() <= 60
        && !text.contains(['。', '；', '：', ':'])
        && holds(text).is_none()
}
