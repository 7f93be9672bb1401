//! The parts of a finding that was parted, each with how far it has come.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::OneFinding;
use super::head::{class, mark};
use crate::domain::finding::FindingState;
use crate::domain::order::Ordered;
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
            // As the units stand in the tree.
            let places = one.session.tree.with(|tree| tree.flat());
            let place = |part: &Entry| places.iter().position(|(id, _)| Some(*id) == part.finding.org);
            let with_state = |part: &Arc<Entry>| (part.clone(), board.state(part.finding.id).unwrap_or_default());
            let mut parts: Vec<_> = board.parts(one.id).map(with_state).collect();
            parts.order_by_key(|(part, _)| (place(part), part.finding.id));
            parts
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
    let href = Route::Finding(entry.finding.id).href();
    let unit = entry.finding.unit.clone();
    let name = move || match unit.id {
        Some(id) => one.session.tree.with(|tree| tree.get(id).map_or(unit.name.clone(), |org| org.name.clone())),
        None => unit.name.clone(),
    };
    let told = Memo::new(move |_| {
        let today = one.session.today.get();
        let (words, press) = limit::words(&entry, state, today);
        (words, class(press), mark(state, entry.is_late(state, today)))
    });
    view! {
        <tr>
            <td><a class="open" href=href>{name}</a></td>
            <td class=move || format!("nowrap {}", told.get().1)>{move || told.get().0}</td>
            <td class="nowrap"><State mark=Signal::derive(move || told.get().2) label=state.label()/></td>
        </tr>
    }
}
