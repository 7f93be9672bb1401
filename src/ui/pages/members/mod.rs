//! 党员.

use leptos::prelude::*;

use crate::domain::kind::Id;

/// The list.
#[component]
pub fn MembersPage() -> impl IntoView {}

/// One of them.
#[component]
pub fn MemberPage(id: Id) -> impl IntoView {
    let _ = id;
}
