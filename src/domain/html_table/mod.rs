//! HTML from the clipboard (Word, Excel, WPS, a web page) as lines and tables, with merged cells spread over the places they cover.
//!
//! It knows nothing of what the tables mean. Any text is read; tags that are not closed are closed where the next one demands it.

mod content;
mod entities;
mod grid;
mod tokens;

use content::Content;
use tokens::{Token, tokens};

/// A line outside tables, or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line that is not blank.
    Line(String),
    /// A table.
    Table(Table),
}

/// A table; all rows are equally long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What stands at each place.
    pub rows: Vec<Vec<Place>>,
}

/// What stands at a place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A cell begins here. Its lines are parted by `\n`; it may be blank.
    Cell {
        /// What stands in it.
        text: String,
        /// How many rows it covers.
        rows: usize,
        /// How many columns it covers.
        columns: usize,
    },
    /// Covered by the cell that begins in this row and column.
    Merged {
        /// Row of the cell, from 0.
        row: usize,
        /// Column of the cell, from 0.
        column: usize,
    },
    /// The row ends before.
    Missing,
}

impl Table {
    /// The text of the cell that covers a place; empty where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let place = |row: usize, column: usize| self.rows.get(row)?.get(column);
        let origin = match place(row, column) {
            Some(Place::Merged { row, column }) => place(*row, *column),
            other => other,
        };
        match origin {
            Some(Place::Cell { text, .. }) => text,
            _ => "",
        }
    }
}

/// Whether a text is HTML with something to read in it, so that `5<8` is none.
pub fn is_html(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    ["<table", "<td", "<tr", "<p>", "<p ", "<div", "<html", "<body", "<span", "<li>", "<li ", "<br"]
        .iter()
        .any(|tag| small.contains(tag))
}

/// Reads HTML into lines and tables, in their order.
pub fn read(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for token in tokens(html) {
        reader.take(&token);
    }
    reader.finish()
}

/// A table that is not closed yet.
#[derive(Debug, Default)]
struct Open {
    rows: Vec<Vec<grid::Cell>>,
    /// The row that is open.
    row: Option<Vec<grid::Cell>>,
    /// What stands in the cell that is open, and how many rows and columns it covers.
    cell: Option<(Content, usize, usize)>,
}

#[derive(Debug, Default)]
struct Reader {
    /// What stands outside all tables.
    ground: Content,
    tables: Vec<Open>,
    /// Depth of `pre`.
    kept: usize,
}

/// Tags that begin and end a line.
const BREAKS: &[&str] = &[
    "p",
    "div",
    "br",
    "hr",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "caption",
    "form",
    "center",
    "address",
    "body",
    "html",
    "fieldset",
    "figure",
    "option",
];

impl Reader {
    fn take(&mut self, token: &Token) {
        match token {
            Token::Text(text) => {
                let keep = self.kept > 0;
                self.content().push(text, keep);
            }
            Token::Open(name, _) => self.open(name, token),
            Token::Close(name) => self.close(name),
        }
    }

    /// Where text goes: the innermost open cell, else what stands around the table.
    fn content(&mut self) -> &mut Content {
        let open = self.tables.iter_mut().rev().find_map(|table| table.cell.as_mut());
        open.map_or(&mut self.ground, |(content, _, _)| content)
    }

    fn open(&mut self, name: &str, token: &Token) {
        let number = |attribute: &str| token.attribute(attribute).and_then(|value| value.trim().parse::<usize>().ok());
        match name {
            "table" => {
                self.content().end_line();
                self.tables.push(Open::default());
            }
            "tr" => {
                self.close_row();
                self.need_table();
                self.tables.last_mut().into_iter().for_each(|table| table.row = Some(Vec::new()));
            }
            "td" | "th" => {
                self.close_cell();
                let (rows, columns) = (number("rowspan").unwrap_or(1), number("colspan").unwrap_or(1));
                self.need_table();
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some((Content::default(), rows, columns));
                }
            }
            "tbody" | "thead" | "tfoot" => self.close_row(),
            "ol" => self.content().open_list(Some(number("start").unwrap_or(1))),
            "ul" => self.content().open_list(None),
            "li" => self.content().item(),
            "pre" => {
                self.content().end_line();
                self.kept += 1;
            }
            name if BREAKS.contains(&name) => self.content().end_line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table" => self.close_table(),
            "tr" | "tbody" | "thead" | "tfoot" => self.close_row(),
            "td" | "th" => self.close_cell(),
            "ol" | "ul" => self.content().close_list(),
            "pre" => {
                self.content().end_line();
                self.kept = self.kept.saturating_sub(1);
            }
            name if BREAKS.contains(&name) => self.content().end_line(),
            _ => {}
        }
    }

    /// A row or cell outside tables opens one.
    fn need_table(&mut self) {
        if self.tables.is_empty() {
            self.ground.end_line();
            self.tables.push(Open::default());
        }
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if let Some((content, rows, columns)) = table.cell.take() {
            table.row.get_or_insert_default().push(grid::Cell { blocks: content.finish(), rows, columns });
        }
    }

    fn close_row(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.last_mut() {
            let row = table.row.take();
            table.rows.extend(row);
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        let Some(table) = self.tables.pop() else { return };
        for block in grid::resolve(table.rows) {
            self.content().add(block);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.ground.finish()
    }
}

#[cfg(test)]
mod tests;
