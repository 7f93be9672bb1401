//! The field: a label, the control inside it, help, and one line that says what is wrong.

use super::fresh_id;
use leptos::{context::Provider, prelude::*};

/// What a control learns from the field around it; a control without a field gives its own label.
#[derive(Clone, Copy)]
pub struct FieldLink {
    id: StoredValue<String>,
    /// Ids of help and error, as they are shown.
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
    required: bool,
    /// What the control itself finds wrong with what was typed.
    own_error: RwSignal<Option<String>>,
}

impl FieldLink {
    /// The link to the field around, or one that stands alone.
    pub fn find() -> Self {
        use_context().unwrap_or_else(|| Self::new(RwSignal::new(None), Signal::derive(|| None), false))
    }

    fn new(own_error: RwSignal<Option<String>>, described_by: Signal<Option<String>>, required: bool) -> Self {
        let id = StoredValue::new(fresh_id("field"));
        let invalid = Signal::derive(move || own_error.with(Option::is_some));
        Self { id, described_by, invalid, required, own_error }
    }

    /// The id that the control must carry.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// For `aria-describedby`.
    pub fn described_by(self) -> Option<String> {
        self.described_by.get()
    }

    /// For `aria-invalid`.
    pub fn invalid(self) -> Option<&'static str> {
        self.invalid.get().then_some("true")
    }

    /// For `aria-required`.
    pub fn required(self) -> Option<&'static str> {
        self.required.then_some("true")
    }

    /// Says what is wrong with what was typed, or that nothing is.
    pub fn report(self, problem: Option<String>) {
        self.own_error.set(problem);
    }
}

/// A labelled field. Put exactly one control in it; label, help and error are tied to it.
#[component]
pub fn Field(
    /// The label, which is the control's accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// A hint under the control.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong; shown in place of nothing, under the control.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// A warning of a rule, which does not block.
    #[prop(optional, into)]
    warning: MaybeProp<String>,
    /// Marked 必填.
    #[prop(optional)]
    required: bool,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// Its width in a form grid: `w2`, `w3`, `w4`, `w6`.
    #[prop(optional)]
    width: &'static str,
    children: Children,
) -> impl IntoView {
    let own_error = RwSignal::new(None::<String>);
    let wrong = Signal::derive(move || error.get().or_else(|| own_error.get()));
    let note_id = StoredValue::new(fresh_id("note"));
    let noted = move || wrong.with(Option::is_some) || warning.get().is_some() || help.get().is_some();
    let described_by = Signal::derive(move || noted().then(|| note_id.get_value()));
    let link = FieldLink {
        invalid: Signal::derive(move || wrong.with(Option::is_some)),
        ..FieldLink::new(own_error, described_by, required)
    };
    let line =
        move |class: &'static str, text: Option<String>| text.map(|text| view! { <span class=class>{text}</span> });
    view! {
        <div class=format!("field {width}") class:is-wrong=link.invalid>
            <label class="label" class:must=required class:visually-hidden=hide_label for=link.id()>{label}</label>
            <Provider value=link>{children()}</Provider>
            <div id=note_id.get_value() aria-live="polite">
                {move || line("wrong", wrong.get())}
                {move || line("mind", warning.get())}
                {move || line("help", help.get())}
            </div>
        </div>
    }
}
