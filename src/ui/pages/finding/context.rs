//! What every part of the page holds: the finding that is open, how far it has come, and what may be done with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::dialogs::Dialogs;
use crate::browser::clock;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::photo::Photo;
use crate::domain::progress::Progress;
use crate::ledger::rectify::When;
use crate::ledger::rectify::board::Entry;
use crate::ledger::rectify::deeds::{Actor, may_report};
use crate::ledger::rectify::evidence::{photos_of, progress_of};
use crate::ledger::rectify::ready::{Deed, next, refusal};
use crate::ledger::{Draft, Ledger, OrgTree};
use crate::ui::components::Suggestion;
use crate::ui::forms::suggest_members;
use crate::ui::session::Session;

/// The declaration, for the fields of the page.
pub static FINDING: KindSpec = Finding::SPEC;

/// The open finding. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OneFinding {
    /// The session.
    pub session: Session,
    /// Its id.
    pub id: Id,
    /// The finding and its life; none while it is deleted.
    pub entry: Memo<Option<Arc<Entry>>>,
    /// How far it has come.
    pub state: Memo<FindingState>,
    /// Its 每月进展, the newest first.
    pub progress: Memo<Arc<Vec<Progress>>>,
    /// Its photos.
    pub photos: Memo<Vec<Photo>>,
    /// Why nothing of what the unit writes can be written here.
    pub foreign: Memo<Option<String>>,
    /// The ink button.
    pub next: Memo<Option<Deed>>,
    /// Why the deed under the pointer or with focus cannot be done.
    pub why: RwSignal<Option<String>>,
    /// What the last deed without a dialog was refused for.
    pub said: RwSignal<Option<String>>,
    /// Which dialog is open.
    pub dialogs: Dialogs,
}

impl OneFinding {
    /// Opens it and puts it into the context.
    pub fn provide(id: Id) -> Self {
        let session = Session::get();
        let entry = Memo::new(move |_| session.findings.with(|board| board.entry(id).cloned()));
        let state = Memo::new(move |_| session.findings.with(|board| board.state(id)).unwrap_or_default());
        let progress = Memo::new(move |_| {
            let of = |entry: &Arc<Entry>| session.ledger.with(|ledger| progress_of(ledger, entry));
            Arc::new(entry.with(|entry| entry.as_ref().map(of)).unwrap_or_default())
        });
        let photos = Memo::new(move |_| session.ledger.with(|ledger| photos_of(ledger, id)));
        let foreign = Memo::new(move |_| {
            let me = session.me();
            let may = |entry: &Arc<Entry>| session.tree.with(|tree| may_report(tree, me, &entry.finding)).err();
            entry.with(|entry| entry.as_ref().and_then(may))
        });
        let next = Memo::new(move |_| {
            let (me, today) = (session.me(), session.today.get());
            session.findings.with(|board| session.tree.with(|tree| next(board, tree, me, id, today)))
        });
        let (why, said, dialogs) = (RwSignal::new(None), RwSignal::new(None), Dialogs::new());
        let one = Self { session, id, entry, state, progress, photos, foreign, next, why, said, dialogs };
        provide_context(one);
        one
    }

    /// The open one.
    pub fn get() -> Self {
        expect_context()
    }

    /// Reads the finding, following changes; the default while it is deleted.
    pub fn with<T: Default>(self, f: impl FnOnce(&Finding) -> T) -> T {
        self.entry.with(|entry| entry.as_ref().map(|entry| f(&entry.finding))).unwrap_or_default()
    }

    /// The same without following changes.
    pub fn look<T: Default>(self, f: impl FnOnce(&Finding) -> T) -> T {
        self.entry.with_untracked(|entry| entry.as_ref().map(|entry| f(&entry.finding))).unwrap_or_default()
    }

    /// Why a deed cannot be done now, following changes.
    pub fn refusal(self, deed: Deed) -> Option<String> {
        let me = self.session.me();
        self.session.findings.with(|board| self.session.tree.with(|tree| refusal(board, tree, me, self.id, deed)))
    }

    /// Whether it was parted.
    pub fn is_whole(self) -> bool {
        self.session.findings.with(|board| board.is_whole(self.id))
    }

    /// Does what a pure function makes of the ledger as it is now, by who works here, and says so with 撤销.
    pub fn act(
        self,
        name: &str,
        draft: impl FnOnce(&Ledger, &OrgTree, (Actor<'_>, When)) -> Result<Draft, String>,
    ) -> Result<(), String> {
        let draft = self.make(name, draft)?;
        self.session.commit_aloud(draft);
        Ok(())
    }

    /// What a pure function makes of the ledger as it is now.
    pub fn make(
        self,
        name: &str,
        draft: impl FnOnce(&Ledger, &OrgTree, (Actor<'_>, When)) -> Result<Draft, String>,
    ) -> Result<Draft, String> {
        let actor = Actor { me: self.session.me_now(), name };
        let when = When { day: self.session.today.get_untracked(), time: clock::now_ms() };
        self.session.look(|ledger, tree| draft(ledger, tree, (actor, when)))
    }

    /// The name of who works here.
    pub fn my_name(self) -> String {
        self.session.profile.with_untracked(|profile| profile.name.clone())
    }

    /// Suggestions of members, those of the unit first.
    pub fn suggest(self) -> Callback<String, Vec<Suggestion>> {
        Callback::new(move |text: String| suggest_members(self.session, &text, self.look(|finding| finding.org)))
    }
}

/// How high a box is in which this text is read whole, within reason.
pub fn lines(text: &str) -> u32 {
    /// Characters on a line of the wider column.
    const WIDE: usize = 44;
    let count: usize = text.lines().map(|line| line.chars().count() / WIDE + 1).sum();
    u32::try_from(count).unwrap_or(2).clamp(2, 8)
}
