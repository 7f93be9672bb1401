//! Tabs, with counts.

use super::{focus, thousands};
use leptos::{ev::KeyboardEvent, prelude::*};

/// One tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tab {
    /// Its key.
    pub key: String,
    /// Its word.
    pub label: String,
    /// How many are behind it.
    pub count: Option<usize>,
    /// Whether the count is of something wrong.
    pub bad: bool,
}

/// A row of tabs; ← → Home End move. Give each a [`TabPanel`] of the same `id`.
#[component]
pub fn Tabs(
    /// An id for tabs and panel to name one another; once a page.
    id: &'static str,
    /// What the tabs divide.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The key of the open one.
    #[prop(into)]
    selected: Signal<String>,
    /// Another was opened.
    #[prop(into)]
    on_select: Callback<String>,
) -> impl IntoView {
    let keys = Memo::new(move |_| tabs.with(|tabs| tabs.iter().map(|tab| tab.key.clone()).collect::<Vec<_>>()));
    let pressed = move |event: KeyboardEvent| {
        let next = keys.with_untracked(|keys| next_key(keys, &selected.get_untracked(), &event.key()));
        if let Some(next) = next {
            event.prevent_default();
            on_select.run(next.clone());
            focus::focus_id(&format!("{id}-tab-{next}"));
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=pressed>
            <For each=move || keys.get() key=Clone::clone let(key)>
                <OneTab id key tabs selected on_select/>
            </For>
        </div>
    }
}

#[component]
fn OneTab(
    id: &'static str,
    key: String,
    tabs: Signal<Vec<Tab>>,
    selected: Signal<String>,
    on_select: Callback<String>,
) -> impl IntoView {
    let (own, open) = (key.clone(), key.clone());
    let tab = Memo::new(move |_| tabs.with(|tabs| tabs.iter().find(|tab| tab.key == own).cloned().unwrap_or_default()));
    let is_open = Memo::new(move |_| selected.with(|selected| *selected == open));
    let tab_id = format!("{id}-tab-{key}");
    view! {
        <button type="button" role="tab" id=tab_id aria-controls=move || is_open.get().then(|| format!("{id}-panel"))
            aria-selected=move || is_open.get().to_string() tabindex=move || if is_open.get() { "0" } else { "-1" }
            on:click=move |_| on_select.run(key.clone())>
            {move || tab.get().label}
            {move || tab.get().count.map(|count| view! { <i class:red=tab.get().bad>{thousands(count)}</i> })}
        </button>
    }
}

/// What the open tab shows.
#[component]
pub fn TabPanel(
    /// The id of the tabs.
    id: &'static str,
    /// The key of the open tab.
    #[prop(into)]
    selected: Signal<String>,
    children: Children,
) -> impl IntoView {
    let labelled_by = move || selected.with(|key| format!("{id}-tab-{key}"));
    view! { <div id=format!("{id}-panel") role="tabpanel" aria-labelledby=labelled_by>{children()}</div> }
}

fn next_key(keys: &[String], current: &str, pressed: &str) -> Option<String> {
    let count = keys.len();
    let here = keys.iter().position(|key| key == current).unwrap_or(0);
    let next = match pressed {
        "ArrowRight" => (here + 1) % count.max(1),
        "ArrowLeft" => (here + count.saturating_sub(1)) % count.max(1),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        _ => return None,
    };
    keys.get(next).cloned()
}
