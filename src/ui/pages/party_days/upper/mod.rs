//! 计划要点 of an upper organization, month by month, and how far the 支部 below have planned.

mod below;
mod desk;
mod sheet;
mod side;

use leptos::prelude::*;

use super::frame::{Leaf, Leaves, Years};
use super::plan::{Moves, PlanOrg};
use crate::domain::kind::Id;
use crate::ui::components::{Page, PageHead};
use crate::ui::route::{ExchangeTab, Route};
use crate::ui::session::Session;

use desk::UpperDesk;

/// The page.
#[component]
pub fn UpperPlan(org: Id, year: i32) -> impl IntoView {
    let session = Session::get();
    let desk = UpperDesk::new(session, org, year);
    provide_context(desk);
    let sub = Signal::derive(move || {
        let name = session.tree.with(|tree| tree.name(org).to_owned());
        let count = desk.lines.with(|lines| lines.iter().filter(|line| line.item.is_some()).count());
        Some(if count == 0 { name } else { format!("{name}　{count} 条") })
    });
    view! {
        <Page>
            <PageHead title=format!("{year} 年主题党日计划要点") sub=sub saved=session.saved><Actions/></PageHead>
            <Leaves open=Leaf::Plan org=Some(org) year/>
            <div class="toolbar">
                <Years year route=move |year: i32| Route::Plan(Some(org), Some(year))/>
                <PlanOrg org year/>
                <span class="quiet small">"要点下发后，各党支部在自己的计划里采用，成为规定动作"</span>
            </div>
            <Moves scope=org year/>
            {move || desk.may.get().err().map(|why| view! { <p class="note">{why}</p> })}
            <below::Below/>
            <div class="cols cols-plan">
                <div class="wide plan-sheet"><sheet::ItemSheet/></div>
                <aside aria-label="这个月">
                    <side::Line/>
                    <side::Suggestions/>
                </aside>
            </div>
        </Page>
    }
}

/// 下发, once there is something to hand down.
#[component]
fn Actions() -> impl IntoView {
    let desk = UpperDesk::get();
    let some = move || desk.lines.with(|lines| lines.iter().any(|line| line.item.is_some()));
    move || {
        (some() && desk.may.with(Result::is_ok))
            .then(|| view! { <a class="btn btn-main" href=Route::Exchange(ExchangeTab::Export).href()>"下发"</a> })
    }
}
