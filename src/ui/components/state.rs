//! States: a shape and a word, so that a grey photocopy reads the same.

use leptos::prelude::*;

/// The shape of a state. Late is computed and replaces the shape, not the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Dotted ring: 待认领, 未定.
    #[default]
    None,
    /// Ring: 计划, 已建账.
    Open,
    /// Half ring: 整改中.
    Doing,
    /// Ringed dot: 待验收.
    Wait,
    /// Grey dot: 已销号, 已归档.
    Done,
    /// Red diamond: anything late.
    Late,
    /// Pill: 长期坚持.
    Long,
}

impl Mark {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::None => "state s-none",
            Self::Open => "state s-open",
            Self::Doing => "state s-doing",
            Self::Wait => "state s-wait",
            Self::Done => "state s-done",
            Self::Late => "state s-late",
            Self::Long => "state s-long",
        }
    }
}

/// A state.
#[component]
pub fn State(
    /// Its shape.
    #[prop(into)]
    mark: Signal<Mark>,
    /// Its word.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! { <span class=move || mark.get().class()>{label}</span> }
}
