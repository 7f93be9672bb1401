//! What the list is asked for. It stays as it was while one looks at a member and comes back.

use std::cell::RefCell;

use crate::domain::kind::Id;
use crate::ui::components::Sort;
use crate::ui::lists::members::{BY_BRANCH, Filter};

/// What is sought, of which organization, which of them, in which order.
#[derive(Clone, Debug, PartialEq)]
pub struct ListView {
    /// What was typed into the search box.
    pub query: String,
    /// The organization; `None` for one's own.
    pub scope: Option<Id>,
    /// Which members.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
}

impl Default for ListView {
    fn default() -> Self {
        let sort = Sort { key: BY_BRANCH, descending: false };
        Self { query: String::new(), scope: None, filter: Filter::All, sort }
    }
}

thread_local! {
    static LAST: RefCell<ListView> = RefCell::default();
}

impl ListView {
    /// As it was left.
    pub fn last() -> Self {
        LAST.with_borrow(Clone::clone)
    }

    /// Keeps it for the next time.
    pub fn keep(&self) {
        LAST.set(self.clone());
    }
}

/// The next list is that of one's own members whose entries are not complete or not right.
pub fn look_at_incomplete() {
    ListView { filter: Filter::Lacking, ..ListView::default() }.keep();
}

/// The next list is that of an organization, and of all in it.
pub fn look_at(org: Id) {
    ListView { scope: Some(org), ..ListView::default() }.keep();
}
