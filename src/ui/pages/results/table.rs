//! Ranks and tiers.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn ResultsPage(#[allow(unused)] id: Id) -> impl IntoView {
    view! { <p></p> }
}
