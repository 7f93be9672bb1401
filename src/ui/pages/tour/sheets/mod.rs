//! 打分: what has come in from whom, and what is odd about it.

mod odd;

use std::sync::Arc;

use leptos::prelude::*;

use super::board::{Board, BoardRow, Head};
use super::desk::{Notes, TourDesk};
use super::packs::ScorePacks;
use crate::browser::page;
use crate::domain::kind::Id;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::book::Book;
use crate::ui::components::{Empty, FillFoot, ScrollRegion};
use crate::ui::lists::tour_board::{Look, sheet_cell, short_name};
use crate::ui::route::{Route, TourTab};
use odd::OddSheets;

/// The leaf.
#[component]
pub fn Sheets() -> impl IntoView {
    let desk = TourDesk::get();
    let book = Memo::new(move |_| desk.session.read(|ledger, tree| Book::read(ledger, tree, desk.id)).map(Arc::new));
    let some =
        Memo::new(move |_| desk.stops.with(|stops| !stops.is_empty()) && desk.judges.with(|all| !all.is_empty()));
    let body = move || {
        if some.get() { view! { <Progress book/> }.into_any() } else { view! { <NothingYet book/> }.into_any() }
    };
    view! {
        <Tools book/>
        <Notes/>
        {body}
    }
}

/// How far it is, and the other two ways in.
#[component]
fn Tools(book: Memo<Option<Arc<Book>>>) -> impl IntoView {
    let desk = TourDesk::get();
    let progress = Memo::new(move |_| book.with(|book| book.as_ref().map(|book| book.progress())).unwrap_or_default());
    let words = move || {
        let (asked, counted) = progress.get();
        format!("已计 {counted} 张，应打 {asked} 张")
    };
    let share = move || {
        let (asked, counted) = progress.get();
        format!("{}%", (counted * 100).checked_div(asked).unwrap_or(0))
    };
    view! {
        <div class="toolbar">
            <span class="bar tour-bar" aria-hidden="true"><i style:width=share></i></span>
            <span class="quiet">{words}</span>
            <span class="push acts">
                <a class="btn" href=Route::PaperEntry(desk.id, None).href()>"纸表录入"</a>
                <ScorePacks id=desk.id/>
            </span>
        </div>
    }
}

/// Judges against stops, and below them what is odd.
#[component]
fn Progress(book: Memo<Option<Arc<Book>>>) -> impl IntoView {
    let desk = TourDesk::get();
    let voice = RwSignal::new(String::new());
    let heads = Memo::new(move |_| book.with(|book| book.as_ref().map(|book| heads(book)).unwrap_or_default()));
    let rows = Memo::new(move |_| book.with(|book| book.as_ref().map(|book| rows(book)).unwrap_or_default()));
    // The judge's own page: whoever stands aside, or is not asked, has nothing there.
    let open = move |(judge, stop): (usize, usize)| {
        let route = book.with_untracked(|book| {
            let book = book.as_ref()?;
            let scores = book.seat(judge, stop).scores() || book.sheet(judge, stop).is_some();
            scores.then(|| scoring(desk.id, book, judge, Some(stop))).flatten()
        });
        if let Some(route) = route {
            page::set_hash(&route.href());
        }
    };
    let foot = Signal::derive(move || match voice.get() {
        words if words.is_empty() => "点一格，打开这位评委的评分表。点评委打全部的表，点观摩点录纸表".to_owned(),
        words => words,
    });
    view! {
        <ScrollRegion label="评委和观摩点">
            <Board label="各位评委给各点打分的进度" heads=heads rows=rows sums=("已计", "已计") wide=true on_press=open voice/>
            <OddSheets book/>
        </ScrollRegion>
        <FillFoot text=foot><Legend/></FillFoot>
    }
}

/// A judge's page; `None` for a judge whose key is no id.
fn scoring(tour: Id, book: &Book, judge: usize, stop: Option<usize>) -> Option<Route> {
    let key: Id = book.judges.get(judge)?.0.parse().ok()?;
    let stop = stop.and_then(|stop| book.stops.get(stop)).map(|stop| stop.id);
    Some(Route::Scoring(tour, key, stop))
}

fn heads(book: &Book) -> Vec<Head> {
    let least = book.tour.least_sheets();
    let head = |(at, stop): (usize, &crate::domain::tour::Stop)| {
        let counted =
            (0..book.judges.len()).filter(|judge| book.sheet(*judge, at).is_some_and(|sheet| sheet.counts())).count();
        Head {
            name: short_name(&stop.unit.name),
            title: stop.unit.name.clone(),
            href: Some(Route::PaperEntry(book.tour.id, Some(stop.id)).href()),
            sum: counted.to_string(),
            // Before anything has come in, nothing is short.
            short: counted < least && !book.sheets.is_empty(),
        }
    };
    book.stops.iter().enumerate().map(head).collect()
}

fn rows(book: &Book) -> Vec<BoardRow> {
    let row = |(at, (_, judge)): (usize, &(String, crate::domain::tour::Judge))| {
        let cells: Vec<_> = (0..book.stops.len()).map(|stop| sheet_cell(book, at, stop)).collect();
        let counted =
            (0..book.stops.len()).filter(|stop| book.sheet(at, *stop).is_some_and(|sheet| sheet.counts())).count();
        let asked = (0..book.stops.len()).filter(|stop| matches!(book.seat(at, *stop), Seat::Scores)).count();
        let open = cells.iter().any(|cell| matches!(cell.look, Look::Waiting | Look::Missing));
        let head = Head {
            name: judge.name.clone(),
            title: [judge.name.as_str(), judge.unit.name.as_str(), judge.post.as_str()]
                .join("　")
                .trim_end()
                .to_owned(),
            href: scoring(book.tour.id, book, at, None).map(Route::href),
            sum: format!("{counted} / {asked}"),
            short: open && counted < asked && !book.sheets.is_empty(),
        };
        BoardRow { head, cells }
    };
    book.judges.iter().enumerate().map(row).collect()
}

#[component]
fn Legend() -> impl IntoView {
    view! {
        <span class="legend">
            <span><i class="b-key b-wait"></i>"没打"</span>
            <span><i class="b-key b-miss">"缺"</i>"没打完"</span>
            <span><i class="b-key b-odd">"分"</i>"请看一眼"</span>
            <span><i class="b-key b-aside">"避"</i>"回避"</span>
            <span><i class="b-key">"·"</i>"不评"</span>
        </span>
    }
}

/// A tour without judges or stops; sheets that have come all the same are listed.
#[component]
fn NothingYet(book: Memo<Option<Arc<Book>>>) -> impl IntoView {
    let desk = TourDesk::get();
    view! {
        <Empty title="还没有可以打的分" text="先在“方案和评委”里加评委，在“路线和配对”里加观摩点。">
            <a class="btn btn-main" href=Route::Tour(desk.id, TourTab::Plan).href()>"加评委"</a>
            <a class="btn" href=Route::Tour(desk.id, TourTab::Route).href()>"加观摩点"</a>
        </Empty>
        <OddSheets book/>
    }
}
