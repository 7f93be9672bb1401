//! The table: rows are made only for what is drawn.

use leptos::prelude::*;

use super::desk::ListDesk;
use super::foot::{Foot, Refused};
use super::row::{heads, row};
use crate::ui::components::{LedgerTable, Row, ScrollRegion, Sort};

/// The list and its foot.
#[component]
pub fn FindingsTable() -> impl IntoView {
    let desk = ListDesk::get();
    let rows = Memo::new(move |_| {
        let today = desk.session.today.get();
        let query = desk.wanted.with(|wanted| wanted.query.clone());
        let shown = desk.window.shown();
        desk.board.with(|board| {
            desk.session.tree.with(|tree| {
                let one = |id: &_| -> Option<Row> {
                    let (entry, state) = board.find(*id)?;
                    Some(row((board, tree), (entry, state), &query, today))
                };
                desk.ids.with(|ids| ids.iter().take(shown).filter_map(one).collect::<Vec<_>>())
            })
        })
    });
    let sort = Signal::derive(move || Some(desk.sort.get()));
    let on_sort = move |sort: Sort| {
        desk.window.restart();
        desk.sort.set(sort);
    };
    let extent = RwSignal::new(String::new());
    view! {
        <Refused/>
        <ScrollRegion label="问题列表">
            <LedgerTable label="整改台账" columns=heads() rows window=desk.window sort on_sort ticked=desk.ticked extent
                class="findings"/>
        </ScrollRegion>
        <Foot extent/>
    }
}
