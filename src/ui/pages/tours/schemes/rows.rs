//! The rows of the list.

use crate::domain::dates::day_in_words;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::scheme::{Scheme, outline};
use crate::ledger::scheme::users;
use crate::ledger::{Ledger, OrgTree};
use crate::ui::components::{Align, Cell, Column, Mark, Row, TagTone};
use crate::ui::route::Route;

/// The columns.
pub fn heads() -> Vec<Column> {
    let column = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    vec![
        column("名称", 0, Align::Left),
        column("版本", 72, Align::Left),
        column("用途", 84, Align::Left),
        column("年度", 64, Align::Left),
        column("条数", 64, Align::Right),
        column("总分", 72, Align::Right),
        column("状态", 152, Align::Left),
        column("用它的观摩", 224, Align::Left),
    ]
}

/// One scheme.
pub fn row(ledger: &Ledger, tree: &OrgTree, me: Id, scheme: &Scheme) -> Row {
    let outline = outline(scheme);
    let owner = scheme.org.filter(|org| tree.resolve(*org) != tree.resolve(me));
    let tags = owner.map(|org| (tree.name(org).to_owned(), TagTone::Plain)).into_iter().collect();
    let name = if scheme.name.is_empty() { "没有名称" } else { &scheme.name };
    let (mark, state) = match scheme.frozen {
        Some(day) => (Mark::Done, format!("{}启用", day_in_words(day))),
        None => (Mark::Open, "草稿".to_owned()),
    };
    let state = Cell { state: Some(mark), ..Cell::text(state) };
    let points = match outline.troubles.len() {
        0 => Cell::text(points::shown(outline.full)),
        count => Cell {
            class: "ochre",
            title: format!("有 {count} 处分值对不上，打开看“检查”"),
            ..Cell::text(points::shown(outline.full))
        },
    };
    let tours = users(ledger, scheme.id).into_iter().map(|tour| tour.name).collect::<Vec<_>>().join("、");
    Row {
        key: scheme.id.to_string(),
        href: Some(Route::Scheme(scheme.id).href()),
        cells: vec![
            Cell { tags, ..Cell::text(name) },
            Cell::text(format!("第 {} 版", scheme.version.unwrap_or(1))),
            Cell::text(scheme.used_for.label()),
            Cell::text(scheme.year.map(|year| year.to_string()).unwrap_or_default()),
            Cell::text(outline.leaves.len().to_string()),
            points,
            state,
            Cell::text(tours),
        ],
        ..Row::default()
    }
}
