//! The rows.

use chrono::Datelike;
use leptos::prelude::*;

use super::desk::ListDesk;
use crate::domain::dates::{Date, day_in_table};
use crate::domain::rectification_notice::NoticeStage;
use crate::ledger::rectify::letters::{Letter, Side};
use crate::ui::components::{Align, Cell, Column, LedgerTable, Row};
use crate::ui::pages::notice::marks::notice_mark;
use crate::ui::route::Route;

#[component]
pub fn Table() -> impl IntoView {
    let desk = ListDesk::get();
    let rows = Memo::new(move |_| {
        let (year, side) = (desk.session.today.with(Datelike::year), desk.side.get());
        desk.shown.with(|shown| shown.iter().map(|letter| row(letter, side, year)).collect::<Vec<_>>())
    });
    move || {
        let side = desk.side.get();
        let table = match side {
            Side::Issued => {
                view! { <LedgerTable label="整改通知单" columns=columns(side) rows=rows ticked=desk.ticked/> }
                    .into_any()
            }
            _ => view! { <LedgerTable label="整改通知单" columns=columns(side) rows=rows/> }.into_any(),
        };
        view! { <div class="wide" tabindex="0" role="region" aria-label="整改通知单">{table}</div> }
    }
}

fn columns(side: Side) -> Vec<Column> {
    let column = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    let mut all = vec![column("编号", 200, Align::Left)];
    if side != Side::Received {
        all.push(column("主送", 0, Align::Left));
    }
    if side != Side::Issued {
        all.push(column("签发单位", 0, Align::Left));
    }
    all.extend([
        column("问题（未销号 / 全部）", 150, Align::Right),
        column("整改时限", 96, Align::Left),
        column("签发", 80, Align::Left),
        column("签收", 80, Align::Left),
        column("报告", 80, Align::Left),
        column("状态", 136, Align::Left),
    ]);
    all
}

fn row(letter: &Letter, side: Side, year: i32) -> Row {
    let notice = &letter.notice;
    let day = |day: Option<Date>| day.map_or_else(|| "—".to_owned(), |day| day_in_table(day, year));
    let number = match notice.number_in_words() {
        number if number.is_empty() => "（草稿）".to_owned(),
        number => number,
    };
    let voided = letter.stage == NoticeStage::Void;
    let quiet = if voided || letter.stage == NoticeStage::Done { "faint" } else { "" };
    let plain = |text: String| Cell { class: quiet, ..Cell::text(text) };
    let mut cells = vec![plain(number)];
    if side != Side::Received {
        cells.push(plain(notice.unit.name.clone()));
    }
    if side != Side::Issued {
        cells.push(plain(notice.issuer.name.clone()));
    }
    let (open, all) = letter.findings;
    let late = if letter.late { "red" } else { quiet };
    cells.extend([
        plain(format!("{open} / {all}")),
        Cell { class: late, ..Cell::text(day(notice.due)) },
        plain(day(notice.issued)),
        plain(day(notice.received)),
        plain(day(notice.reported)),
        Cell { state: Some(notice_mark(letter.stage, letter.late)), title: title(letter), ..Cell::text(state(letter)) },
    ]);
    Row {
        key: notice.id.to_string(),
        href: Some(Route::Notice(notice.id).href()),
        cells,
        no_tick: voided,
        ..Row::default()
    }
}

/// The stage, with what it waits for.
fn state(letter: &Letter) -> String {
    let waits = match letter.stage {
        NoticeStage::Issued if letter.notice.sent.is_none() => "待下发",
        NoticeStage::Issued => "待签收",
        NoticeStage::Delivered => "待报告",
        NoticeStage::Reported => "待复查",
        stage => stage.label(),
    };
    if letter.late { format!("{waits}，逾期") } else { waits.to_owned() }
}

fn title(letter: &Letter) -> String {
    match letter.notice.void {
        Some(day) => format!("{day} 作废：{}", letter.notice.void_why),
        None => letter.stage.label().to_owned(),
    }
}
