//! 数据交换: packs out and in, conflicts, and what passed.

mod conflicts;
mod diff;
mod export;
mod import;
mod log;

pub use import::{Belongs, Importer};

use leptos::prelude::*;

use crate::ledger::Ledger;
use crate::ui::components::{Page, PageHead};
use crate::ui::route::{ExchangeTab, Route};
use crate::ui::session::Session;

/// The page and its four leaves.
#[component]
pub fn ExchangePage(tab: ExchangeTab) -> impl IntoView {
    let session = Session::get();
    let leaf = match tab {
        ExchangeTab::Export => view! { <export::Export/> }.into_any(),
        ExchangeTab::Import => view! { <import::Import/> }.into_any(),
        ExchangeTab::Conflicts => view! { <conflicts::Conflicts/> }.into_any(),
        ExchangeTab::Log => view! { <log::Log/> }.into_any(),
    };
    view! {
        <Page>
            <PageHead title="数据交换" sub="上报、下发、备份都是一个文件，用 U 盘或内网传" saved=session.saved/>
            <nav class="tabs" aria-label="数据交换">
                {ExchangeTab::ALL.iter().map(|leaf| view! { <Leaf leaf=*leaf open=tab/> }).collect_view()}
            </nav>
            {leaf}
        </Page>
    }
}

#[component]
fn Leaf(leaf: ExchangeTab, open: ExchangeTab) -> impl IntoView {
    let session = Session::get();
    let label = match leaf {
        ExchangeTab::Export => "导出",
        ExchangeTab::Import => "导入",
        ExchangeTab::Conflicts => "冲突",
        ExchangeTab::Log => "往来记录",
    };
    let count = move || {
        let count = if leaf == ExchangeTab::Conflicts { session.ledger.with(Ledger::conflicted) } else { 0 };
        (count > 0).then(|| view! { <i class="red">{count}</i> })
    };
    let current = (leaf == open).then_some("page");
    view! { <a href=Route::Exchange(leaf).href() aria-current=current>{label}{count}</a> }
}

/// Writes everything in memory to a file at once, whatever became of the database.
pub fn rescue(session: Session) {
    if !session.write_backup(&[]) {
        session.say("浏览器不让下载文件。请在浏览器设置里允许下载，再点一次。");
    }
}
