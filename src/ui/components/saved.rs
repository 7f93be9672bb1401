//! What became of the last change.

use leptos::prelude::*;

/// Whether what is on the screen is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet: nothing is said.
    #[default]
    Idle,
    /// On its way.
    Saving,
    /// On the disk, at this time (`14:32`). Only to be said when the transaction is complete.
    Saved(String),
    /// Not on the disk, with the reason as a title. A banner says what to do.
    Failed(String),
}

impl SaveState {
    fn class(&self) -> &'static str {
        match self {
            Self::Idle => "",
            Self::Saving => "saved is-saving",
            Self::Saved(_) => "saved",
            Self::Failed(_) => "saved is-failed",
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Idle => String::new(),
            Self::Saving => "正在保存".to_owned(),
            Self::Saved(time) => format!("已保存 {time}"),
            Self::Failed(_) => "没有存上，内容还在本页".to_owned(),
        }
    }
}

/// The mark in the page head: `正在保存`, `已保存 14:32`, `没有存上，内容还在本页`.
#[component]
pub fn Saved(
    /// What to say.
    #[prop(into)]
    state: Signal<SaveState>,
) -> impl IntoView {
    let title = move || match state.get() {
        SaveState::Failed(reason) => Some(reason),
        _ => None,
    };
    view! {
        <span role="status" class=move || state.with(SaveState::class) title=title>
            {move || state.with(SaveState::words)}
        </span>
    }
}
