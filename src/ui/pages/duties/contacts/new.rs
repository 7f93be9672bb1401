//! 新建: which organization, and who looks after it first.

use leptos::prelude::*;

use super::ContactsDesk;
use crate::browser::page;
use crate::domain::kind::{Kind, Ref};
use crate::domain::responsibility::{Contact, ContactPerson, ContactRole};
use crate::ledger::Draft;
use crate::ledger::duties::contacts::create;
use crate::ui::components::{Button, ButtonKind, Combo, Dialog, Field, Named, TextInput};
use crate::ui::forms::{reference, suggest_members, suggest_organizations};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What the dialog holds.
#[derive(Clone, Default)]
struct Typed {
    organization: Ref,
    leader: Ref,
    post: String,
}

#[component]
pub fn NewContact() -> impl IntoView {
    let desk = ContactsDesk::get();
    let session = desk.session;
    let open = desk.adding;
    let typed = RwSignal::new(Typed::default());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            let organization =
                desk.proposed.get_untracked().map(|id| session.look(|_, tree| Ref::to(id, tree.name(id))));
            typed.set(Typed { organization: organization.unwrap_or_default(), ..Typed::default() });
            wrong.set(None);
        }
    });
    let make = move |()| match draft(desk, &typed.get_untracked()) {
        Ok((id, draft)) => {
            open.set(false);
            session.commit_aloud(draft);
            page::set_hash(&Route::Contact(id).href());
        }
        Err(why) => wrong.set(Some(why)),
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="建立" kind=ButtonKind::Main on_press=make/>
        }
    };
    let organization = Signal::derive(move || typed.with(|typed| typed.organization.name.clone()));
    let leader = Signal::derive(move || typed.with(|typed| typed.leader.name.clone()));
    let post = Signal::derive(move || typed.with(|typed| typed.post.clone()));
    let organizations = move |text: String| {
        let me = session.me_now();
        session.look(|_, tree| suggest_organizations(session, &text, &|org| tree.is_within(org.id, me)))
    };
    let people = move |text: String| suggest_members(session, &text, Some(session.me_now()));
    let label = Contact::SPEC.field(Contact::organization).map_or("", |spec| spec.label);
    view! {
        <Dialog open title="新建联系点" foot>
            <div class="form-grid">
                <Field label=label required=true width="w6" error=wrong>
                    <Combo value=organization suggest=organizations placeholder="名称或拼音首字母"
                        on_commit=move |named: Named| typed.update(|typed| typed.organization = reference(named))/>
                </Field>
                <Field label="联系领导" width="w3" help="其他三个角色进去再加">
                    <Combo value=leader suggest=people on_commit=move |named: Named| typed.update(|typed| typed.leader = reference(named))/>
                </Field>
                <Field label="职务" width="w3"><TextInput value=post on_input=move |text| typed.update(|typed| typed.post = text)/></Field>
            </div>
        </Dialog>
    }
}

fn draft(desk: ContactsDesk, typed: &Typed) -> Result<(crate::domain::kind::Id, Draft), String> {
    let session = desk.session;
    let Some(organization) = typed.organization.id else {
        return Err("请从列出的里面选一个党组织".to_owned());
    };
    let year = desk.scope.year.get_untracked();
    let me = session.me_now();
    let mut made = session.look(|ledger, tree| create(ledger, tree, organization, year, me))?;
    let id = session.look(|_, tree| Contact::id_of(tree.resolve(organization), year));
    if !typed.leader.is_empty() {
        let key = Session::new_id().to_string();
        made.set_part::<Contact, _>(id, Contact::people, &key, ContactPerson::role, &ContactRole::Leader)
            .set_part::<Contact, _>(
                id,
                Contact::people,
                &key,
                ContactPerson::order,
                &crate::domain::order_key::between(None, None),
            )
            .set_part::<Contact, Ref>(id, Contact::people, &key, ContactPerson::who, &typed.leader)
            .set_part::<Contact, _>(id, Contact::people, &key, ContactPerson::post, &typed.post.trim().to_owned());
    }
    Ok((id, made))
}
