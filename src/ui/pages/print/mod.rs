//! Print views.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::Sheet;

/// A sheet.
#[component]
pub fn PrintPage(sheet: Sheet, id: Id, year: Option<i32>) -> impl IntoView {
    let _ = (sheet, id, year);
}
