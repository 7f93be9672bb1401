//! The parts of a finding that was parted, each with how far it has come.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::OneFinding;
use super::head::{class, mark};
use crate::domain::finding::FindingState;
use crate::ledger::rectify::board::Entry;
use crate::ledger::rectify::limit;
use crate::ui::components::{SectionHead, State};
use crate::ui::route::Route;

/// The section; nothing where there are no parts.
#[component]
pub fn Parts() -> impl IntoView {
    let one = OneFinding::get();
    let parts: Memo<Vec<(Arc<Entry>, FindingState)>> = Memo::new(move |_| {
        one.session.findings.with(|board| {
            let with_state = |part: &Arc<Entry>| (part.clone(), board.state(part.finding.id).unwrap_or_default());
            board.parts(one.id).map(with_state).collect()
        })
    });
    let count = Signal::derive(move || {
        let closed = parts.with(|parts| parts.iter().filter(|(_, state)| state.is_settled()).count());
        Some(format!("{} 个单位，销号 {closed} 个", parts.with(Vec::len)))
    });
    let shown = Memo::new(move |_| parts.with(|parts| !parts.is_empty()));
    move || {
        shown.get().then(|| {
            view! {
                <SectionHead title="分解到各单位" count/>
                <table class="ledger ledger-tight finding-parts">
                    <caption class="visually-hidden">"分解到各单位"</caption>
                    <thead><tr><th>"责任单位"</th><th>"时限"</th><th>"状态"</th></tr></thead>
                    <tbody>{move || parts.get().into_iter().map(|(entry, state)| view! { <Part entry state/> }).collect_view()}</tbody>
                </table>
            }
        })
    }
}

#[component]
fn Part(entry: Arc<Entry>, state: FindingState) -> impl IntoView {
    let one = OneFinding::get();
    let today = one.session.today.get();
    let (words, press) = limit::words(&entry, state, today);
    let late = entry.is_late(state, today);
    let unit = entry.finding.unit.id.map(|unit| one.session.tree.with(|tree| tree.name(unit).to_owned()));
    let name = unit.unwrap_or_else(|| entry.finding.unit.name.clone());
    view! {
        <tr>
            <td><a class="open" href=Route::Finding(entry.finding.id).href()>{name}</a></td>
            <td class=format!("nowrap {}", class(press))>{words}</td>
            <td class="nowrap"><State mark=mark(state, late) label=state.label()/></td>
        </tr>
    }
}
