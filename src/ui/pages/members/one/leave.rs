//! 转出、去世、出党: the member is no longer on the roster, the records stay.

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::domain::member::Member;
use crate::ledger::Draft;
use crate::ui::components::{Button, ButtonKind, DateInput, Field, Pop, TextInput};
use crate::ui::session::Session;

/// Asks from which day and why.
#[component]
pub fn Leave(id: Id) -> impl IntoView {
    let session = Session::get();
    let open = RwSignal::new(false);
    let day = RwSignal::new(Some(session.today.get_untracked()));
    let why = RwSignal::new(String::new());
    let leave = move |()| {
        let Some(day) = day.get_untracked() else { return };
        let why = why.get_untracked().trim().to_owned();
        let name = session.look(|ledger, _| ledger.name_of(id)).unwrap_or_default();
        let mut draft = Draft::new(format!(
            "党员“{name}”从 {day} 起离开{}",
            if why.is_empty() { String::new() } else { format!("（{why}）") }
        ));
        draft.set::<Member, Date>(id, Member::left, &day);
        draft.set::<Member, _>(id, Member::left_why, &why);
        open.set(false);
        session.commit_aloud(draft);
    };
    view! {
        <Pop label="转出或离开" open end=true>
            <div class="pop-form">
                <Field label="离开日期" help="从这一天起不再计入名册，以前的考勤和记录都留着">
                    <DateInput value=day on_commit=move |picked| day.set(picked)/>
                </Field>
                <Field label="离开原因">
                    <TextInput value=why on_input=move |text| why.set(text) placeholder="如 转出到江西社区、去世"/>
                </Field>
                <Button label="记下" kind=ButtonKind::Main on_press=leave
                    why_not=Signal::derive(move || day.get().is_none().then(|| "请填离开日期".to_owned()))/>
            </div>
        </Pop>
    }
}
