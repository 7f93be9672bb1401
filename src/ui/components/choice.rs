//! One of a few, all in sight: 到会 请假 缺席.

use super::{focus_id, fresh_id};
use leptos::{ev::KeyboardEvent, prelude::*};

/// The tone of a choice that is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// As it should be.
    #[default]
    Plain,
    /// To be minded: 请假.
    Mild,
    /// Not as it should be: 缺席.
    Bad,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Mild => "mild",
            Self::Bad => "bad",
        }
    }
}

/// One of the few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What is recorded.
    pub key: String,
    /// What is shown.
    pub label: String,
    /// Its tone when chosen.
    pub tone: Tone,
}

/// A row of radio buttons. The figures 1, 2, 3 … choose; `on_digit` then moves on (roll call steps down).
#[component]
pub fn Choice(
    /// What is chosen: the name of the person in a roll call.
    #[prop(into)]
    label: Signal<String>,
    /// The few; they do not change while shown.
    options: Vec<ChoiceOption>,
    /// The chosen key.
    #[prop(into)]
    value: Signal<String>,
    /// Another key was chosen.
    #[prop(into)]
    on_commit: Callback<String>,
    /// A figure key chose; focus is still here.
    #[prop(optional, into)]
    on_digit: Option<Callback<()>>,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let name = StoredValue::new(fresh_id("choice"));
    let keys = StoredValue::new(options.iter().map(|option| option.key.clone()).collect::<Vec<_>>());
    let pressed = move |event: KeyboardEvent| {
        let Some(digit) = digit(&event) else { return };
        let Some(key) = keys.with_value(|keys| keys.get(digit).cloned()) else { return };
        event.prevent_default();
        on_commit.run(key);
        focus_id(&format!("{}-{digit}", name.get_value()));
        if let Some(on_digit) = on_digit {
            on_digit.run(());
        }
    };
    let option = move |(index, option): (usize, ChoiceOption)| {
        let (key, own) = (option.key.clone(), option.key);
        view! {
            <label class=option.tone.class()>
                <input type="radio" id=format!("{}-{index}", name.get_value()) name=name.get_value() value=key.clone() disabled=move || disabled.get()
                    prop:checked=move || value.with(|value| *value == own)
                    on:change=move |_| on_commit.run(key.clone())/>
                <span>{option.label}</span>
            </label>
        }
    };
    let options = options.into_iter().enumerate().map(option).collect_view();
    view! { <span class="choice" role="radiogroup" aria-label=label on:keydown=pressed>{options}</span> }
}

/// The figure pressed, counted from 0.
fn digit(event: &KeyboardEvent) -> Option<usize> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    event.key().parse::<usize>().ok()?.checked_sub(1)
}
