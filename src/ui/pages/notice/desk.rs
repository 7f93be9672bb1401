//! What every part of the page holds: the notice that is open, and what may be done with it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::letters::{NoticeDeed, next, refusal};
use crate::ledger::{Draft, Ledger, OrgTree};
use crate::ui::session::Session;

/// The declaration, for the fields of the page.
pub static NOTICE: KindSpec = Notice::SPEC;

/// The open notice. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OneNotice {
    /// The session.
    pub session: Session,
    /// Its id.
    pub id: Id,
    /// The record; empty while it is deleted.
    pub notice: Memo<Arc<Notice>>,
    /// The one thing that has to be done here now.
    pub next: Memo<Option<NoticeDeed>>,
    /// What the last command was refused for.
    pub said: RwSignal<Option<String>>,
}

impl OneNotice {
    /// Opens it and puts it into the context.
    pub fn provide(id: Id) -> Self {
        let session = Session::get();
        let read = move |ledger: &Ledger| Arc::new(ledger.read(id).unwrap_or_else(|| Notice::blank(id)));
        let notice = Memo::new(move |_| session.ledger.with(read));
        let next = Memo::new(move |_| {
            let (me, notice) = (session.me(), notice.get());
            session.findings.with(|board| session.tree.with(|tree| next(tree, board, me, &notice)))
        });
        let one = Self { session, id, notice, next, said: RwSignal::new(None) };
        provide_context(one);
        one
    }

    /// The open one.
    pub fn get() -> Self {
        expect_context()
    }

    /// Why something cannot be done now.
    pub fn refusal(self, deed: NoticeDeed) -> Signal<Option<String>> {
        let refused = Memo::new(move |_| {
            let (me, notice) = (self.session.me(), self.notice.get());
            let name = self.session.profile.with(|profile| profile.name.clone());
            self.session.tree.with(|tree| refusal(tree, Actor { me, name: &name }, &notice, deed))
        });
        refused.into()
    }

    /// Does what a pure function makes of the ledger as it is now; `false` when it is refused, and then the page says why.
    pub fn make(self, draft: impl FnOnce(&Ledger, &OrgTree, Actor<'_>) -> Result<Draft, String>) -> bool {
        let (me, name) = (self.session.me_now(), self.session.profile.with_untracked(|profile| profile.name.clone()));
        match self.session.look(|ledger, tree| draft(ledger, tree, Actor { me, name: &name })) {
            Ok(draft) => {
                self.said.set(None);
                self.session.commit_aloud(draft);
                true
            }
            Err(why) => {
                self.said.set(Some(why));
                false
            }
        }
    }
}
