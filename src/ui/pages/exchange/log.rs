//! log.

use leptos::prelude::*;

/// The leaf.
#[component]
pub fn Log() -> impl IntoView {}
