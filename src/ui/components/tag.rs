//! Tags name a standing fact (流动, 预备, 退休), never a state.

use leptos::prelude::*;

/// The tone of a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TagTone {
    /// Grey.
    #[default]
    Plain,
    /// Wrong or in conflict.
    Red,
    /// To be minded.
    Ochre,
    /// For information.
    Blue,
    /// White on red.
    Solid,
}

impl TagTone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plain => "tag",
            Self::Red => "tag tag-red",
            Self::Ochre => "tag tag-ochre",
            Self::Blue => "tag tag-blue",
            Self::Solid => "tag tag-solid",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// Its word.
    #[prop(into)]
    label: Signal<String>,
    /// Its tone.
    #[prop(optional)]
    tone: TagTone,
) -> impl IntoView {
    view! { <span class=tone.class()>{label}</span> }
}
