//! Yes or no.

use leptos::prelude::*;

use crate::domain::kind::{FieldValue, Value};
use crate::ui::components::Check;
use crate::ui::forms::bound::Bound;

/// A tick box with its label, and under it what is to be said of it.
#[component]
pub fn TickBox(
    bound: Bound,
    label: Signal<String>,
    help: Signal<Option<String>>,
    warning: Signal<Option<String>>,
    refusal: Memo<Option<String>>,
) -> impl IntoView {
    let checked = Signal::derive(move || bound.state.with(|state| state.value == Value::Bool(true)));
    let commit = move |yes: bool| bound.write(yes.to_value());
    let line =
        move |class: &'static str, text: Option<String>| text.map(|text| view! { <span class=class>{text}</span> });
    view! {
        <div class="field field-check">
            <Check label checked on_commit=commit why_not=refusal/>
            {move || line("mind", warning.get())}
            {move || line("help", help.get())}
        </div>
    }
}
