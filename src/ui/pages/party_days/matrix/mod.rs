//! 谁没开: the whole tree by months.

mod board;
mod foot;
mod keys;
mod row;
mod table;

use leptos::prelude::*;

use super::frame::{Leaf, Leaves, PrintButton, Years, this_year};
use crate::ledger::work::matrix::MatrixFilter;
use crate::ui::components::{Page, PageHead, ScrollRegion, SearchBox, Segment, Segmented};
use crate::ui::route::{ExchangeTab, Route};
use crate::ui::session::Session;

use board::{Board, Filter};

/// The page.
#[component]
pub fn MatrixPage(year: Option<i32>) -> impl IntoView {
    let session = Session::get();
    let year = year.unwrap_or_else(|| this_year(session));
    let board = Board::new(session, year);
    provide_context(board);
    let sub = Signal::derive(move || {
        let branches = board.found.with(|found| found.count(MatrixFilter::All));
        let name = session.tree.with(|tree| tree.name(board.top).to_owned());
        Some(format!("{year} 年主题党日　{name}　{branches} 个党支部"))
    });
    view! {
        <div class="print-wide">
        <Page fill=true>
            <PageHead title="谁没开" sub=sub saved=session.saved>
                <PrintButton drawn=board.drawn/>
                <a class="btn" href=Route::Exchange(ExchangeTab::Export).href()>"导出"</a>
            </PageHead>
            <Leaves open=Leaf::Matrix org=None year><Legend/></Leaves>
            <Tools year/>
            <ScrollRegion label="组织与月份"><table::MatrixTable/></ScrollRegion>
            <foot::Foot/>
        </Page>
        </div>
    }
}

/// Years, search, filters.
#[component]
fn Tools(year: i32) -> impl IntoView {
    let board = Board::get();
    let segments = Signal::derive(move || {
        let month = board.month.get();
        board.found.with(|found| {
            let one = |key: &str, label: String, filter| Segment {
                key: key.to_owned(),
                label,
                count: Some(found.count(filter)),
            };
            vec![
                one("all", "全部".to_owned(), MatrixFilter::All),
                one("missing", format!("{month} 月没开"), MatrixFilter::NotHeld(month)),
                one("lacking", "有缺".to_owned(), MatrixFilter::Lacking),
            ]
        })
    });
    let value = Signal::derive(move || board.filter.get().key().to_owned());
    let select = move |key: String| board.filter_by(Filter::of(&key));
    view! {
        <div class="toolbar">
            <Years year route=move |year: i32| Route::Matrix(Some(year))/>
            <SearchBox label="查找党组织".to_owned() value=board.query on_input=move |text: String| board.seek(text) placeholder="名称或拼音首字母，如 jxsq".to_owned()/>
            <Segmented label="筛选" segments=segments value=value on_select=select/>
            <FoldAll/>
        </div>
    }
}

/// Folds or unfolds everything.
#[component]
fn FoldAll() -> impl IntoView {
    let board = Board::get();
    let some = move || board.has_headings() && !board.is_searching();
    move || {
        some().then(|| {
            let open = board.folded.with(|folded| folded.is_empty());
            let label = if open { "全部收起" } else { "全部展开" };
            view! { <button type="button" class="btn btn-plain btn-small" on:click=move |_| board.fold_all(open)>{label}</button> }
        })
    }
}

/// What the cells mean.
#[component]
fn Legend() -> impl IntoView {
    view! {
        <span class="legend">
            <span><i class="quiet">"3"</i>"已归档（日）"</span>
            <span><i class="m-lack">"3"</i>"已开，缺材料"</span>
            <span><i class="m-plan">"1"</i>"计划"</span>
            <span><i class="m-late">"未"</i>"逾期未开"</span>
            <span><i class="m-none">"无"</i>"没有计划"</span>
            <span><i>"·"</i>"未成立"</span>
        </span>
    }
}
