//! One organization.

mod facts;
mod head;
mod lead;
mod leader_row;
mod leaders;
mod lower;
mod ratings;

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::Organization;
use crate::ledger::OrgTree;
use crate::ui::components::{Button, Empty, Page, PageHead, SectionHead, Suggestion};
use crate::ui::forms::{FormField, RecordForm, suggest_organizations};
use crate::ui::lists::organizations::{Term, term, term_source};
use crate::ui::route::Route;
use crate::ui::session::Session;
use facts::Facts;
use head::Head;
use lead::Lead;
use leaders::Leaders;
use lower::Lower;
use ratings::Ratings;

/// The page of an organization.
#[component]
pub fn OrganizationPage(id: Id) -> impl IntoView {
    let session = Session::get();
    let org = Memo::new(move |_| session.read(|ledger, _| ledger.read::<Organization>(id)));
    let is_there = Memo::new(move |_| org.with(Option::is_some));
    move || {
        if is_there.get() { view! { <There id org/> }.into_any() } else { view! { <Gone/> }.into_any() }
    }
}

/// No such organization.
#[component]
fn Gone() -> impl IntoView {
    let back = |()| crate::browser::page::set_hash(&Route::Organizations.href());
    view! {
        <Page>
            <PageHead title="党组织"/>
            <Empty title="这里没有这个党组织" text="可能已经删除，或者还没有并入它的记录。删除可以在“历史”里撤销。">
                <Button label="回到党组织" on_press=back/>
            </Empty>
        </Page>
    }
}

#[component]
fn There(id: Id, org: Memo<Option<Organization>>) -> impl IntoView {
    let session = Session::get();
    let warn = Callback::new(move |field: &'static str| {
        let today = session.today.get();
        session.tree.with(|tree| org.with(|org| warning(field, org.as_ref()?, tree, today)))
    });
    let suggest = Callback::new(move |(_, text): (&'static str, String)| uppers(session, id, &text));
    view! {
        <Page>
            <Head id org/>
            <Lead id org/>
            <div class="cols cols-rank">
                <div>
                    <SectionHead title="基本情况"/>
                    <RecordForm kind=&Organization::SPEC id fields=fields() warn suggest/>
                    <Leaders id org/>
                </div>
                <div>
                    <Facts id/>
                    <Ratings id/>
                    <Lower id/>
                </div>
            </div>
        </Page>
    }
}

/// The fields that the declaration gives to the form; the name and the upper organization take more room.
fn fields() -> Vec<FormField> {
    let wide = |name: &str| match name {
        Organization::name | Organization::parent | Organization::address => "w4",
        _ => "w2",
    };
    Organization::SPEC.fields.iter().filter(|spec| spec.form).map(|spec| (spec.name, wide(spec.name)).into()).collect()
}

/// What is to be said of a field.
fn warning(field: &str, org: &Organization, tree: &OrgTree, today: Date) -> Option<String> {
    match field {
        Organization::term_end => {
            let (ends, told) = term(org, today)?;
            let source = term_source(org).map(|source| format!("（{source}）")).unwrap_or_default();
            match told? {
                Term::Over => Some(format!("本届到 {ends} 已经届满，还没有换届{source}")),
                Term::Soon => Some(format!("本届到 {ends}，不到 6 个月，该准备换届了{source}")),
            }
        }
        Organization::parent if tree.cycles().contains(&org.id) => {
            Some(format!("“{}”已经在它下面，成了环，这一处暂不算数", org.parent.name))
        }
        Organization::parent => {
            let unknown = org.parent.id.is_none_or(|parent| tree.get(parent).is_none()) && !org.parent.is_empty();
            unknown.then(|| "这里还没有它的记录，先只记名称".to_owned())
        }
        _ => None,
    }
}

/// What may stand above: neither the organization itself nor one below it.
fn uppers(session: Session, id: Id, text: &str) -> Vec<Suggestion> {
    session.look(|_, tree| suggest_organizations(session, text, &|org| !tree.is_within(org.id, id)))
}
