//! The session: the ledger as a signal, who works here, and what becomes of each change.
//!
//! A page builds a [`Draft`] with a pure function and gives it to [`Session::commit`]; that is the only way in which
//! anything is written. Pages never touch the database.

mod backup;
mod hearing;
mod keeper;
mod opening;
mod packing;
mod passed;
mod past;
mod photos;
mod profile;
mod sending;

pub use backup::BackupState;
pub use keeper::{Keeper, Trouble};
pub use opening::{
    DEMO, FirstDeed, Missing, Opening, Phase, PhaseSignal, REAL, begin_demo, begin_first, open, open_named,
};
pub use packing::{Cover, Former, now, read_pack};
pub use passed::Passed;
pub use past::Line;
pub use profile::{JudgeSeat, Profile, judge_unit};

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{clock, random};
use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::domain::work_calendar::WorkCalendar;
use crate::exchange::Invitation;
use crate::ledger::rectify::board::Board;
use crate::ledger::{Action, ActorInfo, Draft, Key, Ledger, Merged, OrgTree, Record, Source, Undone};
use crate::ui::components::{SaveState, ToastAction, Toasts};

/// What every page holds. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    /// All records.
    pub ledger: RwSignal<Ledger>,
    /// The organizations as a tree.
    pub tree: Memo<Arc<OrgTree>>,
    /// All findings with their states; of an edit only what changed is read anew.
    pub findings: Memo<Arc<Board>>,
    /// Holidays: what ships, and over it what the unit entered.
    pub calendar: Memo<Arc<WorkCalendar>>,
    /// Who works here.
    pub profile: RwSignal<Profile>,
    /// Today, by this laptop's clock.
    pub today: RwSignal<Date>,
    /// What became of the last change.
    pub saved: RwSignal<SaveState>,
    /// What the whole page must say.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Backups.
    pub backup: RwSignal<BackupState>,
    /// Packs that left and came in, newest first.
    pub passed: RwSignal<Vec<Passed>>,
    /// Whether this is the demo.
    pub demo: bool,
    toasts: Toasts,
    undo: RwSignal<Vec<Action>>,
    redo: RwSignal<Vec<Action>>,
    keeper: StoredValue<Keeper, LocalStorage>,
}

impl Session {
    /// The session of the page.
    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// The organization that works here, 同一个 resolved.
    pub fn me(&self) -> Id {
        let org = self.profile.with(|profile| profile.org);
        self.tree.with(|tree| tree.resolve(org))
    }

    /// The organization that works here, without following changes.
    pub fn me_now(&self) -> Id {
        let org = self.profile.with_untracked(|profile| profile.org);
        self.tree.with_untracked(|tree| tree.resolve(org))
    }

    /// Reads the ledger and the tree, following changes.
    pub fn read<T>(&self, f: impl FnOnce(&Ledger, &OrgTree) -> T) -> T {
        self.tree.with(|tree| self.ledger.with(|ledger| f(ledger, tree)))
    }

    /// Reads the ledger and the tree as they are now, without following changes (in event handlers).
    pub fn look<T>(&self, f: impl FnOnce(&Ledger, &OrgTree) -> T) -> T {
        self.tree.with_untracked(|tree| self.ledger.with_untracked(|ledger| f(ledger, tree)))
    }

    /// A new id.
    pub fn new_id() -> Id {
        Id::fresh(clock::now_ms(), random::random_bytes())
    }

    /// Does what the draft says, saves it, and remembers it for 撤销. `false` when it changes nothing.
    pub fn commit(&self, draft: Draft) -> bool {
        let done = self.change(|ledger| ledger.apply(draft));
        let Some(action) = done.filter(|action| !action.is_empty()) else { return false };
        self.save(&action.keys(), Some(&action));
        self.redo.set(Vec::new());
        self.undo.update(|all| all.push(action));
        true
    }

    /// Like [`Session::commit`], and says so in a toast with 撤销 (delete, move, merge, roll call).
    pub fn commit_aloud(&self, draft: Draft) {
        let label = draft.label.clone();
        if self.commit(draft) {
            self.say_with_undo(label);
        }
    }

    /// A toast with 撤销 for the last action.
    pub fn say_with_undo(&self, words: String) {
        self.say_with_undo_of(words, 1);
    }

    /// A toast with 撤销 for the last so many actions, which were one to the person: files that were merged in one go.
    pub fn say_with_undo_of(&self, words: String, count: usize) {
        let session = *self;
        let last: Vec<Action> = self.undo.with_untracked(|all| all.iter().rev().take(count).cloned().collect());
        let undo = Arc::new(move || last.iter().for_each(|action| session.take_back(action)));
        self.toasts.show(words, Some(ToastAction { label: "撤销", run: undo }));
    }

    /// How many actions can be taken back by 撤销 now.
    pub fn undoable(&self) -> usize {
        self.undo.with_untracked(Vec::len)
    }

    /// A toast without a button. Never for errors.
    pub fn say(&self, words: impl Into<String>) {
        self.toasts.show(words, None);
    }

    /// Merges records that a pack brought, in one action.
    pub fn merge(
        &self,
        records: Vec<Record>,
        actors: Vec<(Id, ActorInfo)>,
        label: String,
        source: Source,
    ) -> Option<Merged> {
        let merged = self.change(|ledger| {
            for (actor, info) in actors {
                ledger.know_actor(actor, info);
            }
            ledger.merge(records, label, source)
        })?;
        if !merged.touched.is_empty() {
            self.save(&merged.touched, Some(&merged.action));
            self.undo.update(|all| all.push(merged.action.clone()));
        }
        Some(merged)
    }

