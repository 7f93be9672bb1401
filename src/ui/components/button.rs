//! The button.

use leptos::prelude::*;

/// How loud a button is. One `Main` a page: the next thing to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Outlined.
    #[default]
    Outline,
    /// Ink.
    Main,
    /// Words only, within a row or a sentence.
    Plain,
    /// Outlined in red.
    Danger,
    /// Red, in a dialog about something that cannot be taken back.
    DangerMain,
}

impl ButtonKind {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Outline => "btn",
            Self::Main => "btn btn-main",
            Self::Plain => "btn btn-plain",
            Self::Danger => "btn btn-danger",
            Self::DangerMain => "btn btn-danger-main",
        }
    }
}

/// A button. While `busy` holds words (`正在导出`) it shows them and cannot be pressed; while `why_not` holds a reason it
/// cannot be pressed and says why.
#[component]
pub fn Button(
    /// A verb of two to four characters.
    #[prop(into)]
    label: Signal<String>,
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// Small, within rows.
    #[prop(optional)]
    small: bool,
    /// Why it cannot be pressed now.
    #[prop(optional, into)]
    why_not: MaybeProp<String>,
    /// What it is doing now.
    #[prop(optional, into)]
    busy: MaybeProp<String>,
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    // aria-disabled keeps the button in the Tab order, so that the reason can be heard as well as seen.
    let barred = move || why_not.get().is_some() || busy.get().is_some();
    let press = move |_| {
        if why_not.get_untracked().is_none() && busy.get_untracked().is_none() {
            on_press.run(());
        }
    };
    view! {
        <button type="button" class=kind.class() class:btn-small=small title=move || why_not.get()
            aria-disabled=move || barred().then_some("true") on:click=press>
            {move || busy.get().unwrap_or_else(|| label.get())}
        </button>
    }
}
