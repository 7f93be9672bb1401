//! The list of 整改通知单.

use leptos::prelude::*;

use crate::ui::components::{Page, PageHead};
use crate::ui::pages::findings::Tabs;
use crate::ui::route::FindingsTab;
use crate::ui::session::Session;

/// The page.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let session = Session::get();

    view! {
        <Page>
            <PageHead title="整改台账" saved=session.saved/>
            <Tabs tab=FindingsTab::Notices/>
        </Page>
    }
}
