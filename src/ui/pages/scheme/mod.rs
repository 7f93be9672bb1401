//! One 指标体系.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn SchemePage(#[allow(unused)] id: Id) -> impl IntoView {
    view! { <p></p> }
}
