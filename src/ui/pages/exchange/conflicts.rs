//! conflicts.

use leptos::prelude::*;

/// The leaf.
#[component]
pub fn Conflicts() -> impl IntoView {}
