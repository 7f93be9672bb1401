//! The scheme as a table to be read: on paper, and on the screen where it does not change any more.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::domain::points::shown;
use crate::domain::scheme::{Outline, Scheme};
use crate::ledger::scheme::{Beside, PaperRow, paper};

/// The table.
#[component]
pub fn Doc() -> impl IntoView {
    let desk = SchemeDesk::get();
    move || desk.scheme.get().map(|scheme| view! { <Table scheme outline=desk.outline.get()/> })
}

#[component]
fn Table(scheme: Arc<Scheme>, outline: Arc<Outline>) -> impl IntoView {
    let paper = paper(&scheme, &outline);
    let sections = paper.has_sections;
    let section_col = sections.then(|| view! { <col class="p-section"/> });
    let section_head = sections.then(|| view! { <th scope="col">"项"</th> });
    let rows = paper.rows.into_iter().map(|row| table_row(row, sections)).collect_view();
    let span = if sections { "4" } else { "3" };
    let notes = scheme.note.lines().filter(|line| !line.trim().is_empty());
    let notes = notes.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <h1 class="print-only">{scheme.name.clone()}</h1>
        <p class="doc-sub print-only">{words(&scheme)}</p>
        <table class="grid-doc scheme-doc">
            <caption class="visually-hidden">{scheme.name.clone()}</caption>
            <colgroup><col class="p-class"/>{section_col}<col class="p-no"/><col class="p-name"/><col class="p-points"/><col/><col class="p-method"/></colgroup>
            <thead><tr>
                <th scope="col">"类"</th>{section_head}<th scope="col">"序"</th><th scope="col">"条"</th><th scope="col">"分值"</th>
                <th scope="col">"评分标准"</th><th scope="col">"考评方式"</th>
            </tr></thead>
            <tbody>
                {rows}
                <tr><th scope="row" colspan=span>"合计"</th><td class="mid">{shown(outline.full)}</td><td></td><td></td></tr>
            </tbody>
        </table>
        <div class="print-only scheme-notes">{notes}</div>
    }
}

/// `观摩，2026 年，第 2 版`.
fn words(scheme: &Scheme) -> String {
    let year = scheme.year.map(|year| format!("{year} 年"));
    let version = scheme.version.map(|version| format!("第 {version} 版"));
    let source = Some(scheme.source.clone()).filter(|source| !source.is_empty());
    let words = [Some(scheme.used_for.label().to_owned()), year, version, source];
    words.into_iter().flatten().collect::<Vec<_>>().join("，")
}

fn table_row(row: PaperRow, sections: bool) -> impl IntoView {
    let class = row.class.map(beside);
    let section = row.section.filter(|_| sections).map(beside);
    let leaf = row.leaf;
    let standard = leaf.standard.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <tr>
            {class}{section}<td class="mid">{leaf.number}</td><td>{leaf.name}</td><td class="mid">{row.points}</td>
            <td>{standard}</td><td>{leaf.method}</td>
        </tr>
    }
}

fn beside(cell: Beside) -> impl IntoView {
    let points = (!cell.points.is_empty()).then(|| view! { <br/><small>{format!("{} 分", cell.points)}</small> });
    view! { <th scope="rowgroup" rowspan=cell.rows.to_string()>{cell.name}{points}</th> }
}
