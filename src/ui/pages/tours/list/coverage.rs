//! How far the year has come: every 社区 and 两新 is to be visited. Each number opens what it counts.

use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::ledger::tour::units::{Coverage, coverage_of};
use crate::ui::components::{Align, Button, Cell, Column, Dialog, LedgerTable, Row};
use crate::ui::lists::tours::{Counted, due_line, due_words};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// `今年应观摩 社区 12、两新 6，已观摩 9，没排上 3　11-30 前完成`; nothing for who has nobody to visit.
#[component]
pub fn YearCoverage() -> impl IntoView {
    let session = Session::get();
    let year = Memo::new(move |_| session.today.get().year());
    let coverage =
        Memo::new(move |_| Arc::new(session.read(|ledger, tree| coverage_of(ledger, tree, session.me(), year.get()))));
    let open = RwSignal::new(None::<Counted>);
    let number = move |counted: Counted| view! { <Number coverage counted open/> };
    let tracks = move || {
        let has = |track: &&str| coverage.with(|coverage| coverage.count(track) > 0);
        let all: Vec<&str> = ["社区", "两新"].into_iter().filter(has).collect();
        let last = all.len().saturating_sub(1);
        let one = |(at, track): (usize, &'static str)| {
            view! { {track}" "{number(Counted::Track(track))}{(at < last).then_some("、")} }
        };
        all.into_iter().enumerate().map(one).collect_view()
    };
    let due = move || {
        let (today, year) = (session.today.get(), year.get());
        coverage.with(|coverage| due_line(coverage, today, year)).map(|(words, late)| {
            let class = if late { "red after" } else { "faint after" };
            view! { <span class=class>{words}</span> }
        })
    };
    let some = Memo::new(move |_| coverage.with(|coverage| !coverage.all.is_empty()));
    let line = move || {
        some.get().then(|| {
            view! {
                <p class="coverage">
                    "今年应观摩 "{tracks}"，已观摩 "{number(Counted::Visited)}"，没排上 "{number(Counted::Unplanned)}{due}
                </p>
            }
        })
    };
    view! { {line}<Units coverage year open/> }
}

/// A number that opens what it counts. What was not visited by its day is red, what stands on no route ochre.
#[component]
fn Number(coverage: Memo<Arc<Coverage>>, counted: Counted, open: RwSignal<Option<Counted>>) -> impl IntoView {
    let count = Memo::new(move |_| coverage.with(|coverage| counted.count(coverage)));
    let mind = move || counted == Counted::Unplanned && count.get() > 0;
    view! {
        <button type="button" class="count-link" class:ochre=mind title=counted.title()
            on:click=move |_| open.set(Some(counted))>{count}</button>
    }
}

/// The units behind a number.
#[component]
fn Units(coverage: Memo<Arc<Coverage>>, year: Memo<i32>, open: RwSignal<Option<Counted>>) -> impl IntoView {
    let shown = RwSignal::new(false);
    Effect::new(move |_| shown.set(open.with(Option::is_some)));
    let title = Signal::derive(move || open.get().map_or(String::new(), Counted::title));
    let close = move |()| open.set(None);
    let foot = move || view! { <Button label="关闭" on_press=close/> };
    let rows = Memo::new(move |_| {
        let (counted, year) = (open.get(), year.get());
        let row = |one: &crate::ledger::tour::units::Due| {
            let mind = if one.visited.is_none() && !one.listed { "ochre" } else { "" };
            let cells = vec![
                Cell::text(one.unit.name.clone()),
                Cell::text(one.unit.track),
                Cell::text(one.unit.street.clone()),
                Cell { class: mind, ..Cell::text(due_words(one, year)) },
            ];
            let href = Some(Route::Organization(one.unit.id).href());
            Row { key: one.unit.id.to_string(), href, cells, ..Row::default() }
        };
        coverage.with(|coverage| {
            let counts = |one: &&crate::ledger::tour::units::Due| counted.is_some_and(|counted| counted.holds(one));
            coverage.all.iter().filter(counts).map(row).collect::<Vec<_>>()
        })
    });
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        <Dialog open=shown title wide=true foot on_close=close>
            {move || if none.get() {
                view! { <p class="quiet">"一个也没有。"</p> }.into_any()
            } else {
                view! { <LedgerTable label=title columns=heads() rows=rows/> }.into_any()
            }}
        </Dialog>
    }
}

fn heads() -> Vec<Column> {
    let column = |label: &str, width| Column { label: label.to_owned(), width, align: Align::Left, sort: None };
    vec![column("单位", 0), column("排名组", 96), column("街道", 220), column("观摩", 180)]
}
