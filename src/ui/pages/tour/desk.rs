//! What the leaves of a tour share: the tour, its route and judges, who scores what, and how a change is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::plan::disputed;
use crate::ledger::tour::{pairing, stops};
use crate::ledger::{Draft, Ledger, OrgTree, rights};
use crate::ui::session::Session;

/// The declaration, for the fields of the page.
pub static TOUR: KindSpec = Tour::SPEC;

/// The judges in their order, with keys.
pub type Judges = Arc<Vec<(String, Judge)>>;

/// The open tour. Cheap to copy.
#[derive(Clone, Copy)]
pub struct TourDesk {
    /// The session.
    pub session: Session,
    /// Its id.
    pub id: Id,
    /// The record; empty while it is deleted.
    pub tour: Memo<Tour>,
    /// The stops on their route.
    pub stops: Memo<Arc<Vec<Stop>>>,
    /// Fields of stops that wait to be settled.
    pub disputed: Memo<BTreeSet<(Id, Arc<str>)>>,
    /// The judges.
    pub judges: Memo<Judges>,
    /// Where each judge stands to each stop, judges first.
    pub seats: Memo<Arc<Vec<Vec<Seat>>>>,
    /// Why nothing of it can be written here: it is another organization's.
    pub foreign: Memo<Option<String>>,
    /// Why nothing that counts for the results can be written here: the same, or they are locked.
    pub refusal: Memo<Option<String>>,
    /// What the last change was refused for.
    pub said: RwSignal<Option<String>>,
}

impl TourDesk {
    /// Opens it and puts it into the context.
    pub fn provide(id: Id) -> Self {
        let session = Session::get();
        let tour = Memo::new(move |_| session.ledger.with(|ledger| read(ledger, id)));
        let stops = Memo::new(move |_| Arc::new(session.ledger.with(|ledger| stops(ledger, id))));
        let disputed = Memo::new(move |_| session.ledger.with(|ledger| stops.with(|stops| disputed(ledger, stops))));
        let judges = Memo::new(move |_| {
            let owned = |(key, judge): (&str, &Judge)| (key.to_owned(), judge.clone());
            Arc::new(tour.with(|tour| tour.judges_in_order().into_iter().map(owned).collect()))
        });
        let seats = Memo::new(move |_| {
            let of = |tour: &Tour| session.tree.with(|tree| stops.with(|stops| pairing::seats(tree, tour, stops)));
            Arc::new(tour.with(of))
        });
        let foreign = Memo::new(move |_| {
            let (me, owner) = (session.me(), tour.with(|tour| tour.org));
            session.tree.with(|tree| foreign(tree, me, owner))
        });
        let refusal = Memo::new(move |_| {
            let locked = || tour.with(Tour::is_locked).then(|| LOCKED.to_owned());
            foreign.get().or_else(locked)
        });
        let said = RwSignal::new(None);
        let desk = Self { session, id, tour, stops, disputed, judges, seats, foreign, refusal, said };
        provide_context(desk);
        desk
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether it can be changed.
    pub fn may(self) -> bool {
        self.refusal.with(Option::is_none)
    }

    /// Does what a pure function makes of the ledger as it is now, and says so with 撤销. What it refuses is said on the page.
    pub fn aloud(self, draft: impl FnOnce(&Ledger, &OrgTree) -> Result<Draft, String>) -> bool {
        self.take(draft, |session, draft| session.commit_aloud(draft))
    }

    /// The same without saying anything, for what is typed.
    pub fn quietly(self, draft: impl FnOnce(&Ledger, &OrgTree) -> Result<Draft, String>) -> bool {
        self.take(draft, |session, draft| {
            session.commit(draft);
        })
    }

    fn take(
        self,
        draft: impl FnOnce(&Ledger, &OrgTree) -> Result<Draft, String>,
        commit: impl FnOnce(Session, Draft),
    ) -> bool {
        match self.refusal.get_untracked().map_or_else(|| self.session.look(draft), Err) {
            Ok(draft) => {
                self.said.set(None);
                commit(self.session, draft);
                true
            }
            Err(why) => {
                self.said.set(Some(why));
                false
            }
        }
    }
}

const LOCKED: &str = "结果已经锁定，不再改动。确要改，先到“结果”里解锁并写明原因。";

fn read(ledger: &Ledger, id: Id) -> Tour {
    ledger.read(id).unwrap_or_else(|| Tour::blank(id))
}

fn foreign(tree: &OrgTree, me: Id, owner: Option<Id>) -> Option<String> {
    let own = Tour::SPEC.field(Tour::name)?;
    let owner_id = owner?;
    rights::may_write(tree, me, owner, own).err()?;
    Some(format!("这次观摩由{}组织，本单位只能看。", tree.name(owner_id)))
}

/// Why the leaf cannot be changed, and what the last change was refused for.
#[component]
pub fn Notes() -> impl IntoView {
    let desk = TourDesk::get();
    let said = move || desk.said.get().filter(|said| desk.refusal.with(|why| why.as_ref() != Some(said)));
    view! {
        {move || desk.refusal.get().map(|why| view! { <p class="note">{why}</p> })}
        <div role="alert">{move || said().map(|why| view! { <p class="wrong said">{why}</p> })}</div>
    }
}
