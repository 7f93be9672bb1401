//! 经验做法: 亮点 that were kept, of all tours.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{collation, page};
use crate::domain::kind::Id;
use crate::ledger::tour::comments::{Practice, drop_practice, practices};
use crate::ledger::work::people::matches;
use crate::ui::components::{Button, Cell, CellAction, Column, Empty, LedgerTable, Row, SearchBox, thousands};
use crate::ui::route::{Route, TourTab, ToursTab};
use crate::ui::session::Session;

/// A practice that was found: its place among all, and the characters of its text that the search hit.
type Found = (usize, Vec<(usize, usize)>);

#[component]
pub fn Practices() -> impl IntoView {
    let session = Session::get();
    let query = RwSignal::new(String::new());
    let all = Memo::new(move |_| Arc::new(session.ledger.with(practices)));
    let found = Memo::new(move |_| all.with(|all| query.with(|query| search(all, query))));
    let none = Memo::new(move |_| all.with(|all| all.is_empty()));
    let some = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let body = move || match (none.get(), some.get()) {
        (true, _) => view! {
            <Empty title="还没有经验做法" text="在一次观摩的“点评和问题”里，选一条亮点，按 J 列进来。">
                <a class="btn btn-main" href=Route::Tours(ToursTab::List).href()>"去看观摩"</a>
            </Empty>
        }
        .into_any(),
        (_, true) => view! { <Table all found/> }.into_any(),
        _ => view! {
            <Empty title="没有符合的经验做法" text="换个词再找。">
                <button type="button" class="btn" on:click=move |_| query.set(String::new())>"清除查找"</button>
            </Empty>
        }
        .into_any(),
    };
    let count = move || format!("{} 条", thousands(found.with(Vec::len)));
    let tools = move || {
        (!none.get()).then(|| {
            view! {
                <div class="toolbar">
                    <SearchBox label="查找经验做法".to_owned() placeholder="内容、单位、观摩" value=query on_input=move |text| query.set(text)/>
                    <span class="quiet small">{count}</span>
                    <span class="push"><Button label="打印" on_press=|()| page::print()/></span>
                </div>
            }
        })
    };
    view! { {tools}<h2 class="print-only">"经验做法"</h2>{body} }
}

fn search(all: &[Practice], query: &str) -> Vec<Found> {
    let hit = |(at, one): (usize, &Practice)| {
        let others = [one.unit.as_str(), one.tour_name.as_str(), one.by.as_str()];
        let own = matches(query, &one.text, &collation::initial, &others);
        own.or_else(|| matches(query, &one.unit, &collation::initial, &[]).map(|_| Vec::new())).map(|marks| (at, marks))
    };
    all.iter().enumerate().filter_map(hit).collect()
}

#[component]
fn Table(all: Memo<Arc<Vec<Practice>>>, found: Memo<Vec<Found>>) -> impl IntoView {
    let session = Session::get();
    let remove = Callback::new(move |key: String| {
        let id = key.parse::<Id>().ok();
        let practice = all.with_untracked(|all| all.iter().find(|one| Some(one.remark) == id).cloned());
        if let Some(practice) = practice {
            session.commit_aloud(drop_practice(&practice));
        }
    });
    let rows = Memo::new(move |_| {
        all.with(|all| {
            let row = |(at, marks): &Found| all.get(*at).map(|one| row(one, marks.clone(), remove));
            found.with(|found| found.iter().filter_map(row).collect::<Vec<_>>())
        })
    });
    let column = |label: &str, width: u32| Column { label: label.to_owned(), width, ..Column::default() };
    let columns =
        vec![column("做法", 0), column("单位", 220), column("观摩", 220), column("点评人", 110), column("", 88)];
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="经验做法">
            <LedgerTable label="经验做法" columns rows class="level practices"/>
        </div>
    }
}

fn row(one: &Practice, marks: Vec<(usize, usize)>, remove: Callback<String>) -> Row {
    let quiet = |text: &str| Cell { class: "quiet", ..Cell::text(text) };
    let action = CellAction { label: "移出", on_press: remove };
    Row {
        key: one.remark.to_string(),
        href: Some(Route::Tour(one.tour, TourTab::Comments).href()),
        cells: vec![
            Cell { marks, class: "c-why", ..Cell::text(one.text.clone()) },
            Cell::text(one.unit.clone()),
            quiet(&one.tour_name),
            quiet(&one.by),
            Cell { class: "no-print", action: Some(action), ..Cell::default() },
        ],
        ..Row::default()
    }
}
