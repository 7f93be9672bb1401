//! 看板: how far all of it has come. Each number opens its list.

mod charts;
mod link;
mod shared;
mod sums;
mod tables;

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;

use super::Tabs;
use crate::browser::page;
use crate::domain::dates::day_in_words;
use crate::domain::kind::Id;
use crate::ledger::rectify::figures::{Figures, figures};
use crate::ui::components::{Button, Empty, Page, PageHead, SectionHead, Select};
use crate::ui::lists::findings::units;
use crate::ui::route::{FindingsTab, Route};
use crate::ui::session::Session;
use charts::{Funnel, Months};
use shared::SharedProblems;
use sums::Sums;
use tables::{StateTable, Tables};

thread_local! {
    /// The organization that was looked at last.
    static LAST: Cell<Option<Id>> = const { Cell::new(None) };
}

/// The figures of the chosen organization, shared by the parts of the page.
#[derive(Clone, Copy)]
struct BoardDesk {
    session: Session,
    unit: RwSignal<Option<Id>>,
    figures: Memo<Arc<Figures>>,
}

impl BoardDesk {
    fn provide() -> Self {
        let session = Session::get();
        let unit = RwSignal::new(LAST.get());
        Effect::new(move |_| LAST.set(unit.get()));
        let figures = Memo::new(move |_| {
            let (top, today) = (unit.get().unwrap_or_else(|| session.me()), session.today.get());
            session.findings.with(|board| session.tree.with(|tree| Arc::new(figures(board, tree, Some(top), today))))
        });
        let desk = Self { session, unit, figures };
        provide_context(desk);
        desk
    }

    fn get() -> Self {
        expect_context::<Self>()
    }

    fn top(self) -> Id {
        self.unit.get().unwrap_or_else(|| self.session.me())
    }
}

/// The page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let desk = BoardDesk::provide();
    let session = desk.session;
    let none = Memo::new(move |_| session.findings.with(|board| board.is_empty()));
    let sub = move || {
        let name = session.tree.with(|tree| tree.name(desk.top()).to_owned());
        format!("{name}和下级　{}", day_in_words(session.today.get()))
    };
    let body = move || match none.get() {
        true => view! { <NoFigures/> }.into_any(),
        false => view! {
            <Chooser/>
            <Sums/>
            <div class="cols finding-top">
                <section><Funnel/><SectionHead title="按状态"/><StateTable/></section>
                <Months/>
            </div>
            <Tables/>
            <SharedProblems/>
        }
        .into_any(),
    };
    view! {
        <Page>
            <PageHead title="整改台账" sub=Signal::derive(sub) saved=session.saved>
                {move || (!none.get()).then(|| view! { <Button label="打印" on_press=|()| page::print()/> })}
            </PageHead>
            <Tabs tab=FindingsTab::Board/>
            {body}
        </Page>
    }
}

/// Whose figures: one's own with all below, or one of those.
#[component]
fn Chooser() -> impl IntoView {
    let desk = BoardDesk::get();
    let options = Memo::new(move |_| {
        let (me, unit) = (desk.session.me(), desk.unit.get());
        desk.session.tree.with(|tree| units(tree, me, unit))
    });
    let several = Memo::new(move |_| options.with(Vec::len) > 1);
    let value = Signal::derive(move || desk.top().to_string());
    let choose = move |key: String| desk.unit.set(key.parse().ok());
    move || {
        several.get().then(|| {
            view! {
                <div class="toolbar finding-tools no-print">
                    <Select label="看哪个单位" value options on_commit=choose/>
                    <span class="quiet small">"含下级；已分解的问题按各部分计，不重复。点数字看台账。"</span>
                </div>
            }
        })
    }
}

#[component]
fn NoFigures() -> impl IntoView {
    let list = Route::Findings(FindingsTab::List).href();
    view! {
        <Empty title="还没有整改问题" text="有了问题，这里按单位、来源、维度和状态看进度，看销号率，看哪些是多个单位共有的。">
            <a class="btn btn-main" href=list>"去台账新建"</a>
        </Empty>
    }
}
