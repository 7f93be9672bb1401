//! Print views: the sheets of a 主题党日 and the 年度计划表, each on A4 as it leaves the printer. What is not known is a space
//! to write on, so that every sheet is also a form to be filled by hand.

mod bar;
mod minutes;
mod notice;
mod pictures;
mod plan;
mod record;
mod scheme;
mod sign_in;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::Id;
use crate::ledger::work::print::print_data;
use crate::ui::components::Empty;
use crate::ui::pages::paper::PrintBar;
use crate::ui::route::{Route, Sheet};
use crate::ui::session::Session;

/// A sheet: of the 主题党日 `id`, or the 年度计划表 of the organization `id` in `year` (this year when none is named).
#[component]
pub fn PrintPage(sheet: Sheet, id: Id, year: Option<i32>) -> impl IntoView {
    view! {
        <PrintBar others=bar::others(sheet, id) home=bar::home(sheet, id, year)/>
        <main class="papers" id="page" tabindex="-1">
            {move || match sheet {
                Sheet::Plan => view! { <plan::PlanSheet org=id year/> }.into_any(),
                _ => day_sheet(sheet, id),
            }}
        </main>
    }
}

fn day_sheet(sheet: Sheet, id: Id) -> AnyView {
    let Some(day) = Session::get().read(|ledger, tree| print_data(ledger, tree, id)) else {
        return view! { <Gone/> }.into_any();
    };
    // The browser offers the title as the name of the PDF.
    page::set_title(&format!("{} {} {}", day.title, bar::label(sheet), day.org));
    match sheet {
        Sheet::Scheme => view! { <scheme::SchemeSheet day/> }.into_any(),
        Sheet::Notice => view! { <notice::NoticeSheet day/> }.into_any(),
        Sheet::SignIn => view! { <sign_in::SignInSheet day/> }.into_any(),
        Sheet::Minutes => view! { <minutes::MinutesSheets day/> }.into_any(),
        Sheet::Record | Sheet::Plan => view! { <record::RecordSheet day/> }.into_any(),
    }
}

#[component]
fn Gone() -> impl IntoView {
    let href = Route::Plan(None, None).href();
    view! {
        <Empty title="这个主题党日已经删除" text="可以在历史里恢复。">
            <a class="btn" href=href>"去主题党日"</a>
        </Empty>
    }
}
