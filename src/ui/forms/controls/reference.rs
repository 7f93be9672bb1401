//! A person or an organization, chosen or written.

use leptos::prelude::*;

use super::Looks;
use crate::domain::kind::FieldValue;
use crate::ui::components::{Combo, Named};
use crate::ui::forms::bound::Bound;
use crate::ui::forms::suggest;

/// A box with suggestions; a name that is not recorded may stand there too.
#[component]
pub fn Reference(bound: Bound, looks: Looks) -> impl IntoView {
    let suggest = looks.suggest.unwrap_or_else(|| suggest::for_kind(bound.spec.target));
    let commit = move |named: Named| bound.write(suggest::reference(named).to_value());
    view! {
        <Combo value=bound.text() suggest on_commit=commit placeholder=looks.placeholder disabled=looks.disabled/>
    }
}
