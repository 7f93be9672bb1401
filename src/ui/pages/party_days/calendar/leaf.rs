//! The leaf of a month.

use chrono::Datelike;
use leptos::{ev::KeyboardEvent, prelude::*};

use super::{Entry, Leafing};
use crate::domain::dates::Date;
use crate::domain::party_day::Status;
use crate::domain::work_calendar::DayKind;
use crate::ui::components::{Mark, State, focus_id, month};

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// 主题党日 that a day names; more are counted.
const NAMED: usize = 2;

fn day_id(day: Date) -> String {
    format!("day-{day}")
}

/// The table: arrows move by day and week, Page keys by month.
#[component]
pub fn MonthLeaf() -> impl IntoView {
    let leafing = Leafing::get();
    let shown = Memo::new(move |_| month::first_of_month(leafing.cursor.get()));
    let pressed = move |event: KeyboardEvent| {
        if let Some(day) = month::step(leafing.cursor.get_untracked(), &event.key()) {
            event.prevent_default();
            leafing.cursor.set(day);
            // Another month is drawn first.
            request_animation_frame(move || focus_id(&day_id(day)));
        }
    };
    let head = |name: &'static str| view! { <th scope="col">{name}</th> };
    let week = move |days: [Date; 7]| view! { <tr>{days.into_iter().map(|day| view! { <Day day shown/> }).collect_view()}</tr> };
    let caption = move || format!("{} 年 {} 月的主题党日，用方向键移动", shown.get().year(), shown.get().month());
    view! {
        <table class="leaf" on:keydown=pressed>
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>{WEEKDAYS.map(head).into_iter().collect_view()}</tr></thead>
            <tbody>{move || month::weeks(shown.get()).into_iter().map(week).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Day(day: Date, shown: Memo<Date>) -> impl IntoView {
    let leafing = Leafing::get();
    let own = month::same_month(day, shown.get_untracked());
    let session = leafing.session;
    let sort = move || session.calendar.with(|calendar| sort_of(calendar.kind(day)));
    let here = Memo::new(move |_| leafing.days.with(|days| days.get(&day).cloned().unwrap_or_default()));
    let is_cursor = move || leafing.cursor.get() == day;
    let is_today = day == session.today.get_untracked();
    let tabindex = move || if is_cursor() { "0" } else { "-1" };
    let pressed = move || is_cursor().to_string();
    let fixed = move || own && leafing.fixed.get() == day;
    view! {
        <td class:out=!own class:off=move || session.calendar.with(|calendar| matches!(calendar.kind(day), DayKind::Weekend | DayKind::Holiday(_))) class:now=is_today class:on=is_cursor>
            <button type="button" id=day_id(day) tabindex=tabindex aria-pressed=pressed aria-current=is_today.then_some("date")
                on:click=move |_| leafing.cursor.set(day)>
                <span class="leaf-head">
                    <b>{day.day()}</b>
                    <small class:ochre=move || sort().0 == "班">{move || sort().0}{move || sort().1}</small>
                    {move || fixed().then(|| view! { <small class="blue">"固定日"</small> })}
                </span>
                {move || here.with(|here| chips(here))}
            </button>
        </td>
    }
}

/// 休 or 班, and for what.
fn sort_of(kind: DayKind<'_>) -> (&'static str, String) {
    match kind {
        DayKind::Holiday(name) => ("休", format!(" {name}")),
        DayKind::MakeUp(_) => ("班", String::new()),
        DayKind::Weekend | DayKind::Work => ("", String::new()),
    }
}

/// The mark and the word of a 主题党日.
pub fn state_of(status: Status) -> (Mark, &'static str) {
    match status {
        Status::Archived => (Mark::Done, "已归档"),
        Status::Held => (Mark::Wait, "已开展"),
        Status::Overdue => (Mark::Late, "逾期"),
        Status::NotApplicable => (Mark::Done, "不开"),
        Status::Planned | Status::Unplanned | Status::NotFounded => (Mark::Open, "计划"),
    }
}

/// What stands in a day: a few by name, many by their states.
fn chips(here: &[Entry]) -> AnyView {
    if here.len() <= NAMED {
        let one = |entry: &Entry| {
            let mark = state_of(entry.status).0;
            view! { <span class="leaf-one" title=entry.org.clone()><State mark=mark label=entry.org.clone()/></span> }
        };
        return here.iter().map(one).collect_view().into_any();
    }
    let all = [Status::Overdue, Status::Planned, Status::Held, Status::Archived, Status::NotApplicable];
    let counted = all.into_iter().filter_map(|status| {
        let count = here.iter().filter(|entry| entry.status == status).count();
        let (mark, word) = state_of(status);
        (count > 0).then(|| view! { <span class="leaf-one"><State mark=mark label=format!("{word} {count}")/></span> })
    });
    counted.collect_view().into_any()
}
