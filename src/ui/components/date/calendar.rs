//! One month as a table.

use super::{DateKit, DayMark, month};
use crate::ui::components::{focus, fresh_id};
use chrono::{Datelike, NaiveDate};
use leptos::{ev::KeyboardEvent, prelude::*};

const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// A month to pick a day from. Arrows move by day and week, Page Up and Page Down by month, Enter picks.
#[component]
pub fn Calendar(
    /// Today, and what to say of a day.
    kit: DateKit,
    /// The day that the keys stand on; its month is shown.
    cursor: RwSignal<NaiveDate>,
    /// The chosen day.
    #[prop(into)]
    picked: Signal<Option<NaiveDate>>,
    /// A day was picked.
    #[prop(into)]
    on_pick: Callback<NaiveDate>,
) -> impl IntoView {
    let id = StoredValue::new(fresh_id("cal"));
    let shown = Memo::new(move |_| month::first_of_month(cursor.get()));
    let title = move || format!("{} 年 {} 月", shown.get().year(), shown.get().month());
    let pressed = move |event: KeyboardEvent| {
        if let Some(day) = month::step(cursor.get_untracked(), &event.key()) {
            event.prevent_default();
            cursor.set(day);
            // Another month is drawn first.
            request_animation_frame(move || focus::focus_id(&day_id(id, day)));
        }
    };
    let turn = move |months| cursor.update(|day| *day = month::by_months(*day, months));
    let day = move |day: NaiveDate| view! { <Day id=day_id(id, day) day kit cursor picked on_pick/> };
    let week = move |days: [NaiveDate; 7]| view! { <tr>{days.into_iter().map(day).collect_view()}</tr> };
    view! {
        <div class="cal-head">
            <button type="button" class="btn btn-plain" aria-label="上个月" on:click=move |_| turn(-1)>"‹"</button>
            <b aria-live="polite">{title}</b>
            <button type="button" class="btn btn-plain" aria-label="下个月" on:click=move |_| turn(1)>"›"</button>
        </div>
        <table class="cal" on:keydown=pressed>
            <caption class="visually-hidden">{title}</caption>
            <thead><tr>{WEEKDAYS.map(|name| view! { <th scope="col">{name}</th> }).into_iter().collect_view()}</tr></thead>
            <tbody>{move || month::weeks(shown.get()).into_iter().map(week).collect_view()}</tbody>
        </table>
    }
}

fn day_id(id: StoredValue<String>, day: NaiveDate) -> String {
    format!("{}-{day}", id.get_value())
}

#[component]
fn Day(
    id: String,
    day: NaiveDate,
    kit: DateKit,
    cursor: RwSignal<NaiveDate>,
    picked: Signal<Option<NaiveDate>>,
    on_pick: Callback<NaiveDate>,
) -> impl IntoView {
    // Followed, since a holiday may be imported and a 主题党日 held while the month is seen.
    let mark = Memo::new(move |_| kit.mark.run(day));
    let own_month = month::same_month(day, cursor.get_untracked());
    let is_picked = Memo::new(move |_| picked.get() == Some(day));
    let class = move || mark.with(|mark| class(mark, own_month, day == kit.today, is_picked.get()));
    let name = move || mark.with(|mark| format!("{}月{}日 {}", day.month(), day.day(), spoken(mark)));
    let tabindex = move || if cursor.get() == day { "0" } else { "-1" };
    view! {
        <td class=class>
            <button type="button" id=id aria-label=name title=move || mark.get().note tabindex=tabindex
                aria-pressed=move || is_picked.get().to_string() aria-current=(day == kit.today).then_some("date")
                on:click=move |_| { cursor.set(day); on_pick.run(day); }>{day.day()}</button>
        </td>
    }
}

fn class(mark: &DayMark, own_month: bool, today: bool, picked: bool) -> String {
    let marks = [
        (!own_month, "out"),
        (mark.rest, "off"),
        (mark.free, "free"),
        (mark.work, "work"),
        (mark.special, "day"),
        (mark.due || mark.late, "has"),
        (mark.late, "has-late"),
        (today, "now"),
        (picked, "pick"),
    ];
    marks.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect::<Vec<_>>().join(" ")
}

fn spoken(mark: &DayMark) -> String {
    let rest = if mark.rest { "休 " } else { "" };
    let work = if mark.work { "班 " } else { "" };
    let late = if mark.late { "有逾期 " } else { "" };
    format!("{rest}{work}{late}{}", mark.note)
}
