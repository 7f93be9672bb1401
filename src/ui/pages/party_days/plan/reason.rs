//! 改期: the notice went out, so the move needs a reason.

use leptos::prelude::*;

use super::desk::PlanDesk;
use crate::domain::dates::month_day;
use crate::ledger::work::day::reschedule;
use crate::ui::components::{Button, ButtonKind, Dialog, Field, TextInput};

/// The dialog; it opens when a move waits for its reason.
#[component]
pub fn ReasonDialog() -> impl IntoView {
    let desk = PlanDesk::get();
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if desk.ask.with(Option::is_some) {
            reason.set(String::new());
            wrong.set(None);
            open.set(true);
        }
    });
    let close = move |()| {
        open.set(false);
        desk.ask.set(None);
    };
    let run = move |()| {
        let Some(ask) = desk.ask.get_untracked() else { return };
        let why = reason.get_untracked();
        match desk.session.look(|ledger, _| reschedule(ledger, ask.party_day, ask.to, &why)) {
            Ok(draft) => {
                desk.session.commit_aloud(draft);
                close(());
            }
            Err(words) => wrong.set(Some(words)),
        }
    };
    let title =
        Signal::derive(move || desk.ask.get().map(|ask| format!("改期到 {}", month_day(ask.to))).unwrap_or_default());
    let foot = move || {
        view! {
            <Button label="不改了" on_press=close/>
            <Button kind=ButtonKind::Main label="改期" on_press=run/>
        }
    };
    view! {
        <Dialog open title=title foot=foot on_close=Callback::new(close)>
            <p class="quiet">"通知已经发出去了。写明原因，改后要再通知一次。"</p>
            <Field label="改期原因" required=true error=wrong>
                <TextInput value=reason on_input=move |text: String| reason.set(text) placeholder="如：会场临时被占用"/>
            </Field>
        </Dialog>
    }
}
