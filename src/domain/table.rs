//! Pasted tables: the rows of the text, and which column holds which field.
//!
//! Header words come from the declarations ([`FieldSpec::label`] and [`FieldSpec::paste`]); nothing is listed twice.

use super::kind::{FieldSpec, FieldType};
use super::text::half_width;
use super::tsv;

/// The header is looked for in so many rows from the top; above it stand titles such as “XX社区党员名册”.
const HEADER_WITHIN: usize = 15;

/// Reads pasted text into rows of cells: parted by tabs, or by commas when there is no tab at all.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    if text.contains('\t') || !text.contains(',') { tsv::parse(text) } else { comma_rows(text) }
}

fn comma_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if chars.peek() == Some(&'\n') => {}
            ',' if !quoted => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\n' | '\r' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    if rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    rows
}

/// What a column may mean.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// Name of the field in code.
    pub field: &'static str,
    /// Name of the field on screen.
    pub label: &'static str,
    words: Vec<String>,
}

impl Meaning {
    /// A meaning with its label and its other header words.
    pub fn new(field: &'static str, label: &'static str, words: &[&str]) -> Self {
        let words = std::iter::once(label).chain(words.iter().copied()).map(header_key).collect();
        Self { field, label, words }
    }

    /// The fields that a table may bring: all that the form shows.
    pub fn of_fields(fields: &[FieldSpec]) -> Vec<Self> {
        let pasted =
            fields.iter().filter(|spec| spec.form && !matches!(spec.ty, FieldType::Keyed(_) | FieldType::Json));
        pasted.map(|spec| Self::new(spec.name, spec.label, spec.paste)).collect()
    }
}

/// A column of a pasted table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// Its header as pasted, on one line.
    pub header: String,
    /// Name in code of the field that it brings; none when it is not used.
    pub field: Option<&'static str>,
    /// Name on screen of the field that it brings; none when the header word is not known.
    pub meaning: Option<&'static str>,
}

impl Column {
    /// An earlier column brings the same field already, so this one is not used.
    pub fn is_repeated(&self) -> bool {
        self.field.is_none() && self.meaning.is_some()
    }
}

/// The header of a pasted table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The row in which it stands, from 0.
    pub row: usize,
    /// The columns that have a header or are used.
    pub columns: Vec<Column>,
}

impl Header {
    /// Finds the row with the most known header words, the field `must` among them; none when there is no such row.
    pub fn find(rows: &[Vec<String>], meanings: &[Meaning], must: &str) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for (row, cells) in rows.iter().enumerate().take(HEADER_WITHIN) {
            let header = Self { row, columns: columns(cells, meanings) };
            let known = header.columns.iter().filter(|column| column.field.is_some()).count();
            if header.has(must) && best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, header));
            }
        }
        best.map(|(_, header)| header)
    }

    /// Whether some column brings this field.
    pub fn has(&self, field: &str) -> bool {
        self.columns.iter().any(|column| column.field == Some(field))
    }

    /// The cell of a row that brings this field, as pasted; empty when there is none.
    pub fn cell<'a>(&self, row: &'a [String], field: &str) -> &'a str {
        let column = self.columns.iter().find(|column| column.field == Some(field));
        column.and_then(|column| row.get(column.index)).map_or("", String::as_str)
    }

    /// Whether a row below says the header again, as printed lists do on every page.
    pub fn is_said_again(&self, row: &[String]) -> bool {
        let mut used = self.columns.iter().filter(|column| column.field.is_some());
        used.all(|column| row.get(column.index).is_some_and(|cell| header_key(cell) == header_key(&column.header)))
    }

    /// One sentence for each column that is left out because an earlier one brings the same field.
    pub fn repetitions(&self) -> Vec<String> {
        let said = |column: &Column| {
            let label = column.meaning.filter(|_| column.is_repeated())?;
            let first = self.columns.iter().find(|other| other.field.is_some() && other.meaning == Some(label))?;
            Some(format!("“{}”和“{}”都是{label}，用的是前一列“{}”", first.header, column.header, first.header))
        };
        self.columns.iter().filter_map(said).collect()
    }
}

fn columns(cells: &[String], meanings: &[Meaning]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let header = cell.split_whitespace().collect::<String>();
        if header.is_empty() {
            continue;
        }
        let known = meaning_of(cell, meanings);
        let taken = known.is_some_and(|known| columns.iter().any(|column| column.field == Some(known.field)));
        let field = known.map(|known| known.field).filter(|_| !taken);
        columns.push(Column { index, header, field, meaning: known.map(|known| known.label) });
    }
    columns
}

fn meaning_of<'a>(cell: &str, meanings: &'a [Meaning]) -> Option<&'a Meaning> {
    let key = header_key(cell);
    let known = |word: &str| meanings.iter().find(|meaning| meaning.words.iter().any(|known| known == word));
    let shorter =
        || ["是否为", "是否", "党员", "本人"].iter().filter_map(|before| key.strip_prefix(before)).find_map(known);
    if key.is_empty() { None } else { known(&key).or_else(shorter) }
}

/// A header word without what people put around it: spaces, line breaks, brackets, asterisks, full-width forms.
fn header_key(text: &str) -> String {
    let mut key = String::new();
    let mut depth = 0usize;
    for c in half_width(text).chars() {
        match c {
            '(' | '[' | '{' | '【' | '〔' | '〈' | '<' => depth += 1,
            ')' | ']' | '}' | '】' | '〕' | '〉' | '>' => depth = depth.saturating_sub(1),
            c if depth > 0 || c.is_whitespace() || "*※★☆:;.,、，。·'\"“”".contains(c) => {}
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
