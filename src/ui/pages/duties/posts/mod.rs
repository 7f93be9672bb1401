//! 责任清单: by post to person.

mod below;
mod entry;
mod new;

use leptos::prelude::*;

use super::leaves::Leaves;
use super::scope::{Scope, ScopeTools, aloud};
use crate::domain::kind::Id;
use crate::domain::organization::Leader;
use crate::domain::responsibility::{DutyPost, Responsibility};
use crate::ledger::duties::posts::{draft, lacking, list, may, post_of};
use crate::ui::components::{Button, ButtonKind, Empty, Page, PageHead, SectionHead};
use crate::ui::route::{DutiesTab, DutySheet, Route};
use crate::ui::session::Session;

/// What the parts share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct PostsDesk {
    pub session: Session,
    pub scope: Scope,
    pub all: Memo<Vec<Responsibility>>,
    /// Who of the 班子 has none, with the post.
    pub lacking: Memo<Vec<(DutyPost, Leader)>>,
    pub refusal: Memo<Option<String>>,
    pub adding: RwSignal<bool>,
}

impl PostsDesk {
    fn new() -> Self {
        let scope = Scope::new();
        let session = scope.session;
        let all = Memo::new(move |_| {
            let (org, year) = (scope.org.get(), scope.year.get());
            session.read(|ledger, tree| list(ledger, tree, org, year))
        });
        let lacking = Memo::new(move |_| {
            let (org, year) = (scope.org.get(), scope.year.get());
            session.read(|ledger, tree| {
                let Some(organization) = tree.get(org) else { return Vec::new() };
                let all = lacking(ledger, tree, org, year);
                all.into_iter().map(|leader| (post_of(organization, &leader), leader)).collect()
            })
        });
        let refusal = Memo::new(move |_| {
            let (me, org) = (session.me(), scope.org.get());
            session.tree.with(|tree| may(tree, me, org).err())
        });
        Self { session, scope, all, lacking, refusal, adding: RwSignal::new(false) }
    }

    pub fn get() -> Self {
        expect_context::<Self>()
    }

    fn draft(self) {
        let (org, year) = self.scope.now();
        let me = self.session.me_now();
        aloud(self.session, self.session.look(|ledger, tree| draft(ledger, tree, org, year, me)));
    }
}

/// The leaf.
#[component]
pub fn PostsLeaf() -> impl IntoView {
    let desk = PostsDesk::new();
    provide_context(desk);
    let scope = desk.scope;
    let sub = Signal::derive(move || format!("{}　{} 年", scope.name(), scope.year.get()));
    let none = Memo::new(move |_| desk.all.with(Vec::is_empty));
    let print = move || Route::DutyPrint(DutySheet::Posts, scope.org.get(), Some(scope.year.get())).href();
    let has_lacking = Memo::new(move |_| desk.lacking.with(|all| !all.is_empty()));
    view! {
        <Page>
            <PageHead title="责任清单" sub saved=desk.session.saved>
                <a class="btn" href=print>"打印"</a>
                <Button label="加一个人" why_not=desk.refusal on_press=move |()| desk.adding.set(true)/>
                {move || (has_lacking.get() && !none.get()).then(|| view! {
                    <Button kind=ButtonKind::Main label="按班子补齐" why_not=desk.refusal on_press=move |()| desk.draft()/>
                })}
            </PageHead>
            <Leaves tab=DutiesTab::Posts/>
            <div class="toolbar duty-scope"><ScopeTools scope/><p class="duty-rate push" role="status">{move || words(desk)}</p></div>
            {move || if none.get() { view! { <NoPosts/> }.into_any() } else { view! { <Entries/> }.into_any() }}
            <below::BelowTable/>
            <new::NewPost open=desk.adding/>
        </Page>
    }
}

fn words(desk: PostsDesk) -> impl IntoView {
    let (all, signed) = desk.all.with(|all| (all.len(), all.iter().filter(|one| one.signed.is_some()).count()));
    let lacking: Vec<String> = desk.lacking.with(|all| all.iter().map(|(_, one)| one.person.name.clone()).collect());
    let missing = (!lacking.is_empty()).then(|| {
        view! { "　"<span class="ochre">{format!("还没有责任清单：{}", lacking.join("、"))}</span> }
    });
    view! { <b>{format!("{all} 人有责任清单，责任书签订 {signed} 份")}</b>{missing} }
}

#[component]
fn NoPosts() -> impl IntoView {
    let desk = PostsDesk::get();
    let has_leaders = Memo::new(move |_| desk.lacking.with(|all| !all.is_empty()));
    let title = Signal::derive(move || format!("{} {} 年还没有责任清单", desk.scope.name(), desk.scope.year.get()));
    let org = move || Route::Organization(desk.scope.org.get()).href();
    move || {
        if has_leaders.get() {
            view! {
                <Empty title text="按班子的职务先起草一份：书记第一责任人，副书记、班子成员一岗双责。每一条都能改。">
                    <Button kind=ButtonKind::Main label="按班子起草" why_not=desk.refusal on_press=move |()| desk.draft()/>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Empty title text="这个党组织还没有填班子。先在“党组织”里填好书记、副书记和委员，再回来起草；也可以一个一个加。">
                    <a class="btn btn-main" href=org>"去填班子"</a>
                    <Button label="加一个人" why_not=desk.refusal on_press=move |()| desk.adding.set(true)/>
                </Empty>
            }
            .into_any()
        }
    }
}

/// The entries, a section for each post.
#[component]
fn Entries() -> impl IntoView {
    let desk = PostsDesk::get();
    let posts = Memo::new(move |_| {
        let all = desk.all.with(|all| all.iter().map(|one| one.post).collect::<Vec<_>>());
        DutyPost::ALL.iter().copied().filter(|post| all.contains(post)).collect::<Vec<_>>()
    });
    view! { <For each=move || posts.get() key=|post| *post let(post)><PostSection post/></For> }
}

#[component]
fn PostSection(post: DutyPost) -> impl IntoView {
    let desk = PostsDesk::get();
    let ids = Memo::new(move |_| {
        desk.all.with(|all| all.iter().filter(|one| one.post == post).map(|one| one.id).collect::<Vec<Id>>())
    });
    let count = Signal::derive(move || Some(format!("{} 人", ids.with(Vec::len))));
    view! {
        <SectionHead title=post.label() count/>
        <For each=move || ids.get() key=|id| *id let(id)><entry::Entry id/></For>
    }
}
