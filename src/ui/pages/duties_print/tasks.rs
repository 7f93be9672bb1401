//! 任务清单 on paper that lies on its side.

use chrono::Datelike;
use leptos::prelude::*;

use super::Desk;
use crate::domain::dates::{day_in_table, day_in_words};
use crate::domain::task::TaskState;
use crate::ledger::duties::list::Reach;
use crate::ui::lists::duties::{TaskRow, progress_words, rate, rows, said};
use crate::ui::pages::paper::{Head, Paper, Signature, Widths, WriteDate};

const HEADS: &[&str] = &["序号", "事项", "责任单位", "责任人", "频次", "期限", "完成标准", "进度", "状态", "完成情况"];
const WIDTHS: [u8; 10] = [4, 17, 10, 7, 7, 7, 16, 6, 7, 0];

pub fn sheet(desk: Desk<'_>) -> AnyView {
    let all = rows(desk.ledger, desk.tree, (desk.org, Reach::Own), desk.year, desk.today);
    let words = format!("{}　截至 {}", rate(&all).in_words(), day_in_words(desk.today));
    let (today, year) = (desk.today, desk.today.year());
    let line = move |(at, row): (usize, &TaskRow)| {
        let task = &row.task;
        let due = task.due.map(|due| day_in_table(due, year)).unwrap_or_default();
        let layers = layers(row);
        let standard =
            if layers.is_empty() { task.standard.clone() } else { format!("{}（{layers}）", task.standard) };
        view! {
            <tr>
                <td class="mid">{at + 1}</td><th class="name" scope="row">{task.title.clone()}</th><td>{row.unit.clone()}</td>
                <td>{task.person.name.clone()}</td><td class="mid">{task.cadence.label()}</td><td class="mid">{due}</td>
                <td>{standard}</td><td class="mid">{progress_words(row, today)}</td><td class="mid">{row.state.label()}</td><td>{said(row)}</td>
            </tr>
        }
    };
    // Dropped ones last: they do not count.
    let (kept, dropped): (Vec<&TaskRow>, Vec<&TaskRow>) = all.iter().partition(|row| row.state != TaskState::Cancelled);
    let body = kept.into_iter().chain(dropped).enumerate().map(line).collect_view();
    view! {
        <Paper title=format!("{} 年基层党建任务清单", desk.year) sub=desk.name() lying=true>
            <p class="doc-small doc-lead">{words}</p>
            <table class="grid-doc duty-doc"><Widths percent=WIDTHS/><Head labels=HEADS/><tbody>{body}</tbody></table>
            <div class="doc-foot"><Signature who="书记"/><Signature who="填报人"/><WriteDate/></div>
        </Paper>
    }
    .into_any()
}

/// 五层联动 in a few words.
fn layers(row: &TaskRow) -> String {
    let task = &row.task;
    let all = [
        ("统一领导", &task.layer_lead),
        ("牵头", &task.layer_head),
        ("配合", &task.layer_partners),
        ("推进", &task.layer_push),
        ("主抓", &task.layer_main),
    ];
    let said = all.into_iter().filter(|(_, who)| !who.is_empty()).map(|(what, who)| format!("{what}：{who}"));
    said.collect::<Vec<_>>().join("；")
}
