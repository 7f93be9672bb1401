//! The radar: a few 类 of one stop against the mean of its group.

use super::geometry::{corner, polygon};
use leptos::prelude::*;

/// One corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Its name.
    pub name: String,
    /// How much of what could be reached, 0 to 1.
    pub own: f64,
    /// The group's mean of it, 0 to 1.
    pub mean: f64,
    /// What is reached, as written: `18.10`.
    pub shown: String,
    /// What could be reached: `20`.
    pub most: String,
}

const WIDTH: f64 = 336.0;
const HEIGHT: f64 = 236.0;
const MIDDLE: (f64, f64) = (WIDTH / 2.0, 122.0);
const RADIUS: f64 = 78.0;
/// The longest name, in characters; longer ones are cut.
const LONGEST: usize = 7;

/// Own values in ink with dots, the mean blue and dashed; values are written at the corners. From three corners on.
#[component]
pub fn Radar(
    /// Whose it is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// The corners.
    #[prop(into)]
    axes: Signal<Vec<Axis>>,
    /// What the middle stands for, 0 to 1; the rim is 1.
    #[prop(into)]
    start: Signal<f64>,
    /// Name of the line in ink.
    #[prop(into)]
    own: Signal<String>,
    /// Name of the dashed line.
    #[prop(into)]
    mean: Signal<String>,
) -> impl IntoView {
    let drawn = move || axes.with(|axes| drawing(axes, start.get()));
    let scale = move || format!("圆心 {}%，外圈满分", (start.get() * 100.0).round());
    view! {
        <figure class="chart radar">
            <svg role="img" aria-label=label width=WIDTH height=HEIGHT viewBox=format!("0 0 {WIDTH} {HEIGHT}")>{drawn}</svg>
            <figcaption class="legend radar-legend">
                <span><svg width="26" height="8" aria-hidden="true"><line class="chart-line" x1="0" y1="4" x2="26" y2="4"></line></svg>{own}</span>
                <span><svg width="26" height="8" aria-hidden="true"><line class="chart-line-2" x1="0" y1="4" x2="26" y2="4"></line></svg>{mean}</span>
                <span class="faint">{scale}</span>
            </figcaption>
        </figure>
    }
}

fn drawing(axes: &[Axis], start: f64) -> impl IntoView + use<> {
    let count = axes.len();
    let at = |index: usize, share: f64| corner(index, count, MIDDLE, RADIUS * share);
    let ring = |quarter: u8| {
        let points = polygon((0..count).map(|index| at(index, f64::from(quarter) / 4.0)));
        view! { <polygon class="radar-ring" class:is-rim=quarter == 4 points=points></polygon> }
    };
    let spoke = |index: usize| {
        let (x, y) = at(index, 1.0);
        view! { <line class="radar-ring" x1=MIDDLE.0 y1=MIDDLE.1 x2=x y2=y></line> }
    };
    let share = |value: f64| ((value - start) / (1.0 - start).max(0.01)).clamp(0.0, 1.0);
    let line = |value: fn(&Axis) -> f64| {
        axes.iter().enumerate().map(|(index, axis)| at(index, share(value(axis)))).collect::<Vec<_>>()
    };
    let (own, mean) = (line(|axis| axis.own), line(|axis| axis.mean));
    let dot = |(x, y): &(f64, f64)| view! { <circle class="chart-dot" cx=*x cy=*y r="3"></circle> };
    view! {
        {[1, 2, 3, 4].map(ring).into_iter().collect_view()}
        {(0..count).map(spoke).collect_view()}
        <polygon class="chart-line-2" points=polygon(mean.into_iter())></polygon>
        <polygon class="chart-line radar-own" points=polygon(own.iter().copied())></polygon>
        {own.iter().map(dot).collect_view()}
        {axes.iter().enumerate().map(|(index, axis)| name(axis, at(index, 1.0))).collect_view()}
    }
}

/// Name and value of a corner, outside it.
fn name(axis: &Axis, (x, y): (f64, f64)) -> impl IntoView + use<> {
    let across = x - MIDDLE.0;
    let (anchor, x) = match across {
        _ if across.abs() < 12.0 => ("middle", x),
        _ if across > 0.0 => ("start", x + 8.0),
        _ => ("end", x - 8.0),
    };
    // Above the top corner, below the lowest, beside the others.
    let first = match y - MIDDLE.1 {
        up if up < -RADIUS * 0.9 => y - 22.0,
        down if down > RADIUS * 0.6 => y + 16.0,
        _ => y - 2.0,
    };
    let short = crate::domain::text::shortened(&axis.name, LONGEST);
    view! {
        <text x=x y=first text-anchor=anchor><title>{axis.name.clone()}</title>{short}</text>
        <text x=x y=first + 15.0 text-anchor=anchor>
            <tspan class="chart-figure">{axis.shown.clone()}</tspan><tspan>{format!(" / {}", axis.most)}</tspan>
        </text>
    }
}
