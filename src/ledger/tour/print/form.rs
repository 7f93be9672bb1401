//! 评分表: the scheme as a form, and the sheets that are to be printed of it.

use super::fit::{COUNT, OPEN, SETTINGS, Setting, WIDTH, fit, fit_pages, lines};
use super::unit_name;
use crate::domain::dates::day_in_words;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::scheme::{Class, Leaf, Outline, Side};
use crate::domain::score_sheet::ScoreSheet;
use crate::ledger::tour::book::{Book, Fault, Filled};
use crate::ledger::{Ledger, OrgTree};

/// A column of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// 类.
    Class,
    /// 项.
    Section,
    /// Number of the 条.
    Number,
    /// What is scored.
    Name,
    /// 评分标准.
    Standard,
    /// 考评方式.
    Method,
    /// 分值.
    Points,
    /// 得分.
    Given,
    /// 扣分原因.
    Reason,
}

impl Column {
    /// Its head.
    pub fn label(self) -> &'static str {
        match self {
            Self::Class => "类别",
            Self::Section => "项目",
            Self::Number => "序",
            Self::Name => "评分内容",
            Self::Standard => "评分标准",
            Self::Method => "考评方式",
            Self::Points => "分值",
            Self::Given => "得分",
            Self::Reason => "扣分原因",
        }
    }
}

/// A 类 or 项 beside the rows that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its name.
    pub name: String,
    /// `20分`; empty where it has none.
    pub points: String,
    /// How many rows it stands beside.
    pub rows: usize,
}

/// One 条.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// The 类 that begins here.
    pub class: Option<Span>,
    /// The 项 that begins here.
    pub section: Option<Span>,
    /// Its number.
    pub number: String,
    /// What is scored; empty when the 类 beside it says so.
    pub name: String,
    /// 评分标准.
    pub standard: String,
    /// 考评方式.
    pub method: String,
    /// `5`, `加3`, `扣5`.
    pub points: String,
}

/// The form that all sheets of a tour share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Name of the tour.
    pub tour: String,
    /// The 条.
    pub rows: Vec<FormRow>,
    /// Full marks.
    pub full: String,
    /// How it is laid out where it stands on one page: 类 beside their rows.
    pub whole: Layout,
    /// How it is laid out over several pages: 类 and 项 as headings, since what stands beside rows on two pages is cut in two.
    pub long: Layout,
}

/// The columns of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The columns with their widths in percent.
    pub columns: Vec<(Column, u32)>,
    /// Whether 类 and 项 are headings over their rows.
    pub headings: bool,
    /// How many lines each row takes, by setting.
    lines: Vec<[u32; COUNT]>,
}

/// What was given for one 条.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// 得分.
    pub points: String,
    /// 扣分原因.
    pub reason: String,
}

/// One sheet: of a judge at a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSheet {
    /// Name of the judge.
    pub judge: String,
    /// Name of the unit.
    pub unit: String,
    /// What was given, by row; nothing on a blank sheet.
    pub marks: Vec<Mark>,
    /// 合计; empty while anything is missing.
    pub total: String,
    /// What the total is made of, where 加减分 were given.
    pub made_of: String,
    /// 亮点, 不足, 建议.
    pub remarks: [String; 3],
    /// Why it does not count.
    pub note: String,
    /// Day it was handed in.
    pub day: String,
    /// Whether it is laid out over several pages: the head is repeated, with whose sheet it is.
    pub long: bool,
    /// Its size of type, in tenths of a point.
    pub font: u32,
}

/// The form of a tour.
pub fn form(book: &Book) -> Form {
    let outline = &book.outline;
    let (rows, classes) = (rows(outline), has_classes(outline));
    Form {
        tour: book.tour.name.clone(),
        full: if outline.full > 0 { points::shown(outline.full) } else { String::new() },
        whole: Layout::best(&rows, classes, false),
        long: Layout::best(&rows, classes, true),
        rows,
    }
}

/// Whether the 类 say anything: not when there is only the one of those that stand under none, nor when each is a 条 itself.
fn has_classes(outline: &Outline) -> bool {
    let says = |leaf: &Leaf| {
        outline.classes.get(leaf.class).is_some_and(|class| !class.key.is_empty() && class.key != leaf.key)
    };
    outline.leaves.iter().any(says)
}

