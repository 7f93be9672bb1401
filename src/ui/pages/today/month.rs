//! Beside 今日: this month as a calendar, this year as a strip.

use leptos::prelude::*;

use crate::domain::dates::{Date, YearMonth, month_day};
use crate::domain::fixed_day::place;
use crate::domain::party_day::Status;
use crate::ledger::work::calendar::fixed_day_for;
use crate::ledger::work::matrix::matrix;
use crate::ledger::work::slots::Slots;
use crate::ui::components::{Calendar, DateKit, DayMark, SectionHead};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// The month: the fixed day, days with a 主题党日, late ones.
#[component]
pub fn ThisMonth() -> impl IntoView {
    let session = Session::get();
    let kit = expect_context::<DateKit>();
    let cursor = RwSignal::new(session.today.get_untracked());
    let month = Memo::new(move |_| YearMonth::of(cursor.get()));
    let fixed = Memo::new(move |_| {
        let rule = session.read(|ledger, tree| fixed_day_for(ledger, tree, session.me()).rule);
        place(&rule, month.get(), &session.calendar.get()).day
    });
    let days = Memo::new(move |_| {
        session.read(|ledger, tree| {
            let within = tree.ids_within(session.me());
            let slots = Slots::where_org(ledger, tree, month.get().year(), |org| within.contains(&org));
            let this = slots.main().filter(|(_, at, _)| *at == month.get());
            this.filter_map(|(_, _, day)| Some((day.day()?, day.is_held()))).collect::<Vec<(Date, bool)>>()
        })
    });
    let mark = move |day: Date| {
        let base = kit.mark.run(day);
        let today = session.today.get();
        let here = days.with(|days| days.iter().filter(|(at, _)| *at == day).copied().collect::<Vec<_>>());
        let late = day < today && here.iter().any(|(_, held)| !held);
        let note = if here.is_empty() { base.note.clone() } else { format!("{} 个主题党日", here.len()) };
        DayMark { special: day == fixed.get(), due: !here.is_empty(), late, note, ..base }
    };
    let open = move |_: Date| crate::browser::page::set_hash(&Route::Calendar(None, None).href());
    let count = Signal::derive(move || Some(format!("固定日 {}", month_day(fixed.get()))));
    view! {
        <SectionHead title="主题党日" count=count/>
        <Calendar kit=DateKit { mark: Callback::new(mark), ..kit } cursor picked=None on_pick=open/>
    }
}

/// The year: for each month how many of those due were held.
#[component]
pub fn ThisYear() -> impl IntoView {
    let session = Session::get();
    let months = Memo::new(move |_| {
        let today = session.today.get();
        let found = session.read(|ledger, tree| matrix(ledger, tree, session.me(), YearMonth::of(today).year(), today));
        let mut months = [(0usize, 0usize); 12];
        for row in found.rows.iter().filter(|row| row.is_branch) {
            for (cell, month) in row.cells.iter().zip(months.iter_mut()) {
                match cell.status {
                    Status::NotFounded | Status::NotApplicable => {}
                    status => {
                        month.1 += 1;
                        month.0 += usize::from(status.is_held());
                    }
                }
            }
        }
        months
    });
    let year = move || YearMonth::of(session.today.get()).year();
    let cell = move |(index, (held, due)): (usize, (usize, usize))| {
        let now = usize::from(YearMonth::of(session.today.get()).month());
        let class = match () {
            () if due == 0 => "",
            () if held >= due => "on",
            () if index + 1 < now => "m-late",
            () if held > 0 => "m-lack",
            () => "",
        };
        let title = format!("{} 月：已开 {held}，应开 {due}", index + 1);
        view! { <a class=class href=Route::Matrix(Some(year())).href() title=title.clone() aria-label=title>{index + 1}</a> }
    };
    view! {
        <SectionHead title=Signal::derive(move || format!("{} 年", year())) count="各月主题党日"/>
        <div class="strip">{move || months.get().into_iter().enumerate().map(cell).collect_view()}</div>
    }
}
