//! One or two lines over the same points.

use super::geometry::{Scale, path, spread};
use leptos::prelude::*;

/// A line; a missing value breaks it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Its name, written at its end.
    pub name: String,
    /// Its values, one a point.
    pub values: Vec<Option<f64>>,
}

const HEIGHT: f64 = 120.0;
const TOP: f64 = 12.0;
const FOOT: f64 = 24.0;
const SIDE: f64 = 12.0;
const NAMES: f64 = 72.0;

/// The first series in ink with dots, the second blue and dashed. A third is a chart of its own.
#[component]
pub fn Line(
    /// What is shown.
    #[prop(into)]
    label: Signal<String>,
    /// Names of the points: months.
    #[prop(into)]
    points: Signal<Vec<String>>,
    /// One or two series.
    #[prop(into)]
    series: Signal<Vec<Series>>,
    /// Values at the bottom and top.
    range: (f64, f64),
    /// Its width in pixels; drawn smaller where there is less room.
    #[prop(default = 320.0)]
    width: f64,
) -> impl IntoView {
    let scale = Scale { values: range, pixels: (HEIGHT - FOOT, TOP) };
    let x = move |index, count| SIDE + spread(index, count, width - NAMES - SIDE);
    let tick = move |(index, name): (usize, String), count| {
        view! { <text class="chart-tick" x=x(index, count) y=HEIGHT - 6.0>{name}</text> }
    };
    let ticks = move || {
        let points = points.get();
        let count = points.len();
        points.into_iter().enumerate().map(|point| tick(point, count)).collect_view()
    };
    let one = move |(index, series): (usize, Series)| {
        let count = series.values.len();
        let place = |(at, value): (usize, &Option<f64>)| value.map(|value| (x(at, count), scale.at(value)));
        let spots: Vec<_> = series.values.iter().enumerate().map(place).collect();
        let end = spots.iter().flatten().last().copied().unwrap_or_default();
        let (line, name) = if index == 0 { ("chart-line", "chart-figure") } else { ("chart-line-2", "chart-figure-2") };
        let dot = |(x, y): &(f64, f64)| view! { <circle class="chart-dot" cx=*x cy=*y r="3"></circle> };
        let dots = (index == 0).then(|| spots.iter().flatten().map(dot).collect_view());
        view! {
            <path class=line d=path(&spots)></path>
            {dots}
            <text class=name x=end.0 + 8.0 y=end.1 + 4.0>{series.name}</text>
        }
    };
    let base = HEIGHT - FOOT;
    view! {
        <figure class="chart">
            <figcaption class="small quiet">{label}{format!("　{} 至 {}", range.0, range.1)}</figcaption>
            <svg role="img" aria-label=label width=width height=HEIGHT viewBox=format!("0 0 {width} {HEIGHT}")>
                <line class="chart-axis" x1="0" y1=base x2=width - NAMES + SIDE y2=base></line>
                {ticks}
                {move || series.get().into_iter().take(2).enumerate().map(one).collect_view()}
            </svg>
        </figure>
    }
}
