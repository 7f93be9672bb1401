//! 导入.

use leptos::prelude::*;

/// The leaf.
#[component]
pub fn Import() -> impl IntoView {}
