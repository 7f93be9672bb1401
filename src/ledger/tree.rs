//! The tree of organizations, with 同一个 resolved and cycles broken.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ledger, Same, record};
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::Organization;

/// The organizations as a tree. Made anew when they change; a thousand of them take about a millisecond.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrgTree {
    nodes: BTreeMap<Id, Organization>,
    parents: BTreeMap<Id, Id>,
    children: BTreeMap<Option<Id>, Vec<Id>>,
    same: Same,
    cycles: Vec<Id>,
}

impl OrgTree {
    /// Reads the tree out of the ledger.
    pub fn of(ledger: &Ledger) -> Self {
        let mut tree = Self { same: Same::organizations(ledger), ..Self::default() };
        let mut moved = BTreeMap::new();
        for entry in ledger.live(Organization::SPEC.name) {
            let org: Organization = super::query::read(entry);
            moved.insert(org.id, newest(entry));
            tree.nodes.insert(org.id, org);
        }
        tree.nodes.retain(|id, _| !tree.same.is_old(*id));
        for (id, org) in &tree.nodes {
            if let Some(parent) = org
                .parent
                .id
                .map(|parent| tree.resolve(parent))
                .filter(|parent| parent != id && tree.nodes.contains_key(parent))
            {
                tree.parents.insert(*id, parent);
            }
        }
        tree.break_cycles(&moved);
        for id in tree.nodes.keys() {
            tree.children.entry(tree.parents.get(id).copied()).or_default().push(*id);
        }
        tree
    }

    /// A cycle is broken at the link that was written last.
    fn break_cycles(&mut self, moved: &BTreeMap<Id, i64>) {
        let all: Vec<Id> = self.nodes.keys().copied().collect();
        for start in all {
            let mut path = vec![start];
            let mut at = start;
            while let Some(&parent) = self.parents.get(&at) {
                if let Some(from) = path.iter().position(|id| *id == parent) {
                    let ring = path.get(from..).unwrap_or_default();
                    if let Some(cut) = ring.iter().copied().max_by_key(|id| (moved.get(id).copied(), *id)) {
                        self.parents.remove(&cut);
                        self.cycles.push(cut);
                    }
                    break;
                }
                path.push(parent);
                at = parent;
            }
        }
    }

    /// The id under which an organization stands, 同一个 resolved.
    pub fn resolve(&self, id: Id) -> Id {
        self.same.resolve(id)
    }

    /// An organization.
    pub fn get(&self, id: Id) -> Option<&Organization> {
        self.nodes.get(&self.resolve(id))
    }

    /// Its name, or a dash when it is not here.
    pub fn name(&self, id: Id) -> &str {
        self.get(id).map_or("—", |org| org.name.as_str())
    }

    /// All organizations, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Organization> {
        self.nodes.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Organizations whose place in a ring of moves was taken back.
    pub fn cycles(&self) -> &[Id] {
        &self.cycles
    }

    /// The next higher organization.
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.parents.get(&self.resolve(id)).copied()
    }

    /// The organizations right below; of `None`, those at the top.
    pub fn children(&self, id: Option<Id>) -> &[Id] {
        self.children.get(&id.map(|id| self.resolve(id))).map_or(&[], Vec::as_slice)
    }

    /// The organizations above, nearest first.
    pub fn ancestors(&self, id: Id) -> Vec<Id> {
        let mut all = Vec::new();
        let mut at = self.resolve(id);
        while let Some(parent) = self.parent(at) {
            all.push(parent);
            at = parent;
        }
        all
    }

    /// Whether `below` is `above` or stands somewhere below it.
    pub fn is_within(&self, below: Id, above: Id) -> bool {
        let above = self.resolve(above);
        self.resolve(below) == above || self.ancestors(below).contains(&above)
    }

    /// The organization and all below it, parents before children, in the tree's order with their depth.
    pub fn subtree(&self, top: Id) -> Vec<(Id, usize)> {
        let mut out = Vec::new();
        self.walk(self.resolve(top), 0, &mut out);
        out
    }

    /// The whole tree, parents before children, with depth.
    pub fn flat(&self) -> Vec<(Id, usize)> {
        let mut out = Vec::new();
        for top in self.children(None) {
            self.walk(*top, 0, &mut out);
        }
        out
    }

    fn walk(&self, id: Id, depth: usize, out: &mut Vec<(Id, usize)>) {
        if !self.nodes.contains_key(&id) {
            return;
        }
        out.push((id, depth));
        for child in self.children(Some(id)) {
            self.walk(*child, depth + 1, out);
        }
    }

    /// Every id, old ones of 同一个 too, that stands for the organization or one below it.
    pub fn ids_within(&self, top: Id) -> BTreeSet<Id> {
        let mut ids: BTreeSet<Id> = self.subtree(top).into_iter().map(|(id, _)| id).collect();
        let old: Vec<Id> = self.same.iter().filter(|(_, kept)| ids.contains(kept)).map(|(old, _)| old).collect();
        ids.extend(old);
        ids
    }

    /// The 支部 within an organization, itself included, in the tree's order; dissolved ones left out.
    pub fn branches(&self, top: Id) -> Vec<&Organization> {
        self.subtree(top)
            .into_iter()
            .filter_map(|(id, _)| self.get(id))
            .filter(|org| org.is_branch() && org.dissolved.is_none())
            .collect()
    }
}

/// When the link to the parent was last written.
fn newest(record: &record::Record) -> i64 {
    record.register(Organization::parent).iter().map(|write| write.time).max().unwrap_or(0)
}
