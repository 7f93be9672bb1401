//! The judges as a sheet: typed one by one, or pasted from Excel.

use leptos::prelude::*;

use super::judge_row::JudgeRow;
use super::new_judge::NewJudgeRow;
use super::paste_judges::{PasteJudges, PastedJudges};
use crate::domain::tour::{JudgeGroup, Tour};
use crate::ledger::tour::plan::move_judge;
use crate::ui::components::{Button, Reorder, ReorderVoice, SectionHead};
use crate::ui::pages::tour::desk::TourDesk;

/// The section.
#[component]
pub fn Judges() -> impl IntoView {
    let desk = TourDesk::get();
    let keys = Memo::new(move |_| {
        desk.judges.with(|judges| judges.iter().map(|(key, _)| key.clone()).collect::<Vec<String>>())
    });
    let count = Signal::derive(move || desk.tour.with(sums));
    let move_to = move |(from, to): (usize, usize)| {
        desk.quietly(|ledger, _| move_judge(ledger, desk.id, from, to));
    };
    let reorder = Reorder::new(Signal::derive(move || keys.with(Vec::len)), Callback::new(move_to));
    let (pasting, pasted) = (RwSignal::new(false), PastedJudges::new(desk));
    // A table that is pasted where one name is asked for is looked at first.
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if desk.may() && text.trim_end().contains(['\t', '\n']) {
            event.prevent_default();
            pasted.put(text);
            pasting.set(true);
        }
    };
    view! {
        <SectionHead title="评委" count>
            <Button small=true label="从 Excel 粘贴" why_not=desk.refusal on_press=move |()| pasting.set(true)/>
        </SectionHead>
        <div class="wide" on:paste=on_paste>
            <table class="sheet agenda judges">
                <caption class="visually-hidden">"评委"</caption>
                <colgroup><col class="j-no"/><col class="j-name"/><col/><col class="j-post"/><col class="j-group"/><col class="j-team"/><col class="j-act"/></colgroup>
                <thead><tr>
                    <th class="mid">"序"</th><th>"姓名"</th><th>"单位"</th><th>"职务"</th><th>"计分组"</th><th>"分组"</th>
                    <th><span class="visually-hidden">"去掉"</span></th>
                </tr></thead>
                <tbody>
                    <For each=move || keys.get() key=Clone::clone let(key)><JudgeRow key keys reorder/></For>
                    {move || desk.may().then(|| view! { <NewJudgeRow/> })}
                </tbody>
            </table>
        </div>
        <p class="small faint keys-line">
            "最后一行写新评委，"<kbd>"Enter"</kbd>" 加入；"<kbd>"Alt ↑"</kbd>" "<kbd>"Alt ↓"</kbd>" 调整次序，也可以拖动。分组空着就评所有的点。"
        </p>
        <ReorderVoice reorder/>
        <PasteJudges open=pasting pasted/>
    }
}

/// `15 人　领导 3　评委 9　互评 3`.
fn sums(tour: &Tour) -> Option<String> {
    let all = tour.judges.len();
    let of = |group: &JudgeGroup| (*group, tour.judges.values().filter(|judge| judge.group == *group).count());
    let order = [JudgeGroup::Leader, JudgeGroup::Judge, JudgeGroup::Peer];
    let groups: Vec<String> = order
        .iter()
        .map(of)
        .filter(|(_, count)| *count > 0)
        .map(|(group, count)| format!("{} {count}", group.label()))
        .collect();
    (all > 0).then(|| format!("{all} 人　{}", groups.join("　")))
}
