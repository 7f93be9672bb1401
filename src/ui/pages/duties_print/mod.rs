//! Print views of 三张清单, each on A4 with its head repeated on every page.

mod bar;
mod book;
mod contacts;
mod posts;
mod tasks;

use chrono::Datelike;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::ledger::{Ledger, OrgTree};
use crate::ui::route::DutySheet;
use crate::ui::session::Session;

/// A sheet of an organization and a year.
#[component]
pub fn DutyPrintPage(sheet: DutySheet, id: Id, year: Option<i32>) -> impl IntoView {
    let session = Session::get();
    let year = year.unwrap_or_else(|| session.today.with_untracked(Datelike::year));
    view! {
        <bar::Bar sheet id year/>
        <main class="papers" id="page" tabindex="-1">
            {move || {
                let today = session.today.get();
                session.read(|ledger, tree| paper(sheet, Desk { ledger, tree, org: tree.resolve(id), year, today }))
            }}
        </main>
    }
}

/// What stands behind every sheet.
#[derive(Clone, Copy)]
struct Desk<'a> {
    ledger: &'a Ledger,
    tree: &'a OrgTree,
    org: Id,
    year: i32,
    today: Date,
}

impl Desk<'_> {
    fn name(&self) -> String {
        self.tree.name(self.org).to_owned()
    }
}

fn paper(sheet: DutySheet, desk: Desk<'_>) -> AnyView {
    // The browser offers the title as the name of the PDF.
    page::set_title(&format!("{} {} 年{}", desk.name(), desk.year, bar::label(sheet)));
    match sheet {
        DutySheet::Tasks => tasks::sheet(desk),
        DutySheet::Posts => posts::sheet(desk),
        DutySheet::Contacts => contacts::sheet(desk),
        DutySheet::Book => book::sheet(desk),
    }
}
