//! The head of the page: whose day it is, and what can be done with it.

mod more;
mod next;

pub use next::lack_words;

use leptos::prelude::*;

use super::context::OneDay;
use super::reason::{ReasonDialog, Typed};
use crate::domain::dates::{self, Date};
use crate::domain::party_day::PartyDay;
use crate::ledger::work::day::to_template;
use crate::ui::components::{Button, Crumb, PageHead, Pop};
use crate::ui::route::{Route, Sheet};
use crate::ui::session::Session;

/// The head.
#[component]
pub fn DayHead() -> impl IntoView {
    let one = OneDay::get();
    let title = Signal::derive(move || one.day.with(title_of));
    let sub = Signal::derive(move || {
        let day = one.day.with(PartyDay::day).map(day_words).unwrap_or_default();
        let ordered = if one.day.with(|day| day.from_plan.is_some()) { "　规定动作" } else { "" };
        Some(format!("{}　{day}{ordered}", one.org_name()))
    });
    let crumb = Signal::derive(move || {
        use chrono::Datelike;
        let (org, year) = one.day.with(|day| (day.org, day.month.map(|month| month.year())));
        let this_year = one.session.today.with(Datelike::year);
        let own = org.filter(|org| one.session.tree.with(|tree| tree.resolve(*org)) != one.session.me());
        let year = year.filter(|year| *year != this_year);
        let href = Route::Plan(own.or(year.and(org)), year).href();
        Some(Crumb { label: "主题党日".to_owned(), href })
    });
    view! {
        <PageHead title sub crumb saved=one.session.saved>
            <PrintPop/>
            <AsTemplate/>
            <more::More/>
            <next::NextStep/>
        </PageHead>
    }
}

fn title_of(day: &PartyDay) -> String {
    match (day.theme.as_str(), day.month) {
        ("", Some(month)) => format!("{}主题党日", month.in_words()),
        ("", None) => "主题党日".to_owned(),
        (theme, _) => theme.to_owned(),
    }
}

fn day_words(day: Date) -> String {
    format!("{day} {}", dates::weekday_zh(day))
}

/// What can be printed.
#[component]
fn PrintPop() -> impl IntoView {
    let one = OneDay::get();
    let sheets = [
        (Sheet::Scheme, "活动方案"),
        (Sheet::Notice, "通知"),
        (Sheet::SignIn, "签到表"),
        (Sheet::Minutes, "会议记录"),
        (Sheet::Record, "活动纪实"),
    ];
    let link = move |(sheet, label)| view! { <a href=Route::Print(sheet, one.id, None).href()>{label}</a> };
    view! { <Pop label="打印"><div class="menu-list">{sheets.map(link).collect_view()}</div></Pop> }
}

/// 存为模板.
#[component]
fn AsTemplate() -> impl IntoView {
    let one = OneDay::get();
    let (open, typed) = (RwSignal::new(false), Typed::new());
    let start = move |()| {
        typed.text.set(one.day.with_untracked(|day| day.theme.clone()));
        open.set(true);
    };
    let run = move |()| {
        let name = typed.text.get_untracked();
        let me = one.session.me_now();
        one.make(|ledger, _| to_template(ledger, one.id, &name, me, &mut Session::new_id))
    };
    view! {
        <Button label="存为模板" on_press=start/>
        <ReasonDialog open title="存为模板" verb="存为模板" label="模板名称" typed run/>
    }
}
