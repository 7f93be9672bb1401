//! The stops of a day in the order of the road, with their scores.

use super::geometry::{Scale, path};
use leptos::prelude::*;

/// One stop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutePoint {
    /// When: `09:00`; empty where it is not known.
    pub time: String,
    /// Where; written on up to two lines.
    pub name: String,
    /// The whole name.
    pub title: String,
    /// Its score; none breaks the line.
    pub score: Option<f64>,
    /// The score as written, or why there is none.
    pub shown: String,
    /// 1 for the best tier, 3 for the last, 2 for those between; 0 for none.
    pub tier: u8,
}

const SLOT: f64 = 92.0;
const TOP: f64 = 26.0;
const BASE: f64 = 72.0;
const HEIGHT: f64 = 124.0;
/// Characters on a line of a name.
const LINE: usize = 7;

/// A line through the scores, each written above its dot; solid dots for the best tier, rings for the middle, dotted rings for the last.
#[component]
pub fn Route(
    /// Which day.
    #[prop(into)]
    label: String,
    /// The stops in order.
    points: Vec<RoutePoint>,
    /// Scores at the foot and the top.
    range: (f64, f64),
) -> impl IntoView {
    let scale = Scale { values: range, pixels: (BASE, TOP) };
    let x = |index: usize| SLOT * (index as f64 + 0.5);
    let width = SLOT * points.len() as f64;
    let spots: Vec<_> =
        points.iter().enumerate().map(|(index, point)| point.score.map(|score| (x(index), scale.at(score)))).collect();
    let stops = points.iter().zip(&spots).enumerate().map(|(index, (point, spot))| stop(point, x(index), *spot));
    let stops = stops.collect_view();
    view! {
        <svg class="route" role="img" aria-label=label width=width height=HEIGHT viewBox=format!("0 0 {width} {HEIGHT}")>
            <line class="chart-axis" x1="0" y1=BASE + 10.0 x2=width y2=BASE + 10.0></line>
            <path class="route-line" d=path(&spots)></path>
            {stops}
        </svg>
    }
}

fn stop(point: &RoutePoint, x: f64, spot: Option<(f64, f64)>) -> impl IntoView + use<> {
    let class = match point.tier {
        1 => "route-dot is-first",
        3 => "route-dot is-last",
        _ => "route-dot",
    };
    let mark = match spot {
        Some((x, y)) => view! {
            <circle class=class cx=x cy=y r="4"></circle>
            <text class="chart-figure" x=x y=y - 9.0 text-anchor="middle">{point.shown.clone()}</text>
        }
        .into_any(),
        None => view! { <text x=x y=BASE text-anchor="middle">{point.shown.clone()}</text> }.into_any(),
    };
    let letters: Vec<char> = point.name.chars().collect();
    let line = |part: &[char]| part.iter().collect::<String>();
    let first = line(letters.get(..LINE.min(letters.len())).unwrap_or_default());
    let rest: String = letters.iter().skip(LINE).collect();
    let rest = crate::domain::text::shortened(&rest, LINE - 1);
    view! {
        <g>
            <title>{format!("{} {} {}", point.time, point.title, point.shown)}</title>
            {mark}
            <text class="route-time" x=x y=BASE + 24.0 text-anchor="middle">{point.time.clone()}</text>
            <text class="route-name" x=x y=BASE + 38.0 text-anchor="middle">{first}</text>
            <text class="route-name" x=x y=BASE + 51.0 text-anchor="middle">{rest}</text>
        </g>
    }
}
