//! What is said once for the whole paper: what it is, whose, where it comes from.

use leptos::prelude::*;

use super::plan::{Kind, Plan};
use crate::domain::finding::FindingSource;
use crate::domain::kind::{Choice, Id};
use crate::ui::components::{DateInput, Field, Select, TextInput};

/// The row above the findings.
#[component]
pub fn Whole(plan: Plan) -> impl IntoView {
    let session = plan.session;
    let has_upper = move || session.tree.with(|tree| tree.parent(session.me()).is_some());
    let kinds = Signal::derive(move || {
        let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Answer || has_upper());
        kinds.map(|kind| (kind.key().to_owned(), kind.label().to_owned())).collect::<Vec<_>>()
    });
    let units = Memo::new(move |_| {
        session.tree.with(|tree| {
            let of = |(id, depth): (Id, usize)| (id.to_string(), format!("{}{}", "　".repeat(depth), tree.name(id)));
            tree.subtree(session.me()).into_iter().map(of).collect::<Vec<_>>()
        })
    });
    let choose_kind = move |key: String| {
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.key() == key) {
            plan.kind.set(kind);
        }
    };
    let choose_unit = move |key: String| {
        if let Ok(id) = key.parse() {
            plan.unit.set(id);
            plan.look_for_doubles();
        }
    };
    let source = |one: &Choice| (one.key.to_owned(), one.label.to_owned());
    let sources: Vec<(String, String)> = FindingSource::CHOICES.iter().map(source).collect();
    let own = Signal::derive(move || plan.kind.get() == Kind::Own);
    let shown = move || if own.get() { FindingSource::Own } else { plan.source.get() };
    view! {
        <div class="plan-whole">
            <Field label="这份方案是"><Select value=Signal::derive(move || plan.kind.get().key().to_owned()) options=kinds on_commit=choose_kind/></Field>
            <Field label="没写责任单位的，归"><Select value=Signal::derive(move || plan.unit.get().to_string()) options=units on_commit=choose_unit/></Field>
            <Field label="来源"><Select value=Signal::derive(move || shown().key().to_owned()) options=sources disabled=own
                on_commit=move |key: String| if let Some(source) = FindingSource::of(&key) { plan.source.set(source) }/></Field>
            <Field label="来源说明"><TextInput value=plan.note on_commit=move |text| plan.note.set(text)/></Field>
            <Field label="发现日期"><DateInput value=plan.found on_commit=move |day| plan.found.set(day)/></Field>
        </div>
    }
}
