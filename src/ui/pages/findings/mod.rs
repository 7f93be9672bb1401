//! 整改台账: the list of findings and the dashboard.

mod paste;
mod tabs;

use leptos::prelude::*;

pub use paste::PastePlan;
pub use tabs::Tabs;

use crate::ledger::rectify::filter::Filter;
use crate::ui::components::{Page, PageHead};
use crate::ui::route::FindingsTab;
use crate::ui::session::Session;

/// Which findings the list shows; other pages set it before they lead there, so that each number opens its list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted(pub RwSignal<Filter>);

/// The page and its leaves.
#[component]
pub fn FindingsPage(tab: FindingsTab) -> impl IntoView {
    let session = Session::get();
    view! {
        <Page>
            <PageHead title="整改台账" sub="条条有着落，件件有回音" saved=session.saved/>
            <Tabs tab/>
        </Page>
    }
}
