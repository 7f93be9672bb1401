//! What the parts of 备案汇总 share.

use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::tour::TourMode;
use crate::ledger::tour::filing::{Filed, filed, years};
use crate::ui::lists::results::filed::tracks;
use crate::ui::session::Session;

/// The locked tours of a year.
#[derive(Clone, Copy)]
pub struct FiledDesk {
    /// The session.
    pub session: Session,
    /// Years of which there are any, newest first.
    pub years: Memo<Vec<i64>>,
    /// The year one looks at.
    pub year: Memo<i64>,
    /// Its tours.
    pub all: Memo<Arc<Vec<Filed>>>,
    /// Of which mode only.
    pub mode: Memo<Option<TourMode>>,
    /// The 排名组.
    pub track: Memo<String>,
    wanted_year: RwSignal<Option<i64>>,
    wanted_mode: RwSignal<Option<TourMode>>,
    wanted_track: RwSignal<String>,
}

impl FiledDesk {
    /// The newest year first.
    pub fn new(session: Session) -> Self {
        let (wanted_year, wanted_mode, wanted_track) =
            (RwSignal::new(None), RwSignal::new(None), RwSignal::new(String::new()));
        let years = Memo::new(move |_| session.ledger.with(years));
        let year = Memo::new(move |_| {
            let known = |year: &i64| years.with(|years| years.contains(year));
            let newest = || years.with(|years| years.first().copied());
            wanted_year.get().filter(known).or_else(newest).unwrap_or_else(|| i64::from(session.today.get().year()))
        });
        let all = Memo::new(move |_| Arc::new(session.read(|ledger, tree| filed(ledger, tree, year.get()))));
        let mode = Memo::new(move |_| {
            let there = |mode: &TourMode| all.with(|all| all.iter().any(|filed| filed.book.tour.mode == *mode));
            wanted_mode.get().filter(there)
        });
        let track = Memo::new(move |_| {
            let names = all.with(|all| tracks(&of_mode(all, mode.get())));
            let wanted = wanted_track.get();
            let first = || names.first().map(|(name, _)| name.clone());
            if names.iter().any(|(name, _)| *name == wanted) { wanted } else { first().unwrap_or_default() }
        });
        Self { session, years, year, all, mode, track, wanted_year, wanted_mode, wanted_track }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Looks at the tours that are shown.
    pub fn with_shown<T>(self, f: impl FnOnce(&[&Filed]) -> T) -> T {
        let mode = self.mode.get();
        self.all.with(|all| f(&of_mode(all, mode)))
    }

    /// Looks at another year.
    pub fn choose_year(self, year: Option<i64>) {
        self.wanted_year.set(year);
    }

    /// Looks at the tours of one mode; all with an empty key.
    pub fn choose_mode(self, key: &str) {
        self.wanted_mode.set(TourMode::of(key));
    }

    /// Looks at another 排名组.
    pub fn choose_track(self, name: String) {
        self.wanted_track.set(name);
    }
}

fn of_mode(all: &[Filed], mode: Option<TourMode>) -> Vec<&Filed> {
    all.iter().filter(|filed| mode.is_none_or(|mode| filed.book.tour.mode == mode)).collect()
}
