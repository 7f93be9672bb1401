//! 交给别的单位.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::domain::kind::Ref;
use crate::ledger::rectify::hand_over::hand_over;
use crate::ui::components::{Combo, Field, Named};
use crate::ui::forms::{reference, suggest_organizations};

/// The dialog.
#[component]
pub fn HandOverDialog() -> impl IntoView {
    let one = OneFinding::get();
    let unit = RwSignal::new(Ref::default());
    let name = Signal::derive(move || unit.with(|unit| unit.name.clone()));
    let run = move |()| {
        let draft = one.session.look(|ledger, tree| {
            let name = one.my_name();
            let actor = crate::ledger::rectify::deeds::Actor { me: one.session.me_now(), name: &name };
            hand_over(ledger, tree, one.id, actor, &unit.get_untracked())
        })?;
        if let Some(draft) = draft {
            one.session.commit_aloud(draft);
        }
        Ok(())
    };
    let suggest = Callback::new(move |text: String| {
        let me = one.session.me_now();
        let within = one.session.look(|_, tree| tree.ids_within(me));
        suggest_organizations(one.session, &text, &|org| within.contains(&org.id))
    });
    view! {
        <Ask open=one.dialogs.hand_over title="交给别的单位" verb="交给" fill=move |()| unit.set(Ref::default()) anew=true run>
            <p class="quiet">{move || format!("现在由{}负责。交出去以后由新单位重新认领，写过的都留着。", unit_name(one))}</p>
            <Field label="责任单位" required=true>
                <Combo value=name suggest placeholder="名称、拼音首字母" on_commit=move |named: Named| unit.set(reference(named))/>
            </Field>
        </Ask>
    }
}

/// Who mends it.
pub fn unit_name(one: OneFinding) -> String {
    let (org, unit) = one.with(|finding| (finding.org, finding.unit.clone()));
    let known = unit.id.or(org).and_then(|org| one.session.tree.with(|tree| tree.get(org).map(|org| org.name.clone())));
    known.unwrap_or(if unit.name.is_empty() { "（未填单位）".to_owned() } else { unit.name })
}
