//! Reads a 整改方案, 整改台账 or 问题清单 that was pasted from Word, Excel, WPS or a web page into findings.
//!
//! Nothing is dropped: what the paper says is cut into [`SourceLine`]s, one for every cell or line that is not blank (several, when it
//! says several things), and each says what became of it.
//!
//! | module | what it does |
//! |---|---|
//! | `source` | the paper as lines and tables |
//! | `labels` | the words that say what follows: 整改措施、责任领导、完成时限 |
//! | `tokens` | a line, cut at its labels |
//! | `plan`, `blocks` | which lines open a finding, which are headings, which stand apart |
//! | `table`, `columns` | rows below a head, and forms |
//! | `builder` | puts each piece where it belongs, and notes it |
//! | `measures`, `limit`, `names`, `front` | 一是、二是; 时限; 责任领导; title, unit and day of the paper |
//! | `hold` | the promise: nothing is lost |

mod blocks;
mod builder;
mod columns;
mod front;
mod headings;
mod hold;
mod labels;
mod limit;
mod measures;
mod names;
mod plan;
mod source;
mod table;
mod text;
mod tokens;

#[cfg(test)]
mod tests;

use crate::domain::dates::Date;
use crate::domain::finding::{Commonness, FindingSource, Urgency};

pub use limit::{Limit, read_limit};
pub use measures::split as split_measures;
pub use names::split as split_names;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The title; empty when there is none.
    pub title: String,
    /// The unit whose paper it is; empty when it does not say.
    pub unit: String,
    /// The day of the paper.
    pub day: Option<Date>,
    /// Where the findings come from, as far as the paper says.
    pub origin: Option<FindingSource>,
    /// The findings in reading order.
    pub findings: Vec<ReadFinding>,
    /// The whole paper, in its order.
    pub lines: Vec<SourceLine>,
}

/// A finding that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadFinding {
    /// What is wrong.
    pub text: String,
    /// 维度: what a heading above it says.
    pub dimension: String,
    /// 共性 or 个性.
    pub commonness: Commonness,
    /// 三类.
    pub urgency: Urgency,
    /// 措施 in order.
    pub measures: Vec<ReadMeasure>,
    /// 责任领导: names or posts.
    pub leaders: Vec<String>,
    /// 责任人.
    pub persons: Vec<String>,
    /// 责任单位, as it is written.
    pub unit: String,
    /// The last day of the limit.
    pub due: Option<Date>,
    /// 长期坚持.
    pub long: bool,
    /// The limit in the words of the paper.
    pub limit_note: String,
    /// 依据.
    pub basis: String,
    /// 问题来源, where each finding names its own.
    pub source: String,
    /// 整改目标, and what the plan says besides: 原因、配合单位、进展, each behind its label.
    pub demand: String,
}

/// A measure that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadMeasure {
    /// As the plan counts it: 一是, 1., （2）; may be empty.
    pub number: String,
    /// What is done.
    pub text: String,
    /// Who, where a table names one for each measure.
    pub person: String,
    /// Until when, where a table has a limit for each measure.
    pub due: Option<Date>,
}

/// A cell or a line of the paper, or the part of it that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// Where it stands: `第 3 行` or `第 3 行第 2 列`. Rows are counted through the whole paper.
    pub place: String,
    /// What stands there.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a piece of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is in this field of the finding at this place of [`Reading::findings`].
    Finding(usize, Field),
    /// A heading; what it says is the 维度 or 性质 of the findings below it.
    Heading,
    /// The head of a column, or a label with nothing behind it.
    Header,
    /// The title.
    Title,
    /// The unit of the paper.
    Unit,
    /// The day of the paper.
    Day,
    /// Known for what it is, and kept apart; the text says why.
    Apart(&'static str),
    /// Not understood; the text says why.
    NotUnderstood(&'static str),
}

/// A field of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// 问题.
    Text,
    /// The 措施 at this place.
    Measure(usize),
    /// 责任领导.
    Leaders,
    /// 责任人.
    Persons,
    /// 责任单位.
    Unit,
    /// 时限.
    Limit,
    /// 整改要求, and what is said besides.
    Demand,
    /// 依据.
    Basis,
    /// 来源.
    Source,
    /// 维度.
    Dimension,
    /// 共性、个性.
    Commonness,
    /// 三类.
    Urgency,
    /// 序号.
    Number,
}

impl Field {
    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "问题",
            Self::Measure(_) => "措施",
            Self::Leaders => "责任领导",
            Self::Persons => "责任人",
            Self::Unit => "责任单位",
            Self::Limit => "时限",
            Self::Demand => "整改要求",
            Self::Basis => "依据",
            Self::Source => "来源",
            Self::Dimension => "维度",
            Self::Commonness => "性质",
            Self::Urgency => "整改类别",
            Self::Number => "序号",
        }
    }
}

impl Reading {
    /// The lines that were not understood.
    pub fn not_understood(&self) -> impl Iterator<Item = &SourceLine> {
        self.lines.iter().filter(|line| matches!(line.fate, Fate::NotUnderstood(_)))
    }

    /// How many measures were read.
    pub fn measures(&self) -> usize {
        self.findings.iter().map(|finding| finding.measures.len()).sum()
    }
}

/// Reads a pasted plan: HTML, tab-separated text, or plain lines. `year` is the year of days that name none, where the paper names none either.
pub fn read(text: &str, year: i32) -> Reading {
    let blocks = source::blocks(text);
    let year = limit::year_of(&blocks).unwrap_or(year);
    let mut builder = builder::Builder::new(year);
    let has_table = blocks.iter().any(|block| matches!(block, source::Block::Table(_)));
    for block in &blocks {
        match block {
            source::Block::Lines(lines) => text::read(&mut builder, lines, has_table),
            source::Block::Table(grid) => table::read(&mut builder, grid),
        }
    }
    let mut reading = builder.finish();
    hold::hold(&mut reading);
    reading
}
