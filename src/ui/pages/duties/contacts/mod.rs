//! 联系点: who looks after whom, how often they came, what is open, and who has nobody.

mod new;
mod table;
mod without;

use std::sync::Arc;

use leptos::prelude::*;

use super::leaves::Leaves;
use super::scope::{Scope, ScopeTools};
use crate::domain::kind::Id;
use crate::ledger::duties::contacts::{Row, rows, without};
use crate::ui::components::{Button, ButtonKind, Empty, Page, PageHead};
use crate::ui::route::{DutiesTab, DutySheet, Route};
use crate::ui::session::Session;

/// What the parts share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ContactsDesk {
    pub session: Session,
    pub scope: Scope,
    pub rows: Memo<Arc<Vec<Row>>>,
    /// Organizations that nobody looks after.
    pub without: Memo<Vec<Id>>,
    /// 新建 is open, with this organization put in.
    pub adding: RwSignal<bool>,
    pub proposed: RwSignal<Option<Id>>,
}

impl ContactsDesk {
    fn new() -> Self {
        let scope = Scope::new();
        let session = scope.session;
        let rows = Memo::new(move |_| {
            let (org, year, today) = (scope.org.get(), scope.year.get(), session.today.get());
            Arc::new(session.read(|ledger, tree| rows(ledger, tree, org, year, today)))
        });
        let without = Memo::new(move |_| {
            let (org, year) = (scope.org.get(), scope.year.get());
            session.read(|ledger, tree| without(ledger, tree, org, year))
        });
        Self { session, scope, rows, without, adding: RwSignal::new(false), proposed: RwSignal::new(None) }
    }

    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Opens 新建.
    pub fn add(self, organization: Option<Id>) {
        self.proposed.set(organization);
        self.adding.set(true);
    }
}

/// The leaf.
#[component]
pub fn ContactsLeaf() -> impl IntoView {
    let desk = ContactsDesk::new();
    provide_context(desk);
    let scope = desk.scope;
    let sub = Signal::derive(move || format!("{}　{} 年", scope.name(), scope.year.get()));
    let none = Memo::new(move |_| desk.rows.with(|rows| rows.is_empty()));
    let print = move || Route::DutyPrint(DutySheet::Contacts, scope.org.get(), Some(scope.year.get())).href();
    let body = move || {
        if none.get() { view! { <NoContacts/> }.into_any() } else { view! { <table::Tables/> }.into_any() }
    };
    view! {
        <Page>
            <PageHead title="联系点" sub saved=desk.session.saved>
                {move || (!none.get()).then(|| view! {
                    <a class="btn" href=print>"打印"</a>
                    <Button kind=ButtonKind::Main label="新建" on_press=move |()| desk.add(None)/>
                })}
            </PageHead>
            <Leaves tab=DutiesTab::Contacts/>
            <div class="toolbar duty-scope"><ScopeTools scope/><p class="duty-rate push" role="status"><b>{move || words(desk)}</b></p></div>
            {body}
            <without::Without/>
            <new::NewContact/>
        </Page>
    }
}

fn words(desk: ContactsDesk) -> String {
    desk.rows.with(|rows| {
        let visits: usize = rows.iter().map(|row| row.visits).sum();
        let unvisited = rows.iter().filter(|row| row.visits == 0).count();
        let still = if unvisited > 0 { format!("，还没到过 {unvisited} 个") } else { String::new() };
        format!("联系点 {} 个，到点 {visits} 次{still}", rows.len())
    })
}

#[component]
fn NoContacts() -> impl IntoView {
    let desk = ContactsDesk::get();
    let title = Signal::derive(move || format!("{} 年还没有联系点", desk.scope.year.get()));
    view! {
        <Empty title text="班子成员每人联系一个基层党组织，到点指导，帮着办实事。1+1+2 结对包建也记在这里：联系领导、结对部门、先进支部、党建指导员。">
            <Button kind=ButtonKind::Main label="新建联系点" on_press=move |()| desk.add(None)/>
        </Empty>
    }
}
