//! Reads a pasted 整改方案, 问题清单 or 整改台账 into findings with their measures, people and limits.
//!
//! Nothing is dropped: what the paper says is cut into [`SourceLine`]s, one for every cell or line that is not blank (several where a line
//! holds several fields), and each says what became of it.

mod blocks;
mod build;
mod front;
mod labels;
mod lines;
mod marks;
mod measures;
mod origin;
mod paper;
mod pieces;
mod plan;
mod sections;
mod tables;
mod times;

pub use build::{add_to, merge, put, said};
pub use measures::{ReadMeasure, people};
pub use origin::source_of;
pub use times::{Limit, limit};

use crate::domain::dates::Date;
use crate::domain::finding::{Commonness, Urgency};

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The title of the paper; empty when there is none.
    pub title: String,
    /// The day at its end, where one stands there.
    pub day: Option<Date>,
    /// The year of which it speaks, for limits like `6月底前`.
    pub year: Option<i32>,
    /// The findings in their order.
    pub findings: Vec<ReadFinding>,
    /// The whole paper, in its order.
    pub lines: Vec<SourceLine>,
}

/// One finding that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadFinding {
    /// 问题.
    pub text: String,
    /// 共性 or 个性, where the paper says so.
    pub commonness: Option<Commonness>,
    /// 三类, where the paper says so.
    pub urgency: Option<Urgency>,
    /// 维度: of `一、党建责任方面` 党建责任.
    pub dimension: String,
    /// 措施.
    pub measures: Vec<ReadMeasure>,
    /// 责任领导: persons or posts.
    pub leaders: Vec<String>,
    /// 责任人.
    pub persons: Vec<String>,
    /// 责任单位.
    pub unit: String,
    /// 整改目标 or demand, and what opens the measures before 一是.
    pub demand: String,
    /// 依据.
    pub basis: String,
    /// What the paper says has been done already.
    pub told: String,
    /// Where it came from, as the paper says of this one.
    pub source: String,
    /// 整改时限; a month ends on its last day.
    pub due: Option<Date>,
    /// 长期坚持.
    pub long: bool,
    /// The limit in the words of the paper.
    pub limit_note: String,
}

/// A cell or a line of the paper, or the part of a line that is one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// Where it stands: `第 3 行` or `第 3 行第 2 列`. Rows are counted through the whole paper.
    pub place: String,
    /// What stands there.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is a part of the finding at this place of [`Reading::findings`].
    Finding(usize, Part),
    /// A heading; the findings below it have it as their 性质, 类别 or 维度.
    Heading,
    /// The head of a column.
    Header,
    /// The title.
    Title,
    /// Known for what it is, but no part of a finding; the text says what.
    Note(String),
    /// Not understood; the text says why.
    NotUnderstood(String),
}

/// A field of a finding, as a paper names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 问题.
    Text,
    /// 性质, 类别, 方面.
    Sort,
    /// 措施.
    Measures,
    /// 责任领导.
    Leaders,
    /// 责任人.
    Persons,
    /// 责任单位.
    Unit,
    /// 整改时限.
    Limit,
    /// 整改目标, 要求.
    Demand,
    /// 依据.
    Basis,
    /// 整改情况.
    Told,
    /// 来源.
    Source,
}

impl Part {
    /// All of them, in the order in which a person would choose.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Measures,
        Self::Leaders,
        Self::Persons,
        Self::Unit,
        Self::Limit,
        Self::Demand,
        Self::Basis,
        Self::Told,
        Self::Source,
        Self::Sort,
    ];

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "问题",
            Self::Sort => "性质和类别",
            Self::Measures => "措施",
            Self::Leaders => "责任领导",
            Self::Persons => "责任人",
            Self::Unit => "责任单位",
            Self::Limit => "时限",
            Self::Demand => "整改要求",
            Self::Basis => "依据",
            Self::Told => "整改情况",
            Self::Source => "来源说明",
        }
    }
}

impl Reading {
    /// The lines that were not understood.
    pub fn not_understood(&self) -> impl Iterator<Item = &SourceLine> {
        self.lines.iter().filter(|line| matches!(line.fate, Fate::NotUnderstood(_)))
    }
}

/// Reads a pasted paper: HTML, tab-separated text, or plain lines.
pub fn read(text: &str) -> Reading {
    read_in(text, None)
}

/// Reads a pasted paper; `6月底` is of this year where the paper names none.
pub fn read_in(text: &str, this_year: Option<i32>) -> Reading {
    let paper = paper::Paper::of(text);
    let mut build = build::Build::new(times::year_of(&paper).or(this_year));
    let mut context = sections::Context::default();
    let is_table = |block: &paper::Block| matches!(block, paper::Block::Table(_));
    let beside_tables = paper.blocks.iter().any(is_table);
    for block in &paper.blocks {
        match block {
            paper::Block::Table(table) => tables::read(table, &mut build, &mut context),
            paper::Block::Lines(all) => lines::read(all, &mut build, &mut context, beside_tables),
        }
    }
    build.finish()
}

#[cfg(test)]
mod tests;
