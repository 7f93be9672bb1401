//! A filter of a few, all in sight, with counts.

use super::thousands;
use leptos::prelude::*;

/// One of the few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Its key.
    pub key: String,
    /// Its word.
    pub label: String,
    /// How many it would show.
    pub count: Option<usize>,
}

/// A row of joined buttons, one of which is pressed.
#[component]
pub fn Segmented(
    /// What is filtered.
    #[prop(into)]
    label: Signal<String>,
    /// The few.
    #[prop(into)]
    segments: Signal<Vec<Segment>>,
    /// The pressed one.
    #[prop(into)]
    value: Signal<String>,
    /// Another was pressed.
    #[prop(into)]
    on_select: Callback<String>,
) -> impl IntoView {
    let keys = Memo::new(move |_| segments.with(|all| all.iter().map(|one| one.key.clone()).collect::<Vec<_>>()));
    view! {
        <div class="btn-row" role="group" aria-label=label>
            <For each=move || keys.get() key=Clone::clone let(key)>
                <OneSegment key segments value on_select/>
            </For>
        </div>
    }
}

#[component]
fn OneSegment(
    key: String,
    segments: Signal<Vec<Segment>>,
    value: Signal<String>,
    on_select: Callback<String>,
) -> impl IntoView {
    let (own, pressed) = (key.clone(), key.clone());
    let words = Memo::new(move |_| {
        segments.with(|all| match all.iter().find(|one| one.key == own) {
            Some(Segment { label, count: Some(count), .. }) => format!("{label} {}", thousands(*count)),
            Some(segment) => segment.label.clone(),
            None => String::new(),
        })
    });
    let pressed = move || value.with(|value| *value == pressed).to_string();
    view! {
        <button type="button" class="btn" aria-pressed=pressed on:click=move |_| on_select.run(key.clone())>{words}</button>
    }
}
