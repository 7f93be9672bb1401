//! One tour: 方案, 路线, 会议, 打分.

mod frame;
mod packs;

pub use frame::TourFrame;
pub use packs::{GoScore, ScorePacks};

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::TourTab;

/// The leaves of a tour but for 结果 and 点评, which are a part of their own.
#[component]
pub fn TourPage(id: Id, tab: TourTab) -> impl IntoView {
    view! { <TourFrame id tab>{()}</TourFrame> }
}
