//! 点评 by stop, and 不足 that become 问题.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn CommentsPage(#[allow(unused)] id: Id) -> impl IntoView {
    view! { <p></p> }
}
