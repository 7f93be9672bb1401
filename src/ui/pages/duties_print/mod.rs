//! Print views of 三张清单.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::DutySheet;

/// A sheet.
#[component]
pub fn DutyPrintPage(sheet: DutySheet, id: Id, year: Option<i32>) -> impl IntoView {
    let _ = (sheet, id, year);
    view! { <main class="papers" id="page" tabindex="-1"></main> }
}
