//! Print views of 整改, each on A4 as it leaves the printer. What is not known is a space to write on, so that every sheet is also a form
//! to be filled by hand.

mod finding;
mod notice;
mod register;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::Id;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ui::components::Empty;
use crate::ui::pages::paper::{PrintBar, SheetLink};
use crate::ui::route::{FindingsTab, RectifySheet, Route};
use crate::ui::session::Session;

/// A sheet: of the notice, the finding, or the organization `id`.
#[component]
pub fn RectifyPrintPage(sheet: RectifySheet, id: Id) -> impl IntoView {
    let home = match sheet {
        RectifySheet::Notice => Route::Notice(id),
        RectifySheet::Finding => Route::Finding(id),
        RectifySheet::Register => Route::Findings(FindingsTab::List),
    };
    let others: Vec<SheetLink> = Vec::new();
    view! {
        <PrintBar others home=home.href()/>
        {match sheet {
            RectifySheet::Notice => view! { <Papers><NoticePaper id/></Papers> }.into_any(),
            RectifySheet::Finding => view! { <Papers><FindingPaper id/></Papers> }.into_any(),
            RectifySheet::Register => view! { <register::Register org=id/> }.into_any(),
        }}
    }
}

#[component]
fn Papers(children: Children) -> impl IntoView {
    view! { <main class="papers" id="page" tabindex="-1">{children()}</main> }
}

#[component]
fn NoticePaper(id: Id) -> impl IntoView {
    let session = Session::get();
    move || {
        let Some(letter) = session.ledger.with(|ledger| ledger.read::<Notice>(id)) else {
            return view! { <Gone what="这份通知单"/> }.into_any();
        };
        // The browser offers the title as the name of the PDF.
        page::set_title(&format!("整改通知单 {} {}", letter.number_in_words(), letter.unit.name));
        let findings = session.findings.with(|board| notice::points(board, &letter));
        view! { <notice::NoticeSheet letter findings/> }.into_any()
    }
}

#[component]
fn FindingPaper(id: Id) -> impl IntoView {
    let session = Session::get();
    move || {
        let found = session.findings.with(|board| Some((board.entry(id)?.clone(), board.state(id)?)));
        let Some((entry, state)) = found else { return view! { <Gone what="这个问题"/> }.into_any() };
        page::set_title(&format!("问题整改销号表 {}", entry.finding.unit.name));
        let data = session.read(|ledger, tree| finding::data(ledger, tree, &entry, state));
        view! { <finding::FindingSheet data/> }.into_any()
    }
}

#[component]
fn Gone(what: &'static str) -> impl IntoView {
    let href = Route::Findings(FindingsTab::List).href();
    view! {
        <Empty title=format!("{what}已经删除") text="可以在历史里恢复。"><a class="btn" href=href>"去整改台账"</a></Empty>
    }
}
