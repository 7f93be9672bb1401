//! The tours.

use leptos::prelude::*;

#[component]
pub fn TourList() -> impl IntoView {
    view! { <p></p> }
}
