//! The tours.

mod coverage;

use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::tour::TourMode;
use crate::ledger::tour::book::Stage;
use crate::ledger::tour::plan::{create, usual_mode};
use crate::ui::components::{Align, ButtonKind, Cell, Column, Empty, LedgerTable, Mark, Pop, Row, TagTone};
use crate::ui::lists::tours::{TourRow, progress_words, rows};
use crate::ui::route::{Route, TourTab, ToursTab};
use crate::ui::session::Session;
use coverage::YearCoverage;

/// The list, with how far the year has come above it.
#[component]
pub fn TourList() -> impl IntoView {
    let session = Session::get();
    let found = Memo::new(move |_| {
        let year = session.today.get().year();
        Arc::new(session.read(|ledger, tree| rows(ledger, tree, year)))
    });
    let none = Memo::new(move |_| found.with(|found| found.is_empty()));
    let body = move || {
        if none.get() { view! { <NoTours/> }.into_any() } else { view! { <Table found/> }.into_any() }
    };
    view! {
        <div class="toolbar">
            <YearCoverage/>
            <span class="push">{move || (!none.get()).then(|| view! { <NewTour/> })}</span>
        </div>
        {body}
    }
}

#[component]
fn Table(found: Memo<Arc<Vec<TourRow>>>) -> impl IntoView {
    let rows = Memo::new(move |_| found.with(|found| found.iter().map(table_row).collect::<Vec<_>>()));
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="观摩">
            <LedgerTable label="观摩" columns=heads() rows=rows/>
        </div>
    }
}

fn heads() -> Vec<Column> {
    let column = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    vec![
        column("名称", 0, Align::Left),
        column("组织单位", 176, Align::Left),
        column("方式", 96, Align::Left),
        column("日期", 148, Align::Left),
        column("观摩点", 72, Align::Right),
        column("评委", 64, Align::Right),
        column("打分（已计 / 应打）", 148, Align::Right),
        column("状态", 112, Align::Left),
    ]
}

fn table_row(row: &TourRow) -> Row {
    let odd = (row.odd > 0).then(|| (format!("{} 张不计", row.odd), TagTone::Red));
    let cells = vec![
        Cell::text(row.name.clone()),
        Cell::text(row.org.clone()),
        Cell::text(row.mode.label()),
        Cell { class: "nowrap", ..Cell::text(row.days.clone()) },
        Cell::text(row.stops.to_string()),
        Cell::text(row.judges.to_string()),
        Cell { tags: odd.into_iter().collect(), ..Cell::text(progress_words(row.progress)) },
        Cell { state: Some(mark(row.stage)), ..Cell::text(row.stage.label()) },
    ];
    Row { key: row.id.to_string(), href: Some(Route::Tour(row.id, tab(row.stage)).href()), cells, ..Row::default() }
}

/// The leaf at which work goes on.
fn tab(stage: Stage) -> TourTab {
    match stage {
        Stage::Planning => TourTab::Plan,
        Stage::Scoring => TourTab::Sheets,
        Stage::Locked | Stage::Filed => TourTab::Results,
    }
}

fn mark(stage: Stage) -> Mark {
    match stage {
        Stage::Planning => Mark::Open,
        Stage::Scoring => Mark::Doing,
        Stage::Locked => Mark::Wait,
        Stage::Filed => Mark::Done,
    }
}

/// Creates a tour and opens it.
fn begin(session: Session, mode: TourMode) {
    let (id, today) = (Session::new_id(), session.today.get_untracked());
    let me = session.me_now();
    let draft = session.look(|ledger, tree| create(ledger, tree, me, mode, today, id));
    session.commit_aloud(draft);
    page::set_hash(&Route::Tour(id, TourTab::Plan).href());
}

/// The ways in which a tour is run, the usual one of this organization first.
fn modes(session: Session) -> Vec<TourMode> {
    let me = session.me_now();
    let usual = session.look(|_, tree| usual_mode(tree, me));
    let mut all = TourMode::ALL.to_vec();
    all.retain(|mode| *mode != usual);
    all.insert(0, usual);
    all
}

/// What a mode is, in a few words (seed 001 §三).
fn about(mode: TourMode) -> &'static str {
    match mode {
        TourMode::Circuit => "本级带队，逐一观摩所辖单位",
        TourMode::Cross => "街道之间相互观摩，不评本街道",
        TourMode::Model => "集中看先进典型，上级组织",
    }
}

/// 新建, with the choice of the mode.
#[component]
fn NewTour() -> impl IntoView {
    let session = Session::get();
    let open = RwSignal::new(false);
    let choice = move |mode: TourMode| {
        let press = move |_| {
            open.set(false);
            begin(session, mode);
        };
        view! { <button type="button" on:click=press>{mode.label()}<span class="faint">{about(mode)}</span></button> }
    };
    view! {
        <Pop label="新建" kind=ButtonKind::Main open end=true>
            <div class="menu-list">{modes(session).into_iter().map(choice).collect_view()}</div>
        </Pop>
    }
}

/// The list without tours.
#[component]
fn NoTours() -> impl IntoView {
    let session = Session::get();
    let schemes = Route::Tours(ToursTab::Schemes).href();
    view! {
        <Empty title="还没有观摩" text="新建一次：定方式和评委，排路线，配对；打完分自动汇总排名，问题转进整改。标准先在“指标体系”里定好。">
            {modes(session).into_iter().enumerate().map(|(at, mode)| {
                let class = if at == 0 { "btn btn-main" } else { "btn" };
                view! { <button type="button" class=class title=about(mode) on:click=move |_| begin(session, mode)>{format!("新建{}", mode.label())}</button> }
            }).collect_view()}
            <a class="btn" href=schemes>"看指标体系"</a>
        </Empty>
    }
}
