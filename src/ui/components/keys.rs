//! Keys of the page, and the dialog that shows them.

use super::{Dialog, draft, focus, overlay};
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};

/// A key as a page listens for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    name: &'static str,
    ctrl: bool,
    shift: bool,
}

impl Key {
    /// A key alone, named as in `KeyboardEvent.key`: `/`, `?`, `F`. It rests while someone types.
    pub const fn plain(name: &'static str) -> Self {
        Self { name, ctrl: false, shift: false }
    }

    /// A key with Ctrl (or ⌘): `k`. It works in fields too.
    pub const fn ctrl(name: &'static str) -> Self {
        Self { name, ctrl: true, shift: false }
    }

    /// The same with Shift.
    pub const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    fn matches(self, event: &KeyboardEvent) -> bool {
        let ctrl = event.ctrl_key() || event.meta_key();
        // ? and its like need Shift on most keyboards, so Shift counts only with Ctrl.
        let shift = !self.ctrl || event.shift_key() == self.shift;
        ctrl == self.ctrl && shift && !event.alt_key() && event.key().eq_ignore_ascii_case(self.name)
    }
}

/// Listens for a key until the current owner is cleaned up. A page's keys rest while a dialog lies above it; plain keys
/// rest while someone types; `Ctrl Z` and `Ctrl Y` are the browser's own while a text box holds an uncommitted draft.
pub fn hotkey(key: Key, run: impl Fn(KeyboardEvent) + 'static) {
    let depth = overlay::depth();
    let handle = window_event_listener(ev::keydown, move |event| {
        let rests = event.default_prevented()
            || event.is_composing()
            || !key.matches(&event)
            || overlay::depth() != depth
            || typing_stops(key);
        if !rests {
            event.prevent_default();
            run(event);
        }
    });
    on_cleanup(move || handle.remove());
}

fn typing_stops(key: Key) -> bool {
    let Some(element) = focus::focused() else { return false };
    if key.ctrl {
        return matches!(key.name, "z" | "y") && element.has_attribute(draft::ATTRIBUTE);
    }
    let kind = element.get_attribute("type").unwrap_or_default();
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "file"),
        _ => element.is_content_editable(),
    }
}

/// What a key does, for the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The group it stands in: `到处`, `列表`.
    pub group: &'static str,
    /// The keys, such as `Ctrl K`.
    pub keys: &'static str,
    /// What they do.
    pub does: &'static str,
}

/// The dialog that `?` opens: all keys, by group.
#[component]
pub fn KeysHelp(
    /// What the keys do; neighbours of one group stand together.
    #[prop(into)]
    hints: Signal<Vec<KeyHint>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    hotkey(Key::plain("?"), move |_| open.set(true));
    let foot = move || {
        view! { <button type="button" class="btn" on:click=move |_| open.set(false)>"关闭"</button> }
    };
    let body = move || {
        let hints = hints.get();
        let groups = hints.chunk_by(|a, b| a.group == b.group).map(group);
        groups.collect_view()
    };
    view! { <Dialog open title="快捷键" foot>{body}</Dialog> }
}

fn group(hints: &[KeyHint]) -> impl IntoView + use<> {
    let name = hints.first().map(|hint| hint.group);
    let row = |hint: &KeyHint| view! { <dt><kbd>{hint.keys}</kbd></dt><dd>{hint.does}</dd> };
    view! { <h3>{name}</h3><dl class="facts keys-list">{hints.iter().map(row).collect_view()}</dl> }
}
