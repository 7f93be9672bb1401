//! The lines as a sheet.

use leptos::prelude::*;

use super::desk::{SchemeDesk, Wrong};
use crate::domain::kind::{Choice, Group};
use crate::domain::points;
use crate::domain::scheme::{Line, NodeLevel, Outline, Scheme, SchemeNode, Side};
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
    let done = match (event.key().as_str(), event.alt_key(), event.ctrl_key()) {
        ("ArrowUp", true, false) => Some(desk.shift(-1)),
        ("ArrowDown", true, false) => Some(desk.shift(1)),
        ("ArrowLeft", true, false) => Some(desk.indent(false)),
        ("ArrowRight", true, false) => Some(desk.indent(true)),
        ("Enter", false, true) => Some(desk.add(NodeLevel::Item)),
        ("Delete", false, true) => Some(desk.remove()),
        _ => None,
    };
    if done.is_some() {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn columns() -> Vec<GridColumn> {
    let column = |field: &str| {
        let spec = SchemeNode::FIELDS.iter().find(|spec| spec.name == field);
        let label = spec.map_or("", |spec| spec.label).to_owned();
        let (width, align, kind) = match field {
            SchemeNode::level => (56, Align::Centre, choices(NodeLevel::CHOICES)),
            SchemeNode::name => (188, Align::Left, GridKind::Text),
            SchemeNode::points => (84, Align::Right, GridKind::Text),
            SchemeNode::side => (62, Align::Centre, choices(Side::CHOICES)),
            SchemeNode::method => (104, Align::Left, GridKind::Text),
            _ => (0, Align::Left, GridKind::Long),
        };
        GridColumn { label, width, align, kind }
    };
    SHEET.iter().map(|field| column(field)).collect()
}

fn choices(all: &[Choice]) -> GridKind {
    // 类 before 项 before 条, 得分 before 加分 before 扣分.
    let mut all: Vec<_> = all.iter().map(|one| (one.key.to_owned(), one.label.to_owned())).collect();
    if all.iter().any(|(key, _)| key == NodeLevel::Class.key()) {
        all.reverse();
    }
    GridKind::Select(all)
}

fn grid_rows(scheme: &Scheme, outline: &Outline, wrong: &Wrong) -> Vec<GridRow> {
    let mut classes = 0;
    let row = |line: &Line| {
        let node = scheme.nodes.get(&line.key)?;
        classes += usize::from(node.level == NodeLevel::Class);
        let head = match (line.leaf, node.level) {
            (Some(leaf), _) => (leaf + 1).to_string(),
            (None, NodeLevel::Class) => numeral(classes),
            (None, _) => String::new(),
        };
        let cells = SHEET.iter().map(|field| cell(line, node, field, wrong)).collect();
        Some(GridRow { head: Some(head), cells })
    };
    outline.lines.iter().filter_map(row).collect()
}

fn cell(line: &Line, node: &SchemeNode, field: &'static str, wrong: &Wrong) -> GridCell {
    let text = |text: &str| GridCell { text: text.to_owned(), ..GridCell::default() };
    let mut cell = match field {
        SchemeNode::level => text(node.level.key()),
        SchemeNode::name => GridCell { class: depth_class(line), placeholder: "名称", ..text(&node.name) },
        SchemeNode::points => stated(line, node),
        // A heading counts in no way of its own.
        SchemeNode::side if line.leaf.is_none() => GridCell { read: true, ..GridCell::default() },
        SchemeNode::side => text(node.side.key()),
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

/// 一, 二 … 九十九; beyond, in figures.
fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) if tens < 10 => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}
