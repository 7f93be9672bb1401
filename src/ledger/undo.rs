//! Taking an action back: the old values are written, as a new edit, into the fields that still hold what it wrote.

use std::sync::Arc;

use super::record::{DELETED, Life, Write};
use super::{Action, Change, Draft, Key, Ledger, Source};
use crate::domain;
use crate::domain::kind::Value;

/// What an undo did, and what it left alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// The line of the history; undoing it is a redo.
    pub action: Action,
    /// Fields that somebody changed since; they stay as they are. An empty field means the whole record.
    pub kept: Vec<(Key, Arc<str>)>,
}

impl Ledger {
    /// Takes an action back.
    pub fn undo(&mut self, action: &Action) -> Undone {
        let mut draft = Draft::new(format!("撤销：{}", action.label));
        let mut kept = Vec::new();
        for change in &action.changes {
            let key = (change.kind.clone(), change.id);
            // Only declared kinds are ever edited here; an unknown one is taken back whole or not at all.
            let Some(kind) = domain::kind_named(&change.kind).map(|spec| spec.name) else {
                kept.push((key, change.field.clone()));
                continue;
            };
            match self.still_holds(change) {
                Some(true) if change.field.is_empty() => drop(draft.delete(kind, change.id)),
                Some(true) => drop(draft.put(kind, change.id, change.field.clone(), self.former(change))),
                Some(false) => kept.push((key, change.field.clone())),
                None => {}
            }
        }
        let source = Source::Undo { of: action.n, actor: action.actor };
        Undone { action: self.apply_from(draft, source), kept }
    }

    /// Whether the field still holds what the action wrote; `None` when there is nothing left to take back.
    /// Values are compared, not dots: taking back a later action puts the earlier value there again.
    fn still_holds(&self, change: &Change) -> Option<bool> {
        let record = self.record(&change.kind, change.id)?;
        if !change.field.is_empty() {
            let register = record.register(&change.field);
            let as_written = register.iter().all(|write| write.value == change.new);
            return Some(as_written || (!change.left.is_empty() && holds_dots(register, change)));
        }
        if record.life() == Life::Deleted {
            return None;
        }
        if !change.left.is_empty() {
            return Some(record.seen.dots().map(|dot| (dot.actor, dot.n)).eq(change.left.iter().copied()));
        }
        Some(record.registers().all(|(field, register)| {
            let written = change.new.get(&**field).unwrap_or(&Value::Null);
            register.iter().all(|write| write.value == *written)
        }))
    }

    fn former(&self, change: &Change) -> Value {
        // A deletion is taken back with null, and a taken-back deletion is deleted again by what is seen now.
        if &*change.field == DELETED && !change.old.is_null() {
            return self
                .record(&change.kind, change.id)
                .map_or_else(|| change.old.clone(), |record| record.seen.to_value());
        }
        change.old.clone()
    }
}

fn holds_dots(register: &[Write], change: &Change) -> bool {
    register.len() == change.left.len()
        && register.iter().all(|write| change.left.contains(&(write.dot.actor, write.dot.n)))
}
