//! Whose lists are looked at, and of which year. All leaves share it, and it stays while one looks at a task and comes back.

use std::cell::Cell;

use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ledger::duties::tasks::Actor;
use crate::ui::components::{Segment, Segmented};
use crate::ui::pages::party_days::{OrgSelect, org_choices};
use crate::ui::session::Session;

thread_local! {
    /// The organization, `None` for one's own; and the year, `None` for this one.
    static LAST: Cell<(Option<Id>, Option<i32>)> = const { Cell::new((None, None)) };
}

/// The choice. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Scope {
    pub session: Session,
    /// Whose.
    pub org: Memo<Id>,
    /// Of which year.
    pub year: Memo<i32>,
    wanted: RwSignal<(Option<Id>, Option<i32>)>,
}

impl Scope {
    /// As it was left.
    pub fn new() -> Self {
        let session = Session::get();
        let wanted = RwSignal::new(LAST.get());
        Effect::new(move |_| LAST.set(wanted.get()));
        let org = Memo::new(move |_| {
            let me = session.me();
            wanted.get().0.map_or(me, |org| session.tree.with(|tree| tree.resolve(org)))
        });
        let year = Memo::new(move |_| wanted.get().1.unwrap_or_else(|| session.today.with(Datelike::year)));
        Self { session, org, year, wanted }
    }

    /// The organization's name.
    pub fn name(self) -> String {
        self.session.tree.with(|tree| tree.name(self.org.get()).to_owned())
    }

    /// Organization and year, as they are now.
    pub fn now(self) -> (Id, i32) {
        (self.org.get_untracked(), self.year.get_untracked())
    }
}

/// Does something as the person who works here.
pub fn as_actor<T>(session: Session, f: impl FnOnce(Actor<'_>) -> T) -> T {
    let by = session.profile.with_untracked(|profile| profile.name.clone());
    f(Actor { me: session.me_now(), by: &by, today: session.today.get_untracked() })
}

/// Commits a draft with a toast, or says why it was refused. `true` when it was done.
pub fn aloud(session: Session, made: Result<crate::ledger::Draft, String>) -> bool {
    match made {
        Ok(draft) => {
            session.commit_aloud(draft);
            true
        }
        Err(why) => {
            session.say(why);
            false
        }
    }
}

/// The choice of the organization and the year.
#[component]
pub fn ScopeTools(scope: Scope) -> impl IntoView {
    let session = scope.session;
    let choices = Signal::derive(move || {
        let me = session.me();
        session.tree.with(|tree| org_choices(tree, me, |org| org.name.clone()))
    });
    let pick = move |org: Id| scope.wanted.update(|wanted| wanted.0 = Some(org));
    let segments = Signal::derive(move || {
        let now = session.today.with(Datelike::year);
        let mut years = vec![now - 1, now, now + 1, scope.year.get()];
        years.sort_unstable();
        years.dedup();
        let one = |year: i32| Segment { key: year.to_string(), label: year.to_string(), count: None };
        years.into_iter().map(one).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || scope.year.get().to_string());
    let select = move |key: String| scope.wanted.update(|wanted| wanted.1 = key.parse().ok());
    view! {
        <OrgSelect value=scope.org choices on_pick=pick/>
        <Segmented label="年度" segments value on_select=select/>
    }
}
