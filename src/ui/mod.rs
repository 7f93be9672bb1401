//! What people see.

pub mod components;

use leptos::prelude::*;

/// Mounts the app.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <h1>"党建一本账"</h1> });
}
