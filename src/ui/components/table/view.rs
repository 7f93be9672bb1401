//! The ledger's table.

use super::{
    Column, Row, Sort, keys, least_width,
    row::{RowView, TableLink},
    window::{MoreRow, Window},
};
use crate::domain::order::Gather;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A list. The whole row opens its record; ↑↓ move between rows, Enter opens, Space ticks. About 200 rows are drawn, more when the
/// end comes into sight, all on paper.
#[component]
pub fn LedgerTable(
    /// What the list is, for its caption.
    #[prop(into)]
    label: Signal<String>,
    /// The columns; they do not change while shown.
    columns: Vec<Column>,
    /// The rows, filtered and sorted.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// How many of them are drawn, where the page makes only those rows; without it, `rows` holds all of them.
    #[prop(optional)]
    window: Option<Window>,
    /// By what they are sorted.
    #[prop(optional, into)]
    sort: Signal<Option<Sort>>,
    /// A sortable head was pressed.
    #[prop(optional, into)]
    on_sort: Option<Callback<Sort>>,
    /// The column whose cell is the row's head and link, from 0.
    #[prop(optional)]
    head: usize,
    /// The key of the row whose record is open beside the list.
    #[prop(optional, into)]
    selected: Signal<Option<String>>,
    /// A row was opened: its record is shown beside the list, in place of where its link leads. Gets the row's key.
    #[prop(optional, into)]
    on_open: Option<Callback<String>>,
    /// Keys of the ticked rows; with it, each row has a tick box.
    #[prop(optional)]
    ticked: Option<RwSignal<BTreeSet<String>>>,
    /// Told `第 1 至 200 行，共 1,240 行`.
    #[prop(optional)]
    extent: Option<RwSignal<String>>,
    /// More classes: `slips`, `level`, `no-top`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let link = TableLink {
        aligns: StoredValue::new(columns.iter().map(|column| column.align).collect()),
        head,
        selected,
        ticked,
        on_open,
    };
    let places = Memo::new(move |_| {
        rows.with(|rows| rows.iter().enumerate().map(|(index, row)| (row.key.clone(), index)).gather_map())
    });
    let span = columns.len() + usize::from(ticked.is_some());
    let window = window.unwrap_or_else(|| Window::new(Memo::new(move |_| rows.with(Vec::len))));
    if let Some(extent) = extent {
        Effect::new(move |_| extent.set(window.words()));
    }
    let width = |column: &Column| {
        let width = (column.width > 0).then(|| format!("{}px", column.width));
        view! { <col style:width=width/> }
    };
    let tick_col = ticked.map(|_| view! { <col class="tick"/> });
    let tick_head = ticked.map(|_| view! { <th scope="col"><span class="visually-hidden">"选择"</span></th> });
    let least = least_width(columns.iter().map(|column| column.width));
    let widths = columns.iter().map(width).collect_view();
    let heads = columns.into_iter().map(|column| view! { <Head column sort on_sort/> }).collect_view();
    view! {
        <table class=format!("ledger ledger-tight fixed {class}") style=("--least", least)
            on:keydown=keys::press on:click=keys::open_row>
            <caption class="visually-hidden">{label}</caption>
            <colgroup>{tick_col}{widths}</colgroup>
            <thead><tr>{tick_head}{heads}</tr></thead>
            <tbody>
                <For each=move || drawn(rows, window) key=Clone::clone let(key)>
                    <RowView row=follow(rows, places, key) link/>
                </For>
                <MoreRow window span/>
            </tbody>
        </table>
    }
}

/// Keys of the rows that are drawn.
fn drawn(rows: Signal<Vec<Row>>, window: Window) -> Vec<String> {
    rows.with(|rows| rows.iter().map(|row| row.key.clone()).take(window.shown()).collect())
}

/// The row of a key, wherever it moves.
fn follow(rows: Signal<Vec<Row>>, places: Memo<BTreeMap<String, usize>>, key: String) -> Memo<Row> {
    Memo::new(move |last: Option<&Row>| {
        let place = places.with(|places| places.get(&key).copied());
        rows.with(|rows| rows.get(place?).cloned())
            // A row that has just gone is about to be taken away; until then it stays as it was.
            .or_else(|| last.cloned())
            .unwrap_or_default()
    })
}

#[component]
fn Head(column: Column, sort: Signal<Option<Sort>>, on_sort: Option<Callback<Sort>>) -> impl IntoView {
    let class = column.align.class();
    let (Some(key), Some(on_sort)) = (column.sort, on_sort) else {
        return view! { <th scope="col" class=class>{column.label}</th> }.into_any();
    };
    let current = move || sort.get().filter(|sort| sort.key == key);
    let state = move || match current() {
        None => "none",
        Some(Sort { descending: false, .. }) => "ascending",
        Some(Sort { descending: true, .. }) => "descending",
    };
    let press = move |_| {
        let descending = current().is_some_and(|sort| !sort.descending);
        on_sort.run(Sort { key, descending });
    };
    view! {
        <th scope="col" class=class aria-sort=state>
            <button type="button" class="sort" on:click=press>{column.label}</button>
        </th>
    }
    .into_any()
}
