//! A day, typed or picked.

use leptos::prelude::*;

use super::Looks;
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Value};
use crate::ui::components::DateInput;
use crate::ui::forms::bound::Bound;

/// A date box.
#[component]
pub fn Day(bound: Bound, looks: Looks) -> impl IntoView {
    let value = Signal::derive(move || Date::from_value(&bound.value()));
    let commit = move |day: Option<Date>| bound.write(day.map_or(Value::Null, |day| day.to_value()));
    view! { <DateInput value on_commit=commit disabled=looks.disabled/> }
}
