//! The stages of one thing, and what each still lacks.

use leptos::prelude::*;

/// Where a stage lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepPlace {
    /// Behind us.
    Past,
    /// Where we are.
    Now,
    /// Yet to come.
    #[default]
    Coming,
}

/// One stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Its date, or what blocks it.
    pub note: String,
    /// Where it lies.
    pub place: StepPlace,
}

/// The stages in order.
#[component]
pub fn Steps(
    /// What the stages are of.
    #[prop(into)]
    label: Signal<String>,
    /// The stages.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    let item = |step: Step| {
        let class = match step.place {
            StepPlace::Past => "done",
            StepPlace::Now => "now",
            StepPlace::Coming => "",
        };
        let current = (step.place == StepPlace::Now).then_some("step");
        view! { <li class=class aria-current=current><b>{step.name}</b>{step.note}</li> }
    };
    view! { <ol class="steps" aria-label=label>{move || steps.get().into_iter().map(item).collect_view()}</ol> }
}
