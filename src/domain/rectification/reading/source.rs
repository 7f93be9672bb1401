//! The paper as it was pasted: runs of lines, and tables of cells.

use super::columns;
use crate::domain::html_table::{self, Place};
use crate::domain::scheme::reading::marker::marker;
use crate::domain::tsv;

/// A run of lines, or a table.
#[derive(Debug)]
pub enum Block {
    /// Lines that are not blank.
    Lines(Vec<Raw>),
    /// A table with a head or of labels.
    Table(Grid),
}

/// A line or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// Where it stands.
    pub place: String,
    /// What stands there, trimmed.
    pub text: String,
}

/// A table.
#[derive(Debug, Default)]
pub struct Grid {
    /// What stands at each place.
    pub rows: Vec<Vec<Cell>>,
}

/// A place of a table.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Where it is, and what stands there; none where it is blank.
    pub raw: Option<Raw>,
    /// The row and column where the cell begins that covers this place.
    pub origin: Option<(usize, usize)>,
}

impl Grid {
    /// The cell that covers a place.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.covering(row, column).map_or("", |raw| &raw.text)
    }

    /// The cell that covers a place, with its own place.
    pub fn covering(&self, row: usize, column: usize) -> Option<&Raw> {
        let cell = self.rows.get(row)?.get(column)?;
        match cell.origin {
            Some((row, column)) => self.rows.get(row)?.get(column)?.raw.as_ref(),
            None => cell.raw.as_ref(),
        }
    }

    /// Whether a place is covered by a cell that begins in a row above.
    pub fn is_from_above(&self, row: usize, column: usize) -> bool {
        let origin = self.rows.get(row).and_then(|cells| cells.get(column)).and_then(|cell| cell.origin);
        origin.is_some_and(|(top, _)| top < row)
    }

    /// The cells that begin in a row and are not blank, with their columns.
    pub fn own(&self, row: usize) -> Vec<(usize, &Raw)> {
        let cells = self.rows.get(row).into_iter().flatten().enumerate();
        cells.filter_map(|(column, cell)| Some((column, cell.raw.as_ref()?))).collect()
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// Takes in what was pasted.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    if html_table::is_html(text) {
        let mut row = 0;
        for block in html_table::read(text) {
            match block {
                html_table::Block::Line(line) => {
                    row += 1;
                    add_line(&mut out, row, &line);
                }
                html_table::Block::Table(table) => {
                    add_grid(&mut out, of_html(&table, row), row);
                    row += table.rows.len();
                }
            }
        }
        return out;
    }
    if text.contains('\t') {
        add_rows(&mut out, &tsv::parse(text));
    } else {
        for (row, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            add_line(&mut out, row + 1, line);
        }
    }
    out
}

fn raw(place: String, text: &str) -> Option<Raw> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    (!text.is_empty()).then(|| Raw { place, text: text.to_owned() })
}

fn add_line(out: &mut Vec<Block>, row: usize, text: &str) {
    // A soft line end parts lines too.
    let parts = text.split(['\n', '\u{b}', '\u{2028}']);
    let lines = parts.filter_map(|text| raw(format!("第 {row} 行"), text));
    match out.last_mut() {
        Some(Block::Lines(known)) => known.extend(lines),
        _ => {
            let lines: Vec<Raw> = lines.collect();
            if !lines.is_empty() {
                out.push(Block::Lines(lines));
            }
        }
    }
}

fn of_html(table: &html_table::Table, above: usize) -> Grid {
    let mut grid = Grid::default();
    for (row, places) in table.rows.iter().enumerate() {
        let cell = |(column, place): (usize, &Place)| match place {
            Place::Cell { text, .. } => {
                Cell { raw: raw(cell_place(above + row, column), text), origin: Some((row, column)) }
            }
            Place::Merged { row, column } => Cell { raw: None, origin: Some((*row, *column)) },
            Place::Missing => Cell::default(),
        };
        grid.rows.push(places.iter().enumerate().map(cell).collect());
    }
    grid
}

fn cell_place(row: usize, column: usize) -> String {
    format!("第 {} 行第 {} 列", row + 1, column + 1)
}

/// A table with a head, or of labels, stays one; any other only lays out lines.
fn add_grid(out: &mut Vec<Block>, grid: Grid, above: usize) {
    if grid.width() > 1 && (columns::find_head(&grid).is_some() || columns::is_form(&grid)) {
        return out.push(Block::Table(grid));
    }
    let follows = out.iter().rev().find_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None });
    // A table that goes on behind a page break has no head of its own.
    if grid.width() > 2 && follows.is_some_and(|known| known.width() == grid.width()) {
        return out.push(Block::Table(grid));
    }
    for row in 0..grid.rows.len() {
        for (_, raw) in grid.own(row) {
            add_line(out, above + row + 1, &raw.text);
        }
    }
}

/// Tab-separated rows: tables, and lines between them.
fn add_rows(out: &mut Vec<Block>, rows: &[Vec<String>]) {
    let mut grid = Grid::default();
    for (row, cells) in rows.iter().enumerate() {
        let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        // Word puts a tab behind the number of a list.
        if let [number, text] = filled.as_slice()
            && marker(number).is_some_and(|marker| marker.end >= number.chars().count())
        {
            let line = Cell { raw: raw(format!("第 {} 行", row + 1), &format!("{number} {text}")), origin: None };
            grid.rows.push(vec![line]);
            continue;
        }
        let cell = |(column, text): (usize, &String)| Cell { raw: raw(cell_place(row, column), text), origin: None };
        grid.rows.push(cells.iter().enumerate().map(cell).collect());
    }
    if columns::find_head(&grid).is_some() || columns::is_form(&grid) {
        return out.push(Block::Table(grid));
    }
    for (row, cells) in rows.iter().enumerate() {
        let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        add_line(out, row + 1, &filled.join(" "));
    }
}
