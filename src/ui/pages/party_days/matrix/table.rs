//! The table: sticky heads, rows as far as they are drawn, totals.

use leptos::prelude::*;

use super::board::{Board, Filter};
use super::keys;
use super::row::row;
use crate::ledger::work::matrix::MonthTotal;
use crate::ui::components::{Empty, thousands};
use crate::ui::pages::party_days::frame::{MoreRow, percent};
use crate::ui::route::Route;

/// Columns of the table: the name, twelve months, two sums.
const SPAN: usize = 15;

/// The table.
#[component]
pub fn MatrixTable() -> impl IntoView {
    let board = Board::get();
    let total = Memo::new(move |_| board.shown.with(|rows| rows.len()));
    let body = move || {
        let drawn = board.drawn.of(total.get());
        board
            .shown
            .with(|rows| rows.iter().take(drawn).enumerate().map(|(at, shown)| row(board, at, shown)).collect_view())
    };
    let none = move || (total.get() == 0).then(|| view! { <Nothing/> });
    let month = |month: u8| view! { <MonthHead month/> };
    view! {
        <table class="matrix" on:keydown=keys::press>
            <caption class="visually-hidden">{format!("{} 年各党组织主题党日，用方向键移动", board.year)}</caption>
            <colgroup><col class="matrix-name"/></colgroup>
            <thead><tr>
                <th scope="col">"党组织"</th>
                {(1..=12).map(month).collect_view()}
                <th scope="col" class="num pad">"已开/应开"</th>
                <th scope="col" class="num pad">"到会率"</th>
            </tr></thead>
            <tbody>{body}<MoreRow drawn=board.drawn total=total span=SPAN/></tbody>
            <Totals/>
        </table>
        {none}
    }
}

/// A month as the head of its column: pressed, it is the month one looks at.
#[component]
fn MonthHead(month: u8) -> impl IntoView {
    let board = Board::get();
    let now = move || board.month.get() == month;
    let pressed = move || now().to_string();
    view! {
        <th scope="col" class:now-col=now>
            <button type="button" class="month-head" aria-pressed=pressed title=format!("看 {month} 月谁没开") on:click=move |_| board.month.set(month)>{month}"月"</button>
        </th>
    }
}

/// The last row.
#[component]
fn Totals() -> impl IntoView {
    let board = Board::get();
    let cell = move |(at, total): (usize, MonthTotal)| {
        let title = format!("应开 {}，已开 {}，未开 {}", total.due, total.held, total.missing);
        let class = if total.missing > 0 { "red" } else { "" };
        let shown = if total.due == 0 && total.held == 0 { "—".to_owned() } else { thousands(total.held) };
        let now = move || usize::from(board.month.get()) == at + 1;
        view! { <td class=class class:now-col=now title=title>{shown}</td> }
    };
    let branches = move || board.found.with(|found| found.count(crate::ledger::work::matrix::MatrixFilter::All));
    view! {
        <tfoot><tr>
            <th scope="row">{move || format!("合计 {} 个党支部", thousands(branches()))}</th>
            {move || board.found.with(|found| found.totals.iter().copied().enumerate().map(cell).collect_view())}
            <td class="num pad">{move || board.found.with(|found| format!("{}/{}", thousands(found.held), thousands(found.due)))}</td>
            <td class="num pad">{move || board.found.with(|found| percent(found.per_mille()))}</td>
        </tr></tfoot>
    }
}

/// No row: nothing fits, or there is no 支部 yet.
#[component]
fn Nothing() -> impl IntoView {
    let board = Board::get();
    let clear = move |_| {
        board.seek(String::new());
        board.filter_by(Filter::All);
    };
    move || {
        if board.is_searching() {
            view! {
                <Empty title="没有符合的党支部" text="换个名称或筛选再看。">
                    <button type="button" class="btn" on:click=clear>"清除筛选"</button>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Empty title="还没有党支部" text="添上下级党组织，这里就按月份列出谁开了、谁没开。">
                    <a class="btn btn-main" href=Route::Organizations.href()>"添党组织"</a>
                </Empty>
            }
            .into_any()
        }
    }
}
