//! The banner under a page head.

use leptos::prelude::*;

/// How grave a banner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something to know.
    #[default]
    Info,
    /// Something to mind.
    Warn,
    /// Something went wrong.
    Wrong,
}

/// A sentence about the whole page or app, with what can be done about it.
#[component]
pub fn Banner(
    /// How grave.
    #[prop(optional)]
    kind: BannerKind,
    /// What happened, in a few words, before the sentence.
    #[prop(optional, into)]
    lead: MaybeProp<String>,
    /// What happened, what was kept, what to do.
    #[prop(into)]
    text: Signal<String>,
    /// The buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, role) = match kind {
        BannerKind::Info => ("banner", "status"),
        BannerKind::Warn => ("banner banner-warn", "status"),
        BannerKind::Wrong => ("banner banner-wrong", "alert"),
    };
    view! {
        <div class=class role=role>
            <p>{move || lead.get().map(|lead| view! { <b>{lead}</b> })}{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
