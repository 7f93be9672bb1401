//! A new member.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::{Id, Ref};
use crate::domain::member::Member;
use crate::domain::organization::Level;
use crate::ledger::work::people::everybody;
use crate::ledger::{Draft, OrgTree};
use crate::ui::components::{Button, ButtonKind, Combo, Dialog, Field, Named, TextInput};
use crate::ui::forms::{reference, suggest_organizations};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What the dialog holds.
#[derive(Clone, Default)]
struct Form {
    name: String,
    branch: Ref,
    tried: bool,
}

/// Asks for what every member has, makes the record, and opens it.
#[component]
pub fn NewMember(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The organization that is looked at: if it is a 支部, the member is put there.
    near: Memo<Id>,
) -> impl IntoView {
    let session = Session::get();
    let form = RwSignal::new(Form::default());
    Effect::new(move |_| {
        if open.get() {
            let branch = session.look(|_, tree| only_branch(tree, near.get_untracked()));
            form.set(Form { branch, ..Form::default() });
        }
    });
    let make = move |()| {
        form.update(|form| form.tried = true);
        if let Some((id, draft)) = form.with_untracked(draft) {
            open.set(false);
            session.commit(draft);
            page::set_hash(&Route::Member(id).href());
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="建立" kind=ButtonKind::Main on_press=make/>
        }
    };
    view! { <Dialog open title="新建党员" foot><Fields form/></Dialog> }
}

#[component]
fn Fields(form: RwSignal<Form>) -> impl IntoView {
    let session = Session::get();
    let no_name = Signal::derive(move || {
        form.with(|form| (form.tried && form.name.trim().is_empty()).then(|| "请填姓名".to_owned()))
    });
    let no_branch = Signal::derive(move || {
        form.with(|form| (form.tried && form.branch.id.is_none()).then(|| wrong_branch(&form.branch.name)))
    });
    let namesakes = Signal::derive(move || {
        let name = form.with(|form| form.name.trim().to_owned());
        let there = session.read(|ledger, _| everybody(ledger).iter().filter(|one| one.name == name).count());
        (there > 0 && !name.is_empty()).then(|| format!("名册里已经有 {there} 名“{name}”，请确认不是同一个人"))
    });
    let suggest = move |text: String| {
        let me = session.me_now();
        session.look(|_, tree| {
            suggest_organizations(session, &text, &|org| org.level != Level::Group && tree.is_within(org.id, me))
        })
    };
    view! {
        <div class="form-grid">
            <Field label="姓名" required=true width="w6" error=no_name warning=namesakes>
                <TextInput value=Signal::derive(move || form.with(|form| form.name.clone()))
                    on_input=move |text| form.update(|form| form.name = text)/>
            </Field>
            <Field label="所在党支部" required=true width="w6" error=no_branch>
                <Combo value=Signal::derive(move || form.with(|form| form.branch.name.clone())) suggest
                    on_commit=move |named: Named| form.update(|form| form.branch = reference(named))/>
            </Field>
        </div>
    }
}

/// Why a name is no branch.
pub fn wrong_branch(name: &str) -> String {
    match name.trim() {
        "" => "请选党支部".to_owned(),
        name => format!("没有“{name}”。请从列出的里面选，或先在“党组织”里新建"),
    }
}

/// The organization itself if it is a branch, else the only branch below it.
fn only_branch(tree: &OrgTree, near: Id) -> Ref {
    match tree.branches(near).as_slice() {
        [only] => Ref::to(only.id, only.name.clone()),
        _ => Ref::default(),
    }
}

fn draft(form: &Form) -> Option<(Id, Draft)> {
    let name = form.name.trim().to_owned();
    let branch = form.branch.id.filter(|_| !name.is_empty())?;
    let id = Session::new_id();
    let mut draft = Draft::new(format!("新建党员“{name}”"));
    draft.belongs::<Member>(id, branch).set::<Member, _>(id, Member::name, &name);
    Some((id, draft))
}
