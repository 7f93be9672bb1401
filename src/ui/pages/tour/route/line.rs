//! The time line: a bar for each stop, day by day and team by team, and what cannot be kept.

use chrono::Datelike;
use leptos::prelude::*;

use super::desk::{RouteDesk, View};
use crate::domain::dates::{Date, day_in_table, weekday_zh};
use crate::domain::tour::Stop;
use crate::ledger::tour::route::{Leg, Trip, USUAL, clashes, trips};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::lists::tour_board::short_name;
use crate::ui::pages::tour::desk::TourDesk;

/// Hours at the two ends of the line, where no stop lies beyond them.
const HOURS: (i64, i64) = (8, 18);
/// Clashes that are told one by one.
const TOLD: usize = 6;

/// All that cannot be kept, in sentences.
fn warnings(desk: TourDesk) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    desk.stops.with(|stops| {
        let year = desk.session.today.with(Datelike::year);
        for trip in trips(stops) {
            let when = trip.day.map_or(String::new(), |day| format!("{} ", day_in_table(day, year)));
            all.extend(trip.warning.clone());
            for leg in &trip.legs {
                let name = stops.get(leg.at).map_or("", |stop| stop.unit.name.as_str());
                all.extend(leg.warning.as_ref().map(|words| format!("{when}{name}：{words}")));
            }
        }
        let clashes = desk.seats.with(|seats| clashes(seats, stops));
        let name = |at: usize| stops.get(at).map_or("", |stop| stop.unit.name.as_str());
        for clash in clashes.iter().take(TOLD) {
            let judge = desk.judges.with(|all| all.get(clash.judge).map(|(_, judge)| judge.name.clone()));
            let (a, b) = (name(clash.stops.0), name(clash.stops.1));
            all.push(format!("{} 要同时在“{a}”和“{b}”打分", judge.unwrap_or_default()));
        }
        if clashes.len() > TOLD {
            all.push(format!("还有 {} 处评委要同时在两个点", clashes.len() - TOLD));
        }
    });
    all
}

/// `24 个点　3 天　2 处排不开`, above every view.
#[component]
pub fn Sums() -> impl IntoView {
    let route = RouteDesk::get();
    let desk = route.desk;
    let wrong = Memo::new(move |_| warnings(desk).len());
    let words = move || {
        desk.stops.with(|stops| {
            let mut days: Vec<Date> = stops.iter().filter_map(|stop| stop.day).collect();
            days.sort_unstable();
            days.dedup();
            let open = stops.iter().filter(|stop| stop.day.is_none()).count();
            let visited = stops.iter().filter(|stop| stop.visited.is_some()).count();
            let mut words = Vec::new();
            if !days.is_empty() {
                words.push(format!("{} 天", days.len()));
            }
            if open > 0 && open < stops.len() {
                words.push(format!("{open} 个没定日期"));
            }
            if visited > 0 {
                words.push(format!("已观摩 {visited}"));
            }
            words.join("　")
        })
    };
    let mind = move || {
        let count = wrong.get();
        (count > 0).then(|| {
            let label = format!("{count} 处排不开");
            view! { <Button label kind=ButtonKind::Plain small=true on_press=move |()| route.show(View::Times)/> }
        })
    };
    view! { <span class="quiet">{words}</span><span class="ochre-acts">{mind}</span> }
}

/// The view.
#[component]
pub fn TimeLine() -> impl IntoView {
    let desk = TourDesk::get();
    let wrong = Memo::new(move |_| warnings(desk));
    let found = Memo::new(move |_| desk.stops.with(|stops| trips(stops)));
    let lines = move || wrong.get().into_iter().map(|line| view! { <li class="mind">{line}</li> }).collect_view();
    let body = move || {
        let trips = found.get();
        let ends = ends(&trips);
        desk.stops.with(|stops| trips.iter().map(|trip| day_line(desk, stops, trip, ends)).collect_view())
    };
    let head = move || hours(found.with(|trips| ends(trips)));
    view! {
        {move || wrong.with(|all| !all.is_empty()).then(|| view! { <ul class="mind-list" aria-label="排不开的">{lines}</ul> })}
        <div class="wide" tabindex="0" role="region" aria-label="各天的时间">
            <div class="timeline">
                <div class="tl-hours" aria-hidden="true"><span></span><div class="tl-axis">{head}</div></div>
                {body}
            </div>
        </div>
    }
}

