//! The one ink button: the next step.

use leptos::prelude::*;

use crate::browser::clipboard;
use crate::domain::party_day::{Lack, Stage};
use crate::ledger::work::day::{archive, notify};
use crate::ledger::work::words::notice;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::pages::party_day::context::OneDay;
use crate::ui::pages::party_day::hold::HoldDialog;

/// 发通知, 开展 or 归档; nothing where nothing is left to be done.
#[component]
pub fn NextStep() -> impl IntoView {
    let one = OneDay::get();
    let holding = RwSignal::new(false);
    let stage = Memo::new(move |_| one.day.with(|day| day.not_applicable.is_empty().then(|| day.stage())));
    let button = move || {
        match stage.get()? {
        Stage::Planned => Some(view! { <Notify/> }.into_any()),
        Stage::Notified => Some(
            view! { <Button kind=ButtonKind::Main label="开展" why_not=one.refusal on_press=move |()| holding.set(true)/> }
                .into_any(),
        ),
        Stage::Held => Some(view! { <Archive/> }.into_any()),
        Stage::Archived => None,
    }
    };
    view! { {button}<HoldDialog open=holding/> }
}

#[component]
fn Notify() -> impl IntoView {
    let one = OneDay::get();
    let why_not = Signal::derive(move || one.refusal.get().or_else(|| one.lacking(&[Stage::Notified])));
    view! { <Button kind=ButtonKind::Main label="发通知" why_not on_press=move |()| send_notice(one)/> }
}

/// Puts the notice on the clipboard and notes that it went out, as one step: the text is to be pasted into the group.
fn send_notice(one: OneDay) {
    let today = one.session.today.get_untracked();
    match one.session.look(|ledger, tree| notify(ledger, tree, one.id, today)) {
        Err(lacks) => one.session.say(lack_words(&lacks)),
        Ok(draft) => {
            one.session.commit(draft);
            let text = one.session.look(|ledger, tree| notice(ledger, tree, one.id)).unwrap_or_default();
            leptos::task::spawn_local(async move {
                let words = if clipboard::copy_text(&text).await {
                    "已标为已通知，通知文字已复制，到群里粘贴"
                } else {
                    "已标为已通知。通知文字在“通知”页，选中后复制"
                };
                one.session.say_with_undo(words.to_owned());
            });
        }
    }
}

#[component]
fn Archive() -> impl IntoView {
    let one = OneDay::get();
    let all = [Stage::Notified, Stage::Held, Stage::Archived];
    let why_not = Signal::derive(move || one.refusal.get().or_else(|| one.lacking(&all)));
    let press = move |()| {
        let today = one.session.today.get_untracked();
        if let Err(lacks) =
            one.make(|ledger, tree| archive(ledger, tree, one.id, today).map_err(|lacks| lack_words(&lacks)))
        {
            one.session.say(lacks);
        }
    };
    view! { <Button kind=ButtonKind::Main label="归档" why_not on_press=press/> }
}

/// `还缺主题、日期`.
pub fn lack_words(lacks: &[Lack]) -> String {
    let words: Vec<&str> = lacks.iter().map(|lack| lack.what).collect();
    format!("还缺{}", words.join("、"))
}
