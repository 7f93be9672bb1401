//! Several lines of text.

use super::{FieldLink, draft::Draft};
use leptos::{html, prelude::*};

/// A box for several lines. Stands in a [`super::Field`], or alone with `label`.
#[component]
pub fn TextArea(
    /// The text as it is recorded.
    #[prop(into)]
    value: Signal<String>,
    /// The text was changed and left.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    /// The text at each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Its name, where no field gives one.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// What stands there while it is empty.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Its height in lines.
    #[prop(default = 3)]
    rows: u32,
    /// Whether it can be typed in.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The element itself, to focus it.
    #[prop(optional)]
    node: NodeRef<html::Textarea>,
) -> impl IntoView {
    let link = FieldLink::find();
    let draft = Draft::new(value, on_commit);
    let typed = draft.listener(on_input);
    view! {
        <textarea class="area" id=link.id() rows=rows node_ref=node prop:value=move || draft.shown()
            aria-label=move || label.get() aria-describedby=move || link.described_by()
            aria-invalid=move || link.invalid() aria-required=link.required()
            placeholder=move || placeholder.get() disabled=move || disabled.get()
            on:input=typed
            on:change=move |event| draft.changed(&event, event_target_value(&event))
            on:blur=move |_| draft.settle()></textarea>
    }
}
