//! One 主题党日.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::DayTab;

/// The page.
#[component]
pub fn PartyDayPage(id: Id, tab: DayTab) -> impl IntoView {
    let _ = (id, tab);
}
