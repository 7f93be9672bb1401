//! The table. It is drawn like every ledger, with the periods of a task as boxes that are ticked where they stand.

use leptos::prelude::*;

use super::desk::TaskDesk;
use super::row::TaskLine;
use crate::ui::components::{FillFoot, MoreRow, ScrollRegion, Window, open_row, press_row};

/// Columns that always stand, and what stands in their heads.
const HEADS: [(&str, &str); 9] = [
    ("t-title", "事项"),
    ("t-unit", "责任单位"),
    ("t-person", "责任人"),
    ("t-cadence", "频次"),
    ("t-due", "期限、节点"),
    ("t-standard", "完成标准"),
    ("t-boxes", "进度"),
    ("t-state", "状态"),
    ("t-parts", "下级完成"),
];

#[component]
pub fn Table() -> impl IntoView {
    let desk = TaskDesk::get();
    let window = Window::new(Memo::new(move |_| desk.order.with(Vec::len)));
    let drawn = move || desk.order.with(|order| order.iter().copied().take(window.shown()).collect::<Vec<_>>());
    let cols = HEADS.iter().map(|(class, _)| view! { <col class=*class/> }).collect_view();
    let heads = HEADS.iter().map(|(_, label)| view! { <th scope="col">{*label}</th> }).collect_view();
    let foot = Signal::derive(move || {
        let rate = desk.rate.get();
        let dropped =
            if rate.cancelled > 0 { format!("，另有取消 {} 项不计", rate.cancelled) } else { String::new() };
        format!("{}{dropped}", rate.in_words())
    });
    view! {
        <ScrollRegion label="任务清单">
            <table class="ledger ledger-tight fixed duty-tasks" on:keydown=press_row on:click=open_row>
                <caption class="visually-hidden">"任务清单"</caption>
                <colgroup>{cols}</colgroup>
                <thead><tr>{heads}</tr></thead>
                <tbody>
                    <For each=drawn key=|id| *id let(id)><TaskLine id/></For>
                    <MoreRow window span=HEADS.len()/>
                </tbody>
            </table>
        </ScrollRegion>
        <FillFoot text=foot>
            <span class="faint small">
                "进度里 "<kbd>"← →"</kbd>" 换一期，"<kbd>"空格"</kbd>" 记完成　"{move || window.words()}
            </span>
        </FillFoot>
    }
}
