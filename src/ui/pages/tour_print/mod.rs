//! Print views of a tour.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::TourSheet;

#[component]
pub fn TourPrintPage(
    #[allow(unused)] sheet: TourSheet,
    #[allow(unused)] id: Id,
    #[allow(unused)] judge: Option<Id>,
) -> impl IntoView {
    view! { <p></p> }
}
