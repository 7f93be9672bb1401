//! The two tables: by organization, and by who looks after it.

use leptos::prelude::*;

use super::ContactsDesk;
use crate::domain::dates::{Date, day_in_table};
use crate::domain::responsibility::ContactRole;
use crate::ledger::duties::contacts::{self, by_person};
use crate::ui::components::{Align, Cell, Column, LedgerTable, Row, SectionHead};
use crate::ui::route::Route;

#[component]
pub fn Tables() -> impl IntoView {
    let desk = ContactsDesk::get();
    let rows = Memo::new(move |_| {
        let today = desk.session.today.get();
        desk.rows.with(|rows| rows.iter().map(|row| line(row, today)).collect::<Vec<_>>())
    });
    let column = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    let columns = vec![
        column("党组织", 0, Align::Left),
        column("联系领导", 148, Align::Left),
        column("结对部门", 140, Align::Left),
        column("先进支部", 140, Align::Left),
        column("党建指导员", 104, Align::Left),
        column("到点（次）", 84, Align::Right),
        column("最近到点", 96, Align::Left),
        column("任务（未完成 / 全部）", 152, Align::Right),
    ];
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="联系点">
            <LedgerTable label="联系点" columns rows/>
        </div>
        <People/>
    }
}

fn line(row: &contacts::Row, today: Date) -> Row {
    let names = |role: ContactRole| {
        let names = row.contact.names_of(role).join("、");
        if names.is_empty() { Cell { class: "faint", ..Cell::text("—") } } else { Cell::text(names) }
    };
    let leader = match row.contact.names_of(ContactRole::Leader).is_empty() {
        true => Cell { class: "ochre", ..Cell::text("没有定") },
        false => names(ContactRole::Leader),
    };
    let last = match row.last {
        Some(day) => Cell::text(day_in_table(day, chrono::Datelike::year(&today))),
        None => Cell { class: "ochre", ..Cell::text("还没到过") },
    };
    let tasks = match (row.tasks, row.late) {
        (0, _) => Cell { class: "faint", ..Cell::text("—") },
        (all, 0) => Cell::text(format!("{} / {all}", row.open)),
        (all, late) => Cell { class: "red", ..Cell::text(format!("{} / {all}，逾期 {late}", row.open)) },
    };
    Row {
        key: row.contact.id.to_string(),
        href: Some(Route::Contact(row.contact.id).href()),
        cells: vec![
            Cell::text(row.name.clone()),
            leader,
            names(ContactRole::Department),
            names(ContactRole::Model),
            names(ContactRole::Instructor),
            Cell::text(row.visits.to_string()),
            last,
            tasks,
        ],
        ..Row::default()
    }
}

/// Who looks after whom.
#[component]
fn People() -> impl IntoView {
    let desk = ContactsDesk::get();
    let all = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let one = |(name, rows): (String, Vec<&contacts::Row>)| {
                let places: Vec<_> = rows.iter().map(|row| (row.contact.id, row.name.clone(), row.visits)).collect();
                (name, places)
            };
            by_person(rows).into_iter().map(one).collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let place = |(id, name, visits): (crate::domain::kind::Id, String, usize)| {
        view! { <span class="duty-place"><a href=Route::Contact(id).href()>{name}</a><span class="quiet small">{format!(" {visits} 次")}</span></span> }
    };
    let line = move |(name, places): (String, Vec<_>)| {
        view! { <dt>{name}</dt><dd>{places.into_iter().map(place).collect_view()}</dd> }
    };
    move || {
        some.get().then(|| {
            view! {
                <SectionHead title="谁联系谁" count="后面是该党组织今年的到点次数"/>
                <dl class="facts duty-people">{move || all.get().into_iter().map(line).collect_view()}</dl>
            }
        })
    }
}
