//! Pages whose code comes with the first visit: a release build cuts them out of the main wasm (`--cfg split`,
//! scripts/lib/split.mjs), so that the app stands on the screen before the rest has arrived. Without `--cfg split`
//! (`make dev`, tests) everything is one piece and nothing waits.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::{
    duties, duties_print, exchange, find, finding, findings, history, members, monthly, notice, notices, organizations,
    party_day, party_days, print, rectify_print, results, scheme, scoring, settings, start, today, tour, tour_print,
    tours,
};
use crate::browser::page;
use crate::domain::kind::Id;
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::{DutySheet, ExchangeTab, FindingsTab, RectifySheet, Route, Sheet, TourSheet, TourTab};
use crate::ui::session::{Missing, Opening, Session};

/// The code of a page could not be fetched.
pub struct NotFetched;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a part: an async function that makes a view, and fetches its own code before.
macro_rules! part {
    ($name:ident($($arg:ident: $type:ty),*) = $view:expr) => {
        part!($name: $name($($arg: $type),*) = $view);
    };
    // Of a part that has more than one way in.
    ($part:ident: $name:ident($($arg:ident: $type:ty),*) = $view:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name($($arg: $type),*) -> Result<AnyView, NotFetched> {
            Ok($view)
        }

        #[cfg(not(split))]
        async fn $name($($arg: $type),*) -> Result<AnyView, NotFetched> {
            Ok($view)
        }
    };
}

part!(today_part() = view! { <today::TodayPage/> }.into_any());

part!(today_part: follow_part(session: Session, due: today::TodaySignal) = {
    today::follow(session, due);
    ().into_any()
});

part!(organizations_part(id: Option<Id>) = match id {
    Some(id) => view! { <organizations::OrganizationPage id/> }.into_any(),
    None => view! { <organizations::OrganizationsPage/> }.into_any(),
});

part!(members_part(id: Option<Id>) = match id {
    Some(id) => view! { <members::MemberPage id/> }.into_any(),
    None => view! { <members::MembersPage/> }.into_any(),
});

part!(year_part(route: Route) = match route {
    Route::Calendar(org, year) => view! { <party_days::CalendarPage org year/> }.into_any(),
        Route::Matrix(year) => view! { <party_days::MatrixPage year/> }.into_any(),
        Route::Hours(year) => view! { <party_days::HoursPage year/> }.into_any(),
        Route::Plan(org, year) => view! { <party_days::PlanPage org year/> }.into_any(),
        _ => ().into_any(),
});

part!(day_part(route: Route) = match route {
        Route::PartyDay(id, tab) => view! { <party_day::PartyDayPage id tab/> }.into_any(),
        _ => ().into_any(),
});

part!(tours_part(route: Route) = match route {
    Route::Tours(tab) => view! { <tours::ToursPage tab/> }.into_any(),
    Route::Scheme(id) => view! { <scheme::SchemePage id/> }.into_any(),
    Route::Tour(id, tab) => view! { <tour::TourPage id tab/> }.into_any(),
    _ => ().into_any(),
});

part!(scoring_part(route: Route) = match route {
    Route::Scoring(tour, judge, stop) => view! { <scoring::ScoringPage tour judge stop/> }.into_any(),
    Route::PaperEntry(tour, stop) => view! { <scoring::PaperPage tour stop/> }.into_any(),
    _ => ().into_any(),
});

part!(results_part(route: Route) = match route {
    Route::Tour(id, TourTab::Comments) => view! { <results::CommentsPage id/> }.into_any(),
    Route::Tour(id, _) => view! { <results::ResultsPage id/> }.into_any(),
    Route::Reveal(id) => view! { <results::RevealPage id/> }.into_any(),
    _ => ().into_any(),
});

part!(findings_part(route: Route) = match route {
    Route::Findings(FindingsTab::Monthly) => view! { <monthly::MonthlyPage/> }.into_any(),
    Route::Findings(FindingsTab::Notices) => view! { <notices::NoticesPage/> }.into_any(),
    Route::Findings(tab) => view! { <findings::FindingsPage tab/> }.into_any(),
    Route::Finding(id) => view! { <finding::FindingPage id/> }.into_any(),
    Route::Notice(id) => view! { <notice::NoticePage id/> }.into_any(),
    _ => ().into_any(),
});

part!(duties_part(route: Route) = match route {
    Route::Duties(tab) => view! { <duties::DutiesPage tab/> }.into_any(),
    Route::Task(id) => view! { <duties::TaskPage id/> }.into_any(),
    Route::Contact(id) => view! { <duties::ContactPage id/> }.into_any(),
    _ => ().into_any(),
});

part!(rectify_print_part(sheet: RectifySheet, id: Id) = view! { <rectify_print::RectifyPrintPage sheet id/> }.into_any());
part!(rectify_print_part: duties_print_part(sheet: DutySheet, id: Id, year: Option<i32>) =
    view! { <duties_print::DutyPrintPage sheet id year/> }.into_any());

