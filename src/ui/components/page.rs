//! The page: its head with the 文武线, its sections, its foot.

use super::{SaveState, Saved};
use leptos::prelude::*;

/// Where the page belongs, as a link before its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Name of the page above.
    pub label: String,
    /// Its address.
    pub href: String,
}

/// The paper. A flow page scrolls as a whole; a fill page keeps head and foot and lets one region scroll.
#[component]
pub fn Page(
    /// Whether head and foot stand still.
    #[prop(optional)]
    fill: bool,
    children: Children,
) -> impl IntoView {
    view! { <div class="page" class:page-fill=fill>{children()}</div> }
}

/// The head of a page, closed by the 文武线. `children` are the buttons. Also names the browser's tab.
#[component]
pub fn PageHead(
    /// The page's name.
    #[prop(into)]
    title: Signal<String>,
    /// The line beside it: whose, how many.
    #[prop(optional, into)]
    sub: MaybeProp<String>,
    /// The page above, if any.
    #[prop(optional, into)]
    crumb: MaybeProp<Crumb>,
    /// What became of the last change, where the page saves by itself.
    #[prop(optional, into)]
    saved: MaybeProp<SaveState>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    Effect::new(move |_| title.with(|title| document().set_title(&format!("{title} · 党建一本账"))));
    let crumb = move || {
        crumb.get().map(|crumb| {
            view! { <nav class="crumb" aria-label="上一层"><a href=crumb.href>{crumb.label}</a>" ›"</nav> }
        })
    };
    view! {
        <header class="page-head">
            {crumb}
            <h1 tabindex="-1" title=title>{title}</h1>
            <p class="sub">{move || sub.get()}</p>
            <div class="acts">
                <Saved state=Signal::derive(move || saved.get().unwrap_or_default())/>
                {children.map(|children| children())}
            </div>
        </header>
        <div class="rule"></div>
    }
}

/// The head of a section: name, count, and at the right end whatever `children` hold (a link to the whole).
#[component]
pub fn SectionHead(
    /// The section's name, such as `一、已经逾期`.
    #[prop(into)]
    title: Signal<String>,
    /// The count beside it, such as `3 件`.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="sec-head">
            <h2>{title}</h2>
            {move || count.get().map(|count| view! { <span class="count">{count}</span> })}
            {children.map(|children| view! { <span class="more">{children()}</span> })}
        </div>
    }
}

/// The one region of a fill page that scrolls: it has a name and takes focus, so that it scrolls by keyboard too.
#[component]
pub fn ScrollRegion(
    /// What is in it.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! { <div class="scroll" tabindex="0" role="region" aria-label=label>{children()}</div> }
}

/// The standing foot of a fill page: `text` at the left, `children` at the right.
#[component]
pub fn FillFoot(
    /// What the list adds up to.
    #[prop(into)]
    text: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="fill-foot">
            <span>{text}</span>
            {children.map(|children| view! { <span class="acts">{children()}</span> })}
        </div>
    }
}
