//! The paper as it was pasted: runs of lines, and tables of cells.

use crate::domain::html_table::{self, Place};
use crate::domain::tsv;

/// The whole paper.
#[derive(Debug, Default)]
pub struct Paper {
    /// Lines and tables in their order.
    pub blocks: Vec<Block>,
}

/// Lines that follow one another, or a table.
#[derive(Debug)]
pub enum Block {
    /// Lines outside tables.
    Lines(Vec<Line>),
    /// A table.
    Table(Table),
}

/// One line that is not blank.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it stands.
    pub place: String,
    /// What stands there.
    pub text: String,
}

/// A table; merged cells stand at each place they cover.
#[derive(Debug, Default)]
pub struct Table {
    /// Number of the cell at each place; none where it is blank.
    pub rows: Vec<Vec<Option<usize>>>,
    /// The cells.
    pub cells: Vec<Line>,
    /// Merged cells are known. If not, a blank place may belong to the cell above it.
    pub knows_merges: bool,
}

impl Table {
    /// The cell at a place.
    pub fn at(&self, row: usize, column: usize) -> Option<(usize, &Line)> {
        let cell = (*self.rows.get(row)?.get(column)?)?;
        Some((cell, self.cells.get(cell)?))
    }

    /// The text at a place; empty where it is blank.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.at(row, column).map_or("", |(_, line)| line.text.as_str())
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The cells of a row that are not blank, each once, in order.
    pub fn cells_of(&self, row: usize) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        for cell in self.rows.get(row).into_iter().flatten().flatten() {
            if !all.contains(cell) {
                all.push(*cell);
            }
        }
        all
    }
}

impl Paper {
    /// Takes in what was pasted.
    pub fn of(text: &str) -> Self {
        let mut paper = Self::default();
        if html_table::is_html(text) {
            paper.add_html(text);
        } else {
            paper.add_text(text);
        }
        paper
    }

    /// Everything that stands outside and inside tables, in order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .flat_map(|block| match block {
                Block::Lines(lines) => lines.iter(),
                Block::Table(table) => table.cells.iter(),
            })
            .map(|line| line.text.as_str())
    }

    fn add_line(&mut self, row: usize, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let line = Line { place: format!("第 {row} 行"), text: text.to_owned() };
        match self.blocks.last_mut() {
            Some(Block::Lines(lines)) => lines.push(line),
            _ => self.blocks.push(Block::Lines(vec![line])),
        }
    }

    fn add_text(&mut self, text: &str) {
        let rows = tsv::parse(&without_bars(text));
        let is_row = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
        // A list that Word writes as `1.<tab>text` is no table.
        let is_item = |row: &Vec<String>| {
            row.len() == 2
                && row.first().is_some_and(|first| first.trim().chars().count() <= 4 && !first.contains("序"))
                && crate::domain::numbering::marker::marker(&format!(
                    "{}x",
                    row.first().map_or("", |first| first.trim())
                ))
                .is_some()
        };
        let is_table = rows.iter().filter(|row| is_row(row) && !is_item(row)).count() > 1;
        let mut table: Option<Table> = None;
        for (at, row) in rows.iter().enumerate() {
            // A line without tabs within a table is a heading over its rows; before the first row it is a line.
            let in_table = is_table && (is_row(row) || (table.is_some() && row.len() > 1));
            if in_table {
                table.get_or_insert_with(Table::default).add(at + 1, row);
                continue;
            }
            if is_table && table.is_some() && row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let goes_on = is_table && rows.iter().skip(at + 1).any(&is_row);
            match &mut table {
                Some(open) if goes_on => open.add(at + 1, row),
                _ => {
                    self.blocks.extend(table.take().map(Block::Table));
                    for line in row.join(" ").lines() {
                        self.add_line(at + 1, line);
                    }
                }
            }
        }
        self.blocks.extend(table.map(Block::Table));
    }

    fn add_html(&mut self, html: &str) {
        let mut row = 0;
        for block in html_table::read(html) {
            match block {
                html_table::Block::Line(line) => {
                    row += 1;
                    self.add_line(row, &line);
                }
                html_table::Block::Table(table) => {
                    let first = row;
                    row += table.rows.len();
                    self.blocks.push(Block::Table(Table::of(&table, first)));
                }
            }
        }
    }
}

/// Rows drawn with bars as rows parted by tabs: `| 问题 | 措施 |`.
fn without_bars(text: &str) -> String {
    let is_row = |line: &str| line.trim().matches('|').count() > 2 && line.trim().starts_with('|');
    if text.lines().filter(|line| is_row(line)).count() < 2 {
        return text.to_owned();
    }
    let row = |line: &str| match is_row(line) {
        // The line between head and rows says nothing.
        true if line.chars().all(|c| "|-: ".contains(c)) => String::new(),
        true => line.trim().trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>().join("\t"),
        false => line.to_owned(),
    };
    text.lines().map(row).collect::<Vec<_>>().join("\n")
}

impl Table {
    fn add(&mut self, row: usize, cells: &[String]) {
        let mut line = Vec::new();
        for (column, text) in cells.iter().enumerate() {
            line.push(self.cell(row, column + 1, text));
        }
        self.rows.push(line);
    }

    fn cell(&mut self, row: usize, column: usize, text: &str) -> Option<usize> {
        let text = text.trim();
        (!text.is_empty()).then(|| {
            self.cells.push(Line { place: format!("第 {row} 行第 {column} 列"), text: text.to_owned() });
            self.cells.len() - 1
        })
    }

    fn of(table: &html_table::Table, first: usize) -> Self {
        let mut made = Self { knows_merges: true, ..Self::default() };
        for (row, places) in table.rows.iter().enumerate() {
            let mut line = Vec::new();
            for (column, place) in places.iter().enumerate() {
                line.push(match place {
                    Place::Cell { text, .. } => made.cell(first + row + 1, column + 1, text),
                    Place::Merged { row: r, column: c } if *r == row => line.get(*c).copied().flatten(),
                    Place::Merged { row: r, column: c } => {
                        made.rows.get(*r).and_then(|line| line.get(*c)).copied().flatten()
                    }
                    Place::Missing => None,
                });
            }
            made.rows.push(line);
        }
        made
    }
}
