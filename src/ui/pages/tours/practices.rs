//! 经验做法: 亮点 that were kept.

use leptos::prelude::*;

#[component]
pub fn Practices() -> impl IntoView {
    view! { <p></p> }
}
