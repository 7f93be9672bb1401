//! What the parts of the page share.

use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::browser::collation;
use crate::domain::kind::Id;
use crate::ledger::work::hours::{HoursRow, member_hours};
use crate::ledger::work::people;
use crate::ui::lists::hours::{HoursFilter, HoursSort, shown};
use crate::ui::pages::party_days::frame::Drawn;
use crate::ui::session::Session;

/// The members of one organization and year.
#[derive(Clone, Copy)]
pub struct HoursDesk {
    /// The session.
    pub session: Session,
    /// Which year.
    pub year: i32,
    /// The organization; all below it are shown.
    pub scope: RwSignal<Id>,
    /// Which members.
    pub filter: RwSignal<HoursFilter>,
    /// What is sought.
    pub query: RwSignal<String>,
    /// By what they are sorted, and whether the largest stands first.
    pub sort: RwSignal<(HoursSort, bool)>,
    /// All of them.
    pub rows: Memo<Arc<Vec<HoursRow>>>,
    /// Those that are shown.
    pub shown: Memo<Arc<Vec<HoursRow>>>,
    /// How many rows are drawn.
    pub drawn: Drawn,
}

/// The key of a filter.
pub fn filter_key(filter: HoursFilter) -> &'static str {
    match filter {
        HoursFilter::All => "all",
        HoursFilter::Short => "short",
        HoursFilter::Exempt => "exempt",
    }
}

/// The filter of a key.
pub fn filter_of(key: &str) -> HoursFilter {
    match key {
        "short" => HoursFilter::Short,
        "exempt" => HoursFilter::Exempt,
        _ => HoursFilter::All,
    }
}

impl HoursDesk {
    /// Reads the members, and again whenever the ledger changes.
    pub fn new(session: Session, year: i32) -> Self {
        let scope = RwSignal::new(session.me_now());
        let filter = RwSignal::new(HoursFilter::All);
        let query = RwSignal::new(String::new());
        let sort = RwSignal::new((HoursSort::Roster, false));
        let rows =
            Memo::new(move |_| Arc::new(session.read(|ledger, tree| member_hours(ledger, tree, scope.get(), year))));
        let listed = move |_: Option<&Arc<Vec<HoursRow>>>| {
            let query = query.get();
            let hit = |row: &HoursRow| {
                people::matches(&query, &row.member.name, &collation::initial, &[&row.branch_name]).is_some()
            };
            rows.with(|rows| Arc::new(shown(rows, filter.get(), sort.get(), hit, collation::compare)))
        };
        Self { session, year, scope, filter, query, sort, rows, shown: Memo::new(listed), drawn: Drawn::new() }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether the year is over, so that what is missing is late.
    pub fn is_over(&self) -> bool {
        self.session.today.get().year() > self.year
    }

    /// Shows another organization.
    pub fn show(&self, org: Id) {
        self.drawn.reset();
        self.scope.set(org);
    }

    /// Shows other members.
    pub fn filter_by(&self, filter: HoursFilter) {
        self.drawn.reset();
        self.filter.set(filter);
    }

    /// Seeks.
    pub fn seek(&self, text: String) {
        self.drawn.reset();
        self.query.set(text);
    }

    /// Sorts by a column; by the same once more the other way round, then as the roster stands.
    pub fn sort_by(&self, by: HoursSort) {
        self.drawn.reset();
        self.sort.update(|sort| {
            *sort = match *sort {
                (now, false) if now == by => (by, true),
                (now, true) if now == by => (HoursSort::Roster, false),
                _ => (by, false),
            }
        });
    }
}