part!(exchange_part(tab: Option<ExchangeTab>) = match tab {
    Some(tab) => view! { <exchange::ExchangePage tab/> }.into_any(),
    None => view! { <history::HistoryPage/> }.into_any(),
});

part!(settings_part() = view! { <settings::SettingsPage/> }.into_any());
part!(print_part(sheet: Sheet, id: Id, year: Option<i32>) = view! { <print::PrintPage sheet id year/> }.into_any());
part!(tour_print_part(sheet: TourSheet, id: Id, judge: Option<Id>) =
    view! { <tour_print::TourPrintPage sheet id judge/> }.into_any());
part!(find_part(open: RwSignal<bool>) = view! { <find::Search open/> }.into_any());
part!(first_part(opening: Opening) = view! { <start::FirstRun opening/> }.into_any());

part!(recovery_part(opening: Opening, missing: Missing) = view! { <start::Recovery opening missing/> }.into_any());

part!(rescue_part(session: Session) = {
    exchange::rescue(session);
    ().into_any()
});

/// The page of an address.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Today => fetched(today_part()),
        Route::Organizations => fetched(organizations_part(None)),
        Route::Organization(id) => fetched(organizations_part(Some(id))),
        Route::Members => fetched(members_part(None)),
        Route::Member(id) => fetched(members_part(Some(id))),
        Route::Plan(..) | Route::Calendar(..) | Route::Matrix(_) | Route::Hours(_) => fetched(year_part(route)),
        Route::PartyDay(..) => fetched(day_part(route)),
        Route::Exchange(tab) => fetched(exchange_part(Some(tab))),
        Route::History => fetched(exchange_part(None)),
        Route::Settings => fetched(settings_part()),
        Route::Tour(_, TourTab::Results | TourTab::Comments) | Route::Reveal(_) => fetched(results_part(route)),
        Route::Tours(_) | Route::Scheme(_) | Route::Tour(..) => fetched(tours_part(route)),
        Route::Scoring(..) | Route::PaperEntry(..) => fetched(scoring_part(route)),
        Route::TourPrint(sheet, id, judge) => fetched(tour_print_part(sheet, id, judge)),
        Route::Findings(_) | Route::Finding(_) | Route::Notice(_) => fetched(findings_part(route)),
        Route::Duties(_) | Route::Task(_) | Route::Contact(_) => fetched(duties_part(route)),
        Route::RectifyPrint(sheet, id) => fetched(rectify_print_part(sheet, id)),
        Route::DutyPrint(sheet, id, year) => fetched(duties_print_part(sheet, id, year)),
        Route::Print(sheet, id, year) => fetched(print_part(sheet, id, year)),
    }
}

/// Finds what is due, for 今日 and for the rail; shows nothing.
pub fn follow_today(session: Session, due: today::TodaySignal) -> AnyView {
    fetched(follow_part(session, due))
}

/// What Ctrl K opens.
pub fn search(open: RwSignal<bool>) -> AnyView {
    fetched(find_part(open))
}

/// The very first page.
pub fn first_run(opening: Opening) -> AnyView {
    fetched(first_part(opening))
}

/// The page for a database that was emptied.
pub fn recovery(opening: Opening, missing: Missing) -> AnyView {
    fetched(recovery_part(opening, missing))
}

/// Everything in memory as a file.
pub fn rescue(session: Session) {
    leptos::task::spawn_local(async move {
        if rescue_part(session).await.is_err() {
            session.say(NOT_FETCHED);
        }
    });
}

const NOT_FETCHED: &str =
    "这一页的程序没有取到：网断了，或者程序刚换了新版。已经写下的都存在本机，没有丢。请接上网再试，或者刷新本页。";

type Part = Pin<Box<dyn Future<Output = Result<AnyView, NotFetched>>>>;

/// A view that may have to be waited for. On a second visit it stands at once; on the first, nothing stands until it has come,
/// and least of all the page before, whose signals are gone.
fn fetched(part: impl Future<Output = Result<AnyView, NotFetched>> + 'static) -> AnyView {
    let mut part: Part = Box::pin(ScopedFuture::new_untracked(part));
    if let Poll::Ready(view) = part.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return view.unwrap_or_else(not_fetched);
    }
    let come = RwSignal::new_local(None);
    spawn_local_scoped_with_cancellation(async move {
        let view = part.await.unwrap_or_else(not_fetched);
        come.try_set(Some(view));
    });
    (move || {
        come.track();
        come.try_update_untracked(Option::take).flatten()
    })
    .into_any()
}

fn not_fetched(NotFetched: NotFetched) -> AnyView {
    view! {
        <Banner kind=BannerKind::Wrong text=NOT_FETCHED>
            <Button label="刷新" on_press=|()| page::reload()/>
        </Banner>
    }
    .into_any()
}
