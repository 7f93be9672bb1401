//! Rows below a head; forms; and the same table behind a page break.

use std::ops::Range;

use super::builder::{Builder, Piece};
use super::columns::{Head, find_head, is_form};
use super::headings::{is_common_heading, is_plain_heading};
use super::labels::{Label, label};
use super::source::{Grid, Raw};
use super::tokens::{Token, tokens};
use super::{Fate, text};
use crate::domain::dates::Date;
use crate::domain::scheme::reading::marker::{Style, marker};
use crate::domain::scheme::reading::scan::squeezed;

/// A longer cell is no heading.
const HEADING: usize = 40;

/// Reads a table.
pub fn read(builder: &mut Builder, grid: &Grid) {
    let head = find_head(grid);
    if head.is_none() && is_form(grid) {
        return form(builder, grid);
    }
    let from = head.as_ref().map_or(0, |head| head.rows.start);
    let above: Vec<Raw> = (0..from).flat_map(|row| grid.own(row)).map(|(_, raw)| raw.clone()).collect();
    text::read(builder, &above, true);
    let head = head.unwrap_or_else(|| Head { rows: 0..0, roles: builder.columns.clone(), words: Vec::new() });
    builder.columns.clone_from(&head.roles);
    for (_, raw) in head.rows.clone().flat_map(|row| grid.own(row)) {
        builder.note(&raw.place, &raw.text, Fate::Header);
    }
    let mut rows = Rows { builder, grid, head, told: Vec::new(), known: Vec::new() };
    for row in rows.head.rows.end..grid.rows.len() {
        rows.row(row);
    }
    rows.close();
}

/// What a row says of its measures.
struct Told {
    measures: Range<usize>,
    due: Option<Date>,
    person: String,
}

struct Rows<'a> {
    builder: &'a mut Builder,
    grid: &'a Grid,
    head: Head,
    /// The rows of the finding that is open.
    told: Vec<Told>,
    /// The last words of the columns that stay blank where they go on: 维度, 性质, the upper 问题.
    known: Vec<(usize, String)>,
}

