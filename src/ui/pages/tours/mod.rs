//! 逐社观摩: the tours, 指标体系, 经验做法, 备案.

mod filed;
mod list;
mod practices;
mod schemes;

use leptos::prelude::*;

use crate::ui::components::{Page, PageHead};
use crate::ui::route::{Route, ToursTab};
use crate::ui::session::Session;

fn label(tab: ToursTab) -> &'static str {
    match tab {
        ToursTab::List => "观摩",
        ToursTab::Schemes => "指标体系",
        ToursTab::Practices => "经验做法",
        ToursTab::Filed => "备案汇总",
    }
}

/// The page and its four leaves; each leaf brings its own buttons in a toolbar.
#[component]
pub fn ToursPage(tab: ToursTab) -> impl IntoView {
    let session = Session::get();
    let leaf = match tab {
        ToursTab::List => view! { <list::TourList/> }.into_any(),
        ToursTab::Schemes => view! { <schemes::SchemeList/> }.into_any(),
        ToursTab::Practices => view! { <practices::Practices/> }.into_any(),
        ToursTab::Filed => view! { <filed::Filed/> }.into_any(),
    };
    let link = move |one: &ToursTab| {
        let current = (*one == tab).then_some("page");
        view! { <a href=Route::Tours(*one).href() aria-current=current>{label(*one)}</a> }
    };
    // Many columns lie on their side on paper.
    let lies = tab == ToursTab::Filed;
    view! {
        <div class:print-list=lies>
        <Page>
            <PageHead title="逐社观摩" sub="明确标准，现场观摩打分，集中点评，排名分类，问题建账" saved=session.saved/>
            <nav class="tabs" aria-label="逐社观摩">{ToursTab::ALL.iter().map(link).collect_view()}</nav>
            {leaf}
        </Page>
        </div>
    }
}
