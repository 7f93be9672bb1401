//! 联系点 with their four roles, visits and tasks.

use leptos::prelude::*;

use super::Desk;
use crate::domain::dates::month_day;
use crate::domain::responsibility::ContactRole;
use crate::ledger::duties::contacts::{Row, rows, tasks};
use crate::ui::pages::paper::{Head, Paper, Signature, Widths, WriteDate};

const HEADS: &[&str] = &["党组织", "联系领导", "结对部门", "先进支部", "党建指导员", "到点指导", "任务"];

pub fn sheet(desk: Desk<'_>) -> AnyView {
    let all = rows(desk.ledger, desk.tree, desk.org, desk.year, desk.today);
    let visits: usize = all.iter().map(|row| row.visits).sum();
    let words = format!("联系点 {} 个，到点 {visits} 次", all.len());
    let body = all.iter().map(|row| line(desk, row)).collect_view();
    view! {
        <Paper title=format!("{} 年党建联系点和结对包建一览表", desk.year) sub=desk.name() lying=true>
            <p class="doc-small doc-lead">{words}</p>
            <table class="grid-doc duty-doc"><Widths percent=[14, 9, 11, 11, 9, 26, 0]/><Head labels=HEADS/><tbody>{body}</tbody></table>
            <div class="doc-foot"><Signature who="填表人"/><WriteDate/></div>
        </Paper>
    }
    .into_any()
}

fn line(desk: Desk<'_>, row: &Row) -> impl IntoView + use<> {
    let names = |role: ContactRole| row.contact.names_of(role).join("、");
    let visits: Vec<String> = row
        .contact
        .visits_in_order()
        .into_iter()
        .rev()
        .map(|(_, visit)| format!("{} {}：{}", visit.day.map(month_day).unwrap_or_default(), visit.by, visit.text))
        .collect();
    let tasks: Vec<String> = tasks(desk.ledger, row.contact.id)
        .into_iter()
        .map(|task| format!("{}（{}）", task.title, task.state(desk.today).label()))
        .collect();
    let lines = |all: Vec<String>| all.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! {
        <tr>
            <th class="name" scope="row">{row.name.clone()}</th><td>{names(ContactRole::Leader)}</td><td>{names(ContactRole::Department)}</td>
            <td>{names(ContactRole::Model)}</td><td>{names(ContactRole::Instructor)}</td>
            <td class="duty-duties">{lines(visits)}</td><td class="duty-duties">{lines(tasks)}</td>
        </tr>
    }
}
