//! Taking back: what an undo may supersede, and what comes back by it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use branch_ledger::ledger::{Action, Change, DELETED, Dot, Key, Life, Seen};
use proptest::prelude::*;

use crate::model::{Nr, Written};
use crate::state::{Readable, readable};
use crate::world::{Checked, Done, World};

type Standing = BTreeMap<Key, BTreeMap<Arc<str>, Vec<Nr>>>;

impl World {
    /// Takes one of the last actions back, and looks whose words that cost.
    pub fn undo(&mut self, who: usize, back: usize) -> Checked {
        let count = self.laptops[who].history.len();
        let Some(at) = count.checked_sub(1 + back % count.clamp(1, 6)) else { return Ok(()) };
        let standing = self.standing(who);
        let lives = self.lives(who);
        let laptop = &mut self.laptops[who];
        let before = readable(&laptop.ledger);
        let undone = laptop.ledger.undo(&laptop.history[at].action);
        self.follow(who, &undone.action);
        for (key, nr) in self.vanished(who, &standing, &lives) {
            let done = &self.laptops[who].history[at];
            let deletes_again = |change: &Change| {
                (&change.kind, change.id) == (&key.0, key.1) && &*change.field == DELETED && !change.old.is_null()
            };
            let was_gone = done.action.changes.iter().any(deletes_again) && done.after[&key].contains(&nr);
            let allowed = self.model.writes[nr].laptop == who || done.brought.contains(&nr) || was_gone;
            prop_assert!(allowed, "undo lost somebody else's {:?}", self.model.writes[nr]);
        }
        for (key, field) in undone.kept.iter().filter(|(_, field)| !field.is_empty()) {
            let now = self.model.standing(&self.known(who, key));
            prop_assert_eq!(standing[key].get(field), now.get(field), "kept, and yet changed");
        }
        self.note(who, &before, undone.action, BTreeSet::new())
    }

    /// Tells the model what an undo wrote.
    fn follow(&mut self, who: usize, action: &Action) {
        let known = self.laptops[who].known.clone();
        self.model.actions += 1;
        for change in &action.changes {
            let key: Key = (change.kind.clone(), change.id);
            let record = self.laptops[who].ledger.record(&key.0, key.1).unwrap();
            let main = Dot { actor: action.actor, n: action.n };
            if !record.register(&change.field).iter().any(|write| write.dot == main) {
                continue; // A line about a deletion that counts otherwise now, without a write.
            }
            let knew = known.get(&key).cloned().unwrap_or_default();
            for (value, back) in std::iter::once(&change.new).chain(&change.beside_new).zip(0..) {
                let seen = Seen::from_value(value);
                let covers = knew.iter().copied().filter(|nr| seen.has(self.model.writes[*nr].dot)).collect();
                let dot = Dot { n: main.n - back, ..main };
                let (field, value, knew) = (change.field.clone(), value.clone(), knew.clone());
                self.wrote(
                    who,
                    &key,
                    Written { field, value, dot, action: self.model.actions, laptop: who, knew, covers },
                );
            }
        }
    }

    fn standing(&self, who: usize) -> Standing {
        self.laptops[who].known.iter().map(|(key, known)| (key.clone(), self.model.standing(known))).collect()
    }

    fn lives(&self, who: usize) -> BTreeMap<Key, Life> {
        self.laptops[who].known.iter().map(|(key, known)| (key.clone(), self.model.life(known))).collect()
    }

    /// The writes that stood before and whose value does not now: superseded, or gone with their record.
    fn vanished(&self, who: usize, before: &Standing, lives: &BTreeMap<Key, Life>) -> Vec<(Key, Nr)> {
        let (now, lives_now) = (self.standing(who), self.lives(who));
        let mut all = Vec::new();
        for (key, fields) in before {
            let is_gone = lives[key] != Life::Deleted && lives_now[key] == Life::Deleted;
            for (field, numbers) in fields {
                let values = now[key].get(field).map(|numbers| self.model.values(numbers)).unwrap_or_default();
                let lost = numbers.iter().filter(|nr| is_gone || !values.contains(&&self.model.writes[**nr].value));
                all.extend(lost.map(|nr| (key.clone(), *nr)));
            }
        }
        all
    }

    /// Notes an action, after trying on a copy that it can be taken back and done again.
    pub fn note(&mut self, who: usize, before: &Readable, action: Action, brought: BTreeSet<Nr>) -> Checked {
        let laptop = &mut self.laptops[who];
        let after = readable(&laptop.ledger);
        let mut copy = laptop.ledger.clone();
        let undone = copy.undo(&action);
        prop_assert_eq!(before, &readable(&copy), "undo of {:?}", &action);
        let is_seen = |key: &Key| before.contains_key(key) || after.contains_key(key);
        prop_assert!(!undone.kept.iter().any(|(key, _)| is_seen(key)), "kept {:?} of {:?}", undone.kept, action);
        let redone = copy.undo(&undone.action);
        prop_assert_eq!(&after, &readable(&copy), "redo of {:?}", &action);
        copy.undo(&redone.action);
        prop_assert_eq!(before, &readable(&copy), "second undo of {:?}", &action);
        if !action.is_empty() {
            laptop.history.push(Done { action, brought, after: laptop.known.clone() });
        }
        Ok(())
    }
}
