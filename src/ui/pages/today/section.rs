//! A numbered section of 今日: its first five, and all of it on demand.

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::ledger::rectify::filter::Filter;
use crate::ledger::work::today::{Item, Target};
use crate::ui::components::{Empty, SectionHead};
use crate::ui::pages::findings::Wanted;
use crate::ui::pages::members;
use crate::ui::route::{DayTab, DutiesTab, ExchangeTab, FindingsTab, Route, TourTab};
use crate::ui::session::Session;

/// Rows shown before 看全部.
const FIRST: usize = 5;

/// A section; nothing is shown when there is nothing in it.
#[component]
pub fn Section(
    title: &'static str,
    unit: &'static str,
    #[prop(optional)] late: bool,
    items: Signal<Vec<Item>>,
) -> impl IntoView {
    let whole = RwSignal::new(false);
    let count = move || items.with(Vec::len);
    let rows = move || {
        let most = if whole.get() { usize::MAX } else { FIRST };
        items.get().into_iter().take(most).map(|item| view! { <ItemRow item late/> }).collect_view()
    };
    let more = move || {
        (count() > FIRST && !whole.get()).then(|| {
            view! { <button type="button" class="btn btn-plain btn-small" on:click=move |_| whole.set(true)>{format!("看全部 {} {unit}", count())}</button> }
        })
    };
    move || {
        (count() > 0).then(|| {
            view! {
                <SectionHead title=title count=Signal::derive(move || Some(format!("{} {unit}", count())))>{more}</SectionHead>
                <table class="ledger ledger-tight slips">
                    <caption class="visually-hidden">{title}</caption>
                    <colgroup><col class="col-when"/><col/><col class="col-who"/><col class="col-act"/></colgroup>
                    <thead class="visually-hidden"><tr><th>"时限"</th><th>"事项"</th><th>"组织"</th><th>"办理"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
    }
}

#[component]
fn ItemRow(item: Item, late: bool) -> impl IntoView {
    let session = Session::get();
    let today = session.today.get_untracked();
    let Wanted(wanted) = expect_context();
    let tone = match item.when {
        Some(when) if when < today && late => "c-when nowrap red",
        Some(when) if (when - today).num_days() <= 7 => "c-when nowrap ochre",
        _ => "c-when nowrap",
    };
    let when = item.when.map(|when| (crate::domain::dates::day_in_table(when, year(today)), beside(when, today, late)));
    let href = item_route(session, item.target).href();
    let go = move |_| match item.target {
        Target::Incomplete => members::look_at_incomplete(),
        Target::Findings(list) => {
            wanted.set(Filter { show: list.show(), unit: Some(session.me_now()), leaves: true, ..Filter::default() });
        }
        _ => {}
    };
    view! {
        <tr>
            <td class=tone>{when.map(|(day, beside)| view! { {day}<span class="faint">{beside}</span> })}</td>
            <td class="c-what">{item.words}</td>
            <td class="c-who faint" title=item.org.clone()><span class="two">{item.org.clone()}</span></td>
            <td class="c-act num"><a class="btn btn-small" href=href on:click=go>{item.action}</a></td>
        </tr>
    }
}

fn year(day: Date) -> i32 {
    use chrono::Datelike;
    day.year()
}

/// The relative word beside the date; 逾期 is said only of what stands among the late.
fn beside(when: Date, today: Date, late: bool) -> String {
    match (when - today).num_days() {
        0 => "今天".to_owned(),
        1 => "明天".to_owned(),
        2 => "后天".to_owned(),
        days if days > 0 => format!("还有 {days} 天"),
        days if late => format!("逾期 {} 天", -days),
        days => format!("过了 {} 天", -days),
    }
}

/// Where a click leads.
pub fn item_route(session: Session, target: Target) -> Route {
    match target {
        Target::PartyDay(id) => Route::PartyDay(id, DayTab::Agenda),
        Target::Plan(org, year) => Route::Plan(Some(org), Some(year)),
        Target::Matrix(month) => Route::Matrix(Some(month.year())),
        Target::Task(id) => task_route(session, id),
        Target::Tasks => Route::Matrix(None),
        Target::Conflicts => Route::Exchange(ExchangeTab::Conflicts),
        Target::Organization(id) => Route::Organization(id),
        Target::Organizations => Route::Organizations,
        Target::Exchange => Route::Exchange(ExchangeTab::Export),
        Target::Calendar => Route::Settings,
        Target::Hours(year) => Route::Hours(Some(year)),
        Target::Incomplete => Route::Members,
        Target::TourRoute(id) => Route::Tour(id, TourTab::Route),
        Target::TourSheets(id) => Route::Tour(id, TourTab::Sheets),
        Target::TourResults(id) => Route::Tour(id, TourTab::Results),
        Target::Finding(id) => Route::Finding(id),
        Target::Findings(_) => Route::Findings(FindingsTab::List),
        Target::Monthly(_) => Route::Findings(FindingsTab::Monthly),
        Target::Notice(id) => Route::Notice(id),
        Target::Notices => Route::Findings(FindingsTab::Notices),
        Target::Duty(id) => Route::Task(id),
        Target::Duties => Route::Duties(DutiesTab::Tasks),
    }
}

/// A 议定事项 is seen to where it was decided.
fn task_route(session: Session, id: crate::domain::kind::Id) -> Route {
    let task = session.ledger.with_untracked(|ledger| ledger.read::<crate::domain::task::Task>(id));
    match task.and_then(|task| task.source) {
        Some(day) => Route::PartyDay(day, DayTab::Tasks),
        None => Route::Task(id),
    }
}

/// A ledger that holds nothing but its own organization: where to begin.
#[component]
pub fn Beginning() -> impl IntoView {
    view! {
        <Empty title="账本开好了" text="先把下级党组织和党员名册从 Excel 粘贴进来，再一键起草全年的主题党日。">
            <a class="btn btn-main" href=Route::Organizations.href()>"添党组织"</a>
            <a class="btn" href=Route::Members.href()>"粘贴名册"</a>
        </Empty>
    }
}

/// A day on which nothing waits.
#[component]
pub fn NothingToDo() -> impl IntoView {
    view! { <Empty title="没有到期的事" text="逾期的、七日内要办的、还缺的，都会列在这里。"/> }
}
