//! 整改台账 of an organization, lying on its side.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::dates::day_in_words;
use crate::domain::kind::Id;
use crate::ledger::rectify::register::{RegisterRow, register};
use crate::ui::components::{Segment, Segmented};
use crate::ui::pages::paper::{Head, Paper, Widths};
use crate::ui::session::Session;

/// Rows that are set at once: thousands would keep the browser busy for minutes.
const MOST: usize = 1500;
/// Rows of a form that is filled by hand.
const EMPTY_ROWS: usize = 8;

#[component]
pub fn Register(org: Id) -> impl IntoView {
    let session = Session::get();
    let all = RwSignal::new(true);
    let rows = Memo::new(move |_| {
        let which = (all.get(), session.today.get());
        session.findings.with(|board| session.read(|ledger, tree| register(ledger, tree, board, org, which)))
    });
    let segment = |key: &str, label: &str| Segment { key: key.to_owned(), label: label.to_owned(), count: None };
    let segments = vec![segment("all", "全部"), segment("open", "未销号")];
    let value = Signal::derive(move || if all.get() { "all" } else { "open" }.to_owned());
    let paper = move || {
        let name = session.tree.with(|tree| tree.name(org).to_owned());
        // The browser offers the title as the name of the PDF.
        page::set_title(&format!("整改台账 {name}"));
        let day = day_in_words(session.today.get());
        view! { <Sheet name day rows=rows.get()/> }
    };
    view! {
        <div class="print-bar no-print">
            <Segmented label="哪些问题" segments value on_select=move |key: String| all.set(key == "all")/>
        </div>
        <main class="papers" id="page" tabindex="-1">{paper}</main>
    }
}

#[component]
fn Sheet(name: String, day: String, mut rows: Vec<RegisterRow>) -> impl IntoView {
    let count = rows.len();
    let cut = count.saturating_sub(MOST);
    rows.truncate(MOST);
    let note = (cut > 0).then(|| format!("一共 {count} 条，这里是前 {MOST} 条；其余的请到下级单位的台账里打印。"));
    let note = note.map(|note| view! { <p class="doc-small">{note}</p> });
    let blank = (0..if count == 0 { EMPTY_ROWS } else { 0 }).map(|_| blank_row()).collect_view();
    view! {
        <Paper title="整改台账" sub=name lying=true>
            <div class="doc-facts"><span>{format!("共 {count} 条")}</span><span class="doc-right">{day}</span></div>
            {note}
            <table class="grid-doc register-doc">
                <Widths percent=vec![4, 17, 5, 22, 7, 7, 9, 7, 0, 6, 7]/>
                <Head labels=&["序号", "问题", "性质", "整改措施", "责任领导", "责任人", "责任单位", "整改时限", "进展情况", "状态", "销号日期"]/>
                <tbody>{rows.into_iter().zip(1..).map(row).collect_view()}{blank}</tbody>
            </table>
            <div class="doc-foot"><span>"填表人："<span class="sign"></span></span><span>"审核人："<span class="sign"></span></span></div>
        </Paper>
    }
}

fn row((row, number): (RegisterRow, usize)) -> impl IntoView {
    let measures = row.measures.into_iter().map(|one| view! { <p>{one}</p> }).collect_view();
    view! {
        <tr>
            <td class="mid">{number}</td><td>{row.text}</td><td class="mid">{row.nature}</td><td>{measures}</td>
            <td>{row.leaders}</td><td>{row.persons}</td><td>{row.unit}</td><td class="mid">{row.limit}</td>
            <td>{row.progress}</td><td class="mid">{row.state}</td><td class="mid">{row.closed}</td>
        </tr>
    }
}

fn blank_row() -> impl IntoView {
    view! { <tr class="register-blank">{(0..11).map(|_| view! { <td></td> }).collect_view()}</tr> }
}
