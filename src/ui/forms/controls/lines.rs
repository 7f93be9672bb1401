//! A list of texts, one a line.

use leptos::prelude::*;

use super::Looks;
use crate::ui::components::TextArea;
use crate::ui::forms::bound::Bound;

/// A box in which each line is an entry of its own.
#[component]
pub fn Lines(bound: Bound, looks: Looks) -> impl IntoView {
    let commit = move |text: String| {
        bound.write_text(text);
    };
    let placeholder = Signal::derive(move || looks.placeholder.get().unwrap_or_else(|| "一行一项".to_owned()));
    view! { <TextArea value=bound.text() on_commit=commit rows=looks.rows placeholder disabled=looks.disabled/> }
}
