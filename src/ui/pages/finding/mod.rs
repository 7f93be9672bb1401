//! One 问题: what is wrong, its measures, its line of life, and what may be done now.

mod accept;
mod context;
mod deeds;
mod dialogs;
mod evidence;
mod facts;
mod hand_over;
mod head;
mod limit_box;
mod line;
mod measures;
mod oversee;
mod parts;
mod progress;
mod recheck;
mod related;
mod report;
mod split;
mod submit;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::components::{Crumb, Empty, Page, PageHead};
use crate::ui::route::{FindingsTab, Route};
use crate::ui::session::Session;
use context::OneFinding;

/// The page.
#[component]
pub fn FindingPage(id: Id) -> impl IntoView {
    let session = Session::get();
    let here = Memo::new(move |_| session.findings.with(|board| board.entry(id).is_some()));
    move || {
        if here.get() { view! { <Open id/> }.into_any() } else { view! { <Gone/> }.into_any() }
    }
}

#[component]
fn Open(id: Id) -> impl IntoView {
    let one = OneFinding::provide(id);
    let said = move || one.said.get().map(|why| view! { <p class="wrong">{why}</p> });
    view! {
        <Page>
            <div class="finding-head"><head::FindingHead/></div>
            <head::Standing/>
            <deeds::Stages/>
            <deeds::OtherDeeds/>
            <div role="alert">{said}</div>
            {move || one.foreign.get().map(|why| view! { <p class="note">{why}</p> })}
            <div class="cols cols-day finding-cols">
                <div>
                    <parts::Parts/>
                    <facts::Facts/>
                    <measures::Measures/>
                    <progress::MonthlyProgress/>
                    <evidence::Evidence/>
                    <facts::Origin/>
                </div>
                <div>
                    <line::LifeLine/>
                    <related::Related/>
                </div>
            </div>
        </Page>
        <submit::SubmitDialog/>
        <accept::AcceptDialog/>
        <recheck::PlanDialog/>
        <recheck::RecheckDialog/>
        <oversee::OverseeDialog/>
        <split::SplitDialog/>
        <hand_over::HandOverDialog/>
        <report::ReportDialog/>
    }
}

/// The way back to the list.
fn crumb() -> Crumb {
    Crumb { label: "整改台账".to_owned(), href: Route::Findings(FindingsTab::List).href() }
}

/// The record is deleted, or never was here.
#[component]
fn Gone() -> impl IntoView {
    let session = Session::get();
    view! {
        <Page>
            <PageHead title="问题" crumb=crumb() saved=session.saved/>
            <Empty title="这个问题不在账本里" text="可能已经删除（在历史里可以恢复），也可能还没有导入。">
                <a class="btn btn-main" href=Route::Findings(FindingsTab::List).href()>"看整改台账"</a>
                <a class="btn" href=Route::History.href()>"看历史"</a>
            </Empty>
        </Page>
    }
}