fn rows(outline: &Outline) -> Vec<FormRow> {
    let with_classes = has_classes(outline);
    let class = |leaf: &Leaf| outline.classes.get(leaf.class);
    let mut all = Vec::new();
    let mut before: Option<&Leaf> = None;
    for (at, leaf) in outline.leaves.iter().enumerate() {
        let rest = outline.leaves.get(at..).unwrap_or_default();
        let same_class = |other: &Leaf| other.class == leaf.class;
        let same_section = |other: &Leaf| same_class(other) && other.section == leaf.section;
        let run = |same: &dyn Fn(&Leaf) -> bool| rest.iter().take_while(|other| same(other)).count();
        let begins = |same: &dyn Fn(&Leaf) -> bool| before.is_none_or(|before| !same(before));
        let is_class = with_classes && class(leaf).is_some_and(|class| class.key == leaf.key);
        all.push(FormRow {
            class: (with_classes && begins(&same_class)).then(|| class_span(class(leaf), run(&same_class))),
            section: begins(&same_section).then(|| Span {
                name: leaf.section.clone(),
                points: String::new(),
                rows: run(&same_section),
            }),
            number: leaf.number.to_string(),
            name: if is_class { String::new() } else { leaf.name.clone() },
            standard: leaf.standard.clone(),
            method: leaf.method.clone(),
            points: points_words(leaf),
        });
        before = Some(leaf);
    }
    all
}

fn class_span(class: Option<&Class>, rows: usize) -> Span {
    let points = class.map(|class| class.points).filter(|points| *points > 0);
    Span {
        name: class.map_or(String::new(), |class| class.name.clone()),
        points: points.map_or(String::new(), |points| format!("{}分", points::shown(points))),
        rows,
    }
}

/// `5`; of a 加分项 `加3`, of a 扣分项 `扣5`: the most that is added or taken off.
fn points_words(leaf: &Leaf) -> String {
    let points = leaf.points.map_or(String::new(), points::shown);
    let way = match leaf.side {
        Side::Base => "",
        Side::Bonus => "加",
        Side::Deduct => "扣",
    };
    format!("{way}{points}")
}

impl Layout {
    /// The columns that the scheme needs, with the width of 评分内容 for which the form is lowest.
    fn best(rows: &[FormRow], classes: bool, headings: bool) -> Self {
        let beside = !headings;
        let says = |text: fn(&FormRow) -> &str| rows.iter().any(|row| !text(row).trim().is_empty());
        let sections = rows.iter().filter_map(|row| row.section.as_ref()).any(|span| !span.name.is_empty());
        let there = [
            (Column::Class, classes && beside, 8),
            (Column::Section, sections && beside, 9),
            (Column::Number, true, 4),
            (Column::Name, true, 0),
            (Column::Standard, says(|row| &row.standard), 0),
            (Column::Method, says(|row| &row.method), 10),
            (Column::Points, true, 7),
            (Column::Given, true, 8),
            (Column::Reason, true, 14),
        ];
        let columns: Vec<(Column, u32)> =
            there.into_iter().filter(|(_, there, _)| *there).map(|(column, _, width)| (column, width)).collect();
        let tried = (9..=24).map(|name| with_name(columns.clone(), name));
        let columns = tried.min_by_key(|columns| height_of(columns, rows)).unwrap_or(columns);
        let lines = |row: &FormRow| SETTINGS.map(|setting| text_lines(&columns, row, &setting));
        Self { lines: rows.iter().map(lines).collect(), columns, headings: headings && (classes || sections) }
    }

