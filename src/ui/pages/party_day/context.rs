//! What every part of the page holds: the 主题党日 that is open, and what is said of it.

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::party_day::{Beside, Lack, PartyDay, Stage};
use crate::domain::photo::Photo;
use crate::ledger::work::day::beside;
use crate::ledger::work::slots::photos_of;
use crate::ledger::{Draft, Ledger, OrgTree, rights};
use crate::ui::components::Suggestion;
use crate::ui::forms::suggest_members;
use crate::ui::session::Session;

/// The declaration, for the fields of the page.
pub static DAY: KindSpec = PartyDay::SPEC;

/// The open 主题党日. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OneDay {
    /// The session.
    pub session: Session,
    /// Its id.
    pub id: Id,
    /// The record; empty while it is deleted.
    pub day: Memo<PartyDay>,
    /// Its photos.
    pub photos: Memo<Vec<Photo>>,
    /// What counts for it in other records: photos, and the 支部 that take part.
    pub beside: Memo<Beside>,
    /// What its stages still lack.
    pub lacks: Memo<Vec<Lack>>,
    /// Why nothing of it can be written here.
    pub refusal: Memo<Option<String>>,
}

impl OneDay {
    /// Opens it and puts it into the context.
    pub fn provide(id: Id) -> Self {
        let session = Session::get();
        let day = Memo::new(move |_| session.ledger.with(|ledger| read(ledger, id)));
        let photos = Memo::new(move |_| session.ledger.with(|ledger| photos_of(ledger, id)));
        let beside = Memo::new(move |_| session.read(|ledger, tree| day.with(|day| beside(ledger, tree, day))));
        let lacks = Memo::new(move |_| day.with(|day| day.lacks(beside.get())));
        let refusal = Memo::new(move |_| {
            let (me, owner) = (session.me(), day.with(|day| day.org));
            session.tree.with(|tree| refusal(tree, me, owner))
        });
        let one = Self { session, id, day, photos, beside, lacks, refusal };
        provide_context(one);
        one
    }

    /// Whether 支部 take part in it, each with a roll of its own.
    pub fn has_guests(self) -> bool {
        self.beside.with(|beside| beside.guests > 0)
    }

    /// The open one.
    pub fn get() -> Self {
        expect_context()
    }

    /// Does what a draft says; gives why it could not be made.
    pub fn act(self, draft: Result<Draft, String>) -> Result<(), String> {
        self.session.commit_aloud(draft?);
        Ok(())
    }

    /// Does what a pure function makes of the ledger as it is now. What it refuses is said where the button is.
    pub fn make(self, draft: impl FnOnce(&Ledger, &OrgTree) -> Result<Draft, String>) -> Result<(), String> {
        self.act(self.session.look(draft))
    }

    /// What is lacking before a stage, in words; `None` when nothing is.
    pub fn lacking(self, before: &[Stage]) -> Option<String> {
        self.lacks.with(|lacks| {
            let words: Vec<&str> =
                lacks.iter().filter(|lack| before.contains(&lack.before)).map(|lack| lack.what).collect();
            (!words.is_empty()).then(|| format!("还缺{}", words.join("、")))
        })
    }

    /// Suggestions of members, those of the branch first.
    pub fn suggest(self) -> Callback<String, Vec<Suggestion>> {
        let org = self.day.with_untracked(|day| day.org);
        Callback::new(move |text: String| suggest_members(self.session, &text, org))
    }

    /// The name of whose it is.
    pub fn org_name(self) -> String {
        let org = self.day.with(|day| day.org);
        org.map_or_else(String::new, |org| self.session.tree.with(|tree| tree.name(org).to_owned()))
    }
}

fn read(ledger: &Ledger, id: Id) -> PartyDay {
    ledger.read(id).unwrap_or_else(|| PartyDay::blank(id))
}

fn refusal(tree: &OrgTree, me: Id, owner: Option<Id>) -> Option<String> {
    let own = PartyDay::SPEC.field(PartyDay::theme)?;
    let owner_id = owner?;
    rights::may_write(tree, me, owner, own).err()?;
    Some(format!("这次主题党日由{}填写，本单位只能看。", tree.name(owner_id)))
}
