//! One 主题党日: its stages and 六有, and a tab for each part of the work.

mod agenda;
mod context;
mod doubles;
mod head;
mod hold;
mod joint;
mod minutes;
mod notice;
mod notices;
mod photos;
mod reason;
mod review;
mod roll;
mod scheme;
mod stages;
mod tabs;
mod tasks;

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind};
use crate::domain::party_day::PartyDay;
use crate::ledger::Life;
use crate::ui::components::{Empty, Page, PageHead};
use crate::ui::route::{DayTab, Route};
use crate::ui::session::Session;
use context::OneDay;

/// The page.
#[component]
pub fn PartyDayPage(id: Id, tab: DayTab) -> impl IntoView {
    let session = Session::get();
    let here = Memo::new(move |_| {
        session
            .ledger
            .with(|ledger| ledger.record(PartyDay::SPEC.name, id).is_some_and(|record| record.life() != Life::Deleted))
    });
    move || {
        if here.get() { view! { <Open id tab/> }.into_any() } else { view! { <Gone/> }.into_any() }
    }
}

#[component]
fn Open(id: Id, tab: DayTab) -> impl IntoView {
    let one = OneDay::provide(id);
    let leaf = match tab {
        DayTab::Agenda => view! { <agenda::AgendaTab/> }.into_any(),
        DayTab::Scheme => view! { <scheme::SchemeTab/> }.into_any(),
        DayTab::Notice => view! { <notice::NoticeTab/> }.into_any(),
        DayTab::Minutes => view! { <minutes::MinutesTab/> }.into_any(),
        DayTab::Tasks => view! { <tasks::TasksTab/> }.into_any(),
        DayTab::Photos => view! { <photos::PhotosTab/> }.into_any(),
        DayTab::Review => view! { <review::ReviewTab/> }.into_any(),
    };
    let refused = move || one.refusal.get().map(|why| view! { <p class="note">{why}</p> });
    view! {
        <Page>
            <head::DayHead/>
            {refused}
            <notices::Notices/>
            <stages::Stages/>
            <tabs::DayTabs open=tab/>
            <div class="day-tab">{leaf}</div>
        </Page>
    }
}

/// The record is deleted, or never was here.
#[component]
fn Gone() -> impl IntoView {
    let session = Session::get();
    view! {
        <Page>
            <PageHead title="主题党日" saved=session.saved/>
            <Empty title="这次主题党日不在账本里" text="可能已经删除（在历史里可以恢复），也可能还没有导入。">
                <a class="btn btn-main" href=Route::Plan(None, None).href()>"看年度计划"</a>
                <a class="btn" href=Route::History.href()>"看历史"</a>
            </Empty>
        </Page>
    }
}
