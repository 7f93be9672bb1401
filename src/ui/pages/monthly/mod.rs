//! 每月更新: all open findings of a unit in one go.

use leptos::prelude::*;

use crate::ui::components::{Page, PageHead};
use crate::ui::pages::findings::Tabs;
use crate::ui::route::FindingsTab;
use crate::ui::session::Session;

/// The page.
#[component]
pub fn MonthlyPage() -> impl IntoView {
    let session = Session::get();

    view! {
        <Page>
            <PageHead title="整改台账" saved=session.saved/>
            <Tabs tab=FindingsTab::Monthly/>
        </Page>
    }
}
