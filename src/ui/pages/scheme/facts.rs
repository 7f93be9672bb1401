//! Name, use, year, source and note of the scheme: a form, or words where it does not change.

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::domain::kind::{Kind, KindSpec};
use crate::domain::scheme::Scheme;
use crate::ui::forms::BoundField;

const SCHEME: KindSpec = Scheme::SPEC;

/// The form, or the words.
#[component]
pub fn Facts() -> impl IntoView {
    let desk = SchemeDesk::get();
    let fixed = Memo::new(move |_| desk.refusal.with(Option::is_some));
    move || if fixed.get() { view! { <Words/> }.into_any() } else { view! { <Form/> }.into_any() }
}

/// What is said of the scheme; what nobody wrote is left out.
#[component]
fn Words() -> impl IntoView {
    let desk = SchemeDesk::get();
    let fact = |(label, text): (&'static str, String)| {
        let lines = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        (!text.trim().is_empty()).then(|| view! { <dt>{label}</dt><dd>{lines}</dd> })
    };
    let all = move || {
        let scheme = desk.scheme.get()?;
        let year = scheme.year.map(|year| format!("，{year} 年")).unwrap_or_default();
        let used_for = format!("{}{year}", scheme.used_for.label());
        let all = [("用途", used_for), ("依据", scheme.source.clone()), ("说明", scheme.note.clone())];
        Some(all.into_iter().map(fact).collect_view())
    };
    view! { <dl class="facts scheme-words no-print">{all}</dl> }
}

#[component]
fn Form() -> impl IntoView {
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
