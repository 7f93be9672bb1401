//! 党组织.

use leptos::prelude::*;

use crate::domain::kind::Id;

/// The list.
#[component]
pub fn OrganizationsPage() -> impl IntoView {}

/// One of them.
#[component]
pub fn OrganizationPage(id: Id) -> impl IntoView {
    let _ = id;
}
