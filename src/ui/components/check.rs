//! A tick box.

use leptos::prelude::*;

/// A tick box with its label.
#[component]
pub fn Check(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// It was ticked or unticked.
    #[prop(into)]
    on_commit: Callback<bool>,
    /// Why it cannot be changed now.
    #[prop(optional, into)]
    why_not: MaybeProp<String>,
) -> impl IntoView {
    let off = move || why_not.get().is_some();
    view! {
        <label class="check" class:is-off=off title=move || why_not.get()>
            <input type="checkbox" prop:checked=checked disabled=off
                on:change=move |event| on_commit.run(event_target_checked(&event))/>
            {label}
        </label>
    }
}
