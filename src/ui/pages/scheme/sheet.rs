//! The lines as a sheet.

use leptos::prelude::*;

use super::desk::{SchemeDesk, Wrong};
use crate::domain::kind::Group;
use crate::domain::points;
use crate::domain::scheme::{Line, NodeLevel, Outline, Scheme, SchemeNode, Side};
use crate::domain::text::han_number;
use crate::ledger::scheme::SHEET;
use crate::ui::components::{Align, Grid, GridCell, GridColumn, GridKind, GridRow, PasteBlock};

/// The sheet and its keys.
#[component]
pub fn Sheet() -> impl IntoView {
    let desk = SchemeDesk::get();
    let rows = Memo::new(move |_| {
        let wrong = desk.wrong.get();
        desk.scheme.with(|scheme| match scheme {
            Some(scheme) => desk.outline.with(|outline| grid_rows(scheme, outline, &wrong)),
            None => Vec::new(),
        })
    });
    view! {
        <div class="scheme-sheet" on:keydown=move |event| keys(desk, &event)>
            <Grid label="指标" corner="序" columns=columns() rows go=desk.go
                on_commit=move |(row, col, text): (usize, usize, String)| desk.type_cell(row, col, text)
                on_paste=move |block: PasteBlock| desk.type_block(&block)
                on_row=move |row: usize| desk.at.set(row)/>
        </div>
    }
}

/// The keys for lines as a whole.
fn keys(desk: SchemeDesk, event: &leptos::ev::KeyboardEvent) {
    match (event.key().as_str(), event.alt_key(), event.ctrl_key()) {
        ("ArrowUp", true, false) => desk.shift(-1),
        ("ArrowDown", true, false) => desk.shift(1),
        ("ArrowLeft", true, false) => desk.indent(false),
        ("ArrowRight", true, false) => desk.indent(true),
        ("Enter", false, true) => desk.add(NodeLevel::Item),
        ("Delete", false, true) => desk.remove(),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn columns() -> Vec<GridColumn> {
    let column = |field: &str| {
        let spec = SchemeNode::FIELDS.iter().find(|spec| spec.name == field);
        let label = spec.map_or("", |spec| spec.label).to_owned();
        let (width, align, kind) = match field {
            SchemeNode::level => (56, Align::Centre, choices(NodeLevel::ALL.iter().rev().map(|level| level.label()))),
            SchemeNode::name => (188, Align::Left, GridKind::Text),
            SchemeNode::points => (84, Align::Right, GridKind::Text),
            SchemeNode::side => (62, Align::Centre, choices(Side::ALL.iter().map(|side| side.label()))),
            SchemeNode::method => (104, Align::Left, GridKind::Text),
            _ => (0, Align::Left, GridKind::Long),
        };
        GridColumn { label, width, align, kind }
    };
    SHEET.iter().map(|field| column(field)).collect()
}

/// Words as keys, so that what is copied to Excel can be read there.
fn choices<'a>(labels: impl Iterator<Item = &'a str>) -> GridKind {
    GridKind::Select(labels.map(|label| (label.to_owned(), label.to_owned())).collect())
}

fn grid_rows(scheme: &Scheme, outline: &Outline, wrong: &Wrong) -> Vec<GridRow> {
    let (mut classes, mut sections) = (0, 0);
    let row = |line: &Line| {
        let node = scheme.nodes.get(&line.key)?;
        let head = match (line.leaf, node.level) {
            (Some(leaf), _) => (leaf + 1).to_string(),
            (None, NodeLevel::Class) => {
                (classes, sections) = (classes + 1, 0);
                han_number(classes)
            }
            (None, _) => {
                sections += 1;
                format!("({})", han_number(sections))
            }
        };
        let cells = SHEET.iter().map(|field| cell(line, node, field, wrong)).collect();
        Some(GridRow { head: Some(head), cells })
    };
    outline.lines.iter().filter_map(row).collect()
}

fn cell(line: &Line, node: &SchemeNode, field: &'static str, wrong: &Wrong) -> GridCell {
    let text = |text: &str| GridCell { text: text.to_owned(), ..GridCell::default() };
    let mut cell = match field {
        SchemeNode::level => text(node.level.label()),
        SchemeNode::name => GridCell { class: depth_class(line), placeholder: "名称", ..text(&node.name) },
        SchemeNode::points => stated(line, node),
        // A heading counts in no way of its own.
        SchemeNode::side if line.leaf.is_none() => GridCell { read: true, ..GridCell::default() },
        SchemeNode::side => text(node.side.label()),
        SchemeNode::method => text(&node.method),
        _ => text(&node.standard),
    };
    if let Some((typed, why)) = wrong.get(&(line.key.clone(), field)) {
        cell = GridCell { problem: Some(why.clone()), ..text(typed) };
    }
    cell
}

/// What the paper says, and of a heading what stands below it, in ochre where the two differ.
fn stated(line: &Line, node: &SchemeNode) -> GridCell {
    let said = node.points.map(points::shown).unwrap_or_default();
    let differs = node.points.is_some_and(|said| said != line.sum) && line.sum > 0;
    let small = (line.leaf.is_none() && line.sum > 0).then(|| (format!("合计 {}", points::shown(line.sum)), differs));
    let lacking = line.leaf.is_some() && node.side == Side::Base;
    GridCell { text: said, small, placeholder: if lacking { "未填" } else { "" }, ..GridCell::default() }
}

fn depth_class(line: &Line) -> &'static str {
    match (line.depth, line.leaf) {
        (0, None) => "n-class",
        (0, Some(_)) => "",
        (1, None) => "n-section",
        (1, Some(_)) => "n-1",
        _ => "n-2",
    }
}
