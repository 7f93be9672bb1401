//! What was understood, to be corrected before it is imported.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::pasted::{Entry, Pasted};
use crate::domain::kind::Choice;
use crate::domain::points;
use crate::domain::scheme::{NodeLevel, Side};
use crate::ui::components::{Select, TextInput, focus_first};

/// The tree of 类, 项 and 条.
#[component]
pub fn Tree(pasted: Pasted) -> impl IntoView {
    let rows = Memo::new(move |_| (pasted.turn.get(), pasted.entries.with(Vec::len)));
    view! {
        <div class="paste-pane" tabindex="0" role="region" aria-label="读懂的指标">
            <table class="ledger ledger-tight paste-tree">
                <caption class="visually-hidden">"读懂的指标"</caption>
                <colgroup><col class="p-tick"/><col class="p-level"/><col class="p-name"/><col class="p-points"/><col class="p-side"/><col/><col class="p-method"/></colgroup>
                <thead><tr>
                    <th scope="col" class="tick"><span class="visually-hidden">"导入"</span></th>
                    <th scope="col">"层次"</th><th scope="col">"名称"</th><th scope="col" class="num">"分值"</th>
                    <th scope="col">"计分"</th><th scope="col">"评分标准"</th><th scope="col">"考评方式"</th>
                </tr></thead>
                <tbody>
                    <For each=move || { let (turn, count) = rows.get(); (0..count).map(move |at| (turn, at)) } key=|row| *row let((_, at))>
                        <TreeRow pasted at/>
                    </For>
                </tbody>
            </table>
            {move || (rows.get().1 == 0).then(|| view! {
                <p class="quiet paste-none">"没有读懂一条指标。请连同表头，把整张表选中再复制；只有文字的，一行写一条。"</p>
            })}
        </div>
    }
}

/// Id of the row of an entry.
pub fn row_id(at: usize) -> String {
    format!("paste-row-{at}")
}

#[component]
fn TreeRow(pasted: Pasted, at: usize) -> impl IntoView {
    let entry = Memo::new(move |_| pasted.entries.with(|entries| entries.get(at).cloned()));
    let of = move |f: fn(&Entry) -> String| {
        Signal::derive(move || entry.with(|entry| entry.as_ref().map(f).unwrap_or_default()))
    };
    let Some(Entry { taken, .. }) = entry.get_untracked() else { return ().into_any() };
    let node = taken.node;
    // Which lines are headings does not change while one corrects.
    let is_heading = pasted.entries.with_untracked(|all| all.iter().any(|one| one.taken.node.parent == Some(at)));
    let name = of(|entry| entry.taken.node.name.clone());
    let called = move || name.with(|name| if name.is_empty() { format!("第 {} 行", at + 1) } else { name.clone() });
    let stated = of(|entry| match &entry.wrong {
        Some((typed, _)) => typed.clone(),
        None => entry.taken.node.points.map(points::shown).unwrap_or_default(),
    });
    let wrong = Memo::new(move |_| entry.with(|entry| entry.as_ref()?.wrong.as_ref().map(|(_, why)| why.clone())));
    let out = Memo::new(move |_| entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.taken.out)));
    let sum = move || is_heading.then(|| below(pasted, at)).flatten();
    let side = (!is_heading).then(|| {
        let value = of(|entry| entry.taken.node.side.key().to_owned());
        let label = Signal::derive(move || format!("{}的计分", called()));
        let option = |one: &Choice| (one.key.to_owned(), one.label.to_owned());
        let options: Vec<(String, String)> = Side::CHOICES.iter().map(option).collect();
        view! { <span class="bare"><Select label value options on_commit=move |key: String| pasted.set_side(at, &key)/></span> }
    });
    view! {
        <tr id=row_id(at) class=level_class(node.level) class:is-out=out class:is-on=move || pasted.at.get() == Some(at)
            on:focusin=move |_| pasted.at.set(Some(at)) on:click=move |_| pasted.at.set(Some(at))>
            <td class="tick">
                <input type="checkbox" aria-label=move || format!("导入 {}", called()) prop:checked=move || !out.get()
                    on:change=move |event| { let on = event_target_checked(&event); pasted.change(at, |entry| entry.taken.out = !on); }/>
            </td>
            <td class="faint">{node.level.label()}</td>
            <td class="p-name" on:keydown=move |event| step(&event, at, "p-name")>
                <TextInput label=Signal::derive(move || format!("{}的名称", called())) value=name
                    on_commit=move |text: String| pasted.change(at, |entry| entry.taken.node.name = text.trim().to_owned())/>
            </td>
            <td class="p-points" class:is-wrong=move || wrong.with(Option::is_some) on:keydown=move |event| step(&event, at, "p-points")>
                <TextInput label=Signal::derive(move || format!("{}的分值", called())) value=stated number=true inputmode="decimal"
                    on_commit=move |text: String| pasted.set_points(at, &text)/>
                {move || wrong.get().map(|why| view! { <span class="wrong">{why}</span> })}
                {sum}
            </td>
            <td class="p-side">{side}</td>
            <td class="p-text"><span class="two" title=node.standard.clone()>{node.standard.clone()}</span></td>
            <td class="p-text"><span class="two" title=node.method.clone()>{node.method.clone()}</span></td>
        </tr>
    }
    .into_any()
}

/// ↑, ↓ and Enter lead to the same box of the row above or below.
fn step(event: &KeyboardEvent, at: usize, column: &str) {
    let to = match event.key().as_str() {
        "ArrowUp" => at.checked_sub(1),
        "ArrowDown" => Some(at + 1),
        "Enter" if !event.ctrl_key() => Some(at + 1),
        _ => None,
    };
    if let Some(to) = to.filter(|_| !event.is_composing()) {
        event.prevent_default();
        focus_first(None, &format!("#{} .{column} input", row_id(to)));
    }
}

fn level_class(level: NodeLevel) -> &'static str {
    match level {
        NodeLevel::Class => "l-class",
        NodeLevel::Section => "l-section",
        NodeLevel::Item => "l-item",
    }
}

/// What stands below a heading, in ochre where the paper says otherwise.
fn below(pasted: Pasted, at: usize) -> Option<AnyView> {
    let key = at.to_string();
    let sum = pasted.outline.with(|outline| outline.lines.iter().find(|line| line.key == key).map(|line| line.sum));
    let said = pasted.entries.with(|entries| entries.get(at).and_then(|entry| entry.taken.node.points));
    let sum = sum.filter(|sum| *sum > 0)?;
    let class = if said.is_some_and(|said| said != sum) { "small ochre" } else { "small faint" };
    Some(view! { <span class=class>{format!("合计 {}", points::shown(sum))}</span> }.into_any())
}
