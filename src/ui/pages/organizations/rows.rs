//! The columns and rows of the tree.

use std::collections::BTreeMap;

use chrono::Datelike;
use leptos::prelude::Callback;

use crate::domain::dates::{Date, day_in_table};
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::Organization;
use crate::ledger::OrgTree;
use crate::ui::components::{Align, Branch, Cell, Column, Row, RowTone, TagTone, thousands};
use crate::ui::lists::organizations::{Term, TreeLine, term, term_source};
use crate::ui::route::Route;

/// What the rows are made from.
pub struct Making<'a> {
    /// All organizations.
    pub tree: &'a OrgTree,
    /// How many members each has.
    pub counts: &'a BTreeMap<Id, usize>,
    /// One's own.
    pub me: Id,
    /// Today.
    pub today: Date,
    /// Folds and unfolds.
    pub on_fold: Callback<String>,
}

/// The heads, as the declaration gives them; the upper organization is told by the tree.
pub fn heads() -> Vec<Column> {
    let declared = |name: &str| Organization::SPEC.field(name);
    let column = |name: &str, width: u32| Column {
        label: declared(name).map_or_else(String::new, |spec| spec.label.to_owned()),
        width,
        ..Column::default()
    };
    let width = |name: &str| declared(name).map_or(0, |spec| u32::from(spec.column));
    let plain = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    vec![
        column(Organization::name, 0),
        column(Organization::level, width(Organization::level)),
        column(Organization::sector, width(Organization::sector)),
        plain("书记", 96, Align::Left),
        plain("党员数", 72, Align::Right),
        column(Organization::term_end, 196),
        column(Organization::phone, width(Organization::phone)),
    ]
}

impl Making<'_> {
    /// One line of the tree.
    pub fn row(&self, line: &TreeLine) -> Option<Row> {
        let org = self.tree.get(line.id)?;
        let secretary = org.secretary().map(|person| person.name.clone()).unwrap_or_default();
        let count = self.counts.get(&org.id).copied().unwrap_or_default();
        let faint = if line.hit { "" } else { "faint" };
        Some(Row {
            key: org.id.to_string(),
            href: Some(Route::Organization(org.id).href()),
            cells: vec![
                self.name(org, line),
                Cell { class: faint, ..Cell::text(org.level.label()) },
                Cell { class: faint, ..Cell::text(org.sector.label()) },
                Cell { class: faint, ..Cell::text(secretary) },
                Cell { class: faint, ..Cell::text(thousands(count)) },
                self.term(org),
                Cell { class: "nowrap", ..Cell::text(org.phone.clone()) },
            ],
            tone: if org.dissolved.is_some() { RowTone::Gone } else { RowTone::Plain },
            no_tick: false,
        })
    }

    fn name(&self, org: &Organization, line: &TreeLine) -> Cell {
        let mut tags = Vec::new();
        if org.id == self.me {
            tags.push(("本单位".to_owned(), TagTone::Plain));
        }
        if org.dissolved.is_some() {
            tags.push(("已撤销".to_owned(), TagTone::Plain));
        }
        if self.tree.cycles().contains(&org.id) {
            tags.push(("上级成了环".to_owned(), TagTone::Red));
        }
        let name = if org.name.is_empty() { "未填名称" } else { &org.name };
        let branch = Some(Branch { depth: line.depth, open: line.open, on_fold: self.on_fold });
        let class = if line.hit { "" } else { "faint" };
        Cell { marks: line.marks.clone(), tags, branch, class, ..Cell::text(name) }
    }

    fn term(&self, org: &Organization) -> Cell {
        let Some((ends, told)) = term(org, self.today) else { return Cell::default() };
        let tags = match told {
            Some(Term::Over) => vec![("届满未换届".to_owned(), TagTone::Red)],
            Some(Term::Soon) => vec![("该准备换届".to_owned(), TagTone::Ochre)],
            None => Vec::new(),
        };
        let reckoned = if org.term_end.is_none() { "按届期推算：" } else { "" };
        let source = term_source(org).unwrap_or_default();
        let text = day_in_table(ends, self.today.year());
        Cell { tags, title: format!("{reckoned}{ends}　{source}"), class: "nowrap", ..Cell::text(text) }
    }
}
