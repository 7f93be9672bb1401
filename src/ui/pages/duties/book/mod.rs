//! 书记抓党建工作台账: the secretary's own page, by quarter, from what already happened.

mod quarter;

use std::sync::Arc;

use leptos::prelude::*;

use super::leaves::Leaves;
use super::scope::{Scope, ScopeTools};
use crate::browser::clipboard::copy_text;
use crate::ledger::duties::book::{Line, book, quarter, quarter_of, report, summary};
use crate::ledger::duties::list::{Rate, Reach, list};
use crate::ui::components::{Button, ButtonKind, Check, Page, PageHead};
use crate::ui::route::{DutiesTab, DutySheet, Route};
use crate::ui::session::Session;

/// What the parts share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct BookDesk {
    pub session: Session,
    pub scope: Scope,
    /// Without those of the units below.
    pub own: RwSignal<bool>,
    pub lines: Memo<Arc<Vec<Line>>>,
}

impl BookDesk {
    fn new() -> Self {
        let scope = Scope::new();
        let session = scope.session;
        let own = RwSignal::new(false);
        let all = Memo::new(move |_| {
            let (org, year, today) = (scope.org.get(), scope.year.get(), session.today.get());
            Arc::new(session.read(|ledger, tree| book(ledger, tree, org, year, today)))
        });
        let lines = Memo::new(move |_| {
            let all = all.get();
            if own.get() { Arc::new(all.iter().filter(|line| line.own).cloned().collect()) } else { all }
        });
        Self { session, scope, own, lines }
    }

    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// The quarters that have begun, the newest first.
    fn quarters(self) -> Vec<u8> {
        let today = self.session.today.get();
        let year = chrono::Datelike::year(&today);
        let last = match self.scope.year.get() {
            shown if shown < year => 4,
            shown if shown == year => quarter_of(today),
            _ => 0,
        };
        (1..=last).rev().collect()
    }
}

/// The name of a quarter.
pub fn name(quarter: u8) -> &'static str {
    match quarter {
        1 => "第一季度",
        2 => "第二季度",
        3 => "第三季度",
        _ => "第四季度",
    }
}

/// Puts a quarter on the clipboard: its summary and its lines.
pub fn copy(desk: BookDesk, at: u8) {
    let (unit, year) = (desk.session.look(|_, tree| tree.name(desk.scope.now().0).to_owned()), desk.scope.now().1);
    let title = format!("{unit} {year} 年{}书记抓党建工作小结", name(at));
    let text = desk.lines.with_untracked(|lines| report(&title, &quarter(lines, at)));
    let session = desk.session;
    leptos::task::spawn_local(async move {
        session.say(if copy_text(&text).await {
            format!("已复制{}小结，到 Word 或 WPS 里粘贴", name(at))
        } else {
            "浏览器不让复制。请改用“打印”，或者换一个浏览器。".to_owned()
        });
    });
}

/// The leaf.
#[component]
pub fn BookLeaf() -> impl IntoView {
    let desk = BookDesk::new();
    provide_context(desk);
    let scope = desk.scope;
    let sub = Signal::derive(move || {
        let secretary = desk.session.tree.with(|tree| {
            let org = tree.get(scope.org.get())?;
            org.secretary().map(|one| format!("　书记 {}", one.name))
        });
        format!("{}　{} 年{}", scope.name(), scope.year.get(), secretary.unwrap_or_default())
    });
    let print = move || Route::DutyPrint(DutySheet::Book, scope.org.get(), Some(scope.year.get())).href();
    let quarters = Memo::new(move |_| desk.quarters());
    let current = move || quarters.with(|all| all.first().copied());
    let copy_now = move |()| {
        if let Some(at) = untrack(current) {
            copy(desk, at);
        }
    };
    view! {
        <Page>
            <PageHead title="书记抓党建工作台账" sub saved=desk.session.saved>
                <a class="btn" href=print>"打印"</a>
                {move || current().map(|_| view! { <Button kind=ButtonKind::Main label="复制本季小结" on_press=copy_now/> })}
            </PageHead>
            <Leaves tab=DutiesTab::Book/>
            <div class="toolbar duty-scope">
                <ScopeTools scope/>
                <Check label="只看本单位" checked=desk.own on_commit=move |on| desk.own.set(on)/>
                <TaskRate/>
            </div>
            <p class="small quiet">"不用再填：开过的会、做完的任务、销号的问题、到过的点，自己排进各季度。点一行看原记录。"</p>
            {move || quarters.with(Vec::is_empty).then(|| view! { <p class="quiet duty-gap">"这一年还没有到。"</p> })}
            <For each=move || quarters.get() key=|at| *at let(at)><quarter::Quarter at/></For>
        </Page>
    }
}

/// 年初 X 项，已完成 X 项，占 X%: what is reported each quarter.
#[component]
fn TaskRate() -> impl IntoView {
    let desk = BookDesk::get();
    let words = Memo::new(move |_| {
        let (org, year, today) = (desk.scope.org.get(), desk.scope.year.get(), desk.session.today.get());
        let all = desk.session.read(|ledger, tree| list(ledger, tree, (org, Reach::Own), year, today));
        Rate::of(all.iter().map(|(_, state)| state)).in_words()
    });
    let href = Route::Duties(DutiesTab::Tasks).href();
    view! { <p class="duty-rate push">"任务清单："<a href=href><b>{words}</b></a></p> }
}

/// The summary of a quarter.
pub fn summary_of(desk: BookDesk, at: u8) -> String {
    desk.lines.with(|lines| summary(&quarter(lines, at)))
}
