//! A number that opens its list.

use leptos::prelude::*;

use crate::ledger::rectify::filter::Filter;
use crate::ui::components::thousands;
use crate::ui::pages::findings::Wanted;
use crate::ui::route::{FindingsTab, Route};

/// A number as a link to the list that it counts; nothing is plain.
#[component]
pub fn Count(
    /// How many.
    count: usize,
    /// The list.
    filter: Filter,
    /// What it counts, for those who hear it without its row and column.
    #[prop(into)]
    name: String,
    /// Classes: `red`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    if count == 0 {
        return view! { <span class="faint">"0"</span> }.into_any();
    }
    let shown = thousands(count);
    let title = format!("{name} {shown} 条，看台账");
    view! { <ToList filter class><span title=title>{shown}</span></ToList> }.into_any()
}

/// A link to a list.
#[component]
pub fn ToList(
    /// The list.
    filter: Filter,
    /// Classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let Wanted(wanted) = expect_context::<Wanted>();
    let set = move |_| wanted.set(filter.clone());
    view! { <a class=class href=Route::Findings(FindingsTab::List).href() on:click=set>{children()}</a> }
}
