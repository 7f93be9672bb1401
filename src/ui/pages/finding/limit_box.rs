//! 整改时限 as a box that reads a day, a month, and 长期坚持.

use leptos::prelude::*;

use super::context::{FINDING, OneFinding};
use crate::domain::finding::{Finding, limit_in_words, read_limit};
use crate::domain::kind::{FieldValue, Value};
use crate::ledger::Draft;
use crate::ui::components::{Field, TextInput};
use crate::ui::forms::{Bound, Circumstances};
use crate::ui::route::{ExchangeTab, Route};

/// The box.
#[component]
pub fn LimitBox() -> impl IntoView {
    let one = OneFinding::get();
    let wrong = RwSignal::new(None::<String>);
    let typed = RwSignal::new(None::<String>);
    let recorded = Memo::new(move |_| one.with(limit_in_words));
    let value = Signal::derive(move || typed.get().unwrap_or_else(|| recorded.get()));
    let disabled = Signal::derive(move || one.foreign.with(Option::is_some));
    let commit = move |text: String| match read_limit(&text) {
        Ok(limit) => {
            typed.set(None);
            wrong.set(None);
            if text.trim() == recorded.get_untracked() {
                return;
            }
            let mut draft =
                Draft::new(format!("改了整改时限：{}", if text.trim().is_empty() { "清空" } else { text.trim() }));
            draft
                .put(Finding::KIND, one.id, Finding::due, limit.due.map_or(Value::Null, |due| due.to_value()))
                .set::<Finding, _>(one.id, Finding::long, &limit.long)
                .set::<Finding, _>(one.id, Finding::limit_note, &text.trim().to_owned());
            one.session.commit(draft);
        }
        Err(why) => {
            typed.set(Some(text));
            wrong.set(Some(format!("{why}。原来的没有改动")));
        }
    };
    let help = move || {
        one.with(|finding| {
            let words = limit_in_words(finding);
            finding.due.filter(|due| !words.contains(&due.to_string())).map(|due| format!("到 {due} 为止"))
        })
    };
    view! {
        <div class="bound w3">
            <Field label="整改时限" error=wrong help=Signal::derive(help)>
                <TextInput value disabled placeholder="如 2026年12月，或 2026年12月，长期坚持" on_commit=commit/>
            </Field>
            <Disputed/>
        </div>
    }
}

/// The mark where two people wrote the limit differently.
#[component]
fn Disputed() -> impl IntoView {
    let one = OneFinding::get();
    let of = |field: &str| Bound::new(&FINDING, one.id, field, Circumstances::default());
    let bounds = [of(Finding::due), of(Finding::long)];
    let sides = Memo::new(move |_| {
        bounds.iter().flatten().map(|bound| bound.state.with(|state| state.sides)).max().unwrap_or_default()
    });
    move || {
        (sides.get() > 1).then(|| {
            let href = Route::Exchange(ExchangeTab::Conflicts).href();
            view! { <a class="tag tag-red" href=href>{format!("有冲突，{} 种写法", sides.get())}</a> }
        })
    }
}