/// The whole hours between which everything lies.
fn ends(trips: &[Trip]) -> (i64, i64) {
    let times = || trips.iter().flat_map(|trip| &trip.legs);
    let first = times().filter_map(|leg| leg.from).map(|time| i64::from(time.minutes()) / 60).min();
    let last = times().filter_map(|leg| leg.to).map(|time| (i64::from(time.minutes()) + 59) / 60).max();
    (first.unwrap_or(HOURS.0).min(HOURS.0), last.unwrap_or(HOURS.1).max(HOURS.1))
}

/// Where a minute of the day lies, in percent of the line.
fn place(minute: i64, (first, last): (i64, i64)) -> String {
    let span = ((last - first) * 60).max(1);
    let share = (minute - first * 60) * 10_000 / span;
    format!("{}.{:02}%", share / 100, share % 100)
}

fn hours((first, last): (i64, i64)) -> impl IntoView {
    (first..=last).map(|hour| view! { <span style:left=place(hour * 60, (first, last))>{hour}</span> }).collect_view()
}

/// One team on one day.
fn day_line(desk: TourDesk, stops: &[Stop], trip: &Trip, ends: (i64, i64)) -> impl IntoView + use<> {
    let year = desk.session.today.with(Datelike::year);
    let name =
        trip.day.map_or("未定日期".to_owned(), |day| format!("{} {}", day_in_table(day, year), weekday_zh(day)));
    let length = (trip.minutes > 0).then(|| format!("{} 小时 {} 分", trip.minutes / 60, trip.minutes % 60));
    let words = [trip.team.clone(), format!("{} 个点", trip.legs.len()), length.unwrap_or_default()];
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let bars = trip.legs.iter().filter_map(|leg| bar(stops, leg, ends)).collect_view();
    let loose: Vec<String> = trip
        .legs
        .iter()
        .filter(|leg| leg.from.is_none())
        .filter_map(|leg| stops.get(leg.at))
        .map(|stop| short_name(&stop.unit.name))
        .collect();
    let loose =
        (!loose.is_empty()).then(|| view! { <p class="tl-loose faint small">"没定时间："{loose.join("、")}</p> });
    let long = trip.warning.is_some();
    view! {
        <div class="tl-day">
            <div class="tl-name"><b>{name}</b><span class:ochre=long>{words.join("　")}</span></div>
            <div><ol class="tl-track" aria-label="各点的时间">{bars}</ol>{loose}</div>
        </div>
    }
}

/// One stop: its number and name in a bar from arrival to leaving.
fn bar(stops: &[Stop], leg: &Leg, ends: (i64, i64)) -> Option<impl IntoView + use<>> {
    let (stop, from) = (stops.get(leg.at)?, i64::from(leg.from?.minutes()));
    let minutes = stop.minutes.unwrap_or(USUAL);
    let until = from + minutes;
    let span = ((ends.1 - ends.0) * 60).max(1);
    let width = (minutes * 10_000 / span).max(20);
    let left = leg.from.map(|time| time.to_string()).unwrap_or_default();
    let right = leg.to.map(|time| time.to_string()).unwrap_or_else(|| format!("{}:{:02}", until / 60, until % 60));
    let title = format!("{}. {}　{left} 至 {right}", leg.at + 1, stop.unit.name);
    let title = leg.warning.as_ref().map_or(title.clone(), |words| format!("{title}　{words}"));
    let (bad, done) = (leg.warning.is_some(), stop.visited.is_some());
    Some(view! {
        <li class="tl-bar" class:tl-bad=bad class:tl-done=done title=title
            style:left=place(from, ends) style:width=format!("{}.{:02}%", width / 100, width % 100)>
            <b>{leg.at + 1}</b><span>{short_name(&stop.unit.name)}</span>
            <small class="visually-hidden">{format!("{left} 至 {right}")}</small>
        </li>
    })
}
