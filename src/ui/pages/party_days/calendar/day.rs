//! The day one stands on: its 主题党日.

use leptos::prelude::*;

use super::leaf::state_of;
use super::{Entry, Leafing};
use crate::domain::dates::{Date, weekday_full_zh};
use crate::domain::work_calendar::DayKind;
use crate::ui::components::{SectionHead, State, thousands};
use crate::ui::route::{DayTab, Route};

/// Rows that are listed; more are found in the matrix.
const LISTED: usize = 60;

/// The list.
#[component]
pub fn DayList() -> impl IntoView {
    let leafing = Leafing::get();
    let day = move || leafing.cursor.get();
    let title = Signal::derive(move || {
        use chrono::Datelike;
        format!("{}月{}日　{}", day().month(), day().day(), weekday_full_zh(day()))
    });
    let here = Memo::new(move |_| leafing.days.with(|days| days.get(&day()).cloned().unwrap_or_default()));
    let count =
        Signal::derive(move || here.with(|here| (!here.is_empty()).then(|| format!("{} 个", thousands(here.len())))));
    let note = move || {
        let words = note(leafing, day());
        (!words.is_empty()).then(|| view! { <p class="small quiet">{words}</p> })
    };
    view! {
        <SectionHead title=title count=count/>
        {note}
        {move || list(leafing, here.get())}
    }
}

/// What kind of day it is.
fn note(leafing: Leafing, day: Date) -> String {
    let mut words = leafing.session.calendar.with(|calendar| match calendar.kind(day) {
        DayKind::Holiday(name) => vec![format!("{name}放假")],
        DayKind::MakeUp(name) => vec![format!("{name}调休上班")],
        DayKind::Weekend => vec!["周末".to_owned()],
        DayKind::Work => Vec::new(),
    });
    words.extend(leafing.session.calendar.with(|calendar| {
        calendar.near_unknown_festival(day).map(|festival| format!("挨着{festival}，放假安排还没有导入"))
    }));
    if leafing.fixed.get() == day {
        words.push("本月固定日".to_owned());
    }
    words.join("；")
}

fn list(leafing: Leafing, here: Vec<Entry>) -> AnyView {
    if here.is_empty() {
        let plan = {
            use chrono::Datelike;
            Route::Plan(Some(leafing.org), Some(leafing.cursor.get().year())).href()
        };
        return view! { <p class="quiet day-none">"这一天没有主题党日。要排的，到"<a href=plan>"年度计划"</a>"里改日期。"</p> }.into_any();
    }
    let rest = here.len().saturating_sub(LISTED);
    let more = (rest > 0).then(|| {
        view! { <p class="small quiet">{format!("还有 {} 个，到", thousands(rest))}<a href=Route::Matrix(None).href()>"谁没开"</a>"里查"</p> }
    });
    let row = |entry: Entry| {
        let (mark, word) = state_of(entry.status);
        let theme = if entry.theme.is_empty() { "主题未定".to_owned() } else { entry.theme };
        view! {
            <a href=Route::PartyDay(entry.party_day, DayTab::Agenda).href()>
                <b>{entry.org}</b><span>{theme}</span><State mark=mark label=word/>
            </a>
        }
    };
    view! { <div class="picklist">{here.into_iter().take(LISTED).map(row).collect_view()}</div>{more} }.into_any()
}
