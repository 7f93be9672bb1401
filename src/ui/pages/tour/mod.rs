//! One tour: 方案, 路线, 会议, 打分.

mod board;
mod desk;
mod frame;
mod head;
mod meetings;
mod packs;
mod plan;
mod route;
mod sheets;

pub use frame::TourFrame;
pub use packs::{GoScore, ScorePacks};

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::route::TourTab;
use desk::TourDesk;

/// The leaves of a tour but for 结果 and 点评, which are a part of their own.
#[component]
pub fn TourPage(id: Id, tab: TourTab) -> impl IntoView {
    TourDesk::provide(id);
    let fill = matches!(tab, TourTab::Route | TourTab::Sheets);
    let leaf = move || match tab {
        TourTab::Route => view! { <route::RouteLeaf/> }.into_any(),
        TourTab::Meetings => view! { <meetings::Meetings/> }.into_any(),
        TourTab::Sheets => view! { <sheets::Sheets/> }.into_any(),
        // The other two leaves are pages of their own (see `pages::parts`).
        TourTab::Plan | TourTab::Results | TourTab::Comments => view! { <plan::Plan/> }.into_any(),
    };
    let acts = move || view! { <head::More/>{(tab == TourTab::Plan).then(|| view! { <plan::NextStep/> })} };
    view! { <TourFrame id tab fill acts>{leaf()}</TourFrame> }
}
