//! Lying bars.

use super::geometry::Scale;
use leptos::prelude::*;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// How long it is.
    pub value: f64,
    /// Its value in words, at its end: `92.5%`.
    pub shown: String,
}

const ROW: f64 = 24.0;
const NAMES: f64 = 96.0;
const FIGURES: f64 = 56.0;

/// Bars in ink, from the value that is written in the head.
#[component]
pub fn Bars(
    /// What is compared.
    #[prop(into)]
    label: Signal<String>,
    /// The bars.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// Values at the left and right ends; both are written in the head unless they are 0 and 1.
    range: (f64, f64),
    /// Its width in pixels; drawn smaller where there is less room.
    #[prop(default = 320.0)]
    width: f64,
) -> impl IntoView {
    let scale = Scale { values: range, pixels: (0.0, width - NAMES - FIGURES) };
    let bar = move |(index, bar): (usize, Bar)| {
        let y = index as f64 * ROW;
        let length = scale.at(bar.value);
        view! {
            <text class="chart-name" x="0" y=y + 16.0>{bar.label}</text>
            <rect class="chart-bar" x=NAMES y=y + 8.0 width=length height="8"></rect>
            <text class="chart-figure" x=NAMES + length + 6.0 y=y + 16.0>{bar.shown}</text>
        }
    };
    let height = move || bars.with(|bars| bars.len() as f64 * ROW);
    let head = (range != (0.0, 1.0)).then(|| format!("　{} 至 {}", range.0, range.1));
    view! {
        <figure class="chart">
            <figcaption class="small quiet">{label}{head}</figcaption>
            <svg role="img" aria-label=label width=width height=height viewBox=move || format!("0 0 {width} {}", height())>
                {move || bars.get().into_iter().enumerate().map(bar).collect_view()}
            </svg>
        </figure>
    }
}
