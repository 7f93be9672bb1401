//! Walking through a list in the order of ids beside another one.

use crate::domain::kind::Id;

/// A place in a list that is in the order of its ids.
pub(super) struct Walk<'a, T> {
    rest: std::iter::Peekable<std::slice::Iter<'a, T>>,
    id: fn(&T) -> Id,
}

impl<'a, T> Walk<'a, T> {
    /// At its beginning.
    pub(super) fn new(list: &'a [T], id: fn(&T) -> Id) -> Self {
        Self { rest: list.iter().peekable(), id }
    }

    /// Goes on to an id, telling what it passes; gives what bears the id.
    pub(super) fn to(&mut self, id: Id, mut passed: impl FnMut(&'a T)) -> Option<&'a T> {
        while let Some(one) = self.rest.next_if(|one| (self.id)(one) < id) {
            passed(one);
        }
        self.rest.next_if(|one| (self.id)(one) == id)
    }

    /// What was not reached.
    pub(super) fn rest(self) -> impl Iterator<Item = &'a T> {
        self.rest
    }
}
