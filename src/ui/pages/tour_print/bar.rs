//! The bar above the sheets of a tour; above 评分表 also the judges.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::tour::Tour;
use crate::ui::pages::paper::{PrintBar, SheetLink};
use crate::ui::route::{Route, TourSheet, TourTab};
use crate::ui::session::Session;

/// The name of a sheet.
pub fn label(sheet: TourSheet) -> &'static str {
    match sheet {
        TourSheet::Scheme => "方案",
        TourSheet::Route => "路线表",
        TourSheet::Blank => "空白评分表",
        TourSheet::Filled => "已填评分表",
        TourSheet::SignIn => "签到表",
        TourSheet::Summary => "汇总表",
        TourSheet::Confirm => "成绩确认单",
        TourSheet::Results => "结果",
    }
}

/// Whether there is one of each judge.
fn is_by_judge(sheet: TourSheet) -> bool {
    matches!(sheet, TourSheet::Blank | TourSheet::Filled)
}

#[component]
pub fn Bar(sheet: TourSheet, id: Id, judge: Option<Id>) -> impl IntoView {
    let link = |one: &TourSheet| SheetLink {
        label: label(*one).to_owned(),
        // From blank to filled the judge stays the same.
        href: Route::TourPrint(*one, id, judge.filter(|_| is_by_judge(*one))).href(),
        current: *one == sheet,
    };
    let others = TourSheet::ALL.iter().map(link).collect::<Vec<_>>();
    view! {
        <PrintBar others home=home(sheet, id)/>
        {is_by_judge(sheet).then(|| view! { <Judges sheet id judge/> })}
    }
}

/// All judges, or one of them.
#[component]
fn Judges(sheet: TourSheet, id: Id, judge: Option<Id>) -> impl IntoView {
    let session = Session::get();
    let names = Memo::new(move |_| {
        let tour = session.read(|ledger, _| ledger.read::<Tour>(id));
        let judges = tour.iter().flat_map(|tour| tour.judges_in_order());
        judges.filter_map(|(key, judge)| Some((key.parse::<Id>().ok()?, judge.name.clone()))).collect::<Vec<_>>()
    });
    let link = move |whose: Option<Id>, name: String| {
        let current = (whose == judge).then_some("page");
        view! { <a href=Route::TourPrint(sheet, id, whose).href() aria-current=current>{name}</a> }
    };
    view! {
        <nav class="print-bar no-print" aria-label="评委">
            <span class="print-sheets">
                <span class="quiet">"评委"</span>
                {link(None, "全部".to_owned())}
                {move || names.get().into_iter().map(|(key, name)| link(Some(key), name)).collect_view()}
            </span>
        </nav>
    }
}

/// Where the sheet was opened from.
fn home(sheet: TourSheet, id: Id) -> String {
    let tab = match sheet {
        TourSheet::Scheme | TourSheet::SignIn => TourTab::Plan,
        TourSheet::Route => TourTab::Route,
        TourSheet::Blank | TourSheet::Filled => TourTab::Sheets,
        TourSheet::Summary | TourSheet::Confirm | TourSheet::Results => TourTab::Results,
    };
    Route::Tour(id, tab).href()
}
