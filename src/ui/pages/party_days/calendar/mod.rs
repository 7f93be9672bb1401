//! 日历: the 主题党日 of the organizations below, by day.

mod day;
mod leaf;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use super::frame::{Leaf, Leaves, OrgSelect, org_choices, this_year};
use crate::browser::page;
use crate::domain::dates::{Date, YearMonth};
use crate::domain::fixed_day::place;
use crate::domain::kind::Id;
use crate::domain::organization::Organization;
use crate::domain::party_day::Status;
use crate::ledger::work::calendar::fixed_day_for;
use crate::ledger::work::matrix::matrix;
use crate::ui::components::{Button, Page, PageHead, Segment, Segmented, month};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// One 主题党日 on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub party_day: Id,
    /// Whose.
    pub org: String,
    /// What it is about.
    pub theme: String,
    /// How far it has come.
    pub status: Status,
}

/// The days of a month that hold something.
pub type Days = BTreeMap<Date, Vec<Entry>>;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Leafing {
    /// The session.
    pub session: Session,
    /// The organization; all below it are shown.
    pub org: Id,
    /// The day one stands on; its month is shown.
    pub cursor: RwSignal<Date>,
    /// What is in the month.
    pub days: Memo<Arc<Days>>,
    /// The fixed day of the month.
    pub fixed: Memo<Date>,
}

impl Leafing {
    fn new(session: Session, org: Id, year: i32) -> Self {
        let today = session.today.get_untracked();
        let first = Date::from_ymd_opt(year, 1, 1).unwrap_or(today);
        let cursor = RwSignal::new(if today.year() == year { today } else { first });
        let shown = Memo::new(move |_| YearMonth::of(cursor.get()));
        let days = Memo::new(move |_| Arc::new(days(session, org, shown.get())));
        let fixed = Memo::new(move |_| {
            let rule = session.read(|ledger, tree| fixed_day_for(ledger, tree, org).rule);
            place(&rule, shown.get(), &session.calendar.get()).day
        });
        Self { session, org, cursor, days, fixed }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    fn turn(&self, months: i32) {
        self.cursor.update(|day| *day = month::by_months(*day, months));
    }
}

/// What is held, planned or late in a month, by day.
fn days(session: Session, org: Id, shown: YearMonth) -> Days {
    let today = session.today.get();
    // The day of a December may lie in the January after.
    let before = (shown.month() == 1).then(|| shown.year() - 1);
    let mut days = Days::new();
    for year in [Some(shown.year()), before].into_iter().flatten() {
        let found = session.read(|ledger, tree| matrix(ledger, tree, org, year, today));
        for row in found.rows {
            for cell in row.cells {
                let (Some(day), Some(party_day)) = (cell.day.filter(|day| shown.holds(*day)), cell.party_day) else {
                    continue;
                };
                let entry = Entry { party_day, org: row.name.clone(), theme: cell.theme, status: cell.status };
                days.entry(day).or_default().push(entry);
            }
        }
    }
    days
}

/// The page.
#[component]
pub fn CalendarPage(org: Option<Id>, year: Option<i32>) -> impl IntoView {
    let session = Session::get();
    let org = session.tree.with_untracked(|tree| tree.resolve(org.unwrap_or(session.me_now())));
    let opened = year.unwrap_or_else(|| this_year(session));
    let leafing = Leafing::new(session, org, opened);
    provide_context(leafing);
    let sub = Signal::derive(move || {
        let count: usize = leafing.days.with(|days| days.values().map(Vec::len).sum());
        let name = session.tree.with(|tree| tree.name(org).to_owned());
        Some(format!("{name}　本月 {count} 个主题党日"))
    });
    let title = Signal::derive(move || {
        let day = leafing.cursor.get();
        format!("{} 年 {} 月", day.year(), day.month())
    });
    let year = Memo::new(move |_| leafing.cursor.get().year());
    view! {
        <Page>
            <PageHead title=title sub=sub saved=session.saved/>
            {move || view! { <Leaves open=Leaf::Calendar org=Some(org) year=year.get()/> }}
            <Tools org/>
            <div class="cols cols-today">
                <leaf::MonthLeaf/>
                <aside aria-label="这一天"><day::DayList/></aside>
            </div>
        </Page>
    }
}

/// Years, organization, and the months.
#[component]
fn Tools(org: Id) -> impl IntoView {
    let leafing = Leafing::get();
    let session = leafing.session;
    let year = move || leafing.cursor.get().year();
    let segments = Signal::derive(move || {
        let now = this_year(session);
        let mut years = vec![now - 1, now, now + 1, year()];
        years.sort_unstable();
        years.dedup();
        years
            .into_iter()
            .map(|year| Segment { key: year.to_string(), label: year.to_string(), count: None })
            .collect::<Vec<_>>()
    });
    let go = move |key: String| {
        let to = key.parse::<i32>().unwrap_or_else(|_| this_year(session));
        let now = leafing.cursor.get_untracked().year();
        leafing.turn((to - now) * 12);
    };
    let choices = Memo::new(move |_| {
        session.tree.with(|tree| org_choices(tree, session.me(), |org: &Organization| org.name.clone()))
    });
    let pick =
        move |id: Id| page::set_hash(&Route::Calendar(Some(id), Some(leafing.cursor.get_untracked().year())).href());
    let select = move || {
        choices.with(|all| all.len() > 1).then(
            || view! { <span class="sep"></span><OrgSelect value=Signal::stored(org) choices=choices on_pick=pick/> },
        )
    };
    let today = move |()| leafing.cursor.set(session.today.get_untracked());
    view! {
        <div class="toolbar">
            <Segmented label="年度" segments=segments value=Signal::derive(move || year().to_string()) on_select=go/>
            {select}
            <span class="push acts">
                <Button label="上个月" on_press=move |()| leafing.turn(-1)/>
                <Button label="今天" on_press=today/>
                <Button label="下个月" on_press=move |()| leafing.turn(1)/>
            </span>
        </div>
    }
}
