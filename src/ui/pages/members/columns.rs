//! The columns of the list, as the declarations give them, and its rows.

use std::collections::BTreeMap;

use crate::domain::kind::Id;
use crate::domain::member::Member;
use crate::ledger::work::hours::HoursRow;
use crate::ui::components::{Align, Cell, Column, Row, RowTone, TagTone};
use crate::ui::lists::members::{BY_BRANCH, ListColumn, MemberRow, columns, masked};
use crate::ui::route::Route;

/// The column whose cell is the row's head: the name stands behind the number.
pub const HEAD: usize = 1;

/// A member who is shown, and the characters of the name that the search found.
pub type Shown<'a> = (&'a MemberRow, Vec<(usize, usize)>);

/// The heads: number, the declared columns with the branch between what is public and what is private, marks, hours.
pub fn heads() -> Vec<Column> {
    let (public, private) = declared();
    let head = |column: ListColumn| Column {
        label: column.spec.label.to_owned(),
        width: u32::from(column.spec.column),
        align: align(&column),
        sort: (!column.private).then_some(column.spec.name),
    };
    let plain = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    let mut all = vec![plain("序", 48, Align::Right)];
    all.extend(public.into_iter().map(head));
    all.push(Column { sort: Some(BY_BRANCH), ..plain("党支部", 0, Align::Left) });
    all.extend(private.into_iter().map(head));
    all.push(plain("标记", 128, Align::Left));
    all.push(plain("学时", 80, Align::Right));
    all
}

fn declared() -> (Vec<ListColumn>, Vec<ListColumn>) {
    columns().into_iter().partition(|column| !column.private)
}

fn align(column: &ListColumn) -> Align {
    if column.spec.name == Member::gender { Align::Centre } else { Align::Left }
}

/// The row of the `number`th member. Private values are masked unless `open`; `month` is the present one.
pub fn row(number: usize, (member, marks): Shown, (hours, month): (&BTreeMap<Id, HoursRow>, u32), open: bool) -> Row {
    let mut cells = vec![Cell { class: "faint", ..Cell::text(number.to_string()) }];
    let all = columns();
    let value = |at: usize| member.cells.get(at).cloned().unwrap_or_default();
    for (at, column) in all.iter().enumerate().filter(|(_, column)| !column.private) {
        let is_name = column.spec.name == Member::name;
        // Who is nothing else is 正式, also where nobody wrote it down; the sums below the list count so too.
        let is_standing = column.spec.name == Member::standing;
        let text = if is_standing { member.member.standing.label().to_owned() } else { value(at) };
        cells.push(Cell { marks: if is_name { marks.clone() } else { Vec::new() }, ..Cell::text(text) });
    }
    cells.push(Cell::text(member.branch_name.clone()));
    for (at, column) in all.iter().enumerate().filter(|(_, column)| column.private) {
        let text = value(at);
        let shown = if open { text } else { masked(column.spec.name, &text) };
        cells.push(Cell { class: "nowrap", ..Cell::text(shown) });
    }
    cells.push(Cell { tags: tags(member), ..Cell::default() });
    cells.push(hours.get(&member.member.id).map(|row| hours_cell(row, month)).unwrap_or_default());
    Row {
        key: member.member.id.to_string(),
        href: Some(Route::Member(member.member.id).href()),
        cells,
        tone: if member.has_left { RowTone::Gone } else { RowTone::Plain },
        no_tick: false,
    }
}

fn tags(row: &MemberRow) -> Vec<(String, TagTone)> {
    let member = &row.member;
    let all = [
        (member.floating, "流动".to_owned(), TagTone::Blue),
        (member.retired, "退休".to_owned(), TagTone::Plain),
        (member.is_exempt(), "免于考勤".to_owned(), TagTone::Plain),
        (!row.lacking.is_empty(), row.lacking.join("、"), TagTone::Ochre),
    ];
    all.into_iter().filter(|(holds, ..)| *holds).map(|(_, word, tone)| (word, tone)).collect()
}

fn hours_cell(row: &HoursRow, month: u32) -> Cell {
    let have = hundredths(row.hours);
    match row.need {
        None => Cell { class: "faint", title: row.exempt.clone(), ..Cell::text("免") },
        Some(need) => Cell {
            class: if row.is_behind(month - 1) { "ochre" } else { "" },
            title: format!("今年 {have} 学时，要求 {}", hundredths(need)),
            ..Cell::text(format!("{have} / {}", hundredths(need)))
        },
    }
}

/// Hundredths of 学时 as people write them: `2.5`.
pub fn hundredths(hours: i64) -> String {
    let text = format!("{}.{:02}", hours / 100, hours.rem_euclid(100));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
