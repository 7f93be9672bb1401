//! One folder a page.

#![allow(missing_docs, reason = "the properties of a page say by their types what they are")]

pub mod exchange;
pub mod find;
pub mod history;
pub mod members;
pub mod organizations;
pub mod party_day;
pub mod party_days;
pub mod print;
pub mod settings;
pub mod start;
pub mod today;

use leptos::prelude::*;

use super::route::Route;

/// The page of an address. Print views are none of these: they stand without the rail.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Today | Route::Print(..) => view! { <today::TodayPage/> }.into_any(),
        Route::Organizations => view! { <organizations::OrganizationsPage/> }.into_any(),
        Route::Organization(id) => view! { <organizations::OrganizationPage id/> }.into_any(),
        Route::Members => view! { <members::MembersPage/> }.into_any(),
        Route::Member(id) => view! { <members::MemberPage id/> }.into_any(),
        Route::Plan(org, year) => view! { <party_days::PlanPage org year/> }.into_any(),
        Route::Calendar(org, year) => view! { <party_days::CalendarPage org year/> }.into_any(),
        Route::Matrix(year) => view! { <party_days::MatrixPage year/> }.into_any(),
        Route::Hours(year) => view! { <party_days::HoursPage year/> }.into_any(),
        Route::PartyDay(id, tab) => view! { <party_day::PartyDayPage id tab/> }.into_any(),
        Route::Exchange(tab) => view! { <exchange::ExchangePage tab/> }.into_any(),
        Route::History => view! { <history::HistoryPage/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
    }
}
