//! The paper as it was pasted: lines and tables of cells, and what becomes of each piece of text.

use super::marker::marker;
use super::{Fate, SourceLine};
use crate::domain::html_table::{self, Place};
use crate::domain::{table, tsv};

/// Place of a piece in [`Paper`].
pub type PieceId = usize;

/// The whole paper.
#[derive(Debug, Default)]
pub struct Paper {
    /// Lines and tables in their order.
    pub blocks: Vec<Block>,
    /// Cells and lines in reading order, each as the pieces that it was cut into.
    cells: Vec<Vec<PieceId>>,
    pieces: Vec<Piece>,
}

/// A line or a table.
#[derive(Debug)]
pub enum Block {
    /// A line outside tables.
    Line(PieceId),
    /// A table.
    Table(Grid),
}

/// A table; merged cells stand at each place they cover.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// What stands at each place; none where it is blank.
    pub rows: Vec<Vec<Option<PieceId>>>,
    /// Merged cells are known. If not, a blank place may belong to the cell above it.
    pub knows_merges: bool,
}

/// A cell that begins in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// What stands in it.
    pub piece: PieceId,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
}

impl Grid {
    /// What stands at a place.
    pub fn at(&self, row: usize, column: usize) -> Option<PieceId> {
        self.rows.get(row)?.get(column).copied().flatten()
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The cells that begin in a row, blank ones left out.
    pub fn own(&self, row: usize) -> Vec<Own> {
        let above = row.checked_sub(1).and_then(|above| self.rows.get(above));
        let mut all: Vec<Own> = Vec::new();
        for (column, piece) in self.rows.get(row).into_iter().flatten().enumerate() {
            let Some(piece) = *piece else { continue };
            match all.last_mut().filter(|own| own.piece == piece) {
                Some(own) => own.columns += 1,
                None if above.is_some_and(|above| above.contains(&Some(piece))) => {}
                None => all.push(Own { piece, column, columns: 1 }),
            }
        }
        all
    }
}

#[derive(Debug)]
struct Piece {
    place: String,
    text: String,
    fate: Option<Fate>,
}

impl Paper {
    /// Takes in what was pasted.
    pub fn of(text: &str) -> Self {
        let mut paper = Self::default();
        if html_table::is_html(text) {
            paper.add_html(text);
            return paper;
        }
        let rows = rows_of(text);
        if rows.iter().any(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1) {
            paper.add_rows(&rows);
        } else {
            for (row, cells) in rows.iter().enumerate() {
                paper.add_line(row + 1, &cells.join(" "));
            }
        }
        paper
    }

