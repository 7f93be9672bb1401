//! What a box with suggestions does.

use super::{Named, Suggestion};
use leptos::{ev::KeyboardEvent, prelude::*};

/// The suggestions of one box, and where one stands among them.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) id: StoredValue<String>,
    pub(super) typed: RwSignal<Option<String>>,
    pub(super) items: RwSignal<Vec<Suggestion>>,
    pub(super) at: RwSignal<Option<usize>>,
    pub(super) open: RwSignal<bool>,
    pub(super) suggest: Callback<String, Vec<Suggestion>>,
    pub(super) on_commit: Callback<Named>,
}

impl List {
    pub(super) fn option_id(self, index: usize) -> String {
        format!("{}-{index}", self.id.get_value())
    }

    pub(super) fn show(self, text: &str) {
        let items = self.suggest.run(text.to_owned());
        self.at.set(None);
        self.open.set(!items.is_empty());
        self.items.set(items);
    }

    pub(super) fn close(self) {
        self.open.set(false);
        self.at.set(None);
    }

    pub(super) fn type_text(self, text: String) {
        self.show(&text);
        self.typed.set(Some(text));
    }

    pub(super) fn take(self, item: &Suggestion) {
        self.close();
        self.on_commit.run(Named { id: Some(item.id.clone()), name: item.label.clone() });
        self.typed.set(None);
    }

    /// Focus left. The box may be gone: a browser says so too when it takes the element away.
    pub(super) fn leave(self) {
        if self.typed.try_get_untracked().is_some() {
            self.close();
            self.keep();
            self.typed.try_set(None);
        }
    }

    /// Keeps what was typed, and changes nothing of the box: the page that goes may still be seen while the code of the
    /// next one is fetched, and what it shows must not be asked for again.
    pub(super) fn keep(self) {
        let Some(typed) = self.typed.try_get_untracked().flatten() else { return };
        let name = typed.trim().to_owned();
        let Some(found) = self.suggest.try_run(name.clone()) else { return };
        let mut same = found.into_iter().filter(|item| item.label == name);
        let id = match (same.next(), same.next()) {
            (Some(only), None) => Some(only.id),
            _ => None,
        };
        self.on_commit.run(Named { id, name });
    }

    pub(super) fn press(self, event: &KeyboardEvent, value: &str) {
        if event.is_composing() {
            return;
        }
        let count = self.items.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !self.open.get_untracked() => {
                self.show(&self.typed.get_untracked().unwrap_or_else(|| value.to_owned()));
            }
            "ArrowDown" => self.at.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count.max(1)))),
            "ArrowUp" => self.at.update(|at| {
                *at = Some(at.map_or(count.saturating_sub(1), |at| (at + count.saturating_sub(1)) % count.max(1)));
            }),
            "Enter" => {
                let chosen =
                    self.at.get_untracked().and_then(|at| self.items.with_untracked(|items| items.get(at).cloned()));
                match chosen.filter(|_| self.open.get_untracked()) {
                    Some(item) => self.take(&item),
                    None => self.leave(),
                }
            }
            _ => return,
        }
        event.prevent_default();
    }
}
