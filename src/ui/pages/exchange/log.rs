//! 往来记录: what left and what came in, with 撤销 of an import and the 回执 of a report.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::dates;
use crate::ui::components::{Button, Empty, thousands};
use crate::ui::session::{Passed, Session};

/// The list, newest first.
#[component]
pub fn Log() -> impl IntoView {
    let session = Session::get();
    let rows = move || session.passed.get().into_iter().map(|passed| view! { <LogRow passed/> }).collect_view();
    let none = move || session.passed.with(Vec::is_empty);
    move || {
        if none() {
            return view! { <Empty title="还没有往来" text="导出过、导入过的文件都会列在这里，导入的可以整个撤销。"/> }
                .into_any();
        }
        view! {
            <div class="wide" tabindex="0" role="region" aria-label="往来记录">
                <table class="ledger ledger-tight level">
                    <caption class="visually-hidden">"往来记录"</caption>
                    <thead><tr><th>"时间"</th><th>"方向"</th><th>"内容"</th><th>"对方"</th><th class="num">"记录"</th><th>"办理"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}

#[component]
fn LogRow(passed: Passed) -> impl IntoView {
    let session = Session::get();
    let when = format!("{} {}", dates::month_day(clock::date_of(passed.at)), clock::time_of_day(passed.at));
    let action = passed.action;
    let undo = move |()| {
        leptos::task::spawn_local(async move {
            match find(session, action).await {
                Some(action) => session.take_back(&action),
                None => session.say("这次导入的历史已经清理掉了，不能整个撤销。可以逐条改回"),
            }
        });
    };
    view! {
        <tr>
            <td class="nowrap quiet">{when}</td>
            <td>{if passed.out { "导出" } else { "导入" }}</td>
            <td><b>{passed.title}</b><br/><span class="small faint">{passed.file}</span></td>
            <td>{passed.who}</td>
            <td class="num">{format!("{} 条", thousands(passed.records))}</td>
            <td>{action.is_some().then(|| view! { <Button small=true label="撤销导入" on_press=undo/> })}</td>
        </tr>
    }
}

/// The import's line of the history.
async fn find(session: Session, wanted: Option<(crate::domain::kind::Id, u64)>) -> Option<crate::ledger::Action> {
    const PAGE: u32 = 200;
    let wanted = wanted?;
    let mut before = None;
    loop {
        let lines = session.history(before, PAGE).await.ok()?;
        before = Some(lines.last()?.0);
        if let Some((_, action)) = lines.into_iter().find(|(_, action)| (action.actor, action.n) == wanted) {
            return Some(action);
        }
    }
}
