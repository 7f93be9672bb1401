//! One 问题: what is wrong, its measures, its line of life, and what may be done now.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::components::{Page, PageHead};

use crate::ui::session::Session;

/// The page.
#[component]
pub fn FindingPage(id: Id) -> impl IntoView {
    let session = Session::get();
    let _ = id;
    view! {
        <Page>
            <PageHead title="问题" saved=session.saved/>

        </Page>
    }
}
