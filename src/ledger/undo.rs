//! Taking an action back: the old values are written, as a new edit, into the fields that still hold what it wrote.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::action::sides_of;
use super::merging::fingerprint;
use super::record::{DELETED, Life, Write};
use super::{Action, Change, Dot, Draft, Key, Ledger, Record, Seen, Source};
use crate::domain::kind::{Id, Value};

/// What an undo did, and what it left alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// The line of the history; undoing it is a redo.
    pub action: Action,
    /// Fields that somebody changed since; they stay as they are. An empty field means the whole record.
    pub kept: Vec<(Key, Arc<str>)>,
}

/// What becomes of a change when its action is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The old value is written.
    Back,
    /// Somebody wrote since; it stays.
    Kept,
    /// There is nothing left to take back.
    Gone,
}

impl Ledger {
    /// Takes an action back. Nothing that somebody else wrote is superseded, unless the action itself brought it.
    pub fn undo(&mut self, action: &Action) -> Undone {
        let mut draft = Draft::new(format!("撤销：{}", action.label));
        let mut kept = Vec::new();
        let revived = self.revived(action);
        for change in &action.changes {
            let key = (change.kind.clone(), change.id);
            match self.fate(change, action, &revived) {
                Fate::Back => self.take_back(change, action, &mut draft),
                Fate::Kept => kept.push((key, change.field.clone())),
                Fate::Gone => {}
            }
        }
        let source = Source::Undo { of: action.n, actor: action.actor };
        Undone { action: self.apply_from(draft, source), kept }
    }

    /// The records that the action deleted and that are there again once it is taken back.
    fn revived(&self, action: &Action) -> BTreeSet<Key> {
        let was_there = |change: &&Change| change.old.is_null() || !change.beside_old.is_empty();
        let deletions = action.changes.iter().filter(|change| &*change.field == DELETED).filter(was_there);
        deletions
            .filter(|change| self.record(&change.kind, change.id).is_some_and(|it| self.holds(it, change, action)))
            .map(|change| (change.kind.clone(), change.id))
            .collect()
    }

    fn fate(&self, change: &Change, action: &Action, revived: &BTreeSet<Key>) -> Fate {
        let Some(record) = self.record(&change.kind, change.id) else { return Fate::Gone };
        let is_gone = record.life() == Life::Deleted;
        if change.is_new_record() {
            return match is_gone {
                true => Fate::Gone,
                false if self.is_as_created(record, change, action) => Fate::Back,
                false => Fate::Kept,
            };
        }
        // A write into a record that was deleted since would raise it from the dead.
        let would_raise = is_gone && &*change.field != DELETED && !revived.contains(&(change.kind.clone(), change.id));
        if !would_raise && self.holds(record, change, action) { Fate::Back } else { Fate::Kept }
    }

    /// Whether the field still holds what the action wrote. Values are compared, not only dots: taking back a later
    /// action puts the earlier value there again. But the same value from somebody else is theirs.
    fn holds(&self, record: &Record, change: &Change, action: &Action) -> bool {
        let register = record.register(&change.field);
        let (shown, beside) = sides_of(&change.field, register);
        let stand: Vec<&Value> = std::iter::once(&shown).chain(&beside).collect();
        let mut written = std::iter::once(&change.new).chain(&change.beside_new);
        let same = |one: &Value, other: &Value| match &*change.field {
            DELETED => one.is_null() == other.is_null(),
            _ => one == other,
        };
        let as_written = stand.len() == 1 + change.beside_new.len()
            && written.all(|value| stand.iter().any(|standing| same(value, standing)));
        as_written && self.is_ours(register, change, action)
    }

    /// Whether every write is this laptop's or was there when the action was done.
    fn is_ours(&self, register: &[Write], change: &Change, action: &Action) -> bool {
        let left = seen_then(change);
        register.iter().all(|write| self.is_own(write.dot.actor, action) || left.has(write.dot))
    }

    fn is_own(&self, actor: Id, action: &Action) -> bool {
        actor == action.actor || self.mine.contains(&actor)
    }

    fn is_as_created(&self, record: &Record, change: &Change, action: &Action) -> bool {
        let as_written = match change.new.as_object() {
            Some(written) => record.registers().all(|(field, register)| {
                let value = written.get(&**field).unwrap_or(&Value::Null);
                register.iter().all(|write| write.value == *value)
            }),
            None => change.new == fingerprint(record),
        };
        as_written && record.registers().all(|(_, register)| self.is_ours(register, change, action))
    }

    fn take_back(&self, change: &Change, action: &Action, draft: &mut Draft) {
        let (kind, id, field) = (&*change.kind, change.id, change.field.clone());
        if change.is_new_record() {
            draft.delete(kind, id);
        } else if !change.beside_old.is_empty() {
            let sides = std::iter::once(&change.old).chain(&change.beside_old).cloned().collect();
            draft.put_sides(kind, id, field, sides);
        } else if &*field == DELETED && !change.old.is_null() {
            draft.put(kind, id, field, self.deleted_again(change, action));
        } else {
            draft.put(kind, id, field, change.old.clone());
        }
    }

    /// The mark that deletes a record again whose deletion the action had taken back: it covers what the action left
    /// and what was written here since, but nothing that somebody else wrote since.
    fn deleted_again(&self, change: &Change, action: &Action) -> Value {
        let mut known = Seen::from_value(&change.old);
        known.join(&seen_then(change));
        let now = self.record(&change.kind, change.id).map(|record| record.seen.dots()).into_iter().flatten();
        now.filter(|dot| self.is_own(dot.actor, action)).for_each(|dot| known.note(dot));
        known.to_value()
    }
}

fn seen_then(change: &Change) -> Seen {
    change.left.iter().map(|&(actor, n)| Dot { actor, n }).collect()
}