    /// The 类 and the 项 that stand over a row as headings.
    pub fn headings_over<'a>(&self, row: &'a FormRow) -> impl Iterator<Item = &'a Span> + use<'a> {
        let spans = [row.class.as_ref(), row.section.as_ref()].into_iter().flatten();
        let headings = self.headings;
        spans.filter(move |span| headings && !span.name.is_empty())
    }

    fn width(&self, wanted: Column) -> u32 {
        self.columns.iter().filter(|(column, _)| *column == wanted).map(|(_, percent)| WIDTH * percent / 100).sum()
    }

    /// How high a sheet is.
    fn height(&self, form: &Form, sheet: &FormSheet, at: usize, setting: &Setting) -> u32 {
        let reasons = self.width(Column::Reason);
        let row = |(place, lines): (usize, &[u32; COUNT])| {
            let reason = sheet.marks.get(place).map_or(0, |mark| setting.lines(&mark.reason, reasons));
            setting.height(lines.get(at).copied().unwrap_or(1).max(reason))
        };
        let rows: Vec<u32> = self.lines.iter().enumerate().map(row).collect();
        let labels = self.columns.iter().map(|(column, width)| setting.lines(column.label(), WIDTH * width / 100));
        let headings = form.rows.iter().map(|row| self.headings_over(row).count()).sum::<usize>();
        let total = setting.height(setting.lines(&sheet.made_of, reasons).max(1));
        let remark = |text: &String| setting.remark_height(setting.lines(text, WIDTH * 88 / 100));
        let note = 130 * lines(&sheet.note, WIDTH, 105);
        head_height(&form.tour, sheet)
            + note
            + setting.height(labels.max().unwrap_or(1))
            + rows.iter().sum::<u32>()
            + self.span_excess(&form.rows, setting, &rows)
            + setting.height(1) * u32::try_from(headings).unwrap_or(0)
            + total
            + sheet.remarks.iter().map(remark).sum::<u32>()
            + FOOT
    }

    /// What 类 and 项 need beyond the rows that they stand beside.
    fn span_excess(&self, rows: &[FormRow], setting: &Setting, heights: &[u32]) -> u32 {
        let excess = |place: usize, span: Option<&Span>, column: Column| {
            let (Some(span), width @ 1..) = (span, self.width(column)) else { return 0 };
            let has: u32 = heights.iter().skip(place).take(span.rows).sum();
            let lines = setting.lines(&span.name, width) + setting.lines(&span.points, width);
            setting.height(lines).saturating_sub(has)
        };
        let each = rows.iter().enumerate().map(|(place, row)| {
            excess(place, row.class.as_ref(), Column::Class) + excess(place, row.section.as_ref(), Column::Section)
        });
        each.sum()
    }
}

/// The columns with 评分内容 of this width; what is left over goes to 评分标准, else to 评分内容 itself.
fn with_name(mut columns: Vec<(Column, u32)>, name: u32) -> Vec<(Column, u32)> {
    let has_standard = columns.iter().any(|(column, _)| *column == Column::Standard);
    let rest = 100 - columns.iter().map(|(_, width)| width).sum::<u32>().min(100);
    for (column, width) in &mut columns {
        match column {
            Column::Name => *width = if has_standard { name } else { rest },
            Column::Standard => *width = rest.saturating_sub(name),
            _ => {}
        }
    }
    columns
}

/// How high the rows are in all settings together.
fn height_of(columns: &[(Column, u32)], rows: &[FormRow]) -> u32 {
    let of =
        |setting: &Setting| -> u32 { rows.iter().map(|row| setting.height(text_lines(columns, row, setting))).sum() };
    SETTINGS.iter().map(of).sum()
}

impl Form {
    /// Sets a sheet: on one page if it can be, else over several.
    fn set(&self, sheet: &mut FormSheet) {
        let whole = fit(|at, setting| self.whole.height(self, sheet, at, setting));
        let setting = whole.unwrap_or_else(|| fit_pages(|at, setting| self.long.height(self, sheet, at, setting)));
        (sheet.long, sheet.font) = (whole.is_none(), setting.font);
    }

    /// The layout of a sheet.
    pub fn layout(&self, sheet: &FormSheet) -> &Layout {
        if sheet.long { &self.long } else { &self.whole }
    }
}

/// Signature and date.
const FOOT: u32 = 300;

/// Title, name of the tour, whose sheet it is.
fn head_height(tour: &str, sheet: &FormSheet) -> u32 {
    let half = (WIDTH - 160) / 2;
    let facts = lines(&sheet.unit, half - 480, 120).max(lines(&sheet.judge, half - 360, 120)).max(1);
    320 + 220 * lines(tour, WIDTH, 140) + 180 + 180 * facts
}

