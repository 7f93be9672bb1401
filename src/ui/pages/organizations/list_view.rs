//! What the tree is asked for. It stays as it was while one looks at an organization and comes back.

use crate::domain::order::Gather;
use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::domain::kind::Id;
use crate::ledger::OrgTree;
use crate::ui::lists::organizations::Wanted;

/// What is sought, and what is folded away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeView {
    /// What is sought.
    pub wanted: Wanted,
    /// Organizations whose lower ones are not shown; `None` until one was folded or unfolded.
    pub folded: Option<BTreeSet<Id>>,
}

/// More organizations than this start with all but one's own line folded.
const MANY: usize = 120;

thread_local! {
    static LAST: RefCell<TreeView> = RefCell::default();
}

impl TreeView {
    /// As it was left.
    pub fn last() -> Self {
        LAST.with_borrow(Clone::clone)
    }

    /// Keeps it for the next time.
    pub fn keep(&self) {
        LAST.set(self.clone());
    }

    /// What is folded now: in a large tree, at first, all that stands neither above `me` nor is it.
    pub fn folded(&self, tree: &OrgTree, me: Id) -> BTreeSet<Id> {
        if let Some(folded) = &self.folded {
            return folded.clone();
        }
        if tree.len() <= MANY {
            return BTreeSet::new();
        }
        let mut line: BTreeSet<Id> = tree.ancestors(me).into_iter().gather_set();
        line.insert(tree.resolve(me));
        tree.all().map(|org| org.id).filter(|id| !line.contains(id) && !tree.children(Some(*id)).is_empty()).collect()
    }
}
