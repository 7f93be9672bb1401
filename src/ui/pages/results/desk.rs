//! What the parts of the results share: the reckoned results, which 排名组 one looks at, and what was picked.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::{Id, Kind};
use crate::domain::tour::Tour;
use crate::ledger::rights::may_write;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::standing::{Standing, standing};
use crate::ui::lists::results::ranking::{Measure, Ranked, ranking};
use crate::ui::session::Session;

/// A tour and its results.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The tour with its sheets.
    pub book: Book,
    /// Its results.
    pub standing: Standing,
}

impl Reading {
    /// Reckons the results anew; `None` when the tour is gone.
    pub fn of(session: Session, tour: Id) -> Option<Arc<Self>> {
        session.read(|ledger, tree| {
            let book = Book::read(ledger, tree, tour)?;
            let standing = standing(ledger, tree, &book);
            Some(Arc::new(Self { book, standing }))
        })
    }

    /// Whether ranks are hidden (减负).
    pub fn hidden(&self) -> bool {
        self.book.tour.hide_ranks
    }
}

/// What stands beside the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The judges: whether they agree, who is mild.
    Judges,
    /// The stop that was picked.
    Stop,
}

/// The results of one tour.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The session.
    pub session: Session,
    /// Which tour.
    pub tour: Id,
    /// Its results, anew with every change of the ledger.
    pub reading: Memo<Option<Arc<Reading>>>,
    /// The 排名组, by its place.
    pub track: Memo<usize>,
    /// What is ranked by.
    pub measure: Memo<Measure>,
    /// The rows of the 排名组.
    pub rows: Memo<Arc<Vec<Ranked>>>,
    /// The stop whose details are shown.
    pub picked: RwSignal<Option<Id>>,
    /// What stands beside the ranking.
    pub beside: RwSignal<Beside>,
    /// The sheet that lies open.
    pub sheet: RwSignal<Option<Id>>,
    /// Why nothing may be written here, if so.
    pub refusal: Memo<Option<String>>,
    wanted_track: RwSignal<String>,
    wanted_measure: RwSignal<Measure>,
}

impl Desk {
    /// The desk of a tour. The address may name a stop behind the tour: `#/tour/<id>/results/<stop>`.
    pub fn new(session: Session, tour: Id) -> Self {
        let reading = Memo::new(move |_| Reading::of(session, tour));
        let asked = page::hash().trim_matches('/').split('/').nth(3).and_then(|stop| stop.parse::<Id>().ok());
        let asked_track = asked.and_then(|stop| {
            reading.with_untracked(|reading| {
                let reading = reading.as_ref()?;
                let track = reading.standing.input.stops.get(reading.book.stop_at(stop)?)?.track;
                reading.standing.tracks.get(track).cloned()
            })
        });
        let (wanted_track, wanted_measure) =
            (RwSignal::new(asked_track.unwrap_or_default()), RwSignal::new(Measure::Total));
        // The names of the 排名组 may change while one looks: then it is the first again.
        let track = Memo::new(move |_| {
            let names = |reading: &Option<Arc<Reading>>| {
                let tracks = &reading.as_ref()?.standing.tracks;
                wanted_track.with(|wanted| tracks.iter().position(|track| track == wanted))
            };
            reading.with(names).unwrap_or(0)
        });
        let measure = Memo::new(move |_| match wanted_measure.get() {
            Measure::Class(class) if class >= reading.with(|reading| classes(reading.as_deref()).len()) => {
                Measure::Total
            }
            wanted => wanted,
        });
        let rows = Memo::new(move |_| {
            let (track, measure) = (track.get(), measure.get());
            reading.with(|reading| {
                let rows =
                    reading.as_deref().map(|one| ranking(&one.book, &one.standing, track, measure, one.hidden()));
                Arc::new(rows.unwrap_or_default())
            })
        });
        let refusal = Memo::new(move |_| {
            let org = reading.with(|reading| reading.as_ref().and_then(|one| one.book.tour.org));
            let spec = Tour::SPEC.field(Tour::locked)?;
            session.tree.with(|tree| may_write(tree, session.me(), org, spec)).err()
        });
        let beside = RwSignal::new(if asked.is_some() { Beside::Stop } else { Beside::Judges });
        let (picked, sheet) = (RwSignal::new(asked), RwSignal::new(None));
        Self {
            session,
            tour,
            reading,
            track,
            measure,
            rows,
            picked,
            beside,
            sheet,
            refusal,
            wanted_track,
            wanted_measure,
        }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Looks at the results.
    pub fn with<T>(self, f: impl FnOnce(&Reading) -> T) -> Option<T> {
        self.reading.with(|reading| reading.as_deref().map(f))
    }

    /// Looks at the results as they are now, without following changes.
    pub fn look<T>(self, f: impl FnOnce(&Reading) -> T) -> Option<T> {
        self.reading.with_untracked(|reading| reading.as_deref().map(f))
    }

    /// Looks at another 排名组.
    pub fn choose_track(self, name: String) {
        self.wanted_track.set(name);
    }

    /// Ranks by something else.
    pub fn choose_measure(self, measure: Measure) {
        self.wanted_measure.set(measure);
    }

    /// Shows the details of a stop.
    pub fn pick(self, stop: Id) {
        self.picked.set(Some(stop));
        self.beside.set(Beside::Stop);
    }

    /// Whether the results are locked.
    pub fn is_locked(self) -> bool {
        self.with(|reading| reading.book.tour.is_locked()).unwrap_or(false)
    }
}

/// The 类 that have points: their places and names.
pub fn classes(reading: Option<&Reading>) -> Vec<(usize, String)> {
    let all = reading.map(|reading| reading.book.outline.classes.as_slice()).unwrap_or_default();
    all.iter().enumerate().filter(|(_, class)| class.points > 0).map(|(at, class)| (at, class.name.clone())).collect()
}
