//! The head of an organization's page.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::{Id, Kind, Ref};
use crate::domain::organization::Organization;
use crate::ledger::{Draft, rights};
use crate::ui::components::{Button, ButtonKind, Crumb, PageHead};
use crate::ui::lists::organizations::why_not_deleted;
use crate::ui::pages::organizations::new::NewOrganization;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// Name, place in the tree, and what can be done with the whole.
#[component]
pub fn Head(id: Id, org: Memo<Option<Organization>>) -> impl IntoView {
    let session = Session::get();
    let adding = RwSignal::new(false);
    let name = Memo::new(move |_| org.with(|org| org.as_ref().map(|org| org.name.clone()).unwrap_or_default()));
    let title =
        Signal::derive(move || name.with(|name| if name.is_empty() { "未填名称".to_owned() } else { name.clone() }));
    let sub = Signal::derive(move || {
        let above = session.tree.with(|tree| {
            let mut names: Vec<String> = tree.ancestors(id).into_iter().map(|id| tree.name(id).to_owned()).collect();
            names.reverse();
            names.join(" › ")
        });
        let level = org.with(|org| org.as_ref().map_or("", |org| org.level.label()));
        format!("{level}　{above}")
    });
    let refusal = Signal::derive(move || {
        let me = session.me();
        session
            .tree
            .with(|tree| rights::may_write(tree, me, Some(id), Organization::SPEC.fields.first()?).err())
            .map(|_| "由它自己或它的上级来做".to_owned())
    });
    let holds = Signal::derive(move || {
        let me = session.me();
        session.read(|ledger, tree| why_not_deleted(ledger, tree, id, me))
    });
    let delete = move |()| {
        let mut draft = Draft::new(format!("删除了党组织“{}”", name.get_untracked()));
        draft.delete(Organization::SPEC.name, id);
        page::set_hash(&Route::Organizations.href());
        session.commit_aloud(draft);
    };
    let dissolve = move |()| {
        let today = session.today.get_untracked();
        let mut draft = Draft::new(format!("撤销了党组织“{}”，从 {today} 起", name.get_untracked()));
        draft.set::<Organization, _>(id, Organization::dissolved, &today);
        session.commit_aloud(draft);
    };
    let is_gone = Memo::new(move |_| org.with(|org| org.as_ref().is_some_and(|org| org.dissolved.is_some())));
    let is_mine = Memo::new(move |_| session.tree.with(|tree| tree.resolve(id)) == session.me());
    let crumb = Crumb { label: "党组织".to_owned(), href: Route::Organizations.href() };
    let end = move || {
        if is_mine.get() || is_gone.get() {
            return ().into_any();
        }
        if holds.get().is_some() {
            return view! { <Button label="撤销组织" kind=ButtonKind::Danger why_not=refusal on_press=dissolve/> }
                .into_any();
        }
        view! { <Button label="删除" kind=ButtonKind::Danger why_not=refusal on_press=delete/> }.into_any()
    };
    view! {
        <PageHead title=title sub=sub crumb=crumb saved=session.saved>
            <Button label="新建下级" why_not=refusal on_press=move |()| adding.set(true)/>
            {end}
        </PageHead>
        <NewOrganization open=adding under=Signal::derive(move || Ref::to(id, name.get()))/>
    }
}
