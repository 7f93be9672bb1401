//! The controls: one for each type of field.

mod choose;
mod day;
mod line;
mod lines;
mod long_text;
mod reference;
mod references;
mod tick_box;

use leptos::prelude::*;

use super::bound::Bound;
use crate::domain::kind::FieldType;
use crate::ui::components::Suggestion;

pub use tick_box::TickBox;

use choose::Choose;
use day::Day;
use line::Line;
use lines::Lines;
use long_text::LongText;
use reference::Reference;
use references::References;

/// How a control is to look, whatever its type.
#[derive(Clone, Copy)]
pub struct Looks {
    /// Whether it can be changed.
    pub disabled: Signal<bool>,
    /// What stands there while it is empty.
    pub placeholder: MaybeProp<String>,
    /// Height of a box of several lines.
    pub rows: u32,
    /// Suggestions for a reference, in place of all records of its kind.
    pub suggest: Option<Callback<String, Vec<Suggestion>>>,
}

/// The control that fits the type of a field. Tick boxes carry their own label: see [`TickBox`].
#[component]
pub fn Control(bound: Bound, looks: Looks) -> impl IntoView {
    match bound.spec.ty {
        FieldType::Text if bound.spec.long => view! { <LongText bound looks/> }.into_any(),
        FieldType::Text | FieldType::Int | FieldType::PartialDate | FieldType::Month | FieldType::Time => {
            view! { <Line bound looks/> }.into_any()
        }
        FieldType::Date => view! { <Day bound looks/> }.into_any(),
        FieldType::Choice(options) => view! { <Choose bound looks options/> }.into_any(),
        FieldType::Ref => view! { <Reference bound looks/> }.into_any(),
        FieldType::Refs => view! { <References bound looks/> }.into_any(),
        FieldType::Texts => view! { <Lines bound looks/> }.into_any(),
        // Parts and raw values have pages of their own.
        FieldType::Bool | FieldType::Keyed(_) | FieldType::Json => ().into_any(),
    }
}
