//! One 联系点: who looks after it, when they came, and what is to be done.

mod people;
mod tasks;
mod visits;

use leptos::prelude::*;

use super::scope::aloud;
use crate::browser::page;
use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::responsibility::Contact;
use crate::ledger::duties::contacts::{may, remove};
use crate::ui::components::{Button, ButtonKind, Crumb, Empty, Page, PageHead};
use crate::ui::forms::BoundField;
use crate::ui::route::{DutiesTab, Route};
use crate::ui::session::Session;

static CONTACT: KindSpec = Contact::SPEC;

/// What the parts share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OneContact {
    pub session: Session,
    pub id: Id,
    pub contact: Memo<Option<Contact>>,
    /// Why it cannot be written here.
    pub refusal: Memo<Option<String>>,
}

impl OneContact {
    fn new(id: Id) -> Self {
        let session = Session::get();
        let contact = Memo::new(move |_| session.ledger.with(|ledger| ledger.read::<Contact>(id)));
        let refusal = Memo::new(move |_| {
            let me = session.me();
            session.tree.with(|tree| contact.with(|contact| may(tree, me, contact.as_ref()?.org).err()))
        });
        Self { session, id, contact, refusal }
    }

    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Something of it, while it is there.
    pub fn with<T: Default>(self, f: impl FnOnce(&Contact) -> T) -> T {
        self.contact.with(|contact| contact.as_ref().map(f).unwrap_or_default())
    }
}

/// The page.
#[component]
pub fn ContactPage(id: Id) -> impl IntoView {
    let one = OneContact::new(id);
    provide_context(one);
    let there = Memo::new(move |_| one.contact.with(Option::is_some));
    move || if there.get() { view! { <There/> }.into_any() } else { view! { <Gone/> }.into_any() }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Page>
            <PageHead title="联系点"/>
            <Empty title="这里没有这个联系点" text="可能已经删除，或者还没有并入它的记录。删除可以在“历史”里撤销。">
                <a class="btn" href=Route::Duties(DutiesTab::Contacts).href()>"回到联系点"</a>
            </Empty>
        </Page>
    }
}

#[component]
fn There() -> impl IntoView {
    let one = OneContact::get();
    let session = one.session;
    let title = Signal::derive(move || {
        one.with(|contact| {
            contact
                .org
                .map_or(contact.organization.name.clone(), |org| session.tree.with(|tree| tree.name(org).to_owned()))
        })
    });
    let sub = Signal::derive(move || {
        one.with(|contact| {
            let year = contact.year.unwrap_or_default();
            format!("{year} 年　到点 {} 次", contact.visits.len())
        })
    });
    let crumb = Crumb { label: "联系点".to_owned(), href: Route::Duties(DutiesTab::Contacts).href() };
    let delete = move |()| {
        let me = session.me_now();
        if aloud(session, session.look(|ledger, tree| remove(ledger, tree, one.id, me))) {
            page::set_hash(&Route::Duties(DutiesTab::Contacts).href());
        }
    };
    let organization = move || one.with(|contact| contact.org).map(|org| Route::Organization(org).href());
    view! {
        <Page>
            <PageHead title sub crumb saved=session.saved>
                <Button label="删除" kind=ButtonKind::Plain why_not=one.refusal on_press=delete/>
                <a class="btn" href=organization>"看党组织"</a>
            </PageHead>
            {move || one.refusal.get().map(|why| view! { <p class="note">{why}</p> })}
            <people::People/>
            <visits::Visits/>
            <tasks::ContactTasks/>
            <div class="form-grid duty-gap"><BoundField kind=&CONTACT id=one.id name=Contact::note width="w6" rows=2 quiet=true/></div>
        </Page>
    }
}
