//! The four of 1+1+2: 联系领导, 结对部门, 先进支部, 党建指导员.

use leptos::prelude::*;

use super::{CONTACT, OneContact};
use crate::domain::kind::Ref;
use crate::domain::responsibility::{Contact, ContactPerson, ContactRole};
use crate::ledger::duties::contacts::{add_person, remove_part};
use crate::ui::components::{Button, ButtonKind, Combo, Field, Named, SectionHead, Select, Suggestion, TextInput};
use crate::ui::forms::{BoundField, reference, suggest_members, suggest_organizations};
use crate::ui::pages::duties::scope::aloud;
use crate::ui::session::Session;

#[component]
pub fn People() -> impl IntoView {
    let one = OneContact::get();
    let keys = Memo::new(move |_| {
        one.with(|contact| contact.people_in_order().into_iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>())
    });
    let some = Memo::new(move |_| keys.with(|keys| !keys.is_empty()));
    view! {
        <SectionHead title="谁联系" count="一名联系领导就是联系点；四个角色齐了就是 1+1+2 结对包建"/>
        {move || some.get().then(|| view! {
            <table class="sheet agenda duty-sheet">
                <caption class="visually-hidden">"联系人"</caption>
                <colgroup><col class="d-role"/><col/><col class="d-post"/><col class="d-act"/></colgroup>
                <thead><tr><th>"角色"</th><th>"姓名或单位"</th><th>"职务"</th><th><span class="visually-hidden">"去掉"</span></th></tr></thead>
                <tbody><For each=move || keys.get() key=Clone::clone let(key)><PersonRow key/></For></tbody>
            </table>
        })}
        <NewPerson/>
    }
}

#[component]
fn PersonRow(key: String) -> impl IntoView {
    let one = OneContact::get();
    let field = |part: &str| format!("{}.{key}.{part}", Contact::people);
    let own = key.clone();
    let person = Memo::new(move |_| one.with(|contact| contact.people.get(&own).cloned().unwrap_or_default()));
    let name = move |what: &'static str| {
        Signal::derive(move || format!("{}　{what}", person.with(|one| one.who.name.clone())))
    };
    let suggest = move |text: String| suggestions(one, person.with_untracked(|one| one.role), &text);
    let gone = key.clone();
    let remove = move |()| {
        let (me, key) = (one.session.me_now(), gone.clone());
        aloud(
            one.session,
            one.session.look(|ledger, tree| remove_part(ledger, tree, one.id, (Contact::people, &key), me)),
        );
    };
    view! {
        <tr>
            <td><BoundField kind=&CONTACT id=one.id name=field(ContactPerson::role) label=name("角色") hide_label=true quiet=true/></td>
            <td><BoundField kind=&CONTACT id=one.id name=field(ContactPerson::who) label=name("姓名或单位") hide_label=true suggest=suggest quiet=true/></td>
            <td><BoundField kind=&CONTACT id=one.id name=field(ContactPerson::post) label=name("职务") hide_label=true quiet=true/></td>
            <td><Button kind=ButtonKind::Plain small=true label="去掉" why_not=one.refusal on_press=remove/></td>
        </tr>
    }
}

fn suggestions(one: OneContact, role: ContactRole, text: &str) -> Vec<Suggestion> {
    if role.is_unit() {
        suggest_organizations(one.session, text, &|_| true)
    } else {
        suggest_members(one.session, text, Some(one.session.me_now()))
    }
}

/// Another one: the role that is still open is put in.
#[component]
fn NewPerson() -> impl IntoView {
    let one = OneContact::get();
    let chosen = RwSignal::new(None::<ContactRole>);
    let who = RwSignal::new(Ref::default());
    let post = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let role = Memo::new(move |_| {
        let open = || {
            let taken = |role: &ContactRole| one.with(|contact| !contact.names_of(*role).is_empty());
            ContactRole::ALL.iter().copied().find(|role| !taken(role)).unwrap_or_default()
        };
        chosen.get().unwrap_or_else(open)
    });
    let add = move |()| {
        let (role, named, post_said) = (role.get_untracked(), who.get_untracked(), post.get_untracked());
        let keys = (one.session.me_now(), Session::new_id());
        let made = one.session.look(|ledger, tree| add_person(ledger, tree, one.id, (role, &named, &post_said), keys));
        wrong.set(made.clone().err());
        if let Ok(draft) = made {
            one.session.commit_aloud(draft);
            chosen.set(None);
            who.set(Ref::default());
            post.set(String::new());
        }
    };
    let roles: Vec<(String, String)> =
        ContactRole::ALL.iter().map(|role| (role.key().to_owned(), role.label().to_owned())).collect();
    let suggest = move |text: String| suggestions(one, role.get_untracked(), &text);
    let name = Signal::derive(move || who.with(|who| who.name.clone()));
    let label = Signal::derive(move || if role.get().is_unit() { "名称" } else { "姓名" }.to_owned());
    let may = Memo::new(move |_| one.refusal.with(Option::is_none));
    let roles = StoredValue::new(roles);
    move || {
        may.get().then(|| {
            view! {
                <div class="form-grid duty-add">
                    <Field label="角色" width="w1">
                        <Select value=Signal::derive(move || role.get().key().to_owned()) options=roles.get_value() on_commit=move |key: String| chosen.set(ContactRole::of(&key))/>
                    </Field>
                    <Field label width="w2" error=wrong><Combo value=name suggest on_commit=move |named: Named| who.set(reference(named))/></Field>
                    <Field label="职务" width="w2"><TextInput value=post on_input=move |text| post.set(text)/></Field>
                    <div class="at-foot"><Button label="加联系人" on_press=add/></div>
                </div>
            }
        })
    }
}
