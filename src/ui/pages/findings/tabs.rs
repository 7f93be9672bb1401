//! The leaves of 整改台账, shared by the pages behind them.

use leptos::prelude::*;

use crate::ui::route::{FindingsTab, Route};

fn label(tab: FindingsTab) -> &'static str {
    match tab {
        FindingsTab::List => "台账",
        FindingsTab::Board => "看板",
        FindingsTab::Monthly => "每月更新",
        FindingsTab::Notices => "整改通知单",
    }
}

/// The row of leaves, of which one is open.
#[component]
pub fn Tabs(tab: FindingsTab) -> impl IntoView {
    let link = move |one: &FindingsTab| {
        let current = (*one == tab).then_some("page");
        view! { <a href=Route::Findings(*one).href() aria-current=current>{label(*one)}</a> }
    };
    view! { <nav class="tabs" aria-label="整改台账">{FindingsTab::ALL.iter().map(link).collect_view()}</nav> }
}
