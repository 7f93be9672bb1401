//! 评分表, one a judge and stop: blank to be filled by hand, or as it was filled.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ledger::tour::print::form::{Column, Form, FormRow, FormSheet, Layout, Mark, Span};
use crate::ui::components::Empty;
use crate::ui::pages::paper::{Paper, Prose, WriteDate};

#[component]
pub fn FormSheets(form: Form, sheets: Vec<FormSheet>, filled: bool) -> impl IntoView {
    if sheets.is_empty() || form.rows.is_empty() {
        return view! { <Nothing no_scheme=form.rows.is_empty() filled/> }.into_any();
    }
    let form = Arc::new(form);
    sheets.into_iter().map(|sheet| view! { <Sheet form=form.clone() sheet/> }).collect_view().into_any()
}

#[component]
fn Nothing(no_scheme: bool, filled: bool) -> impl IntoView {
    let (title, text) = match (no_scheme, filled) {
        (true, _) => ("还没有指标体系", "先在“方案和评委”里选定指标体系，再打印评分表。"),
        (_, true) => ("还没有评分表", "这里是已经打好的评分表。要空白的，点“空白评分表”。"),
        (_, false) => ("没有要打的评分表", "先加评委和观摩点，并排好配对。"),
    };
    view! { <Empty title text/> }
}

#[component]
fn Sheet(form: Arc<Form>, sheet: FormSheet) -> impl IntoView {
    let set = format!("set-{}", sheet.font);
    let note =
        (!sheet.note.is_empty()).then(|| view! { <p class="doc-small">{format!("没有计入：{}", sheet.note)}</p> });
    let table = table(&form, &sheet, &set);
    let date = match sheet.day.is_empty() {
        true => view! { <WriteDate/> }.into_any(),
        false => view! { <span>{sheet.day}</span> }.into_any(),
    };
    view! {
        <Paper title="观摩评分表" sub=form.tour.clone()>
            <div class="doc-facts"><span>"观摩点："{sheet.unit}</span><span>"评委："{sheet.judge}</span></div>
            {note}
            {table}
            <div class="doc-keep">
                {remarks(&set, sheet.remarks)}
                <div class="doc-foot"><span>"评委（签名）"<span class="sign"></span></span>{date}</div>
            </div>
        </Paper>
    }
}

fn table(form: &Form, sheet: &FormSheet, set: &str) -> impl IntoView + use<> {
    let layout = form.layout(sheet);
    // Each page of a long sheet says whose it is.
    let running = sheet.long.then(|| {
        let words = format!("观摩点：{}　评委：{}", sheet.unit, sheet.judge);
        view! { <tr><th class="running" colspan=layout.columns.len()>{words}</th></tr> }
    });
    view! {
        <table class=format!("grid-doc score-table {set}")>
            {widths(layout)}
            <thead>{running}<tr>{heads(layout)}</tr></thead>
            <tbody>{rows(form, layout, &sheet.marks)}{total(form, layout, sheet)}</tbody>
        </table>
    }
}

fn widths(layout: &Layout) -> impl IntoView + use<> {
    let one = |(_, percent): &(Column, u32)| view! { <col style:width=format!("{percent}%")/> };
    view! { <colgroup>{layout.columns.iter().map(one).collect_view()}</colgroup> }
}

fn heads(layout: &Layout) -> impl IntoView + use<> {
    layout.columns.iter().map(|(column, _)| view! { <th scope="col">{column.label()}</th> }).collect_view()
}

fn rows(form: &Form, layout: &Layout, marks: &[Mark]) -> impl IntoView + use<> {
    let nothing = Mark::default();
    let row = |(at, row): (usize, &FormRow)| {
        let mark = marks.get(at).unwrap_or(&nothing);
        let cells: Vec<AnyView> = layout.columns.iter().filter_map(|(column, _)| cell(*column, row, mark)).collect();
        let headings = layout.headings_over(row).map(|span| heading(span, layout.columns.len())).collect_view();
        view! { {headings}<tr>{cells}</tr> }
    };
    form.rows.iter().enumerate().map(row).collect_view()
}

/// A 类 or 项 over its rows: `党建基础（20分）`.
fn heading(span: &Span, columns: usize) -> impl IntoView + use<> {
    let points = (!span.points.is_empty()).then(|| format!("（{}）", span.points));
    view! { <tr class="heading"><th scope="rowgroup" colspan=columns>{span.name.clone()}{points}</th></tr> }
}

/// The cell of a row in a column; none where one from above reaches down to it.
fn cell(column: Column, row: &FormRow, mark: &Mark) -> Option<AnyView> {
    let text = |text: &str| Some(view! { <td>{text.to_owned()}</td> }.into_any());
    let mid = |text: &str| Some(view! { <td class="mid">{text.to_owned()}</td> }.into_any());
    match column {
        Column::Class => row.class.as_ref().map(span),
        Column::Section => row.section.as_ref().map(span),
        Column::Number => mid(&row.number),
        Column::Name => text(&row.name),
        Column::Standard => text(&row.standard),
        Column::Method => text(&row.method),
        Column::Points => mid(&row.points),
        Column::Given => mid(&mark.points),
        Column::Reason => text(&mark.reason),
    }
}

fn span(span: &Span) -> AnyView {
    let points = (!span.points.is_empty()).then(|| view! { <br/>{span.points.clone()} });
    view! { <th scope="rowgroup" rowspan=span.rows>{span.name.clone()}{points}</th> }.into_any()
}

fn total(form: &Form, layout: &Layout, sheet: &FormSheet) -> impl IntoView + use<> {
    let before = layout.columns.iter().take_while(|(column, _)| *column != Column::Points).count();
    view! {
        <tr>
            <th scope="row" colspan=before>"合　计"</th><td class="mid">{form.full.clone()}</td><td class="mid">{sheet.total.clone()}</td>
            <td>{sheet.made_of.clone()}</td>
        </tr>
    }
}

fn remarks(set: &str, remarks: [String; 3]) -> impl IntoView + use<> {
    let row = |(label, text): (&'static str, String)| {
        view! { <tr class="may-break"><th scope="row">{label}</th><td><Prose text lines=0/></td></tr> }
    };
    view! {
        <table class=format!("grid-doc remark-table {set}")>
            <colgroup><col style:width="12%"/><col/></colgroup>
            <tbody>{["亮点", "不足", "建议"].into_iter().zip(remarks).map(row).collect_view()}</tbody>
        </table>
    }
}