    fn add_rows(&mut self, rows: &[Vec<String>]) {
        let mut grid = Grid::default();
        for (row, cells) in rows.iter().enumerate() {
            let line = cells.iter().enumerate().map(|(column, cell)| self.add_cell((row + 1, column + 1), cell));
            let line: Vec<_> = line.collect();
            grid.rows.push(line);
        }
        self.blocks.push(Block::Table(grid));
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
                    self.add_table(&table, row);
                    row += table.rows.len();
                }
            }
        }
    }

    fn add_table(&mut self, table: &html_table::Table, above: usize) {
        let mut grid = Grid { knows_merges: true, ..Grid::default() };
        for (row, places) in table.rows.iter().enumerate() {
            let mut line = Vec::new();
            for (column, place) in places.iter().enumerate() {
                line.push(match place {
                    Place::Cell { text, .. } => self.add_cell((above + row + 1, column + 1), text),
                    // The cell begins in a row above, or further left in this one.
                    Place::Merged { row: top, column: left } if *top == row => line.get(*left).copied().flatten(),
                    Place::Merged { row: top, column: left } => grid.at(*top, *left),
                    Place::Missing => None,
                });
            }
            grid.rows.push(line);
        }
        self.blocks.push(Block::Table(grid));
    }

    fn add_line(&mut self, row: usize, text: &str) {
        if let Some(piece) = self.add(format!("第 {row} 行"), text) {
            self.blocks.push(Block::Line(piece));
        }
    }

    fn add_cell(&mut self, (row, column): (usize, usize), text: &str) -> Option<PieceId> {
        self.add(format!("第 {row} 行第 {column} 列"), text)
    }

    fn add(&mut self, place: String, text: &str) -> Option<PieceId> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let piece = self.pieces.len();
        self.pieces.push(Piece { place, text: text.to_owned(), fate: None });
        self.cells.push(vec![piece]);
        Some(piece)
    }

    /// The text of a piece.
    pub fn text(&self, piece: PieceId) -> &str {
        self.pieces.get(piece).map_or("", |piece| &piece.text)
    }

    /// Says what became of a piece.
    pub fn set_fate(&mut self, piece: PieceId, fate: Fate) {
        self.pieces.get_mut(piece).into_iter().for_each(|piece| piece.fate = Some(fate.clone()));
    }

    /// Whether it is said already what became of a piece.
    pub fn has_fate(&self, piece: PieceId) -> bool {
        self.pieces.get(piece).is_some_and(|piece| piece.fate.is_some())
    }

    /// Whether a piece is no part of a node.
    pub fn is_apart(&self, piece: PieceId) -> bool {
        let fate = self.pieces.get(piece).and_then(|piece| piece.fate.as_ref());
        !matches!(fate, Some(Fate::Item(_) | Fate::Heading(_)))
    }

    /// Cuts a piece into its lines.
    pub fn cut_lines(&mut self, piece: PieceId) -> Vec<PieceId> {
        let ends = self.text(piece).chars().enumerate().filter(|(_, c)| *c == '\n').map(|(at, _)| at);
        let ends: Vec<usize> = ends.collect();
        self.cut(piece, &ends)
    }

    /// Cuts a piece before each of these characters; gives all parts, of which the first keeps the place of the whole.
    pub fn cut(&mut self, piece: PieceId, before: &[usize]) -> Vec<PieceId> {
        let (chars, place): (Vec<char>, String) = match self.pieces.get(piece) {
            Some(whole) => (whole.text.chars().collect(), whole.place.clone()),
            None => return Vec::new(),
        };
        let ends = before.iter().copied().chain([chars.len()]);
        let mut texts: Vec<String> = Vec::new();
        let mut from = 0;
        for end in ends {
            let part: String = chars.iter().take(end).skip(from).collect();
            if !part.trim().is_empty() {
                texts.push(part.trim().to_owned());
            }
            from = end.max(from);
        }
        let mut parts = vec![piece];
        let mut texts = texts.into_iter();
        if let (Some(whole), Some(first)) = (self.pieces.get_mut(piece), texts.next()) {
            whole.text = first;
        }
        for text in texts {
            parts.push(self.pieces.len());
            self.pieces.push(Piece { place: place.clone(), text, fate: None });
        }
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.contains(&piece)) {
            let at = cell.iter().position(|one| *one == piece).unwrap_or(0);
            cell.splice(at..=at, parts.iter().copied());
        }
        parts
    }

    /// The paper as lines, and the place of each piece in them.
    pub fn into_lines(mut self) -> (Vec<SourceLine>, Vec<usize>) {
        let mut lines = Vec::new();
        let mut places = vec![0; self.pieces.len()];
        for id in self.cells.concat() {
            let Some(piece) = self.pieces.get_mut(id) else { continue };
            places.get_mut(id).into_iter().for_each(|place| *place = lines.len());
            lines.push(SourceLine {
                place: std::mem::take(&mut piece.place),
                text: std::mem::take(&mut piece.text),
                fate: piece.fate.take().unwrap_or_else(|| Fate::NotUnderstood("没有认出是哪一项".to_owned())),
            });
        }
        (lines, places)
    }
}

/// Rows of cells; plain lines give rows of one cell.
fn rows_of(text: &str) -> Vec<Vec<String>> {
    if text.contains('\t') {
        return tsv::parse(text).into_iter().map(join_number).collect();
    }
    let by_comma = table::rows(text);
    let width = by_comma.first().map_or(0, Vec::len);
    if width > 2 && by_comma.len() > 1 && by_comma.iter().all(|row| row.len() == width) {
        return by_comma;
    }
    text.lines().map(|line| vec![line.to_owned()]).collect()
}

/// Word puts a tab behind the number of a list: a row of such a number and one text is one line.
fn join_number(row: Vec<String>) -> Vec<String> {
    let filled: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    match filled.as_slice() {
        [number, text] if row.len() == 2 && is_only_marker(number) => vec![format!("{number} {text}")],
        _ => row,
    }
}

/// Whether a text is a number with its mark and nothing more: `1.`, `（一）`, `①`; not `1`.
fn is_only_marker(text: &str) -> bool {
    marker(text).is_some_and(|marker| marker.end >= text.chars().count())
}
