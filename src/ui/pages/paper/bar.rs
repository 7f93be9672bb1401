//! The bar above a sheet: 打印, the other sheets, 返回. It does not print.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::components::{Button, ButtonKind};

/// A way to another sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLink {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// It is the one that is open.
    pub current: bool,
}

#[component]
pub fn PrintBar(
    /// The sheets that one can go to; the open one among them.
    others: Vec<SheetLink>,
    /// Where 返回 leads.
    home: String,
) -> impl IntoView {
    let links = others.into_iter().map(|link| {
        let current = link.current.then_some("page");
        view! { <a href=link.href aria-current=current>{link.label}</a> }
    });
    let links = links.collect_view();
    view! {
        <nav class="print-bar no-print" aria-label="打印">
            <Button kind=ButtonKind::Main label="打印" on_press=|()| page::print()/>
            {(!links.is_empty()).then(|| view! { <span class="print-sheets">{links}</span> })}
            <a class="btn" href=home>"返回"</a>
        </nav>
    }
}
