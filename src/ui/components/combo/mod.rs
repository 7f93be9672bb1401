//! A box with suggestions: to choose a person or an organization, or to write one that is not recorded.

mod list;

use super::{FieldLink, fresh_id, overlay};
use leptos::prelude::*;
use list::List;

/// One suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// The record's id.
    pub id: String,
    /// Its name, which goes into the box.
    pub label: String,
    /// What tells it from others of the name: the organization.
    pub hint: String,
}

/// What was chosen: a record, or a bare name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The record's id, if it is one of the suggestions.
    pub id: Option<String>,
    /// The name.
    pub name: String,
}

/// A text box with a list of suggestions under it. ↑↓ choose, Enter takes, `Esc` closes, leaving keeps what was typed;
/// a name typed in full that only one suggestion bears is that one.
#[component]
pub fn Combo(
    /// The name as it is recorded.
    #[prop(into)]
    value: Signal<String>,
    /// Suggestions for what was typed, best first; empty text asks for the likeliest. Give at most about ten.
    #[prop(into)]
    suggest: Callback<String, Vec<Suggestion>>,
    /// Something was chosen or written; an empty name clears.
    #[prop(into)]
    on_commit: Callback<Named>,
    /// Its name, where no field gives one.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// What stands there while it is empty.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let link = FieldLink::find();
    let list = List {
        id: StoredValue::new(fresh_id("list")),
        typed: RwSignal::new(None),
        items: RwSignal::new(Vec::new()),
        at: RwSignal::new(None),
        open: RwSignal::new(false),
        suggest,
        on_commit,
    };
    // Nothing typed is lost when the page is left under the typist's hands.
    on_cleanup(move || list.keep());
    let shown = move || list.typed.get().unwrap_or_else(|| value.get());
    let popup = move || list.open.get().then(|| view! { <Popup list/> });
    view! {
        <span class="combo">
            <input class="input" id=link.id() type="text" role="combobox" autocomplete="off"
                aria-autocomplete="list" aria-expanded=move || list.open.get().to_string()
                aria-controls=move || list.open.get().then(|| list.id.get_value())
                aria-activedescendant=move || list.at.get().map(|at| list.option_id(at))
                aria-label=move || label.get() aria-describedby=move || link.described_by()
                aria-invalid=move || link.invalid() aria-required=link.required()
                placeholder=move || placeholder.get() disabled=move || disabled.get() prop:value=shown
                on:input=move |event| list.type_text(event_target_value(&event))
                on:keydown=move |event| list.press(&event, &value.get_untracked())
                on:click=move |_| list.show(&value.get_untracked())
                on:blur=move |_| list.leave()/>
            {popup}
        </span>
    }
}

#[component]
fn Popup(list: List) -> impl IntoView {
    overlay::lie_on_top(Callback::new(move |()| list.close()));
    let option = move |(index, item): (usize, Suggestion)| {
        let picked = item.clone();
        view! {
            <li role="option" id=list.option_id(index) aria-selected=move || (list.at.get() == Some(index)).to_string()
                // The box must keep focus, or leaving it would take what was typed.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| list.take(&picked)>
                {item.label}<span>{item.hint}</span>
            </li>
        }
    };
    view! {
        <ul class="pop pop-under hits" role="listbox" aria-label="可选" id=list.id.get_value()>
            {move || list.items.get().into_iter().enumerate().map(option).collect_view()}
        </ul>
    }
}
