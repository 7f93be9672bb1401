//! The chosen files: what each is, and what is odd about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Content, Desk, Incoming};
use crate::domain::dates;
use crate::exchange::judge::judges;
use crate::exchange::{Opened, Preview};
use crate::ledger::Action;
use crate::ui::components::Button;
use crate::ui::session::Session;

/// The list.
#[component]
pub fn Files(desk: Desk) -> impl IntoView {
    let row = move |(at, file): (usize, Incoming)| view! { <FileRow desk at file/> };
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="选中的文件">
            <table class="ledger ledger-tight level">
                <caption class="visually-hidden">"选中的文件"</caption>
                <thead><tr><th>"文件"</th><th>"来自"</th><th>"制作日期"</th><th class="num">"内容"</th><th>"检查"</th></tr></thead>
                <tbody>{move || desk.files.get().into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn FileRow(desk: Desk, at: usize, file: Incoming) -> impl IntoView {
    let ticked = file.ticked;
    let wrong = matches!(file.content, Content::Wrong(_));
    let tick = move |event| {
        let on = event_target_checked(&event);
        desk.files.update(|files| {
            if let Some(file) = files.get_mut(at) {
                file.ticked = on
            }
        });
    };
    let undone = file.undone.clone();
    let (from, made, count, check) = match &file.content {
        Content::Pack(opened, preview) => {
            let made = opened.header.made_at.map(|moment| dates::day_in_words(moment.date())).unwrap_or_default();
            let check = view! { <Check opened=opened.as_ref().clone() preview=preview.as_ref().clone()/> }.into_any();
            (sender(opened), made, sums(opened, preview), check)
        }
        Content::Pictures(all) => (
            String::new(),
            String::new(),
            format!("{} 张", all.len()),
            view! { <span class="faint small">"影像，校验相符"</span> }.into_any(),
        ),
        Content::Wrong(why) => (
            String::new(),
            String::new(),
            String::new(),
            view! { <span class="red small" role="alert">{why.clone()}</span> }.into_any(),
        ),
    };
    view! {
        <tr>
            <td>
                <label class="check" class:is-off=wrong>
                    <input type="checkbox" prop:checked=ticked disabled=wrong on:change=tick/>
                    <span class="cut file-name" title=file.name.clone()>{file.name.clone()}</span>
                </label>
            </td>
            <td class="quiet">{from}</td>
            <td class="quiet nowrap">{made}</td>
            <td class="num nowrap">{count}</td>
            <td>{check}{undone.map(|undo| view! { <Restore desk at undo/> })}</td>
        </tr>
    }
}

/// Who sent it; of a 评分包 the judges too.
fn sender(opened: &Opened) -> String {
    let judges = judges(opened).join("、");
    if judges.is_empty() { opened.sender().to_owned() } else { format!("{}　{judges}", opened.sender()) }
}

/// How many records it holds, and what merging them would do.
fn sums(opened: &Opened, preview: &Preview) -> String {
    let counts = [("新增", preview.counts.new), ("改动", preview.counts.changed), ("冲突", preview.counts.conflict)];
    let words: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word} {count}")).collect();
    let words = if words.is_empty() { "没有变化".to_owned() } else { words.join("，") };
    format!("{} 条：{words}", opened.records.len())
}

/// 恢复那次导入: the import of this very pack was taken back; merging it again would do nothing.
#[component]
fn Restore(desk: Desk, at: usize, undo: Arc<Action>) -> impl IntoView {
    let session = Session::get();
    let restore = move |()| {
        session.restore(&undo);
        desk.files.update(|files| {
            if at < files.len() {
                files.remove(at);
            }
        });
    };
    view! { <Button small=true label="恢复那次导入" on_press=restore/> }
}

#[component]
fn Check(opened: Opened, preview: Preview) -> impl IntoView {
    let ok = match opened.digest_ok {
        Some(true) => "完整，校验相符",
        Some(false) => "",
        None => "读得全，文件没有带校验",
    };
    let remarks = opened.remarks.len() + opened.more_remarks;
    let listed = opened
        .remarks
        .into_iter()
        .take(20)
        .map(|remark| view! { <li>{format!("{}　{}", remark.place, remark.message)}</li> });
    let notes = preview.notes.iter().map(|note| view! { <p class="small ochre">{note.text()}</p> }).collect_view();
    view! {
        <p class="small faint">{ok}</p>
        {notes}
        {(remarks > 0).then(|| view! {
            <details class="small"><summary>{format!("{remarks} 处写法不合，原样保留")}</summary><ul>{listed.collect_view()}</ul></details>
        })}
    }
}
