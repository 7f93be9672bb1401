//! 粘贴评分表: paste, look, correct, import.

mod paper;
mod pasted;
mod source;
mod tree;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::scheme::reading::SourceLine;
use crate::ledger::scheme::{is_aside, is_unread, row_counts, standing_troubles, sum_words};
use crate::ui::components::{Button, ButtonKind, Check, Dialog, Field, TextInput};
use crate::ui::session::Session;
use pasted::Pasted;

/// The dialog. What was pasted stays when it is closed without importing.
#[component]
pub fn PasteScheme(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let pasted = Pasted::new(Session::get());
    let label = Signal::derive(move || format!("导入 {} 条", pasted.count()));
    let bar = Signal::derive(move || pasted.why_not());
    let foot = move || {
        view! {
            <span class="push"><Left pasted/></span>
            <span class="small faint wide-only"><kbd>"Ctrl Enter"</kbd>" 导入"</span>
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=bar on_press=move |()| pasted.import()/>
        }
    };
    view! { <Dialog open title="粘贴评分表" wide=true foot><Body pasted/></Dialog> }
}

/// What becomes of the lines that are in no 条.
#[component]
fn Left(pasted: Pasted) -> impl IntoView {
    let tick = move |such: fn(&SourceLine) -> bool, called: &'static str, keep: RwSignal<bool>| {
        let some = Memo::new(move |_| pasted.lines(such) > 0);
        let label = Signal::derive(move || format!("{called} {} 处写进说明", pasted.lines(such)));
        move || some.get().then(|| view! { <Check label checked=keep on_commit=move |on| keep.set(on)/> })
    };
    view! { {tick(is_unread, "没读懂的", pasted.keep)}{tick(is_aside, "不是条的文字", pasted.keep_asides)} }
}

#[component]
fn Body(pasted: Pasted) -> impl IntoView {
    let read = Memo::new(move |_| pasted.reading.with(|reading| !reading.lines.is_empty()));
    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() && event.key() == "Enter" {
            event.prevent_default();
            // A box that is still being typed in hands its text over first.
            page::settle_focus();
            pasted.import();
        }
    };
    view! {
        <div class="paste-scheme" class:is-read=read on:keydown=keys>
            <source::SourceBox pasted/>
            {move || read.get().then(|| view! {
                <div class="paste-head">
                    <Field label="名称" required=true>
                        <TextInput value=pasted.name on_input=move |name| pasted.rename(name)/>
                    </Field>
                    <div class="paste-sums" role="status"><Counts pasted/></div>
                </div>
                <div class="paste-panes"><tree::Tree pasted/><paper::PaperLines pasted/></div>
            })}
        </div>
    }
}

/// How many lines were understood, and whether the points agree.
#[component]
fn Counts(pasted: Pasted) -> impl IntoView {
    let lines = move || {
        let (all, unread) = pasted.reading.with(|reading| row_counts(reading));
        match unread {
            0 => view! { <b>{format!("读懂 {all} 行，没有读不懂的")}</b> }.into_any(),
            _ => view! { <b>{format!("读懂 {} 行，", all - unread)}<span class="ochre">{format!("{unread} 行没读懂")}</span></b> }.into_any(),
        }
    };
    let sums = move || {
        let full = pasted.reading.with(|reading| reading.full);
        let (words, differs) = pasted.outline.with(|outline| sum_words(outline, full));
        view! { <span class:ochre=differs>{words}</span> }
    };
    let troubles = Memo::new(move |_| {
        pasted.reading.with(|reading| pasted.outline.with(|outline| standing_troubles(reading, outline))).join("；")
    });
    let trouble = move || {
        let words = troubles.get();
        (!words.is_empty())
            .then(|| view! { <p class="small ochre paste-troubles" title=words.clone()>{words.clone()}</p> })
    };
    view! { <p>{lines}"　"{sums}</p>{trouble} }
}
