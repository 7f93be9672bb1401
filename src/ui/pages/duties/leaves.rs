//! The leaves of 三张清单. 问题清单 is the first of the three, and leads to the findings.

use leptos::prelude::*;

use crate::ui::route::{DutiesTab, FindingsTab, Route};

fn label(tab: DutiesTab) -> &'static str {
    match tab {
        DutiesTab::Tasks => "任务清单",
        DutiesTab::Posts => "责任清单",
        DutiesTab::Contacts => "联系点",
        DutiesTab::Book => "书记台账",
    }
}

/// The row of leaves, of which one is open.
#[component]
pub fn Leaves(tab: DutiesTab) -> impl IntoView {
    let link = move |one: &DutiesTab| {
        let current = (*one == tab).then_some("page");
        view! { <a href=Route::Duties(*one).href() aria-current=current>{label(*one)}</a> }
    };
    view! {
        <nav class="tabs no-print" aria-label="三张清单">
            <a href=Route::Findings(FindingsTab::List).href()>"问题清单"</a>
            {DutiesTab::ALL.iter().map(link).collect_view()}
        </nav>
    }
}
