//! 活动方案.

use leptos::prelude::*;

use crate::ledger::work::print::{PrintDay, PrintItem};
use crate::ui::pages::paper::{Form, Head, Pair, Paper, Signature, Wide, Widths, WriteDate};
use crate::ui::sheets::fact;

/// Rows of an agenda that is written by hand.
const EMPTY_ROWS: usize = 6;

#[component]
pub fn SchemeSheet(day: PrintDay) -> impl IntoView {
    view! {
        <Paper title=format!("{}活动方案", day.title) sub=day.org.clone()>
            <Facts day=day.clone()/>
            <Agenda items=day.agenda empty_rows=EMPTY_ROWS/>
            <div class="doc-foot"><Signature who="拟稿人"/><Signature who="审核人"/><WriteDate/></div>
        </Paper>
    }
}

#[component]
fn Facts(day: PrintDay) -> impl IntoView {
    let known = move |label: &str| fact(&day, label);
    let branches = Some(known("参加支部")).filter(|names| !names.is_empty());
    let branches = branches.map(|names| view! { <Wide label="参加支部" text=names/> });
    view! {
        <Form>
            <Wide label="主题" text=known("主题")/>
            <Wide label="时间" text=known("时间")/>
            <Wide label="地点" text=known("地点")/>
            <Pair label="主持人" text=known("主持人") other="记录人" other_text=known("记录人")/>
            <Wide label="参加范围" text=known("参加范围")/>
            {branches}
            <Wide label="内容" text=known("内容") lines=3/>
            <Wide label="学习资料" text=known("学习资料")/>
            <Wide label="物资" text=known("物资")/>
            <Wide label="预算" text=known("预算")/>
        </Form>
    }
}

/// The agenda as a table; `empty_rows` to write on when there is none.
#[component]
pub fn Agenda(items: Vec<PrintItem>, empty_rows: usize) -> impl IntoView {
    let rows = if items.is_empty() {
        (1..=empty_rows).map(|number| view! { <AgendaRow number item=None/> }).collect_view()
    } else {
        items.into_iter().zip(1..).map(|(item, number)| view! { <AgendaRow number item=Some(item)/> }).collect_view()
    };
    view! {
        <h2>"议程"</h2>
        <table class="grid-doc form-doc">
            <Widths percent=&[9, 12, 18, 0, 17, 12]/>
            <Head labels=&["序号", "时间", "环节", "内容", "负责人", "分钟"]/>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn AgendaRow(number: usize, item: Option<PrintItem>) -> impl IntoView {
    let start = item.as_ref().and_then(|item| item.start).map(|time| time.to_string());
    let minutes = item.as_ref().and_then(|item| item.minutes);
    let (kind, title, person) = item.map(|item| (item.kind, item.title, item.person)).unwrap_or_default();
    view! {
        <tr>
            <td class="mid">{number}</td><td class="mid">{start}</td><td>{kind}</td><td>{title}</td><td>{person}</td>
            <td class="mid">{minutes}</td>
        </tr>
    }
}
