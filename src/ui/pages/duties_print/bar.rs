//! The bar above the sheets.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::pages::paper::{PrintBar, SheetLink};
use crate::ui::route::{DutiesTab, DutySheet, Route};

/// The name of a sheet.
pub fn label(sheet: DutySheet) -> &'static str {
    match sheet {
        DutySheet::Tasks => "任务清单",
        DutySheet::Posts => "责任清单",
        DutySheet::Contacts => "联系点",
        DutySheet::Book => "书记抓党建工作台账",
    }
}

#[component]
pub fn Bar(sheet: DutySheet, id: Id, year: i32) -> impl IntoView {
    let link = |one: &DutySheet| SheetLink {
        label: label(*one).to_owned(),
        href: Route::DutyPrint(*one, id, Some(year)).href(),
        current: *one == sheet,
    };
    let others = DutySheet::ALL.iter().map(link).collect::<Vec<_>>();
    let tab = match sheet {
        DutySheet::Tasks => DutiesTab::Tasks,
        DutySheet::Posts => DutiesTab::Posts,
        DutySheet::Contacts => DutiesTab::Contacts,
        DutySheet::Book => DutiesTab::Book,
    };
    view! { <PrintBar others home=Route::Duties(tab).href()/> }
}