/// The most lines that a text of the row takes.
fn text_lines(columns: &[(Column, u32)], row: &FormRow, setting: &Setting) -> u32 {
    let text = |column: &Column| match column {
        Column::Name => row.name.as_str(),
        Column::Standard => row.standard.as_str(),
        Column::Method => row.method.as_str(),
        Column::Points => row.points.as_str(),
        _ => "",
    };
    columns.iter().map(|(column, width)| setting.lines(text(column), WIDTH * width / 100)).max().unwrap_or(1)
}

/// A sheet of each judge, or of this one, for each stop that the judge scores: to be filled by hand.
pub fn blank_sheets(tree: &OrgTree, book: &Book, form: &Form, judge: Option<Id>) -> Vec<FormSheet> {
    let asked = places(book, judge).filter(|(judge, stop)| book.seat(*judge, *stop).scores());
    asked.filter_map(|(judge, stop)| sheet(tree, book, form, (judge, stop), None)).collect()
}

/// The sheets of each judge, or of this one, as they were filled.
pub fn filled_sheets(ledger: &Ledger, tree: &OrgTree, book: &Book, form: &Form, judge: Option<Id>) -> Vec<FormSheet> {
    let filled = places(book, judge).filter_map(|place| Some((place, book.sheet(place.0, place.1)?)));
    filled
        .filter_map(|(place, filled)| sheet(tree, book, form, place, Some((filled, &ledger.read(filled.id)?))))
        .collect()
}

/// Judges and stops, judge by judge along the route.
fn places(book: &Book, judge: Option<Id>) -> impl Iterator<Item = (usize, usize)> {
    let wanted = judge.map(|judge| judge.to_string());
    let is_wanted = move |key: &str| wanted.as_ref().is_none_or(|wanted| wanted == key);
    let judges = book.judges.iter().enumerate().filter(move |(_, (key, _))| is_wanted(key));
    judges.flat_map(|(judge, _)| (0..book.stops.len()).map(move |stop| (judge, stop)))
}

fn sheet(
    tree: &OrgTree,
    book: &Book,
    form: &Form,
    (judge, stop): (usize, usize),
    filled: Option<(&Filled, &ScoreSheet)>,
) -> Option<FormSheet> {
    let mut sheet = FormSheet {
        judge: book.judges.get(judge)?.1.name.clone(),
        unit: unit_name(tree, &book.stops.get(stop)?.unit),
        marks: Vec::new(),
        total: String::new(),
        made_of: String::new(),
        remarks: Default::default(),
        note: String::new(),
        day: String::new(),
        long: false,
        font: OPEN.font,
    };
    if let Some((filled, record)) = filled {
        fill(&mut sheet, &book.outline, filled, record);
    }
    form.set(&mut sheet);
    Some(sheet)
}

fn fill(sheet: &mut FormSheet, outline: &Outline, filled: &Filled, record: &ScoreSheet) {
    let mark = |leaf: &Leaf| {
        let score = record.scores.get(&leaf.key);
        Mark {
            points: score.and_then(|score| score.points).map_or(String::new(), points::shown),
            reason: score.map_or(String::new(), |score| score.reason.trim().to_owned()),
        }
    };
    sheet.marks = outline.leaves.iter().map(mark).collect();
    let weighed = &filled.weighed;
    if weighed.is_complete() {
        sheet.total = points::shown(weighed.total());
        sheet.made_of = made_of(weighed.base, weighed.extra);
    }
    sheet.remarks = [&record.merits, &record.faults, &record.advice].map(|text| text.trim().to_owned());
    sheet.note = note(filled);
    sheet.day = record.handed_in.map_or(String::new(), day_in_words);
}

/// `90 加 1.5`, where 加减分 were given.
fn made_of(base: i64, extra: i64) -> String {
    match extra {
        0 => String::new(),
        1.. => format!("{} 加 {}", points::shown(base), points::shown(extra)),
        _ => format!("{} 减 {}", points::shown(base), points::shown(-extra)),
    }
}

/// Why the sheet does not count. What is missing is seen on the sheet itself.
fn note(filled: &Filled) -> String {
    let bars = |fault: &&Fault| fault.bars() && !matches!(fault, Fault::Missing(_));
    filled.faults.iter().filter(bars).map(Fault::text).collect::<Vec<_>>().join("；")
}
