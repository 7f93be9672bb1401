//! 备案汇总: what the 组织部 sees of many tours.

use leptos::prelude::*;

#[component]
pub fn Filed() -> impl IntoView {
    view! { <p></p> }
}
