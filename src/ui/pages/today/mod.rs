//! 今日: what is late, what is due, what is missing, and one click to each.

mod month;
mod section;

use std::sync::Arc;

use leptos::prelude::*;

use super::find::FindOpen;
use crate::browser::clock;
use crate::domain::dates;
use crate::ledger::work::today::{self, BackupState, TodayPage as Found};
use crate::ui::components::{Banner, BannerKind, Button, Page, PageHead};
use crate::ui::route::{ExchangeTab, Route};
use crate::ui::session::Session;

/// The context that holds what 今日 shows; the rail counts it too, so it is found once. Nothing until [`follow`] has run.
#[derive(Clone, Copy)]
pub struct TodaySignal(pub RwSignal<Option<Arc<Found>>>);

impl TodaySignal {
    /// Nothing found yet.
    pub fn empty() -> Self {
        Self(RwSignal::new(None))
    }

    /// How many things are due, and whether any is late: for the rail.
    pub fn counts(self) -> (usize, bool) {
        self.0.with(|found| {
            let counts = found.as_ref().map(|found| found.counts).unwrap_or_default();
            (counts.late + counts.soon, counts.late > 0)
        })
    }
}

/// Finds it anew whenever the ledger changes, as long as the owner lives.
pub fn follow(session: Session, TodaySignal(found): TodaySignal) {
    Effect::new(move |_| {
        let now = clock::now_ms();
        let backup = session.backup.with(|backup| BackupState {
            due: backup.is_due(now),
            changes: usize::try_from(backup.changes).unwrap_or(usize::MAX),
            last: backup.last.as_ref().map(|note| clock::date_of(note.time)),
        });
        let day = session.today.get();
        let board = session.findings.get();
        let page = session.read(|ledger, tree| today::today(ledger, tree, &board, session.me(), (day, backup)));
        found.set(Some(Arc::new(page)));
    });
}

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let session = Session::get();
    let TodaySignal(signal) = expect_context();
    let found = Memo::new(move |_| signal.get().unwrap_or_default());
    let FindOpen(finding) = expect_context();
    let day = move || session.today.get();
    let sub =
        Signal::derive(move || Some(format!("{}　{}", dates::day_in_words(day()), dates::weekday_full_zh(day()))));
    let backup = move || {
        found.with(|found| found.backup.clone()).map(|words| {
            view! {
                <Banner kind=BannerKind::Warn lead="该备份了。" text=words>
                    <a class="btn" href=Route::Exchange(ExchangeTab::Export).href()>"现在备份"</a>
                    <Button label="明天再提醒" on_press=move |()| session.put_off_backup()/>
                </Banner>
            }
        })
    };
    let is_new = Memo::new(move |_| session.tree.with(|tree| tree.len() <= 1));
    let beginning = move || is_new.get().then(|| view! { <section::Beginning/> });
    let quiet = move || {
        signal.with(Option::is_some).then_some(())?;
        found
            .with(|found| found.late.is_empty() && found.soon.is_empty() && found.missing.is_empty())
            .then(|| (!is_new.get()).then(|| view! { <section::NothingToDo/> }))
    };
    view! {
        <Page>
            <PageHead title="今日" sub=sub saved=session.saved>
                <button type="button" class="btn" on:click=move |_| finding.set(true)>"查找"<kbd aria-hidden="true">"Ctrl K"</kbd></button>
            </PageHead>
            {backup}
            <div class="cols cols-today">
                <div>
                    {beginning}
                    <section::Section title="一、已经逾期" unit="件" late=true items=Signal::derive(move || found.with(|found| found.late.clone()))/>
                    <section::Section title="二、七日内要办" unit="件" items=Signal::derive(move || found.with(|found| found.soon.clone()))/>
                    <section::Section title="三、还缺什么" unit="项" items=Signal::derive(move || found.with(|found| found.missing.clone()))/>
                    {quiet}
                </div>
                <aside aria-label="本月与本年"><month::ThisMonth/><month::ThisYear/></aside>
            </div>
        </Page>
    }
}
