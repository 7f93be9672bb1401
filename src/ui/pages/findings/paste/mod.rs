//! 粘贴整改方案: paste, look, correct, import.

mod card;
mod paper;
mod plan;
mod whole;

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

use crate::browser::page;
use crate::ui::components::{Button, ButtonKind, Dialog, Field, FieldLink};
use crate::ui::forms::pasted_table;
use crate::ui::session::Session;
use plan::Plan;

/// The button and its dialog. What was pasted stays when it is closed without importing.
#[component]
pub fn PastePlan() -> impl IntoView {
    let open = RwSignal::new(false);
    let plan = Plan::new(Session::get(), open);
    let label = Signal::derive(move || format!("导入 {} 个问题", plan.count()));
    let bar = Signal::derive(move || plan.why_not());
    let foot = move || {
        view! {
            <span class="push small faint wide-only"><kbd>"Ctrl Enter"</kbd>" 导入"</span>
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=bar on_press=move |()| plan.import()/>
        }
    };
    view! {
        <Button label="粘贴整改方案" on_press=move |()| open.set(true)/>
        <Dialog open title="粘贴整改方案" wide=true foot><Body plan/></Dialog>
    }
}

#[component]
fn Body(plan: Plan) -> impl IntoView {
    let read = Memo::new(move |_| plan.reading.with(|reading| !reading.lines.is_empty()));
    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() && event.key() == "Enter" {
            event.prevent_default();
            // A box that is still being typed in hands its text over first.
            page::settle_focus();
            plan.import();
        }
    };
    view! {
        <div class="paste-scheme paste-plan" class:is-read=read on:keydown=keys>
            <Field label="整改方案原文"><TextBox plan/></Field>
            <p class="small quiet paste-whence" role="status">{move || whence(plan)}</p>
            {move || read.get().then(|| view! {
                <whole::Whole plan/>
                <div class="paste-panes"><card::Cards plan/><paper::PaperLines plan/></div>
            })}
        </div>
    }
}

#[component]
fn TextBox(plan: Plan) -> impl IntoView {
    let link = FieldLink::find();
    let has_text = Memo::new(move |_| plan.text.with(|text| !text.trim().is_empty()));
    let rows = move || if has_text.get() { "3" } else { "9" };
    let paste = move |event: ClipboardEvent| {
        if let Some(table) = pasted_table(&event) {
            plan.put_html(&table.html, table.text);
        }
    };
    view! {
        <textarea class="area" id=link.id() rows=rows prop:value=plan.text
            aria-describedby=move || link.described_by()
            placeholder="在 Word、WPS、Excel 或网页里选中整个整改方案、问题清单或整改台账，复制，在这里粘贴。\n认得：共性、个性问题，一是二是、一要二要，整改措施、责任领导、责任人、责任单位、整改时限；表格连同表头一起选，合并的格子照原样认。"
            on:input=move |event| plan.type_text(event_target_value(&event))
            on:paste=paste></textarea>
    }
}

/// How many findings, measures and lines there are, in words.
fn whence(plan: Plan) -> AnyView {
    let (findings, measures, lines, unread) = plan.counts();
    if lines == 0 {
        return view! { "先预览，看过、改好再导入。" }.into_any();
    }
    let unread = match unread {
        0 => view! { <span>"没有读不懂的。"</span> }.into_any(),
        _ => view! { <span class="ochre">{format!("{unread} 处没读懂，在右边标着，选个去向。")}</span> }.into_any(),
    };
    view! { <b>{format!("原文 {lines} 处，读出 {findings} 个问题、{measures} 条措施。")}</b>{unread} }.into_any()
}
