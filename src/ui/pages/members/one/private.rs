//! What is private of a member: on this machine, masked until it is asked for.

use leptos::prelude::*;

use crate::domain::kind::{Fields, Id, Kind};
use crate::domain::member::{Member, MemberPrivate};
use crate::ledger::{Draft, Life};
use crate::ui::components::{Button, SectionHead};
use crate::ui::forms::{Circumstances, FormField, RecordForm};
use crate::ui::lists::members::masked;
use crate::ui::session::Session;

/// 身份证号, telephone and address.
#[component]
pub fn Private(id: Id) -> impl IntoView {
    let shown = RwSignal::new(false);
    let label = Signal::derive(move || (if shown.get() { "隐去" } else { "显示和修改" }).to_owned());
    let body = move || {
        if shown.get() { view! { <Open id/> }.into_any() } else { view! { <Masked id/> }.into_any() }
    };
    view! {
        <SectionHead title="不外传">
            <Button label small=true on_press=move |()| shown.update(|shown| *shown = !*shown)/>
        </SectionHead>
        {body}
        <p class="help">"只存在本机，报送时默认不带。"</p>
    }
}

#[component]
fn Masked(id: Id) -> impl IntoView {
    let session = Session::get();
    let all = Memo::new(move |_| {
        session.read(|ledger, _| {
            let record = ledger.record(MemberPrivate::SPEC.name, MemberPrivate::id_of(id));
            let record = record.filter(|record| record.life() != Life::Deleted);
            let line = |spec: &crate::domain::kind::FieldSpec| {
                let text = record.and_then(|record| record.field(spec.name)).map(|value| spec.show(value));
                (spec.label, masked(spec.name, &text.unwrap_or_default()))
            };
            MemberPrivate::SPEC.fields.iter().filter(|spec| spec.form).map(line).collect::<Vec<_>>()
        })
    });
    let line = |(label, text): (&'static str, String)| {
        let text = if text.is_empty() { "未填".to_owned() } else { text };
        view! { <dt>{label}</dt><dd>{text}</dd> }
    };
    view! { <dl class="facts">{move || all.get().into_iter().map(line).collect_view()}</dl> }
}

#[component]
fn Open(id: Id) -> impl IntoView {
    let session = Session::get();
    let owner = session.look(|ledger, _| ledger.record(Member::SPEC.name, id).and_then(|record| record.org()));
    let name = Memo::new(move |_| session.read(|ledger, _| ledger.name_of(id)));
    let on_new = Callback::new(move |()| {
        let private = MemberPrivate::id_of(id);
        let mut draft = Draft::new("");
        draft.set::<MemberPrivate, _>(private, MemberPrivate::member, &id);
        let org = session.look(|ledger, _| ledger.record(Member::SPEC.name, id).and_then(|record| record.org()));
        if let Some(org) = org {
            draft.belongs::<MemberPrivate>(private, org);
        }
        draft
    });
    let around = Circumstances { owner, on_new: Some(on_new), called: name.into() };
    let fields: Vec<FormField> =
        MemberPrivate::SPEC.fields.iter().filter(|spec| spec.form).map(|spec| (spec.name, "w6").into()).collect();
    view! { <RecordForm kind=&MemberPrivate::SPEC id=MemberPrivate::id_of(id) fields around/> }
}
