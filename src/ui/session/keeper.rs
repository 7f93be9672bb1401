//! The keeper: writes what the ledger did to the database, tells the other windows, and knows what is not on disk yet.

use crate::domain::order::Gather;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opening::DATABASES;
use crate::browser::database::{Database, DatabaseError, delete_database};
use crate::browser::tabs::Tabs;
use crate::browser::{clock, page};
use crate::domain::kind::Id;
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

/// What one transaction is to bring to the disk, besides the records' own text.
#[derive(Default)]
struct Batch {
    keys: BTreeSet<Key>,
    /// Lines of history, oldest first.
    history: Vec<String>,
}

struct Inner {
    db: Database,
    tabs: RefCell<Option<Tabs>>,
    /// Saves that are under way.
    pending: Cell<u32>,
    /// What failed to be saved.
    unsaved: RefCell<Batch>,
    /// Actors whose names are in the database already.
    named: RefCell<BTreeSet<Id>>,
    /// Called whenever everything is on disk.
    on_saved: RefCell<Option<Rc<dyn Fn()>>>,
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
            on_saved: RefCell::default(),
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

    /// Sets what is called whenever everything is on disk.
    pub fn on_saved(&self, f: impl Fn() + 'static) {
        *self.0.on_saved.borrow_mut() = Some(Rc::new(f));
    }

    /// Lines of history that the next save takes along, before its own.
    pub fn carry(&self, lines: impl Iterator<Item = String>) {
        self.0.unsaved.borrow_mut().history.extend(lines);
    }

    /// Appends the records of an action and its line of history, and with them what failed before. Said to be saved
    /// only when the transaction is complete.
    pub fn save(&self, ledger: &Ledger, touched: &[Key], history: Option<&Action>) {
        let mut batch = self.0.unsaved.take();
        batch.keys.extend(touched.iter().cloned());
        batch.history.extend(history.and_then(|action| serde_json::to_string(action).ok()));
        let records: Vec<&Record> = batch.keys.iter().filter_map(|key| ledger.record(&key.0, key.1)).collect();
        let entry = stored::encode_entry(&records);
        let names = self.names(ledger, &records);
        let lines: Vec<&str> = batch.history.iter().map(String::as_str).collect();
        let saving = self.0.db.save_lines(&entry, &lines, &names);
        self.0.pending.set(self.0.pending.get() + 1);
        self.0.state.set(SaveState::Saving);
        page::confirm_leave(true);
        let keeper = self.clone();
        spawn_local(async move {
            let result = saving.await;
            keeper.0.pending.set(keeper.0.pending.get().saturating_sub(1));
            match result {
                Ok(_) => keeper.succeeded(&entry, &names),
                Err(error) => keeper.failed(batch, &names, &error),
            }
        });
    }

    fn succeeded(&self, entry: &str, names: &[(String, String)]) {
        for (key, info) in names {
            self.tell(&format!("{key}{NAMED}{info}"));
        }
        self.tell(entry);
        if self.is_dirty() {
            return;
        }
        page::confirm_leave(false);
        self.0.state.set(SaveState::Saved(clock::time_of_day(clock::now_ms())));
        if matches!(self.0.trouble.try_get_untracked(), Some(Some(Trouble::NotSaved(_)))) {
            self.0.trouble.set(None);
        }
        let on_saved = self.0.on_saved.borrow().clone();
        if let Some(on_saved) = on_saved {
            on_saved();
        }
    }

    /// Keeps what failed for the next save. Saves end in the order in which they began, so lines stay in order.
    fn failed(&self, batch: Batch, names: &[(String, String)], error: &DatabaseError) {
        let mut unsaved = self.0.unsaved.borrow_mut();
        unsaved.keys.extend(batch.keys);
        unsaved.history.extend(batch.history);
        let unnamed = names.iter().filter_map(|(key, _)| key.strip_prefix(ACTOR)?.parse().ok());
        let unnamed: BTreeSet<Id> = unnamed.gather_set();
        self.0.named.borrow_mut().retain(|actor| !unnamed.contains(actor));
        self.0.state.set(SaveState::Failed(error.to_string()));
        // A lost database is the graver news, and names the way out that still works.
        if !matches!(self.0.trouble.try_get_untracked(), Some(Some(Trouble::Lost(_)))) {
            self.0.trouble.set(Some(Trouble::NotSaved(error.to_string())));
        }
    }

    /// Names of the actors in these records that the database has not been told yet.
    fn names(&self, ledger: &Ledger, records: &[&Record]) -> Vec<(String, String)> {
        let mut named = self.0.named.borrow_mut();
        let seen = records.iter().flat_map(|record| record.seen().dots().map(|dot| dot.actor));
        let fresh: BTreeSet<_> = seen.filter(|actor| !named.contains(actor)).gather_set();
        let texts = fresh.iter().filter_map(|actor| {
            let info = ledger.actors().get(actor)?;
            Some((format!("{ACTOR}{actor}"), serde_json::to_string(info).ok()?))
        });
        let texts: Vec<_> = texts.collect();
        named.extend(fresh);
        texts
    }

    /// Removes the database of this window, and the other one of the app, with all they hold. Other windows are told
    /// by the browser. `on_blocked` is called if one of them does not let go; then this goes on when it is closed.
    ///
    /// # Errors
    /// Why they could not be removed.
    pub async fn remove_all(&self, on_blocked: impl Fn() + Clone + 'static) -> Result<(), DatabaseError> {
        // Emptied first: should a window not let go, nothing is left to read all the same.
        self.0.db.clear_all().await?;
        self.0.db.close();
        for name in DATABASES {
            delete_database(name, on_blocked.clone()).await?;
        }
        Ok(())
    }

    /// Whether anything is not on disk yet.
    pub fn is_dirty(&self) -> bool {
        self.0.pending.get() > 0 || !self.0.unsaved.borrow().keys.is_empty()
    }
}

/// Prefix of the keys in `meta` under which actors are named, and of the message that names one to the other windows.
pub const ACTOR: &str = "actor:";
/// Stands in that message between the key and the name.
pub const NAMED: char = '=';
