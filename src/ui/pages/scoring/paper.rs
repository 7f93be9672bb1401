//! 纸表录入: judges against 条 for one stop.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn PaperPage(#[allow(unused)] tour: Id, #[allow(unused)] stop: Option<Id>) -> impl IntoView {
    view! { <p></p> }
}
