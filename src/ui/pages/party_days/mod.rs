//! 主题党日: the year.

use leptos::prelude::*;

use crate::domain::kind::Id;

/// 年度计划.
#[component]
pub fn PlanPage(org: Option<Id>, year: Option<i32>) -> impl IntoView {
    let _ = (org, year);
}

/// 日历.
#[component]
pub fn CalendarPage(org: Option<Id>, year: Option<i32>) -> impl IntoView {
    let _ = (org, year);
}

/// 谁没开.
#[component]
pub fn MatrixPage(year: Option<i32>) -> impl IntoView {
    let _ = year;
}

/// 考勤与学时.
#[component]
pub fn HoursPage(year: Option<i32>) -> impl IntoView {
    let _ = year;
}
