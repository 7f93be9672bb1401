//! A field of a record with its label, its control, and all that is to be said of it.

use leptos::prelude::*;

use super::bound::{Bound, Circumstances};
use super::controls::{Control, Looks, TickBox};
use crate::domain::kind::{FieldType, Id, KindSpec};
use crate::ui::components::{Field, Suggestion};
use crate::ui::route::{ExchangeTab, Route};

/// One field, bound to the ledger: it shows what is recorded, writes what is typed when it is left, says what is wrong,
/// and names a conflict. Nothing is shown for a field that the kind does not declare.
#[component]
pub fn BoundField(
    /// The declaration of the record.
    kind: &'static KindSpec,
    /// The record; it may be not there yet.
    id: Id,
    /// The field, or that of a part: `agenda.<key>.title`.
    #[prop(into)]
    name: String,
    /// Its label; without it, the declared one.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// Its width in a form grid: `w2`, `w3`, `w4`, `w6`.
    #[prop(optional)]
    width: &'static str,
    /// Help in place of the declared one; empty for none.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What a rule says of it; it does not block.
    #[prop(optional, into)]
    warning: MaybeProp<String>,
    /// Why it cannot be changed now, beyond the rights.
    #[prop(optional, into)]
    why_not: MaybeProp<String>,
    /// The reason why it cannot be changed is said elsewhere on the page.
    #[prop(optional)]
    quiet: bool,
    /// What stands there while it is empty.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Height of a box of several lines.
    #[prop(default = 3)]
    rows: u32,
    /// Suggestions for a reference, in place of all records of its kind.
    #[prop(optional, into)]
    suggest: Option<Callback<String, Vec<Suggestion>>>,
    /// What it needs to know beyond the record.
    #[prop(optional)]
    around: Circumstances,
) -> impl IntoView {
    let bound = Bound::new(kind, id, &name, around)?;
    let spec = bound.spec;
    let label = Signal::derive(move || label.get().unwrap_or_else(|| spec.label.to_owned()));
    let refusal = Memo::new(move |_| bound.state.with(|state| state.refusal.clone()).or_else(|| why_not.get()));
    let disabled = Signal::derive(move || refusal.with(Option::is_some));
    let help = Signal::derive(move || {
        let reason = refusal.get().filter(|_| !quiet);
        reason.or_else(|| help.get().or(Some(spec.help.to_owned())).filter(|text| !text.is_empty()))
    });
    // What is recorded may be worth a warning while what was typed is wrong: one thing at a time.
    let warning = Signal::derive(move || warning.get().filter(|_| bound.error.with(Option::is_none)));
    let looks = Looks { disabled, placeholder, rows, suggest };
    let field = if matches!(spec.ty, FieldType::Bool) {
        view! { <TickBox bound label help warning refusal/> }.into_any()
    } else {
        view! {
            <Field label help warning error=bound.error required=spec.must hide_label>
                <Control bound looks/>
            </Field>
        }
        .into_any()
    };
    Some(view! { <div class=format!("bound {width}")>{field}<Conflicted bound/></div> })
}

/// The mark of a field that people wrote differently; it leads to where that is settled.
#[component]
fn Conflicted(bound: Bound) -> impl IntoView {
    let sides = Memo::new(move |_| bound.state.with(|state| state.sides));
    let href = Route::Exchange(ExchangeTab::Conflicts).href();
    move || {
        let href = href.clone();
        let mark = |count| view! { <a class="tag tag-red" href=href>{format!("有冲突，{count} 种写法")}</a> };
        Some(sides.get()).filter(|count| *count > 1).map(mark)
    }
}
