//! 措施: 一是、二是、三是, each with who, until when, and how far.

mod add;
mod row;

use leptos::prelude::*;

use super::context::OneFinding;
use crate::domain::finding::{Finding, MeasureState};
use crate::ledger::rectify::measures::move_to;
use crate::ui::components::{Reorder, ReorderVoice, SectionHead};

/// The section.
#[component]
pub fn Measures() -> impl IntoView {
    let one = OneFinding::get();
    let keys = Memo::new(move |_| one.with(keys));
    let count = Signal::derive(move || {
        one.with(|finding| {
            let done = finding.measures.values().filter(|measure| measure.state == MeasureState::Done).count();
            let all = finding.measures.len();
            (all > 0).then(|| format!("{all} 条，完成 {done} 条"))
        })
    });
    let shift = move |(from, to): (usize, usize)| {
        let Some(key) = keys.with_untracked(|keys| keys.get(from).cloned()) else { return };
        // A move of something that is gone changes nothing.
        if let Ok(draft) = one.session.look(|ledger, _| move_to(ledger, one.id, &key, to)) {
            one.session.commit(draft);
        }
    };
    let reorder = Reorder::new(Signal::derive(move || keys.with(Vec::len)), Callback::new(shift));
    let may = move || one.foreign.with(Option::is_none);
    view! {
        <SectionHead title="整改措施" count/>
        {move || keys.with(Vec::is_empty).then(|| view! { <p class="quiet empty-line">"还没有措施。条条要有措施、有责任人、有时限，才能报验。"</p> })}
        <ol class="finding-measures" aria-label="整改措施">
            <For each=move || keys.get() key=Clone::clone let(key)><row::MeasureRow key keys reorder/></For>
        </ol>
        <ReorderVoice reorder/>
        {move || may().then(|| view! { <add::AddMeasures/> })}
    }
}

fn keys(finding: &Finding) -> Vec<String> {
    finding.measures_in_order().into_iter().map(|(key, _)| key.to_owned()).collect()
}
