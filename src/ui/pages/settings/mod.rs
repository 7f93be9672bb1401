//! 设置: who one is, the fixed day, the calendar, rules, and what stands on this machine.

mod about;
mod clear;
mod fixed_day;
mod holidays;
mod moves;
mod rules;
mod store;
mod typed_year;
mod who;

use leptos::prelude::*;

use crate::ui::components::{Page, PageHead};
use crate::ui::session::Session;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let session = Session::get();
    let sub = Signal::derive(move || session.profile.with(|profile| Some(profile.org_name.clone())));
    view! {
        <Page>
            <PageHead title="设置" sub=sub saved=session.saved/>
            <who::WhoSection/>
            <fixed_day::FixedDaySection/>
            <holidays::HolidaysSection/>
            <rules::RulesSection/>
            <store::StoreSection/>
            <clear::ClearSection/>
            <about::AboutSection/>
        </Page>
    }
}
