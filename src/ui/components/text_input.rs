//! One line of text.

use super::{FieldLink, draft::Draft};
use leptos::{html, prelude::*};

/// A box for one line. Stands in a [`super::Field`], or alone with `label`.
#[component]
pub fn TextInput(
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
    /// A unit at the right end: 元, 分钟.
    #[prop(optional, into)]
    unit: Option<String>,
    /// The keyboard of a phone: `decimal`, `numeric`, `tel`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What stands there while it is empty.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Figures, set to the right.
    #[prop(optional)]
    number: bool,
    /// Whether it can be typed in.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The longest text, in characters.
    #[prop(optional)]
    max: Option<u32>,
    /// The element itself, to focus it.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> impl IntoView {
    let link = FieldLink::find();
    let draft = Draft::new(value, on_commit);
    let typed = draft.listener(on_input);
    let input = view! {
        <input class="input" class:num=number id=link.id() type="text" autocomplete="off" node_ref=node
            prop:value=move || draft.shown()
            aria-label=move || label.get() aria-describedby=move || link.described_by()
            aria-invalid=move || link.invalid() aria-required=link.required()
            inputmode=inputmode maxlength=max placeholder=move || placeholder.get() disabled=move || disabled.get()
            on:input=typed
            on:change=move |event| draft.changed(&event, event_target_value(&event))
            on:blur=move |_| draft.settle()/>
    };
    match unit {
        None => input.into_any(),
        Some(unit) => view! { <span class="with-unit">{input}<span aria-hidden="true">{unit}</span></span> }.into_any(),
    }
}
