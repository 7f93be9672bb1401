//! The 指标体系.

use leptos::prelude::*;

#[component]
pub fn SchemeList() -> impl IntoView {
    view! { <p></p> }
}
