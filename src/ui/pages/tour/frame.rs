//! What all leaves of a tour share: head, the row of leaves, and what is said when it is locked or gone.

use leptos::prelude::*;

use crate::domain::dates::{day_in_words, month_day};
use crate::domain::kind::Id;
use crate::domain::tour::Tour;
use crate::ui::components::{Crumb, Empty, Page, PageHead, Pop};
use crate::ui::route::{Route, TourSheet, TourTab, ToursTab};
use crate::ui::session::Session;

fn label(tab: TourTab) -> &'static str {
    match tab {
        TourTab::Plan => "方案和评委",
        TourTab::Route => "路线和配对",
        TourTab::Meetings => "会议和督导",
        TourTab::Sheets => "打分",
        TourTab::Results => "结果",
        TourTab::Comments => "点评和问题",
    }
}

/// The frame. `acts` are the buttons of the head; `children` is made again whenever the tour appears or goes.
#[component]
pub fn TourFrame(
    id: Id,
    tab: TourTab,
    /// Whether head and foot stand and one region scrolls.
    #[prop(optional)]
    fill: bool,
    /// Buttons at the right end of the head.
    #[prop(optional, into)]
    acts: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let session = Session::get();
    let tour = Memo::new(move |_| session.read(|ledger, _| ledger.read::<Tour>(id)));
    let there = Memo::new(move |_| tour.with(Option::is_some));
    let title =
        Signal::derive(move || tour.with(|tour| tour.as_ref().map_or("观摩".to_owned(), |tour| tour.name.clone())));
    let sub = Signal::derive(move || tour.with(|tour| tour.as_ref().map(|tour| words(session, tour))));
    let crumb = Crumb { label: "逐社观摩".to_owned(), href: Route::Tours(ToursTab::List).href() };
    let link = move |one: &TourTab| {
        let current = (*one == tab).then_some("page");
        view! { <a href=Route::Tour(id, *one).href() aria-current=current>{label(*one)}</a> }
    };
    let printing = move || there.get().then(|| view! { <PrintPop id/> });
    let body = move || {
        if there.get() {
            children().into_any()
        } else {
            let href = Route::Tours(ToursTab::List).href();
            view! {
                <Empty title="这次观摩已经删除" text="可以在历史里恢复。"><a class="btn" href=href>"去逐社观摩"</a></Empty>
            }
            .into_any()
        }
    };
    view! {
        <Page fill>
            <PageHead title sub crumb saved=session.saved>{printing}{acts.run()}</PageHead>
            <nav class="tabs" aria-label="观摩各部分">{TourTab::ALL.iter().map(link).collect_view()}</nav>
            {body}
        </Page>
    }
}

fn sheet_label(sheet: TourSheet) -> &'static str {
    match sheet {
        TourSheet::Scheme => "方案",
        TourSheet::Route => "路线表",
        TourSheet::Blank => "评分表（空白）",
        TourSheet::Filled => "评分表（已填）",
        TourSheet::SignIn => "签到表",
        TourSheet::Summary => "汇总表",
        TourSheet::Confirm => "成绩确认单",
        TourSheet::Results => "结果",
    }
}

/// What can be printed of the tour.
#[component]
fn PrintPop(id: Id) -> impl IntoView {
    let link = move |sheet: &TourSheet| {
        view! { <a href=Route::TourPrint(*sheet, id, None).href()>{sheet_label(*sheet)}</a> }
    };
    view! { <Pop label="打印" end=true><div class="menu-list">{TourSheet::ALL.iter().map(link).collect_view()}</div></Pop> }
}

/// Whose tour it is, when, and whether it is locked.
fn words(session: Session, tour: &Tour) -> String {
    let mut words = vec![tour.org.map(|org| session.tree.with(|tree| tree.name(org).to_owned())).unwrap_or_default()];
    words.push(match (tour.from, tour.to) {
        (Some(from), Some(to)) if from != to => format!("{} 至 {}", month_day(from), month_day(to)),
        (Some(day), _) | (None, Some(day)) => month_day(day),
        (None, None) => String::new(),
    });
    words.extend(tour.locked.map(|day| format!("结果已锁定，{} {}", day_in_words(day), tour.locked_by)));
    words.retain(|word| !word.is_empty());
    words.join("　")
}
