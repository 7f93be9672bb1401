//! 三张清单: 任务清单, 责任清单, 联系点, 书记抓党建工作台账; 问题清单 is the findings.

mod book;
mod contact;
mod contacts;
mod leaves;
mod posts;
mod scope;
mod task;
mod tasks;

use leptos::prelude::*;

pub use book::name as quarter_name;
pub use contact::ContactPage;
pub use task::TaskPage;

use crate::ui::route::DutiesTab;

/// The page and its leaves.
#[component]
pub fn DutiesPage(tab: DutiesTab) -> impl IntoView {
    match tab {
        DutiesTab::Tasks => view! { <tasks::TasksLeaf/> }.into_any(),
        DutiesTab::Posts => view! { <posts::PostsLeaf/> }.into_any(),
        DutiesTab::Contacts => view! { <contacts::ContactsLeaf/> }.into_any(),
        DutiesTab::Book => view! { <book::BookLeaf/> }.into_any(),
    }
}
