//! One 整改通知单.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::components::{Page, PageHead};

use crate::ui::session::Session;

/// The page.
#[component]
pub fn NoticePage(id: Id) -> impl IntoView {
    let session = Session::get();
    let _ = id;
    view! {
        <Page>
            <PageHead title="整改通知单" saved=session.saved/>

        </Page>
    }
}
