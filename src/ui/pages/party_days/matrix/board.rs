//! What the parts of the matrix share: what was found, what is filtered, folded and drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::collation;
use crate::domain::dates::YearMonth;
use crate::domain::kind::Id;
use crate::ledger::work::matrix::{Matrix, MatrixFilter, MatrixRow, matrix};
use crate::ledger::work::people;
use crate::ui::lists::matrix::{Below, found, nearest_headings, sums, unfolded};
use crate::ui::pages::party_days::frame::Drawn;
use crate::ui::session::Session;

/// 支部 from which on the headings right above them are folded at first.
const MANY: usize = 150;

/// Which 支部 are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// All.
    All,
    /// Those that have not held the month one looks at.
    Missing,
    /// Those with something missing.
    Lacking,
}

impl Filter {
    /// The one of a key.
    pub fn of(key: &str) -> Self {
        match key {
            "missing" => Self::Missing,
            "lacking" => Self::Lacking,
            _ => Self::All,
        }
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Missing => "missing",
            Self::Lacking => "lacking",
        }
    }
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The organization and its months.
    pub row: MatrixRow,
    /// What stands below; only of a heading.
    pub below: Option<Below>,
    /// Whether it is folded; only of a heading.
    pub folded: bool,
    /// Characters of its name that the search hit.
    pub marks: Vec<(usize, usize)>,
}

/// The matrix of one year.
#[derive(Clone, Copy)]
pub struct Board {
    /// The session.
    pub session: Session,
    /// The organization at the top.
    pub top: Id,
    /// Which year.
    pub year: i32,
    /// What was found.
    pub found: Memo<Arc<Matrix>>,
    /// The rows that are shown.
    pub shown: Memo<Arc<Vec<Shown>>>,
    /// The month one looks at, 1 to 12.
    pub month: RwSignal<u8>,
    /// Which 支部.
    pub filter: RwSignal<Filter>,
    /// What is sought.
    pub query: RwSignal<String>,
    /// The folded headings.
    pub folded: RwSignal<BTreeSet<Id>>,
    /// How many rows are drawn.
    pub drawn: Drawn,
}

impl Board {
    /// Reads the matrix, and again whenever the ledger changes.
    pub fn new(session: Session, year: i32) -> Self {
        let top = session.me_now();
        let found = Memo::new(move |_| {
            let today = session.today.get();
            Arc::new(session.read(|ledger, tree| matrix(ledger, tree, top, year, today)))
        });
        let now = YearMonth::of(session.today.get_untracked());
        let month = match now.year().cmp(&year) {
            std::cmp::Ordering::Equal => now.month(),
            std::cmp::Ordering::Greater => 12,
            std::cmp::Ordering::Less => 1,
        };
        let folded = found.with_untracked(|found| match found.count(MatrixFilter::All) > MANY {
            true => nearest_headings(&found.rows),
            false => BTreeSet::new(),
        });
        let (month, filter) = (RwSignal::new(month), RwSignal::new(Filter::All));
        let (query, folded) = (RwSignal::new(String::new()), RwSignal::new(folded));
        let below = Memo::new(move |_| found.with(|found| Arc::new(sums(&found.rows))));
        let shown = move |_: Option<&Arc<Vec<Shown>>>| {
            let by = by_month(filter.get(), month.get());
            let all = filter.get() != Filter::All || query.with(|query| !query.trim().is_empty());
            let folded = if all { BTreeSet::new() } else { folded.get() };
            found.with(|found| query.with(|query| below.with(|below| Arc::new(rows(found, by, query, &folded, below)))))
        };
        Self { session, top, year, found, shown: Memo::new(shown), month, filter, query, folded, drawn: Drawn::new() }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows other 支部.
    pub fn filter_by(&self, filter: Filter) {
        self.drawn.reset();
        self.filter.set(filter);
    }

    /// Seeks.
    pub fn seek(&self, text: String) {
        self.drawn.reset();
        self.query.set(text);
    }

    /// Folds or unfolds a heading.
    pub fn fold(&self, org: Id) {
        self.folded.update(|folded| {
            if !folded.remove(&org) {
                folded.insert(org);
            }
        });
    }

    /// Folds the headings right above the 支部, or unfolds all.
    pub fn fold_all(&self, fold: bool) {
        let folded =
            if fold { self.found.with_untracked(|found| nearest_headings(&found.rows)) } else { BTreeSet::new() };
        self.folded.set(folded);
    }

    /// Whether there is anything to fold.
    pub fn has_headings(&self) -> bool {
        self.found.with(|found| !nearest_headings(&found.rows).is_empty())
    }

    /// Whether rows are filtered or sought, so that nothing is folded.
    pub fn is_searching(&self) -> bool {
        self.filter.get() != Filter::All || self.query.with(|query| !query.trim().is_empty())
    }
}

fn by_month(filter: Filter, month: u8) -> MatrixFilter {
    match filter {
        Filter::All => MatrixFilter::All,
        Filter::Missing => MatrixFilter::NotHeld(month),
        Filter::Lacking => MatrixFilter::Lacking,
    }
}

fn rows(
    matrix: &Matrix,
    by: MatrixFilter,
    query: &str,
    folded: &BTreeSet<Id>,
    below: &BTreeMap<Id, Below>,
) -> Vec<Shown> {
    let marks = |name: &str| people::matches(query, name, &collation::initial, &[]);
    let shown = |row: &MatrixRow| Shown {
        row: row.clone(),
        below: below.get(&row.org).filter(|_| !row.is_branch).cloned(),
        folded: folded.contains(&row.org),
        marks: marks(&row.name).unwrap_or_default(),
    };
    unfolded(found(matrix, by, |name| marks(name).is_some()), folded).into_iter().map(shown).collect()
}
