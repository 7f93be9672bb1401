//! The names of the sheets, and where they lead.

use crate::domain::kind::Id;
use crate::ui::pages::paper::SheetLink;
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

/// The sheets of the day; a 年度计划表 stands alone.
pub fn others(sheet: Sheet, id: Id) -> Vec<SheetLink> {
    let of_day = Sheet::ALL.iter().filter(|one| **one != Sheet::Plan && sheet != Sheet::Plan);
    let link = |one: &Sheet| SheetLink {
        label: label(*one).to_owned(),
        href: Route::Print(*one, id, None).href(),
        current: *one == sheet,
    };
    of_day.map(link).collect()
}

/// Where the sheet was opened from.
pub fn home(sheet: Sheet, id: Id, year: Option<i32>) -> String {
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
