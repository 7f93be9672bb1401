//! 三张清单: 任务清单, 责任清单, 联系点, 书记抓党建工作台账; 问题清单 is the findings.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::components::{Page, PageHead};
use crate::ui::route::{DutiesTab, Route};
use crate::ui::session::Session;

fn label(tab: DutiesTab) -> &'static str {
    match tab {
        DutiesTab::Tasks => "任务清单",
        DutiesTab::Posts => "责任清单",
        DutiesTab::Contacts => "联系点",
        DutiesTab::Book => "书记台账",
    }
}

/// The page and its leaves.
#[component]
pub fn DutiesPage(tab: DutiesTab) -> impl IntoView {
    let session = Session::get();
    let link = move |one: &DutiesTab| {
        let current = (*one == tab).then_some("page");
        view! { <a href=Route::Duties(*one).href() aria-current=current>{label(*one)}</a> }
    };
    view! {
        <Page>
            <PageHead title="三张清单" saved=session.saved/>
            <nav class="tabs" aria-label="三张清单">{DutiesTab::ALL.iter().map(link).collect_view()}</nav>
        </Page>
    }
}

/// One 任务.
#[component]
pub fn TaskPage(id: Id) -> impl IntoView {
    let session = Session::get();
    let _ = id;
    view! { <Page><PageHead title="任务" saved=session.saved/></Page> }
}

/// One 联系点.
#[component]
pub fn ContactPage(id: Id) -> impl IntoView {
    let session = Session::get();
    let _ = id;
    view! { <Page><PageHead title="联系点" saved=session.saved/></Page> }
}
