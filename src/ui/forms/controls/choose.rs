//! One of a few words.

use leptos::prelude::*;

use super::Looks;
use crate::domain::kind::{Choice, Value};
use crate::ui::components::Select;
use crate::ui::forms::bound::Bound;

/// A list to choose from. An empty field reads as the first choice, and so it is shown.
#[component]
pub fn Choose(bound: Bound, looks: Looks, options: &'static [Choice]) -> impl IntoView {
    let first = options.first().map(|one| one.key).unwrap_or_default();
    let value = Signal::derive(move || bound.value().as_str().unwrap_or(first).to_owned());
    let listed: Vec<(String, String)> = options.iter().map(|one| (one.key.to_owned(), one.label.to_owned())).collect();
    let commit = move |key: String| bound.write(Value::from(key));
    view! { <Select value options=listed on_commit=commit disabled=looks.disabled/> }
}
