//! One of several, from a list that opens.

use super::FieldLink;
use leptos::prelude::*;

/// A list to choose from. Stands in a [`super::Field`], or alone with `label`.
#[component]
pub fn Select(
    /// The chosen key; a key that is not among the options shows as itself, so that nothing is hidden.
    #[prop(into)]
    value: Signal<String>,
    /// Keys and what is shown for them.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// Another key was chosen.
    #[prop(into)]
    on_commit: Callback<String>,
    /// Its name, where no field gives one.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Shown for the empty key, where the options have none: 未填.
    #[prop(optional, into)]
    empty: MaybeProp<String>,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let link = FieldLink::find();
    let listed = Memo::new(move |_| {
        let mut listed = options.get();
        let chosen = value.get();
        if let Some(empty) = empty.get()
            && !listed.iter().any(|(key, _)| key.is_empty())
        {
            listed.insert(0, (String::new(), empty));
        }
        if !listed.iter().any(|(key, _)| *key == chosen) {
            let shown = if chosen.is_empty() { "—".to_owned() } else { chosen.clone() };
            listed.insert(0, (chosen, shown));
        }
        listed
    });
    let option = move |(key, shown): (String, String)| {
        let own = key.clone();
        view! { <option value=key prop:selected=move || value.with(|value| *value == own)>{shown}</option> }
    };
    view! {
        <span class="select">
            <select id=link.id() aria-label=move || label.get() aria-describedby=move || link.described_by()
                aria-invalid=move || link.invalid() aria-required=link.required() disabled=move || disabled.get()
                on:change=move |event| on_commit.run(event_target_value(&event))>
                {move || listed.get().into_iter().map(option).collect_view()}
            </select>
        </span>
    }
}
