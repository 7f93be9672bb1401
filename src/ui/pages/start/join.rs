//! temp
use crate::ui::session::Opening;
use leptos::prelude::*;

/// temp
#[component]
pub fn JoinFile(opening: Opening) -> impl IntoView {
    let _ = opening;
}
/// temp
#[component]
pub fn PrepareDemo(opening: Opening) -> impl IntoView {
    let _ = opening;
}
