//! A member's attendance and 学时 of this year.

use crate::domain::order::Ordered;
use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::dates::month_day;
use crate::domain::kind::Id;
use crate::domain::party_day::PartyDay;
use crate::ledger::work::hours::{HoursRow, member_hours};
use crate::ledger::{Ledger, Same};
use crate::ui::components::SectionHead;
use crate::ui::pages::members::columns::hundredths;
use crate::ui::route::{DayTab, Route};
use crate::ui::session::Session;

/// The year in figures, and each day of it.
#[component]
pub fn Year(id: Id) -> impl IntoView {
    let session = Session::get();
    let year = session.today.get_untracked().year();
    let row = Memo::new(move |_| {
        session.read(|ledger, tree| {
            let branch = ledger.record("member", id)?.org()?;
            member_hours(ledger, tree, branch, year).into_iter().find(|row| row.member.id == Some(id))
        })
    });
    let days = Memo::new(move |_| session.read(|ledger, _| days(ledger, id, year)));
    let facts = move || row.get().map(|row| view! { <dl class="facts">{facts(&row)}</dl> });
    let body = move || {
        let days = days.get();
        if days.is_empty() {
            return view! { <p class="help">"今年还没有他要参加的主题党日。"</p> }.into_any();
        }
        let line = |(id, when, theme, presence): DayLine| {
            let href = Route::PartyDay(id, DayTab::Agenda).href();
            view! { <a href=href>{when}<b>{theme}</b><span>{presence}</span></a> }
        };
        view! { <div class="picklist day-lines">{days.into_iter().map(line).collect_view()}</div> }.into_any()
    };
    view! { <SectionHead title=format!("{year} 年考勤和学时")/>{facts}{body} }
}

fn facts(row: &HoursRow) -> impl IntoView + use<> {
    let hours = match row.need {
        None => format!("{}，免于考勤：{}", hundredths(row.hours), row.exempt),
        Some(need) if row.missing() > 0 => {
            format!("{} / {}，还差 {}", hundredths(row.hours), hundredths(need), hundredths(row.missing()))
        }
        Some(need) => format!("{} / {}", hundredths(row.hours), hundredths(need)),
    };
    let rate = row.per_mille().map_or_else(|| "—".to_owned(), |rate| format!("{}.{}%", rate / 10, rate % 10));
    let came = format!("应到 {} 次，到会 {} 次，补课 {} 次", row.due, row.came, row.made_up);
    view! { <dt>"学时"</dt><dd>{hours}</dd><dt>"考勤"</dt><dd>{came}</dd><dt>"到会率"</dt><dd>{rate}</dd> }
}

/// A day: which, when, about what, how attended.
type DayLine = (Id, String, String, String);

fn days(ledger: &Ledger, member: Id, year: i32) -> Vec<DayLine> {
    // 同一个: a roll names a person by the id of its time.
    let ids = Same::members(ledger).ids_of(member);
    let on_roll = |day: &PartyDay| day.roll.iter().filter_map(|one| one.id).find(|id| ids.contains(id));
    let mut days: Vec<PartyDay> = ledger.all();
    days.retain(|day| day.held.is_some_and(|held| held.year() == year) && on_roll(day).is_some());
    days.order_by_key(|day| day.held);
    let line = |day: PartyDay| {
        let entry = on_roll(&day).and_then(|id| day.attendance.get(&id.to_string()));
        let presence = entry.map(|entry| entry.presence).unwrap_or_default();
        let when = day.held.map(month_day).unwrap_or_default();
        (day.id, when, day.theme, presence.label().to_owned())
    };
    days.into_iter().map(line).collect()
}
