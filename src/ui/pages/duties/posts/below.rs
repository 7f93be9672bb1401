//! How far the units below have come with their lists.

use leptos::prelude::*;

use super::PostsDesk;
use crate::ledger::duties::posts::{Standing, below};
use crate::ui::components::{Align, Cell, Column, LedgerTable, Row, SectionHead};
use crate::ui::route::Route;

#[component]
pub fn BelowTable() -> impl IntoView {
    let desk = PostsDesk::get();
    let all = Memo::new(move |_| {
        let (org, year) = (desk.scope.org.get(), desk.scope.year.get());
        desk.session.read(|ledger, tree| below(ledger, tree, org, year))
    });
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let count = Signal::derive(move || {
        all.with(|all| {
            let done = all.iter().filter(|one| one.lists > 0 && one.lacking.is_empty()).count();
            let signed: usize = all.iter().map(|one| one.signed).sum();
            Some(format!("{} 个单位，齐全 {done} 个，责任书签订 {signed} 份", all.len()))
        })
    });
    let rows = Memo::new(move |_| all.with(|all| all.iter().map(row).collect::<Vec<_>>()));
    let column = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    move || {
        some.get().then(|| {
            let columns = vec![
                column("单位", 260, Align::Left),
                column("班子", 72, Align::Right),
                column("责任清单", 88, Align::Right),
                column("责任书", 88, Align::Right),
                column("还没有的", 0, Align::Left),
            ];
            view! {
                <SectionHead title="下级单位" count/>
                <div class="wide" tabindex="0" role="region" aria-label="下级单位的责任清单">
                    <LedgerTable label="下级单位的责任清单" columns rows class="level"/>
                </div>
            }
        })
    }
}

fn row(one: &Standing) -> Row {
    let number = |count: usize| Cell::text(if count == 0 { "—".to_owned() } else { count.to_string() });
    let lacking = match (one.leaders, one.lacking.is_empty()) {
        (0, _) => Cell { class: "ochre", ..Cell::text("没有填班子") },
        (_, true) => Cell { class: "faint", ..Cell::text("齐全") },
        _ => Cell { class: "ochre", ..Cell::text(one.lacking.join("、")) },
    };
    Row {
        key: one.org.to_string(),
        href: Some(Route::Organization(one.org).href()),
        cells: vec![Cell::text(one.name.clone()), number(one.leaders), number(one.lists), number(one.signed), lacking],
        ..Row::default()
    }
}
