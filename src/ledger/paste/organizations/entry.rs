//! What each line of the text says, before its place in the tree is looked for.

use super::SECRETARY;
use crate::domain::kind::{FieldSpec, Kind, Value};
use crate::domain::organization::{Level, Organization, Sector};
use crate::domain::table::{Column, Header, Meaning};
use crate::ledger::paste::{below, cells, is_blank, is_footer, names};

/// Header words of the 书记.
const SECRETARY_WORDS: &[&str] =
    &["支部书记", "党组织书记", "党支部书记", "书记姓名", "党委书记", "党组织负责人", "负责人"];

/// One organization as the text names it.
#[derive(Debug, Default)]
pub struct Entry {
    pub line: usize,
    pub name: String,
    /// How far it is indented; counts only in a list.
    pub indent: usize,
    /// The upper organization by name.
    pub parent: Option<String>,
    /// The text has a column for the upper organization; without one the order of the lines tells.
    pub has_parent_column: bool,
    pub level: Option<Level>,
    pub sector: Option<Sector>,
    /// Other fields that were given.
    pub values: Vec<(&'static FieldSpec, Value)>,
    pub secretary: Option<String>,
    pub notes: Vec<String>,
    pub problems: Vec<String>,
    pub bad: Vec<&'static str>,
}

/// The columns, what concerns the whole table, and the organizations.
pub fn entries(rows: &[Vec<String>]) -> (Vec<Column>, Vec<String>, Vec<Entry>) {
    let mut meanings = Meaning::of_fields(Organization::SPEC.fields);
    meanings.push(Meaning::new(SECRETARY, "书记", SECRETARY_WORDS));
    meanings.push(Meaning::new(
        Organization::name,
        "名称",
        &["支部名称", "党支部名称", "党组织全称", "组织全称", "全称"],
    ));
    match Header::find(rows, &meanings, Organization::name) {
        Some(header) => {
            let lines = below(rows, header.row).into_iter();
            let lines = lines.filter(|(_, row)| !is_blank(row) && !is_footer(row) && !header.is_said_again(row));
            let entries = lines.map(|(line, row)| from_table(&header, line, row)).collect();
            (header.columns.clone(), header.repetitions(), entries)
        }
        None => from_list(rows),
    }
}

fn from_table(header: &Header, line: usize, row: &[String]) -> Entry {
    let has_parent_column = header.has(Organization::parent);
    let raw = header.cell(row, Organization::name);
    let mut entry = Entry { line, name: tidy(raw), indent: indent(raw), has_parent_column, ..Entry::default() };
    if entry.name.is_empty() {
        entry.problems.push("没有写名称".to_owned());
        entry.bad.push(Organization::name);
    }
    let said = |field: &str| Some(header.cell(row, field)).filter(|text| !cells::is_empty(text));
    entry.parent = said(Organization::parent).map(tidy).filter(|name| !name.is_empty());
    entry.secretary = said(SECRETARY).map(names::person);
    entry.level = said(Organization::level).and_then(|text| level(text, &mut entry));
    entry.sector = said(Organization::sector).and_then(|text| sector(text, &mut entry));
    let apart = [Organization::name, Organization::parent, Organization::level, Organization::sector];
    for spec in Organization::SPEC.fields.iter().filter(|spec| header.has(spec.name) && !apart.contains(&spec.name)) {
        match cells::read(spec, header.cell(row, spec.name)) {
            Ok(said) => {
                entry.notes.extend(said.note);
                if !said.value.is_null() {
                    entry.values.push((spec, said.value));
                }
            }
            Err(why) => {
                entry.problems.push(why);
                entry.bad.push(spec.name);
            }
        }
    }
    entry
}

fn level(text: &str, entry: &mut Entry) -> Option<Level> {
    let found = Level::of(text.trim()).or_else(|| names::level_of(text));
    if found.is_none() {
        let all: Vec<&str> = Level::ALL.iter().map(|level| level.label()).collect();
        entry.problems.push(format!("层级：没有“{}”，只有：{}", text.trim(), all.join("、")));
        entry.bad.push(Organization::level);
    }
    found
}

fn sector(text: &str, entry: &mut Entry) -> Option<Sector> {
    let found = Sector::of(text.trim()).or_else(|| names::sector_of(text));
    if found.is_none() {
        // The office's own words for kinds of units are many; the name still tells.
        entry.notes.push(format!("类别“{}”不认识，没有采用", text.trim()));
    }
    found
}

/// A list without a header: one name to a line, numbers and marks before it left out.
fn from_list(rows: &[Vec<String>]) -> (Vec<Column>, Vec<String>, Vec<Entry>) {
    let mut entries = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !is_blank(row)) {
        let mut named = row.iter().enumerate().filter(|(_, cell)| !tidy(cell).is_empty());
        let (Some((column, cell)), None) = (named.next(), named.next()) else {
            let many = "没有找到表头，党组织没有改动。有几列时第一行要写各列的名称，其中要有“名称”，例：名称、上级党组织、层级、书记";
            return (Vec::new(), vec![many.to_owned()], Vec::new());
        };
        entries.push(Entry { line: at + 1, name: tidy(cell), indent: column * 4 + indent(cell), ..Entry::default() });
    }
    (Vec::new(), Vec::new(), entries)
}

/// A name without what stands before it in lists: spaces, lines of a drawn tree, `1.`, `（一）`.
fn tidy(cell: &str) -> String {
    let cell: String = cell.split_whitespace().collect();
    let cell = cell.trim_start_matches(|c: char| "├└│─━┣┗┃|+-–—·•●○◆■▪*>".contains(c));
    let numbers = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c);
    let rest = cell.trim_start_matches(['(', '（']).trim_start_matches(numbers);
    let marks = ['.', '、', '．', ')', '）'];
    let is_number = rest.len() < cell.len() && (rest.is_empty() || rest.starts_with(marks));
    if is_number { rest.trim_start_matches(marks).to_owned() } else { cell.to_owned() }
}

fn indent(cell: &str) -> usize {
    let before = cell.chars().take_while(|c| c.is_whitespace() || "├└│─━┣┗┃|".contains(*c));
    before.map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
