//! 督查, and 催办, which is the same with 督办 preset.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::domain::finding::OversightKind;
use crate::ledger::rectify::deeds::oversee;
use crate::ui::components::{Check, Field, Select, TextArea, TextInput};
use crate::ui::session::Session;

/// The dialog.
#[component]
pub fn OverseeDialog() -> impl IntoView {
    let one = OneFinding::get();
    let sort = one.dialogs.oversight;
    let (by, note, fault) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let fill = move |()| {
        by.set(one.my_name());
        note.set(String::new());
        fault.set(sort.get_untracked() == OversightKind::Urge);
    };
    let run = move |()| {
        let said = note.get_untracked();
        one.act(&by.get_untracked(), |ledger, tree, who| {
            let what = (sort.get_untracked(), said.as_str(), fault.get_untracked());
            oversee(ledger, tree, one.id, who, what, Session::new_id())
        })
    };
    let urges = Memo::new(move |_| sort.get() == OversightKind::Urge);
    let title = Signal::derive(move || if urges.get() { "催办" } else { "督查" }.to_owned());
    let verb = Signal::derive(move || if urges.get() { "催办" } else { "记督查" }.to_owned());
    let options: Vec<(String, String)> =
        OversightKind::ALL.iter().map(|kind| (kind.key().to_owned(), kind.label().to_owned())).collect();
    let options = Signal::stored(options);
    let value = Signal::derive(move || sort.get().key().to_owned());
    let choose = move |key: String| sort.set(OversightKind::of(&key).unwrap_or_default());
    let urged = Memo::new(move |_| one.entry.with(|entry| entry.as_ref().map_or(0, |entry| entry.life.urged)));
    let counted = move || {
        let words = move || match urged.get() {
            0 => "还没有督办过。记下后计为第 1 次。".to_owned(),
            times => format!("已督办 {times} 次。记下后计为第 {} 次，按重复督办处理。", times + 1),
        };
        urges.get().then(|| view! { <p class="quiet">{words}</p> })
    };
    view! {
        <Ask open=one.dialogs.oversee title verb fill run>
            {counted}
            <div class="form-grid">
                <Field label="方式" width="w3"><Select value options on_commit=choose/></Field>
                <Field label="督查人" width="w3"><TextInput value=by on_input=move |text: String| by.set(text)/></Field>
            </div>
            <Field label="情况" required=true>
                <TextArea value=note rows=4 on_input=move |text: String| note.set(text)
                    placeholder="例：第三网格党支部没有按时开展主题党日，要求一周内补开"/>
            </Field>
            <Check label="发现问题" checked=fault on_commit=move |yes: bool| fault.set(yes)/>
        </Ask>
    }
}