impl Rows<'_> {
    fn role(&self, column: usize) -> Option<Label> {
        self.head.roles.get(column).copied().flatten()
    }

    /// The column whose cells are findings: the last of those that hold 问题.
    fn main(&self) -> Option<usize> {
        self.head.roles.iter().rposition(|role| *role == Some(Label::Problem))
    }

    fn row(&mut self, row: usize) {
        let grid = self.grid;
        let own = grid.own(row);
        if own.is_empty() || self.is_head_again(row, &own) {
            return;
        }
        if let [(column, raw)] = own.as_slice()
            && self.alone(row, *column, raw)
        {
            return;
        }
        let main = self.main();
        let begins =
            main.and_then(|main| own.iter().find(|(column, _)| *column == main)).map(|(_, raw)| raw.text.clone());
        let again = begins.as_ref().is_some_and(|text| self.is_known(text));
        if begins.is_some() && !again {
            self.close();
            self.builder.begin(false);
            self.inherit(row);
        }
        let Some(at) = self.builder.open() else {
            for (_, raw) in own {
                self.builder.note(&raw.place, &raw.text, Fate::NotUnderstood("前面没有问题"));
            }
            return;
        };
        let before = self.count(at);
        for (column, raw) in &own {
            self.cell(at, *column, raw);
        }
        let said = |label: Label| {
            own.iter().find(|(column, _)| self.role(*column) == Some(label)).map(|(_, raw)| raw.text.as_str())
        };
        let due = said(Label::Limit).and_then(|text| super::read_limit(text, self.builder.year).due);
        let person = said(Label::Persons)
            .or_else(|| said(Label::Leaders))
            .and_then(|text| super::split_names(text).into_iter().next());
        let measures = before..self.count(at);
        self.told.push(Told { measures, due, person: person.unwrap_or_default() });
    }

    fn count(&self, at: usize) -> usize {
        self.builder.reading.findings.get(at).map_or(0, |finding| finding.measures.len())
    }

    /// Whether the problem of the finding that is open stands there again, as in a table without merged cells.
    fn is_known(&self, text: &str) -> bool {
        let open = self.builder.open().and_then(|at| self.builder.reading.findings.get(at));
        !self.told.is_empty() && open.is_some_and(|finding| squeezed(&finding.text) == squeezed(value_of(text)))
    }

    fn is_head_again(&mut self, row: usize, own: &[(usize, &Raw)]) -> bool {
        let same = own.len() > 1
            && own
                .iter()
                .all(|(column, raw)| self.head.words.get(*column).is_some_and(|word| *word == squeezed(&raw.text)));
        if same {
            for (_, raw) in self.grid.own(row) {
                self.builder.note(&raw.place, &raw.text, Fate::Header);
            }
        }
        same
    }

    /// A row with one cell: a heading over the rows below, or a note.
    fn alone(&mut self, row: usize, column: usize, raw: &Raw) -> bool {
        let whole = (0..self.grid.width()).all(|at| self.grid.covering(row, at).is_none_or(|cell| cell == raw));
        let Some(token) = tokens(std::slice::from_ref(raw)).into_iter().next().filter(|_| whole) else { return false };
        let said = |words: &[&str]| words.iter().any(|word| squeezed(&raw.text).starts_with(word));
        if said(&["注：", "备注：", "说明：", "合计", "总计", "填表", "注:"])
            || matches!(token.label, Some(Label::Form | Label::PaperDay | Label::PaperUnit))
        {
            let raws = [raw.clone()];
            text::read(self.builder, &raws, true);
            return true;
        }
        let spans = self.grid.covering(row, column + 1) == Some(raw);
        let is_short = token.count() <= HEADING && !token.is_sentence();
        let is_number = marker(&raw.text).is_some_and(|marker| marker.style <= Style::HanBracket);
        // In tab-separated text a blank row may belong to the finding above it.
        let is_heading =
            is_short && (spans || is_number || column == 0 || is_common_heading(&token) || is_plain_heading(&token));
        if is_heading && self.may_head(&token, column, spans) {
            self.close();
            self.builder.headings.begin(token.marker.map(|marker| marker.style), &token.value);
            self.builder.note(&raw.place, &raw.text, Fate::Heading);
            return true;
        }
        false
    }

    fn may_head(&self, token: &Token, column: usize, spans: bool) -> bool {
        let holds = matches!(
            self.role(column),
            Some(Label::Measure | Label::Problem | Label::Persons | Label::Leaders | Label::Limit | Label::Unit)
        );
        spans || !holds || is_common_heading(token) || is_plain_heading(token)
    }

    fn cell(&mut self, at: usize, column: usize, raw: &Raw) {
        let Some(role) = self.role(column) else {
            return self.builder.note(&raw.place, &raw.text, Fate::NotUnderstood("不知道这一栏是什么"));
        };
        let word = self.head.words.get(column).cloned().unwrap_or_default();
        let value = if role == Label::Problem { value_of(&raw.text) } else { &raw.text };
        let is_upper = role == Label::Problem && self.main() != Some(column);
        if matches!(role, Label::Dimension | Label::Commonness) || is_upper {
            self.known.retain(|(known, _)| *known != column);
            self.known.push((column, value.to_owned()));
        }
        let again = role == Label::Problem && !is_upper && self.is_known(&raw.text);
        let label = if is_upper && self.is_wide(column) { Label::Dimension } else { role };
        let word = if role == Label::More { word.as_str() } else { "" };
        let piece = Piece { place: &raw.place, text: &raw.text, value, word };
        if again {
            return self.builder.note(&raw.place, &raw.text, Fate::Finding(at, super::Field::Text));
        }
        self.builder.say_of(at, label, piece);
    }

    /// Whether the cells of a column reach over several findings.
    fn is_wide(&self, column: usize) -> bool {
        let Some(main) = self.main() else { return false };
        self.head.rows.end < self.grid.rows.len()
            && (self.head.rows.end..self.grid.rows.len()).any(|row| {
                let own = self.grid.own(row);
                let begins = own.iter().any(|(at, _)| *at == main);
                begins && !own.iter().any(|(at, _)| *at == column)
            })
    }

    /// What cells above say that reach down to a new finding.
    fn inherit(&mut self, row: usize) {
        let Some(at) = self.builder.open() else { return };
        for column in 0..self.grid.width() {
            let Some(role) = self.role(column).filter(|role| *role != Label::Number) else { continue };
            let is_main = self.main() == Some(column);
            let merged = self.grid.is_from_above(row, column).then(|| self.grid.text(row, column).to_owned());
            let is_blank = self.grid.covering(row, column).is_none();
            let known = || self.known.iter().find(|(known, _)| *known == column).map(|(_, text)| text.clone());
            let Some(text) =
                merged.or_else(|| known().filter(|_| is_blank)).filter(|text| !is_main && !text.is_empty())
            else {
                continue;
            };
            let label = if role == Label::Problem { Label::Dimension } else { role };
            // It was noted where it stands.
            let lines = self.builder.reading.lines.len();
            self.builder.say_of(at, label, Piece::bare("", &text));
            self.builder.reading.lines.truncate(lines);
        }
    }

    /// The finding that is open ends: limits and persons of single rows are those of their measures.
    fn close(&mut self) {
        let told = std::mem::take(&mut self.told);
        let Some(finding) = self.builder.open().and_then(|at| self.builder.reading.findings.get_mut(at)) else {
            return;
        };
        let limits = told.iter().filter(|row| row.due.is_some()).count();
        let persons = told.iter().filter(|row| !row.person.is_empty()).count();
        for row in told {
            for measure in finding.measures.get_mut(row.measures).into_iter().flatten() {
                if limits > 1 {
                    measure.due = row.due;
                }
                if persons > 1 {
                    measure.person.clone_from(&row.person);
                }
            }
        }
    }
}

/// A text without its number.
fn value_of(text: &str) -> &str {
    let end = marker(text).map_or(0, |marker| marker.end);
    let at = text.char_indices().nth(end).map_or(text.len(), |(at, _)| at);
    text.get(at..).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// A form: a label, and beside it what it announces.
fn form(builder: &mut Builder, grid: &Grid) {
    for row in 0..grid.rows.len() {
        let mut announced: Option<(Label, String)> = None;
        for (_, raw) in grid.own(row) {
            match (label(&raw.text), announced.take()) {
                (Some(label), None) => {
                    builder.note(&raw.place, &raw.text, Fate::Header);
                    announced = Some((label, squeezed(&raw.text)));
                }
                (_, Some((Label::Problem, _))) => {
                    builder.begin(false);
                    builder.say(
                        Label::Problem,
                        Piece { value: value_of(&raw.text), ..Piece::bare(&raw.place, &raw.text) },
                    );
                }
                (_, Some((Label::PaperUnit, _))) => {
                    builder.reading.unit.clone_from(&raw.text);
                    builder.note(&raw.place, &raw.text, Fate::Unit);
                }
                (_, Some((Label::PaperDay | Label::Form, _))) => {
                    builder.note(&raw.place, &raw.text, Fate::Apart("填表用的栏目"))
                }
                (_, Some((label, word))) => {
                    let word = if label == Label::More { word.as_str() } else { "" };
                    builder.say(label, Piece { word, ..Piece::bare(&raw.place, &raw.text) });
                }
                (None, None) => text::read(builder, std::slice::from_ref(raw), true),
            }
        }
    }
}
