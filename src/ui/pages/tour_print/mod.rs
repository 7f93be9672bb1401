//! Print views of a tour, each on A4 as it leaves the printer. What is not known is a space to write on, so that every sheet is also a
//! form to be filled by hand.

mod bar;
mod confirm;
mod form;
mod radar;
mod results;
mod route;
mod scheme;
mod sign_in;
mod summary;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::Id;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::print::form::{blank_sheets, filled_sheets};
use crate::ledger::tour::print::portrait::all_portraits;
use crate::ledger::tour::print::ranking::ranking;
use crate::ledger::tour::print::sign_in::sign_in;
use crate::ledger::tour::print::summary::tables;
use crate::ledger::tour::print::{Frame, frame, timetable};
use crate::ledger::tour::standing::{Standing, standing};
use crate::ledger::{Ledger, OrgTree};
use crate::ui::components::Empty;
use crate::ui::route::{Route, TourSheet, ToursTab};
use crate::ui::session::Session;

/// A sheet of the tour `id`; the 评分表 of one judge, where one is named.
#[component]
pub fn TourPrintPage(sheet: TourSheet, id: Id, judge: Option<Id>) -> impl IntoView {
    view! {
        <bar::Bar sheet id judge/>
        <main class="papers" id="page" tabindex="-1">
            {move || {
                let papers = Session::get().read(|ledger, tree| papers(ledger, tree, (sheet, id, judge)));
                papers.unwrap_or_else(|| view! { <Gone/> }.into_any())
            }}
        </main>
    }
}

/// What stands behind every sheet.
struct Desk<'a> {
    ledger: &'a Ledger,
    tree: &'a OrgTree,
    book: &'a Book,
    frame: Frame,
}

impl Desk<'_> {
    fn standing(&self) -> Standing {
        standing(self.ledger, self.tree, self.book)
    }
}

fn papers(ledger: &Ledger, tree: &OrgTree, (sheet, id, judge): (TourSheet, Id, Option<Id>)) -> Option<AnyView> {
    let book = Book::read(ledger, tree, id)?;
    let desk = Desk { ledger, tree, book: &book, frame: frame(tree, &book) };
    let whose = judge.and_then(|judge| book.judge_at(&judge.to_string())).and_then(|at| book.judges.get(at));
    let whose = whose.map_or(String::new(), |(_, judge)| format!(" {}", judge.name));
    // The browser offers the title as the name of the PDF.
    page::set_title(&format!("{} {}{whose}", desk.frame.name, bar::label(sheet)));
    Some(match sheet {
        TourSheet::Scheme => {
            let stages = timetable(tree, &book);
            view! { <scheme::SchemeSheet frame=desk.frame stages/> }.into_any()
        }
        TourSheet::Route => {
            let stages = timetable(tree, &book);
            view! { <route::RouteSheet frame=desk.frame stages/> }.into_any()
        }
        TourSheet::Blank | TourSheet::Filled => forms(&desk, sheet, judge),
        TourSheet::SignIn => {
            let data = sign_in(tree, &book);
            view! { <sign_in::SignInSheets frame=desk.frame data/> }.into_any()
        }
        TourSheet::Summary | TourSheet::Confirm | TourSheet::Results => results(&desk, sheet),
    })
}

fn forms(desk: &Desk<'_>, sheet: TourSheet, judge: Option<Id>) -> AnyView {
    let Desk { ledger, tree, book, .. } = desk;
    let form = crate::ledger::tour::print::form::form(book);
    let sheets = match sheet {
        TourSheet::Blank => blank_sheets(tree, book, &form, judge),
        _ => filled_sheets(ledger, tree, book, &form, judge),
    };
    view! { <form::FormSheets form sheets filled=sheet == TourSheet::Filled/> }.into_any()
}

fn results(desk: &Desk<'_>, sheet: TourSheet) -> AnyView {
    if desk.book.stops.is_empty() {
        return view! { <Empty title="还没有观摩点" text="先在“路线和配对”里加观摩点，打完分再打印。"/> }.into_any();
    }
    let standing = desk.standing();
    let ranking = ranking(desk.tree, desk.book, &standing);
    let frame = desk.frame.clone();
    match sheet {
        TourSheet::Summary => {
            let tables = tables(desk.book, &standing, &ranking);
            view! { <summary::SummarySheet frame ranking tables weighted=desk.book.tour.weighted/> }.into_any()
        }
        TourSheet::Confirm => view! { <confirm::ConfirmSheet frame ranking/> }.into_any(),
        _ => {
            let portraits = all_portraits(desk.book, &standing, &ranking);
            view! { <results::ResultsSheet frame ranking portraits/> }.into_any()
        }
    }
}

#[component]
fn Gone() -> impl IntoView {
    let href = Route::Tours(ToursTab::List).href();
    view! {
        <Empty title="这次观摩已经删除" text="可以在历史里恢复。"><a class="btn" href=href>"去逐社观摩"</a></Empty>
    }
}
