//! One line: text, numbers with their unit, and dates and times that are typed.

use leptos::{html, prelude::*};

use super::Looks;
use crate::domain::kind::FieldType;
use crate::ui::components::TextInput;
use crate::ui::forms::bound::Bound;

/// A line that is read by the field's own type.
#[component]
pub fn Line(bound: Bound, looks: Looks) -> impl IntoView {
    let spec = bound.spec;
    let node = NodeRef::<html::Input>::new();
    let commit = move |text: String| {
        if bound.write_text(text) {
            // `1985.3` becomes `1985-03` even where that was recorded before.
            let recorded = bound.state.with_untracked(|state| state.text.clone());
            if let Some(input) = node.get_untracked() {
                input.set_value(&recorded);
            }
        }
    };
    let placeholder = Signal::derive(move || {
        looks.placeholder.get().or_else(|| example(spec.ty).map(str::to_owned)).unwrap_or_default()
    });
    let is_number = matches!(spec.ty, FieldType::Int);
    let value = bound.text();
    match (is_number, spec.unit) {
        (true, "") => view! {
            <TextInput value on_commit=commit node placeholder disabled=looks.disabled inputmode="decimal" number=true/>
        }
        .into_any(),
        (true, unit) => view! {
            <TextInput value on_commit=commit node placeholder disabled=looks.disabled inputmode="decimal" number=true unit/>
        }
        .into_any(),
        (false, _) => view! { <TextInput value on_commit=commit node placeholder disabled=looks.disabled/> }.into_any(),
    }
}

fn example(ty: FieldType) -> Option<&'static str> {
    match ty {
        FieldType::PartialDate => Some("如 1985-03"),
        FieldType::Month => Some("如 2026-11"),
        FieldType::Time => Some("如 14:30"),
        _ => None,
    }
}
