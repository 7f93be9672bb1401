//! The bar above a sheet: 打印, the other sheets of the same day, 返回. It does not print.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::Id;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::route::{DayTab, Route, Sheet};

/// The name of a sheet.
pub fn label(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Scheme => "活动方案",
        Sheet::Notice => "通知",
        Sheet::SignIn => "签到表",
        Sheet::Minutes => "会议记录",
        Sheet::Record => "活动纪实",
        Sheet::Plan => "年度计划表",
    }
}

#[component]
pub fn Bar(sheet: Sheet, id: Id, year: Option<i32>) -> impl IntoView {
    view! {
        <nav class="print-bar no-print" aria-label="打印">
            <Button kind=ButtonKind::Main label="打印" on_press=|()| page::print()/>
            {(sheet != Sheet::Plan).then(|| view! { <Others sheet id/> })}
            <a class="btn" href=home(sheet, id, year)>"返回"</a>
        </nav>
    }
}

/// The sheets of the day.
#[component]
fn Others(sheet: Sheet, id: Id) -> impl IntoView {
    let links = Sheet::ALL.iter().filter(|one| **one != Sheet::Plan).map(|one| {
        let current = (*one == sheet).then_some("page");
        view! { <a href=Route::Print(*one, id, None).href() aria-current=current>{label(*one)}</a> }
    });
    view! { <span class="print-sheets">{links.collect_view()}</span> }
}

/// Where the sheet was opened from.
fn home(sheet: Sheet, id: Id, year: Option<i32>) -> String {
    let tab = match sheet {
        Sheet::Plan => return Route::Plan(Some(id), year).href(),
        Sheet::Scheme => DayTab::Scheme,
        Sheet::Notice => DayTab::Notice,
        Sheet::SignIn => DayTab::Agenda,
        Sheet::Minutes => DayTab::Minutes,
        Sheet::Record => DayTab::Photos,
    };
    Route::PartyDay(id, tab).href()
}
