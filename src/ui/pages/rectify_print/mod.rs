//! Print views of 整改.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::RectifySheet;

/// A sheet.
#[component]
pub fn RectifyPrintPage(sheet: RectifySheet, id: Id) -> impl IntoView {
    let _ = (sheet, id);
    view! { <main class="papers" id="page" tabindex="-1"></main> }
}
