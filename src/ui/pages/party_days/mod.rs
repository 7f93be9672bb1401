//! 主题党日: the year. Four pages over one row of links.

mod calendar;
mod frame;
mod hours;
mod matrix;
mod plan;
mod upper;

pub use calendar::CalendarPage;
pub use frame::{OrgSelect, org_choices};
pub use hours::HoursPage;
pub use matrix::MatrixPage;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::organization::Organization;
use crate::ui::session::Session;

/// 年度计划: the twelve months of a 支部, or the 计划要点 of what stands above.
#[component]
pub fn PlanPage(org: Option<Id>, year: Option<i32>) -> impl IntoView {
    let session = Session::get();
    let org = session.tree.with_untracked(|tree| tree.resolve(org.unwrap_or(session.me_now())));
    let year = year.unwrap_or_else(|| frame::this_year(session));
    let is_branch = Memo::new(move |_| session.tree.with(|tree| tree.get(org).is_none_or(Organization::is_branch)));
    move || match is_branch.get() {
        true => view! { <plan::BranchPlan org year/> }.into_any(),
        false => view! { <upper::UpperPlan org year/> }.into_any(),
    }
}
