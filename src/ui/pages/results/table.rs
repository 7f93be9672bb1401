//! Ranks and tiers, what stands beside them, and the charts.

use leptos::prelude::*;

use super::acts::Acts;
use super::beside::BesideRanking;
use super::desk::Desk;
use super::heat::HeatMap;
use super::lock::{LockDialog, UnlockDialog};
use super::ranking::{Below, Ranking};
use super::route::RouteScores;
use super::sheet::SheetDialog;
use super::tools::{Tools, Warnings};
use crate::domain::kind::Id;
use crate::ui::components::Empty;
use crate::ui::pages::tour::TourFrame;
use crate::ui::route::{Route, TourTab};
use crate::ui::session::Session;

/// What is open of the dialogs that the head opens.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// 锁定结果.
    pub lock: RwSignal<bool>,
    /// 解锁.
    pub unlock: RwSignal<bool>,
    /// 报备案.
    pub file: RwSignal<bool>,
    /// 导出.
    pub share: RwSignal<bool>,
}

/// The page.
#[component]
pub fn ResultsPage(id: Id) -> impl IntoView {
    let closed = || RwSignal::new(false);
    let dialogs = Dialogs { lock: closed(), unlock: closed(), file: closed(), share: closed() };
    provide_context(Desk::new(Session::get(), id));
    view! {
        <TourFrame id tab=TourTab::Results acts=move || view! { <Acts dialogs/> }>
            <Body/>
            <LockDialog open=dialogs.lock/>
            <UnlockDialog open=dialogs.unlock/>
            <super::leave::FileDialog open=dialogs.file/>
            <super::leave::ShareDialog open=dialogs.share/>
            <SheetDialog/>
        </TourFrame>
    }
}

/// What there is to show yet.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    NoStops,
    NoSheets,
    Results,
}

#[component]
fn Body() -> impl IntoView {
    let desk = Desk::get();
    let stage = Memo::new(move |_| {
        desk.with(|reading| match (reading.book.stops.is_empty(), reading.book.sheets.is_empty()) {
            (true, _) => Stage::NoStops,
            (_, true) => Stage::NoSheets,
            _ => Stage::Results,
        })
    });
    move || match stage.get() {
        Some(Stage::NoStops) => view! {
            <Empty title="还没有观摩点" text="排好路线，评委打完分，这里就有名次和分类。">
                <a class="btn btn-main" href=Route::Tour(desk.tour, TourTab::Route).href()>"去排路线"</a>
            </Empty>
        }
        .into_any(),
        Some(Stage::NoSheets) => view! {
            <Empty title="还没有评分表" text="评委在本机打分，或者并入评委交回的评分表，这里就有名次和分类。">
                <a class="btn btn-main" href=Route::Tour(desk.tour, TourTab::Sheets).href()>"去打分"</a>
            </Empty>
        }
        .into_any(),
        Some(Stage::Results) => view! {
            <Tools/>
            <Warnings/>
            <div class="cols cols-rank results-cols">
                <section aria-label="排名">
                    <Ranking/>
                    <Below/>
                </section>
                <aside class="results-aside"><BesideRanking/></aside>
            </div>
            <HeatMap/>
            <RouteScores/>
        }
        .into_any(),
        None => ().into_any(),
    }
}
