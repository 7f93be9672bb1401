//! The empty page or list.

use leptos::prelude::*;

/// Says what is not there and what to do; `children` are one ink button and one other way.
#[component]
pub fn Empty(
    /// What is not there.
    #[prop(into)]
    title: Signal<String>,
    /// What to do.
    #[prop(into)]
    text: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="title">{title}</p>
            <p>{text}</p>
            {children.map(|children| view! { <div class="empty-acts">{children()}</div> })}
        </div>
    }
}
