//! 现场打分: one judge, stop after stop.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn ScoringPage(
    #[allow(unused)] tour: Id,
    #[allow(unused)] judge: Id,
    #[allow(unused)] stop: Option<Id>,
) -> impl IntoView {
    view! { <p></p> }
}
