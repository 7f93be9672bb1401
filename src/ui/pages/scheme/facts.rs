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
    // One line while there is little to say: height is scarce above the sheet.
    let rows = desk.scheme.with_untracked(|scheme| scheme.as_ref().map_or(0, |scheme| scheme.note.lines().count()));
    let rows = u32::try_from(rows.clamp(1, 4)).unwrap_or(1);
    view! {
        <div class="form-grid scheme-facts no-print">
            <BoundField kind=&SCHEME id name=Scheme::name width="w2" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::used_for width="w1" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::year width="w1" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::source width="w2" help="" placeholder="文件名和文号" why_not quiet=true/>
            <BoundField kind=&SCHEME id name=Scheme::note width="w6" rows why_not quiet=true/>
        </div>
    }
}
