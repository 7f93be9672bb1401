//! Names that tell units apart: every 社区 has a 第一网格党支部.

use std::collections::BTreeMap;

use crate::domain::kind::Id;
use crate::ledger::OrgTree;

/// The names of the organizations of a tree.
pub struct Names<'a> {
    tree: &'a OrgTree,
    counts: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    /// As they are told apart within an organization.
    pub fn within(tree: &'a OrgTree, top: Id) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, _) in tree.subtree(top) {
            *counts.entry(tree.name(id)).or_default() += 1;
        }
        Self { tree, counts }
    }

    /// The name of an organization; where several bear it, with the next higher one before it: 江西社区第一网格党支部.
    pub fn name(&self, id: Id) -> String {
        let name = self.tree.name(id);
        let upper = self.tree.parent(id).filter(|_| self.counts.get(name).is_some_and(|count| *count > 1));
        let short =
            |upper: Id| ["党工委", "党委", "党总支"].iter().find_map(|end| self.tree.name(upper).strip_suffix(end));
        match upper.map(|upper| short(upper).unwrap_or(self.tree.name(upper))) {
            Some(upper) => format!("{upper}{name}"),
            None => name.to_owned(),
        }
    }
}
