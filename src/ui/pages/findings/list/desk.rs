//! What the list reads and what is asked of it. Twenty thousand findings are never copied: the list holds places and ids, and rows are made
//! only for what is drawn.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::collation;
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::ledger::rectify::board::Board;
use crate::ledger::rectify::filter::{Filter, Show, fitting, listed};
use crate::ui::components::{Sort, Window};
use crate::ui::lists::findings::{by, counts, sort};
use crate::ui::pages::findings::Wanted;
use crate::ui::session::Session;

/// So many rows are drawn at first: more than stand on a screen, and few enough to be drawn anew at each key.
const STEP: usize = 60;

thread_local! {
    /// In which order the list was left.
    static LAST_SORT: Cell<Sort> = const { Cell::new(Sort { key: by::DUE, descending: false }) };
}

/// The list, shared by its parts.
#[derive(Clone, Copy)]
pub struct ListDesk {
    /// The session.
    pub session: Session,
    /// All findings.
    pub board: Memo<Arc<Board>>,
    /// What is asked for.
    pub wanted: RwSignal<Filter>,
    /// In which order.
    pub sort: RwSignal<Sort>,
    /// What fits in everything but its state, as places on the board.
    pub places: Memo<Arc<Vec<usize>>>,
    /// How many each group of states shows.
    pub counts: Memo<Vec<(Show, usize)>>,
    /// What is listed, in the order of the screen.
    pub ids: Memo<Arc<Vec<Id>>>,
    /// How many of it are drawn.
    pub window: Window,
    /// Keys of the ticked rows.
    pub ticked: RwSignal<BTreeSet<String>>,
    /// Why something was not done with the chosen ones.
    pub refused: RwSignal<Option<String>>,
}

impl ListDesk {
    /// Makes it, for the parts of the page to find.
    pub fn provide() -> Self {
        let session = Session::get();
        let (board, tree, today) = (session.findings, session.tree, session.today);
        let Wanted(wanted) = expect_context::<Wanted>();
        let order = RwSignal::new(LAST_SORT.get());
        Effect::new(move |_| LAST_SORT.set(order.get()));
        // Another state asks for no new search.
        let asked = Memo::new(move |_| wanted.with(|wanted| Filter { show: Show::All, ..wanted.clone() }));
        let places = Memo::new(move |_| {
            let places = board
                .with(|board| tree.with(|tree| asked.with(|asked| fitting(board, tree, asked, &collation::initial))));
            Arc::new(places)
        });
        let counts = Memo::new(move |_| board.with(|board| places.with(|places| counts(board, places, today.get()))));
        let show = Memo::new(move |_| wanted.with(|wanted| wanted.show));
        let ids = Memo::new(move |_| {
            let Sort { key, descending } = order.get();
            let ids = board.with(|board| {
                let mut ids = places.with(|places| listed(board, places, show.get(), today.get()));
                tree.with(|tree| sort((board, tree), &mut ids, (key, descending), &collation::compare));
                ids
            });
            Arc::new(ids)
        });
        let window = Window::by(Memo::new(move |_| ids.with(|ids| ids.len())), STEP);
        let (ticked, refused) = (RwSignal::new(BTreeSet::new()), RwSignal::new(None));
        let desk = Self { session, board, wanted, sort: order, places, counts, ids, window, ticked, refused };
        provide_context(desk);
        desk
    }

    /// The desk of the page.
    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Asks for something else; the list begins at its top again.
    pub fn ask(self, change: impl FnOnce(&mut Filter)) {
        self.window.restart();
        self.refused.set(None);
        self.wanted.update(change);
    }

    /// The organization whose findings are listed: the one of the filter, else one's own.
    pub fn top(self) -> Id {
        self.wanted.with(|wanted| wanted.unit).unwrap_or_else(|| self.session.me())
    }

    /// The ticked ones that are listed, in the order of the screen.
    pub fn chosen(self) -> Vec<Id> {
        let ticked: BTreeSet<Id> =
            self.ticked.with(|ticked| ticked.iter().filter_map(|key| key.parse().ok()).gather_set());
        if ticked.is_empty() {
            return Vec::new();
        }
        self.ids.with(|ids| ids.iter().copied().filter(|id| ticked.contains(id)).collect())
    }
}
