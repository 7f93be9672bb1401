//! Packs for judges: out with what they are to score, back with their sheets.

use leptos::prelude::*;

use crate::domain::kind::Id;

#[component]
pub fn ScorePacks(#[allow(unused)] id: Id) -> impl IntoView {}
