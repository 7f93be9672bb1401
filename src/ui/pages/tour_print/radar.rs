//! The classes of one stop against its group, as a net: own in ink with dots, the group blue and dashed.

use leptos::prelude::*;

use crate::domain::text::shortened;
use crate::ledger::tour::print::portrait::Dimension;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 140.0;
const CENTRE: (f64, f64) = (WIDTH / 2.0, 70.0);
const RADIUS: f64 = 50.0;
/// From the net to the names.
const GAP: f64 = 7.0;
/// The longest name at a corner.
const NAME: usize = 6;

/// Fewer corners are a line, and more cannot be read; the table says it then.
pub fn can_show(corners: usize) -> bool {
    (3..=8).contains(&corners)
}

#[component]
pub fn Radar(unit: String, dimensions: Vec<Dimension>) -> impl IntoView {
    let count = dimensions.len();
    let ring = |share: f64| polygon((0..count).map(|at| corner(at, count, share)));
    let rings = [0.25, 0.5, 0.75, 1.0].map(|share| view! { <polygon class="net-ring" points=ring(share)></polygon> });
    let spokes = (0..count).map(|at| {
        let (x, y) = corner(at, count, 1.0);
        view! { <line class="net-ring" x1=CENTRE.0 y1=CENTRE.1 x2=x y2=y></line> }
    });
    let line =
        |of: fn(&Dimension) -> f64| polygon(dimensions.iter().enumerate().map(|(at, one)| corner(at, count, of(one))));
    let (group, own) = (line(|one| one.group), line(|one| one.own));
    let dots = dimensions.iter().enumerate().map(|(at, one)| {
        let (x, y) = corner(at, count, one.own);
        view! { <circle class="chart-dot" cx=x cy=y r="2.5"></circle> }
    });
    let dots = dots.collect_view();
    let names = dimensions.iter().enumerate().map(|(at, one)| name(at, count, one)).collect_view();
    view! {
        <svg role="img" aria-label=format!("{unit}各类得分与本组平均") viewBox=format!("0 0 {WIDTH} {HEIGHT}")>
            {rings.collect_view()}{spokes.collect_view()}
            <polygon class="net-group" points=group></polygon>
            <polygon class="net-own" points=own></polygon>
            {dots}{names}
        </svg>
    }
}

/// Where a share of the way from the centre to a corner lies; the first corner stands at the top.
fn corner(at: usize, count: usize, share: f64) -> (f64, f64) {
    let angle = std::f64::consts::TAU * at as f64 / count.max(1) as f64;
    let place = |value: f64| (value * 10.0).round() / 10.0;
    (place(CENTRE.0 + angle.sin() * RADIUS * share), place(CENTRE.1 - angle.cos() * RADIUS * share))
}

fn polygon(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

/// The name of a corner and its points, outside the net.
fn name(at: usize, count: usize, one: &Dimension) -> impl IntoView + use<> {
    let (x, y) = corner(at, count, 1.0 + GAP / RADIUS);
    let (side, depth) = (x - CENTRE.0, y - CENTRE.1);
    let anchor = match side {
        _ if side.abs() < 8.0 => "middle",
        _ if side < 0.0 => "end",
        _ => "start",
    };
    let (name, points) = (shortened(&one.name, NAME), format!("{} / {}", one.shown, one.full));
    // Over the net all on one line; elsewhere the points stand below the name.
    if depth < -RADIUS * 0.9 {
        let words = format!("{name} {points}");
        return view! { <text x=x y=y - 1.0 text-anchor=anchor>{words}</text> }.into_any();
    }
    let first = if depth > RADIUS * 0.6 { y + 6.0 } else { y - 2.0 };
    view! {
        <text x=x y=first text-anchor=anchor>{name}</text>
        <text x=x y=first + 11.0 text-anchor=anchor>{points}</text>
    }
    .into_any()
}
