//! 历史.

use leptos::prelude::*;

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {}
