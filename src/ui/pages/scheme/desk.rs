//! What the parts of the page share: the scheme in its order, the line one stands on, and how a change is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::scheme::{NodeLevel, Outline, Scheme, SchemeNode, outline};
use crate::ledger::scheme::{SHEET, add_line, may_edit, move_node, put_block, remove_node, set_level, set_node};
use crate::ledger::{Draft, Ledger};
use crate::ui::components::PasteBlock;
use crate::ui::forms::rising_ids;
use crate::ui::session::Session;

/// Place of the name in the sheet.
pub const NAME: usize = 1;

/// What was typed and could not be taken, by key of the line and field, with what is wrong.
pub type Wrong = BTreeMap<(String, &'static str), (String, String)>;

/// One scheme.
#[derive(Clone, Copy)]
pub struct SchemeDesk {
    /// The session.
    pub session: Session,
    /// Which scheme.
    pub id: Id,
    /// As it is recorded; none when it was deleted.
    pub scheme: Memo<Option<Arc<Scheme>>>,
    /// In its order.
    pub outline: Memo<Arc<Outline>>,
    /// Why it cannot be changed here.
    pub refusal: Memo<Option<String>>,
    /// The row one stands on, from 0.
    pub at: RwSignal<usize>,
    /// The row and column to stand on next.
    pub go: RwSignal<Option<(usize, Option<usize>)>>,
    /// What could not be taken.
    pub wrong: RwSignal<Wrong>,
    /// What could not be done with the sheet as a whole.
    pub trouble: RwSignal<Option<String>>,
}

impl SchemeDesk {
    /// Reads the scheme, and again whenever the ledger changes.
    pub fn new(session: Session, id: Id) -> Self {
        let scheme = Memo::new(move |_| session.read(|ledger, _| ledger.read::<Scheme>(id)).map(Arc::new));
        let in_order = move |scheme: &Option<Arc<Scheme>>| scheme.as_deref().map(outline).unwrap_or_default();
        let refusal = move |_: Option<&Option<String>>| {
            let me = session.me();
            session.read(|ledger, tree| may_edit(ledger, tree, me, id).err())
        };
        Self {
            session,
            id,
            scheme,
            outline: Memo::new(move |_| Arc::new(scheme.with(in_order))),
            refusal: Memo::new(refusal),
            at: RwSignal::new(0),
            go: RwSignal::new(None),
            wrong: RwSignal::default(),
            trouble: RwSignal::new(None),
        }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Key of the line one stands on.
    pub fn key(&self) -> Option<String> {
        let at = self.at.get();
        self.outline.with(|outline| outline.lines.get(at).map(|line| line.key.clone()))
    }

    /// Reads something of a line.
    pub fn node<T>(&self, key: &str, f: impl FnOnce(&SchemeNode) -> T) -> Option<T> {
        self.scheme.with(|scheme| scheme.as_ref()?.nodes.get(key).map(f))
    }

    /// Stands on a line.
    pub fn stand_on(&self, key: &str, col: Option<usize>) {
        let row = self.outline.with_untracked(|outline| outline.lines.iter().position(|line| line.key == key));
        if let Some(row) = row {
            self.go.set(Some((row, col)));
        }
    }

    /// A cell was typed.
    pub fn type_cell(&self, row: usize, col: usize, text: String) {
        let Some((key, field)) = self.place(row, col) else { return };
        let draft = self.look(|ledger, id| match NodeLevel::of(&text).filter(|_| field == SchemeNode::level) {
            Some(level) => set_level(ledger, id, &key, level),
            None => set_node(ledger, id, &key, field, &text),
        });
        match draft {
            Ok(draft) => {
                self.wrong.update(|wrong| drop(wrong.remove(&(key, field))));
                self.session.commit(draft);
            }
            Err(why) => self.wrong.update(|wrong| drop(wrong.insert((key, field), (text, why)))),
        }
    }

    /// A block was pasted or cleared: one action; what cannot be taken stays marked in its cell.
    pub fn type_block(&self, block: &PasteBlock) {
        if self.refusal.with_untracked(Option::is_some) {
            return;
        }
        let at = (block.row, block.col);
        match self.look(|ledger, id| put_block(ledger, id, at, &block.cells, &mut rising_ids())) {
            Ok(pasted) => {
                self.wrong.update(|wrong| {
                    for refused in pasted.refused {
                        wrong.insert((refused.key, refused.field), (refused.text, refused.why));
                    }
                });
                self.trouble.set(None);
                self.session.commit_aloud(pasted.draft);
            }
            Err(why) => self.trouble.set(Some(why)),
        }
    }

    /// Adds a line behind the one on which one stands, and stands on it.
    pub fn add(&self, level: NodeLevel) {
        let on = untrack(|| self.key());
        let made = self.look(|ledger, id| add_line(ledger, id, on.as_deref(), level, Session::new_id()));
        if let Some((draft, key)) = self.may_do(made) {
            self.session.commit(draft);
            self.stand_on(&key, Some(NAME));
        }
    }

    /// Moves the line on which one stands; one stands on it still.
    pub fn shift(&self, by: isize) {
        let Some(key) = untrack(|| self.key()) else { return };
        if let Some(draft) = self.may_do(self.look(|ledger, id| move_node(ledger, id, &key, by))) {
            self.session.commit(draft);
            self.stand_on(&key, None);
        }
    }

    /// Sets the line on which one stands a level deeper, or higher.
    pub fn indent(&self, deeper: bool) {
        let Some(key) = untrack(|| self.key()) else { return };
        let level = untrack(|| self.node(&key, |node| node.level));
        let next = match (level, deeper) {
            (Some(NodeLevel::Class), true) | (Some(NodeLevel::Item), false) => NodeLevel::Section,
            (Some(NodeLevel::Section), true) => NodeLevel::Item,
            (Some(NodeLevel::Section), false) => NodeLevel::Class,
            _ => return,
        };
        if let Some(draft) = self.may_do(self.look(|ledger, id| set_level(ledger, id, &key, next))) {
            self.session.commit(draft);
            self.stand_on(&key, None);
        }
    }

    /// Removes the line on which one stands, with what is below it.
    pub fn remove(&self) {
        let Some(key) = untrack(|| self.key()) else { return };
        let row = self.at.get_untracked();
        if let Some(draft) = self.may_do(self.look(|ledger, id| remove_node(ledger, id, &key))) {
            self.session.commit_aloud(draft);
            let last = self.outline.with_untracked(|outline| outline.lines.len()).saturating_sub(1);
            self.at.set(row.min(last));
            self.go.set(Some((row.min(last), None)));
        }
    }

    fn look<T>(&self, f: impl FnOnce(&Ledger, Id) -> T) -> T {
        self.session.look(|ledger, _| f(ledger, self.id))
    }

    /// What was made, unless it may not be done here; a line that somebody else removed changes nothing.
    fn may_do<T>(&self, made: Result<T, String>) -> Option<T> {
        made.ok().filter(|_| self.refusal.with_untracked(Option::is_none))
    }

    /// What a cell is; none where nothing may be typed.
    fn place(&self, row: usize, col: usize) -> Option<(String, &'static str)> {
        if self.refusal.with_untracked(Option::is_some) {
            return None;
        }
        let key = self.outline.with_untracked(|outline| outline.lines.get(row).map(|line| line.key.clone()))?;
        Some((key, *SHEET.get(col)?))
    }

    /// What a draft of the scheme as a whole does: done, or said why not.
    pub fn commit_whole(&self, draft: Result<Draft, String>) -> bool {
        match draft {
            Ok(draft) => {
                self.session.commit_aloud(draft);
                true
            }
            Err(why) => {
                self.trouble.set(Some(why));
                false
            }
        }
    }
}
