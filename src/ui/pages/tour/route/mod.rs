//! 路线和配对: where one goes, when, and who scores what.

mod desk;
mod foot;
mod line;
mod pairing;
mod paste;
mod pick;
mod pick_desk;
mod sheet;
mod times;

use leptos::prelude::*;

use super::desk::{Notes, TourDesk};
use crate::ui::components::{Button, ButtonKind, Empty, ScrollRegion, Segment, Segmented};
use desk::{RouteDesk, View};

/// The leaf: three views of one route.
#[component]
pub fn RouteLeaf() -> impl IntoView {
    let desk = TourDesk::get();
    let route = RouteDesk::provide(desk);
    let none = Memo::new(move |_| desk.stops.with(|stops| stops.is_empty()));
    let body = move || match (none.get(), route.view.get()) {
        (true, _) => view! { <NoStops/> }.into_any(),
        (false, View::Stops) => view! {
            <ScrollRegion label="路线"><div class="stop-sheet"><sheet::StopSheet/></div></ScrollRegion>
            <foot::StopFoot/>
        }
        .into_any(),
        (false, View::Times) => view! { <ScrollRegion label="时间表"><line::TimeLine/></ScrollRegion> }.into_any(),
        (false, View::Pairing) => view! { <pairing::Pairing/> }.into_any(),
    };
    view! {
        <Tools none/>
        <Notes/>
        {body}
        <pick::PickUnits/>
        <paste::PasteUnits/>
    }
}

/// The views, and what is done with the one that is open.
#[component]
fn Tools(none: Memo<bool>) -> impl IntoView {
    let desk = TourDesk::get();
    let route = RouteDesk::get();
    let segments = Signal::derive(move || {
        let one = |view: View, count| Segment { key: view.key().to_owned(), label: view.label().to_owned(), count };
        let stops = desk.stops.with(|stops| stops.len());
        vec![one(View::Stops, Some(stops)), one(View::Times, None), one(View::Pairing, None)]
    });
    let value = Signal::derive(move || route.view.get().key().to_owned());
    let select = move |key: String| route.show(View::of(&key));
    let acts = move || {
        if none.get() {
            return ().into_any();
        }
        match route.view.get() {
            View::Stops => view! {
                <Button label="加观摩点" why_not=desk.refusal on_press=move |()| route.picking.set(true)/>
                <Button label="粘贴名单" why_not=desk.refusal on_press=move |()| route.pasting.set(true)/>
                <times::TimesPop/>
            }
            .into_any(),
            View::Times => view! { <times::TimesPop/> }.into_any(),
            View::Pairing => view! { <pairing::DraftPop/> }.into_any(),
        }
    };
    view! {
        <div class="toolbar">
            <Segmented label="看哪一样" segments value on_select=select/>
            <line::Sums/>
            <span class="push acts">{acts}</span>
        </div>
    }
}

/// A route without stops.
#[component]
fn NoStops() -> impl IntoView {
    let desk = TourDesk::get();
    let route = RouteDesk::get();
    view! {
        <Empty title="路线里还没有观摩点" text="从党组织里按街道勾选，一次可以加上一个街道的全部社区；也可以从 Excel 粘贴单位名单。">
            <Button label="加观摩点" kind=ButtonKind::Main why_not=desk.refusal on_press=move |()| route.picking.set(true)/>
            <Button label="粘贴名单" why_not=desk.refusal on_press=move |()| route.pasting.set(true)/>
        </Empty>
    }
}
