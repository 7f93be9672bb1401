//! Text that was typed and not yet committed.
//!
//! While there is a draft, changes from elsewhere do not overwrite the box, and `Ctrl Z` is the browser's own. A draft
//! is committed when focus leaves, and also when the control goes away under the typist's hands: nothing typed is lost.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Marks a box that holds a draft, see [`super::keys`].
pub(super) const ATTRIBUTE: &str = "data-draft";

/// The draft of one text box.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    text: StoredValue<Option<String>>,
    value: Signal<String>,
    on_commit: Option<Callback<String>>,
}

impl Draft {
    /// A draft over `value`.
    pub(super) fn new(value: Signal<String>, on_commit: Option<Callback<String>>) -> Self {
        let draft = Self { text: StoredValue::new(None), value, on_commit };
        on_cleanup(move || draft.settle());
        draft
    }

    /// What the box shows when `value` changes: the draft, if there is one.
    pub(super) fn shown(self) -> String {
        let value = self.value.get();
        self.text.get_value().unwrap_or(value)
    }

    /// Something was typed.
    pub(super) fn typed(self, event: &web_sys::Event, text: String) {
        self.text.set_value(Some(text));
        mark(event, true);
    }

    /// What a box does on `input`: keeps what was typed, and tells it on.
    pub(super) fn listener(self, on_input: Option<Callback<String>>) -> impl Fn(web_sys::Event) + 'static {
        move |event| {
            let text = event_target_value(&event);
            self.typed(&event, text.clone());
            if let Some(on_input) = on_input {
                on_input.run(text);
            }
        }
    }

    /// The browser says that the text changed.
    pub(super) fn changed(self, event: &web_sys::Event, text: String) {
        self.text.set_value(Some(text));
        mark(event, false);
        self.settle();
    }

    /// Commits the draft, if there is one.
    pub(super) fn settle(self) {
        let Some(text) = self.text.try_get_value().flatten() else { return };
        self.text.set_value(None);
        if let Some(on_commit) = self.on_commit {
            let _ = on_commit.try_run(text);
        }
    }
}

fn mark(event: &web_sys::Event, drafted: bool) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = target {
        let _ = element.toggle_attribute_with_force(ATTRIBUTE, drafted);
    }
}
