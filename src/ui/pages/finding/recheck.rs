//! 回头看: when somebody looks again, and what is seen then.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::domain::dates::{Date, day_in_words};
use crate::domain::finding::RecheckOutcome;
use crate::ledger::rectify::deeds::{plan_recheck, recheck};
use crate::ledger::rectify::ready::planned;
use crate::ui::components::{Choice, ChoiceOption, DateInput, Field, TextArea, TextInput, Tone};
use crate::ui::session::Session;

/// 安排回头看.
#[component]
pub fn PlanDialog() -> impl IntoView {
    let one = OneFinding::get();
    let (due, by) = (RwSignal::new(None::<Date>), RwSignal::new(String::new()));
    let fill = move |()| {
        due.set(None);
        by.set(one.my_name());
    };
    let run = move |()| {
        let day = due.get_untracked().ok_or("请写哪天回头看，例：2026-12-15")?;
        if day < one.session.today.get_untracked() {
            return Err("回头看的日子应在今天或以后".to_owned());
        }
        one.act(&one.my_name(), |ledger, tree, (actor, _)| {
            plan_recheck(ledger, tree, one.id, actor, (day, &by.get_untracked()), Session::new_id())
        })
    };
    let set_due = Callback::new(move |day: Option<Date>| due.set(day));
    view! {
        <Ask open=one.dialogs.plan title="安排回头看" verb="安排" fill run>
            <div class="form-grid">
                <Field label="哪天回头看" width="w3" required=true><DateInput value=due on_commit=set_due/></Field>
                <Field label="谁去看" width="w3"><TextInput value=by on_input=move |text: String| by.set(text)/></Field>
            </div>
        </Ask>
    }
}

/// 回头看 was done.
#[component]
pub fn RecheckDialog() -> impl IntoView {
    let one = OneFinding::get();
    let (outcome, note) = (RwSignal::new(RecheckOutcome::Held), RwSignal::new(String::new()));
    let fill = move |()| {
        outcome.set(RecheckOutcome::Held);
        note.set(String::new());
    };
    let run = move |()| {
        let plan = one.entry.with_untracked(|entry| Some(planned(entry.as_ref()?)?.0.to_owned()));
        let key = plan.unwrap_or_else(|| Session::new_id().to_string());
        let said = note.get_untracked();
        one.act(&one.my_name(), |ledger, tree, who| {
            recheck(ledger, tree, one.id, who, (outcome.get_untracked(), &said), &key)
        })
    };
    let options = [(RecheckOutcome::Held, Tone::Plain), (RecheckOutcome::Failed, Tone::Bad)]
        .map(|(outcome, tone)| ChoiceOption { key: outcome.key().to_owned(), label: outcome.label().to_owned(), tone })
        .to_vec();
    let options = StoredValue::new(options);
    let value = Signal::derive(move || outcome.get().key().to_owned());
    let failed = Memo::new(move |_| outcome.get() == RecheckOutcome::Failed);
    let choose = move |text: String| outcome.set(RecheckOutcome::of(&text).unwrap_or(RecheckOutcome::Held));
    let verb = Signal::derive(move || if failed.get() { "重开" } else { "记回头看" }.to_owned());
    let example = Signal::derive(move || {
        let example = if failed.get() {
            "例：党务公开栏又停在上个季度"
        } else {
            "例：公开栏按月更新，记录齐全"
        };
        example.to_owned()
    });
    view! {
        <Ask open=one.dialogs.recheck title="回头看" verb fill run>
            {move || plan_words(one).map(|words| view! { <p class="quiet">{words}</p> })}
            <div class="field"><span class="label" aria-hidden="true">"结论"</span><Choice label="结论" options=options.get_value() value on_commit=choose/></div>
            <Field label="情况">
                <TextArea value=note rows=4 on_input=move |text: String| note.set(text)
                    placeholder=example/>
            </Field>
            {move || failed.get().then(|| view! { <p class="mind">"重开后回到整改中，原来的报验、验收都留着。"</p> })}
        </Ask>
    }
}

/// `计划 2026年12月15日，王雅琴`.
fn plan_words(one: OneFinding) -> Option<String> {
    one.entry.with(|entry| {
        let (_, plan) = planned(entry.as_ref()?)?;
        let when = plan.due.map(day_in_words).unwrap_or_default();
        Some(format!("计划 {when}　{}", plan.by))
    })
}
