//! One 整改通知单: its stages, what it says, its findings, the report and the 复查.

mod body;
mod desk;
mod findings;
mod head;
pub mod marks;
pub mod packs;
mod report;
mod verdict;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::Life;
use crate::ledger::rectify::letters::stages;
use crate::ui::components::{Banner, BannerKind, Empty, Page, PageHead, Step, StepPlace, Steps};
use crate::ui::route::{ExchangeTab, FindingsTab, Route};
use crate::ui::session::Session;
use desk::OneNotice;

/// The page.
#[component]
pub fn NoticePage(id: Id) -> impl IntoView {
    let session = Session::get();
    let here = Memo::new(move |_| {
        let live = |record: &crate::ledger::Record| record.life() != Life::Deleted;
        session.ledger.with(|ledger| ledger.record(Notice::KIND, id).is_some_and(live))
    });
    move || {
        if here.get() { view! { <Open id/> }.into_any() } else { view! { <Gone/> }.into_any() }
    }
}

#[component]
fn Open(id: Id) -> impl IntoView {
    let one = OneNotice::provide(id);
    let said = move || one.said.get().map(|why| view! { <p class="wrong said">{why}</p> });
    view! {
        <Page>
            <head::Head/>
            <div role="alert" class="letter-said">{said}</div>
            <Notes/>
            <Stages/>
            <div class="cols cols-rank">
                <div><body::Body/><findings::Findings/></div>
                <aside aria-label="整改报告和复查"><report::Report/><verdict::Verdict/></aside>
            </div>
        </Page>
    }
}

/// What must be said of the notice as a whole.
#[component]
fn Notes() -> impl IntoView {
    let one = OneNotice::get();
    let void = move || {
        let notice = one.notice.get();
        let day = notice.void?;
        let text = format!("{day} 作废：{}。编号保留，不再使用。", notice.void_why.trim().trim_end_matches('。'));
        Some(view! { <Banner kind=BannerKind::Warn text=text/> })
    };
    let disputed = Memo::new(move |_| {
        let key = (Notice::KIND.into(), one.id);
        one.session.ledger.with(|ledger| ledger.conflicts_in(&key).len())
    });
    let settle = move || {
        (disputed.get() > 0).then(|| {
            let text = format!("这份通知单有 {} 处两边写法不一样，两种都留着，请定下来。", disputed.get());
            view! {
                <Banner kind=BannerKind::Warn text=text>
                    <a class="btn" href=Route::Exchange(ExchangeTab::Conflicts).href()>"去定冲突"</a>
                </Banner>
            }
        })
    };
    view! { {void}{settle} }
}

/// From 草稿 to 办结.
#[component]
fn Stages() -> impl IntoView {
    let one = OneNotice::get();
    let steps = Memo::new(move |_| {
        let (notice, today) = (one.notice.get(), one.session.today.get());
        let name = one.session.profile.with(|profile| profile.name.clone());
        let (all, now) = one.session.findings.with(|board| stages(board, &notice, &name, today));
        let place = |at: usize| match at.cmp(&now) {
            std::cmp::Ordering::Less => StepPlace::Past,
            std::cmp::Ordering::Equal => StepPlace::Now,
            std::cmp::Ordering::Greater => StepPlace::Coming,
        };
        let step = |(at, stage): (usize, crate::ledger::rectify::limit::Stage)| Step {
            name: stage.name.to_owned(),
            note: stage.note,
            place: place(at),
        };
        all.into_iter().enumerate().map(step).collect::<Vec<_>>()
    });
    view! { <div class="letter-stages"><Steps label="办理到哪一步" steps/></div> }
}

/// The record is deleted, or never was here.
#[component]
fn Gone() -> impl IntoView {
    let session = Session::get();
    view! {
        <Page>
            <PageHead title="整改通知单" saved=session.saved/>
            <Empty title="这份通知单不在账本里" text="可能已经删除（在历史里可以恢复），也可能还没有导入。">
                <a class="btn btn-main" href=Route::Findings(FindingsTab::Notices).href()>"看通知单"</a>
                <a class="btn" href=Route::History.href()>"看历史"</a>
            </Empty>
        </Page>
    }
}
