//! Ctrl K.

use leptos::prelude::*;

/// The search of everything.
#[component]
pub fn Find() -> impl IntoView {}
