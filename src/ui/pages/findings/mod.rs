//! 整改台账: the list of findings and the dashboard.

mod board;
mod list;
mod paste;
mod tabs;

use leptos::prelude::*;

pub use paste::PastePlan;
pub use tabs::Tabs;

use crate::ledger::rectify::filter::Filter;
use crate::ui::route::FindingsTab;
use crate::ui::session::Session;

/// Which findings the list shows; other pages set it before they lead there, so that each number opens its list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted(pub RwSignal<Filter>);

impl Wanted {
    /// Begins with the own unit and those below it, and anew where another works here.
    pub fn begin_at_home(self, session: Session) {
        Effect::new(move |_| {
            let me = session.me();
            self.0.update(|filter| filter.unit = Some(me));
        });
    }
}

/// The page and its leaves.
#[component]
pub fn FindingsPage(tab: FindingsTab) -> impl IntoView {
    match tab {
        FindingsTab::Board => view! { <board::BoardPage/> }.into_any(),
        _ => view! { <list::ListPage/> }.into_any(),
    }
}
