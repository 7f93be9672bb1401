//! 当场公布: for the projector.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn RevealPage(#[allow(unused)] id: Id) -> impl IntoView {
    view! { <p></p> }
}
