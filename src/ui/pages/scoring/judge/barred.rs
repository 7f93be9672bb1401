//! A stop that is not scored here, and why.

use leptos::prelude::*;

use super::desk::ScoreDesk;

/// Says why; the way on stands in the head and at the foot.
#[component]
pub fn Barred(desk: ScoreDesk, why: String) -> impl IntoView {
    let name = move || desk.call().map(|call| call.name).unwrap_or_default();
    let lead = if desk.with(|standing| standing.round.why_not().is_some()) { "现在不能打分" } else { "回避" };
    view! {
        <section class="score-barred" aria-label="不打分的原因">
            <h2>{lead}</h2>
            <p>{name}</p>
            <p class="quiet">{why}</p>
        </section>
    }
}