    /// Puts the demo's records in, without a line in the history and without 撤销.
    pub fn fill(&self, records: Vec<Record>, actors: Vec<(Id, ActorInfo)>) {
        let touched = self.change(|ledger| {
            for (actor, info) in actors {
                ledger.know_actor(actor, info);
            }
            ledger.absorb(records)
        });
        let keeper = self.keeper();
        self.ledger.with_untracked(|ledger| keeper.save(ledger, &touched.unwrap_or_default(), None));
        self.note_witness();
    }

    /// Takes an action back: the newest one when Ctrl Z is pressed, any one from 历史.
    pub fn take_back(&self, action: &Action) {
        let Some(undone) = self.change(|ledger| ledger.undo(action)) else { return };
        self.undo.update(|all| all.retain(|known| (known.actor, known.n) != (action.actor, action.n)));
        if !undone.action.is_empty() {
            self.save(&undone.action.keys(), Some(&undone.action));
            self.redo.update(|all| all.push(undone.action.clone()));
        }
        self.say(self.look(|ledger, _| undone_words(ledger, action, &undone)));
    }

    /// Ctrl Z.
    pub fn undo_last(&self) {
        match self.undo.with_untracked(|all| all.last().cloned()) {
            Some(action) => self.take_back(&action),
            None => self.say("没有可以撤销的操作"),
        }
    }

    /// Ctrl Y: takes the last 撤销 back.
    pub fn redo_last(&self) {
        let Some(action) = self.redo.try_update(Vec::pop).flatten() else {
            self.say("没有可以重做的操作");
            return;
        };
        if let Some(again) = self.put_back(&action) {
            self.say(format!("已重做：{}", again.action.label));
        }
    }

    /// Takes the undo of an import back: what the pack brought is there again.
    pub fn restore(&self, undo: &Action) {
        match self.put_back(undo) {
            Some(again) if again.kept.is_empty() => self.say(format!("已恢复：{}", again.action.label)),
            Some(again) => {
                let kept = again.kept.len();
                self.say(format!("已恢复：{}。有 {kept} 处后来又改过，保持不动", again.action.label));
            }
            None => self.say("后来都改过了，没有可以恢复的内容"),
        }
    }

    /// Takes an undo back, under the name of what it had undone; `None` when that changes nothing.
    fn put_back(&self, undo: &Action) -> Option<Undone> {
        let mut again = self.change(|ledger| ledger.undo(undo)).filter(|again| !again.action.is_empty())?;
        self.save(&again.action.keys(), Some(&again.action));
        self.redo.update(|all| all.retain(|known| (known.actor, known.n) != (undo.actor, undo.n)));
        again.action.label = undo.label.trim_start_matches("撤销：").to_owned();
        self.undo.update(|all| all.push(again.action.clone()));
        Some(again)
    }

    /// Tries again to save what could not be saved.
    pub fn save_again(&self) {
        self.save(&[], None);
    }

    /// Writes small things of this machine to the database (`meta`).
    pub fn keep_profile(&self, profile: Profile) {
        self.ledger.update(|ledger| {
            // Another person is another actor, so that the history says who.
            ledger.become_actor(Self::new_id(), profile.actor());
        });
        if let Ok(text) = serde_json::to_string(&profile) {
            let keeper = self.keeper();
            leptos::task::spawn_local(async move {
                // A profile that was not kept is asked for again at the next start.
                let _ = keeper.db().meta_put(opening::PROFILE, &text).await;
            });
        }
        self.profile.set(profile);
        self.note_witness();
    }

    /// At a judge's laptop: takes the seat that another 评分包 is for.
    pub fn take_seat(&self, invited: &Invitation) {
        let judge = &invited.judge;
        self.keep_profile(Profile {
            org: judge_unit(invited),
            org_name: judge.unit.name.clone(),
            name: judge.name.clone(),
            post: judge.post.clone(),
            judge: Some(JudgeSeat::of(invited)),
        });
    }

    /// The keeper, for what only it can do (photos, history pages, emptying).
    pub fn keeper(&self) -> Keeper {
        self.keeper.get_value()
    }

    fn change<T>(&self, f: impl FnOnce(&mut Ledger) -> T) -> Option<T> {
        self.ledger.try_update(|ledger| {
            ledger.set_now(clock::now_ms());
            f(ledger)
        })
    }

    fn save(&self, touched: &[Key], history: Option<&Action>) {
        let keeper = self.keeper();
        self.ledger.with_untracked(|ledger| keeper.save(ledger, touched, history));
        self.note_change();
    }
}

fn undone_words(ledger: &Ledger, action: &Action, undone: &Undone) -> String {
    let label = &action.label;
    match (undone.action.is_empty(), undone.kept.as_slice()) {
        (false, []) => format!("已撤销：{label}"),
        (true, []) => format!("“{label}”已经撤销过了"),
        (_, kept) => {
            let named: Vec<String> = kept
                .iter()
                .take(3)
                .map(|(key, field)| format!("{} {}", ledger.title(key), ledger.field_label(key, field)))
                .collect();
            format!("“{label}”有 {} 处后来又改过，保持不动：{}", kept.len(), named.join("；"))
        }
    }
}
