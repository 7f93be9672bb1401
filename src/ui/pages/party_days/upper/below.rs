//! How far the 支部 below have planned the year, and drafting what is missing for all of them at once.

use std::time::Duration;

use leptos::prelude::*;

use super::desk::UpperDesk;
use crate::domain::dates::YearMonth;
use crate::domain::kind::Id;
use crate::domain::party_day::Status;
use crate::ledger::work::matrix::{Matrix, matrix};
use crate::ledger::work::plan::draft_year;
use crate::ui::components::{Button, ButtonKind, thousands};
use crate::ui::route::Route;

/// What is planned below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Planned {
    branches: usize,
    /// Months with a slot.
    months: usize,
    /// Months that can still be drafted, and of how many 支部.
    open: usize,
    lacking: usize,
}

fn count(matrix: &Matrix, now: YearMonth, year: i32) -> Planned {
    let mut planned = Planned::default();
    for row in matrix.rows.iter().filter(|row| row.is_branch) {
        planned.branches += 1;
        planned.months += row.cells.iter().filter(|cell| cell.party_day.is_some()).count();
        let cells = YearMonth::all_of(year).zip(&row.cells);
        let left = cells
            .filter(|(month, cell)| cell.status == Status::Unplanned && (month.year() != now.year() || *month >= now));
        let open = left.count();
        planned.open += open;
        planned.lacking += usize::from(open > 0);
    }
    planned
}

/// The line above the items.
#[component]
pub fn Below() -> impl IntoView {
    let desk = UpperDesk::get();
    let session = desk.session;
    let planned = Memo::new(move |_| {
        let today = session.today.get();
        let found = session.read(|ledger, tree| matrix(ledger, tree, desk.org, desk.year, today));
        count(&found, YearMonth::of(today), desk.year)
    });
    let busy = RwSignal::new(None::<String>);
    let run = move |()| {
        busy.set(Some("正在起草".to_owned()));
        // So that the word is painted before the work begins.
        set_timeout(move || draft_all(desk, busy), Duration::from_millis(30));
    };
    let first = move || desk.lines.with(|lines| lines.iter().all(|line| line.item.is_none()));
    move || {
        let now = planned.get();
        (now.branches > 0).then(|| {
            let kind = if first() { ButtonKind::Main } else { ButtonKind::Outline };
            let button = (now.open > 0 && desk.may.with(Result::is_ok))
                .then(|| view! { <Button kind=kind label="给所有下级支部起草" busy=busy on_press=run/> });
            view! {
                <div class="banner below">
                    <p>{words(now)}"　"<a href=Route::Matrix(Some(desk.year)).href()>"逐个看"</a></p>
                    {button}
                </div>
            }
        })
    }
}

fn words(now: Planned) -> String {
    let whole = format!("下级 {} 个党支部，已排 {} 个月", thousands(now.branches), thousands(now.months));
    match now.open {
        0 => format!("{whole}，没有空着的月份。"),
        open => format!("{whole}；{} 个党支部还有 {} 个月没有排。", thousands(now.lacking), thousands(open)),
    }
}

fn draft_all(desk: UpperDesk, busy: RwSignal<Option<String>>) {
    let session = desk.session;
    let today = session.today.get_untracked();
    let draft = session.look(|ledger, tree| {
        let branches: Vec<Id> = tree.branches(desk.org).iter().map(|org| org.id).collect();
        draft_year(ledger, tree, &branches, desk.year, today)
    });
    session.commit_aloud(draft);
    // The page may be gone by now.
    let _ = busy.try_set(None);
}
