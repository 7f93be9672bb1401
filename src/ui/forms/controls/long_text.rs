//! Several lines of text.

use leptos::prelude::*;

use super::Looks;
use crate::ui::components::TextArea;
use crate::ui::forms::bound::Bound;

/// A box for a long text.
#[component]
pub fn LongText(bound: Bound, looks: Looks) -> impl IntoView {
    let commit = move |text: String| {
        bound.write_text(text);
    };
    view! {
        <TextArea value=bound.text() on_commit=commit rows=looks.rows placeholder=looks.placeholder disabled=looks.disabled/>
    }
}
