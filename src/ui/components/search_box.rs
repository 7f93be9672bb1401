//! The search box of a list.

use super::{Key, focus, fresh_id, hotkey};
use leptos::{html, prelude::*};

/// Searches as one types. `/` focuses it from anywhere on the page, `Esc` clears it.
#[component]
pub fn SearchBox(
    /// What is searched: `查找党员`.
    #[prop(into)]
    label: String,
    /// What is sought.
    #[prop(into)]
    value: Signal<String>,
    /// The text at each key.
    #[prop(into)]
    on_input: Callback<String>,
    /// What can be typed: `姓名、拼音首字母（lgl）、电话尾号`.
    #[prop(optional, into)]
    placeholder: String,
) -> impl IntoView {
    let id = fresh_id("search");
    let input = NodeRef::<html::Input>::new();
    hotkey(Key::plain("/"), move |_| {
        if let Some(input) = input.get_untracked() {
            focus::focus(&input);
            input.select();
        }
    });
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && value.with_untracked(|value| !value.is_empty()) {
            event.prevent_default();
            on_input.run(String::new());
        }
    };
    view! {
        <span class="search">
            <label class="visually-hidden" for=id.clone()>{label}</label>
            <input class="input" id=id type="text" role="searchbox" autocomplete="off" placeholder=placeholder
                node_ref=input prop:value=value on:keydown=escape
                on:input=move |event| on_input.run(event_target_value(&event))/>
            <kbd aria-hidden="true">"/"</kbd>
        </span>
    }
}
