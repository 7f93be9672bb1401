//! Name, use, year, source and note of the scheme.

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::domain::kind::{Kind, KindSpec};
use crate::domain::scheme::Scheme;
use crate::ui::forms::BoundField;

const SCHEME: KindSpec = Scheme::SPEC;

/// The form.
#[component]
pub fn Facts() -> impl IntoView {
    let desk = SchemeDesk::get();
    let (id, why_not) = (desk.id, desk.refusal);
    view! {
        <div class="form-grid scheme-facts no-print">
            <BoundField kind=&SCHEME id name=Scheme::name width="w2" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::used_for width="w1" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::year width="w1" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::source width="w2" help="" placeholder="文件名和文号" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::note width="w6" rows=2 why_not quiet=true/>
        </div>
    }
}
