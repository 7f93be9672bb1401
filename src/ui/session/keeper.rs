//! The keeper: writes what the ledger did to the database, tells the other windows, and knows what is not on disk yet.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::database::{Database, DatabaseError};
use crate::browser::tabs::Tabs;
use crate::browser::{clock, page};
use crate::exchange::stored;
use crate::ledger::{Action, Key, Ledger, Record};
use crate::ui::components::SaveState;

/// Something that the whole page must say (the banner under the page head).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A save failed; what is unsaved is in memory.
    NotSaved(String),
    /// The database is gone from under this window.
    Lost(String),
}

/// Writes to the database; shared by everything that holds the session.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    db: Database,
    tabs: RefCell<Option<Tabs>>,
    /// Saves that are under way.
    pending: Cell<u32>,
    /// Records whose last save failed.
    unsaved: RefCell<BTreeSet<Key>>,
    /// Actors whose names are in the database already.
    named: RefCell<BTreeSet<crate::domain::kind::Id>>,
    state: RwSignal<SaveState>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Keeper {
    /// A keeper of this database.
    pub fn new(db: Database, state: RwSignal<SaveState>, trouble: RwSignal<Option<Trouble>>) -> Self {
        let inner = Inner {
            db,
            tabs: RefCell::new(None),
            pending: Cell::new(0),
            unsaved: RefCell::default(),
            named: RefCell::default(),
            state,
            trouble,
        };
        Self(Rc::new(inner))
    }

    /// The database.
    pub fn db(&self) -> &Database {
        &self.0.db
    }

    /// Sets the line to the other windows.
    pub fn set_tabs(&self, tabs: Tabs) {
        *self.0.tabs.borrow_mut() = Some(tabs);
    }

    /// Tells the other windows something other than a save.
    pub fn tell(&self, text: &str) {
        if let Some(tabs) = &*self.0.tabs.borrow() {
            tabs.post(text);
        }
    }

    /// Appends the records of an action and its line of history. Said to be saved only when the transaction is
    /// complete.
    pub fn save(&self, ledger: &Ledger, touched: &[Key], history: Option<&Action>) {
        let mut keys: BTreeSet<Key> = touched.iter().cloned().collect();
        keys.append(&mut self.0.unsaved.borrow_mut());
        let records: Vec<&Record> = keys.iter().filter_map(|key| ledger.record(&key.0, key.1)).collect();
        let entry = stored::encode_entry(&records);
        let history = history.and_then(|action| serde_json::to_string(action).ok());
        let meta = self.names(ledger, &records);
        let saving = self.0.db.save(&entry, history.as_deref(), &meta);
        self.0.pending.set(self.0.pending.get() + 1);
        self.0.state.set(SaveState::Saving);
        page::confirm_leave(true);
        let keeper = self.clone();
        spawn_local(async move { keeper.ended(saving.await, entry, keys) });
    }

    fn ended(&self, result: Result<u64, DatabaseError>, entry: String, keys: BTreeSet<Key>) {
        self.0.pending.set(self.0.pending.get().saturating_sub(1));
        match result {
            Ok(_) => {
                self.tell(&entry);
                if self.0.pending.get() == 0 && self.0.unsaved.borrow().is_empty() {
                    page::confirm_leave(false);
                    self.0.state.set(SaveState::Saved(clock::time_of_day(clock::now_ms())));
                    if matches!(self.0.trouble.get_untracked(), Some(Trouble::NotSaved(_))) {
                        self.0.trouble.set(None);
                    }
                }
            }
            Err(error) => {
                self.0.unsaved.borrow_mut().extend(keys);
                self.0.state.set(SaveState::Failed(error.to_string()));
                self.0.trouble.set(Some(Trouble::NotSaved(error.to_string())));
            }
        }
    }

    /// Names of the actors in these records that the database has not been told yet.
    fn names(&self, ledger: &Ledger, records: &[&Record]) -> Vec<(String, String)> {
        let mut named = self.0.named.borrow_mut();
        let seen = records.iter().flat_map(|record| record.seen().dots().map(|dot| dot.actor));
        let fresh: BTreeSet<_> = seen.filter(|actor| !named.contains(actor)).collect();
        let texts = fresh.iter().filter_map(|actor| {
            let info = ledger.actors().get(actor)?;
            Some((format!("{ACTOR}{actor}"), serde_json::to_string(info).ok()?))
        });
        let texts: Vec<_> = texts.collect();
        named.extend(fresh);
        texts
    }

    /// Empties the database and tells the other windows.
    ///
    /// # Errors
    /// Why it could not be emptied; then it stands as it was.
    pub async fn empty(&self) -> Result<(), DatabaseError> {
        self.0.db.clear_all().await?;
        self.tell(super::opening::START_AFRESH);
        Ok(())
    }

    /// Whether anything is not on disk yet.
    pub fn is_dirty(&self) -> bool {
        self.0.pending.get() > 0 || !self.0.unsaved.borrow().is_empty()
    }
}

/// Prefix of the keys in `meta` under which actors are named.
pub const ACTOR: &str = "actor:";
