//! The route with its scores.

use leptos::prelude::*;

use super::desk::{Desk, Reading};
use crate::domain::points;
use crate::ui::components::SectionHead;
use crate::ui::components::charts::{Route, RoutePoint};
use crate::ui::lists::results::charts::{RouteDay, RouteStop, route, route_range};
use crate::ui::lists::results::short_name;

/// Days that are drawn at first, and each time more are asked for.
const STEP: usize = 6;

#[component]
pub fn RouteScores() -> impl IntoView {
    let desk = Desk::get();
    let days = Memo::new(move |_| {
        desk.with(|reading| (route(&reading.book, &reading.standing), tiers(reading))).unwrap_or_default()
    });
    let limit = RwSignal::new(STEP);
    let print =
        window_event_listener(leptos::ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| limit.set(usize::MAX));
    on_cleanup(move || print.remove());
    let range = Memo::new(move |_| days.with(|(days, _)| route_range(days)));
    let drawn = move || {
        let range = range.get();
        days.with(|(days, tiers)| days.iter().take(limit.get()).map(|one| day(one, *tiers, range)).collect_view())
    };
    let more = move || days.with(|(days, _)| days.len().saturating_sub(limit.get()));
    let count = Signal::derive(move || Some(format!("各点得分，{} 至 {}", range.get().0, range.get().1)));
    view! {
        <SectionHead title="沿路线看" count>
            <span class="legend"><span><i class="dot is-first"></i>"第一类"</span><span><i class="dot"></i>"中间"</span><span><i class="dot is-last"></i>"最后一类"</span></span>
        </SectionHead>
        <div class="route-days">{drawn}</div>
        {move || (more() > 0).then(|| view! {
            <p class="no-print"><button type="button" class="btn btn-plain btn-small" on:click=move |_| limit.update(|limit| *limit += STEP)>
                {format!("还有 {} 天，再显示一些", more())}
            </button></p>
        })}
    }
}

fn tiers(reading: &Reading) -> usize {
    reading.standing.input.rules.tiers.len()
}

fn day(day: &RouteDay, tiers: usize, range: (f64, f64)) -> impl IntoView + use<> {
    let points: Vec<RoutePoint> = day.stops.iter().map(|stop| point(stop, tiers)).collect();
    let label = format!("{}，{} 个点的得分", day.name, day.stops.len());
    view! {
        <figure class="chart route-day">
            <figcaption class="small quiet">{day.name.clone()}</figcaption>
            <div class="wide" tabindex="0" role="region" aria-label=day.name.clone()><Route label points range/></div>
        </figure>
    }
}

fn point(stop: &RouteStop, tiers: usize) -> RoutePoint {
    let tier = match stop.tier {
        None => 0,
        Some(0) => 1,
        Some(place) if place + 1 >= tiers => 3,
        Some(_) => 2,
    };
    RoutePoint {
        time: stop.time.clone(),
        name: short_name(&stop.unit).to_owned(),
        title: stop.unit.clone(),
        score: stop.score.map(|score| score as f64 / 100.0),
        shown: stop.score.map_or("未完成".to_owned(), points::fixed),
        tier,
    }
}
