//! The tree of organizations, with 同一个 resolved and cycles broken.

use crate::domain::order::{Gather, Ordered};
use std::collections::{BTreeMap, BTreeSet};

use super::{Ledger, Record, Same, siblings};
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
            moved.insert(entry.id, last_moved(entry));
            tree.nodes.insert(entry.id, super::query::read(entry));
        }
        tree.nodes.retain(|id, _| !tree.same.is_old(*id));
        for (id, org) in &tree.nodes {
            // An organization that is its own parent stands at the top.
            let parent = org.parent.id.map(|parent| tree.resolve(parent));
            if let Some(parent) = parent.filter(|parent| parent != id && tree.nodes.contains_key(parent)) {
                tree.parents.insert(*id, parent);
            }
        }
        tree.break_cycles(&moved);
        for id in tree.nodes.keys() {
            tree.children.entry(tree.parents.get(id).copied()).or_default().push(*id);
        }
        let nodes = &tree.nodes;
        let name = |id: Id| nodes.get(&id).map_or_else(String::new, |org| org.name.clone());
        tree.children.values_mut().for_each(|siblings| siblings::arrange(siblings, name));
        tree
    }

    /// A cycle is broken at the link that was written last.
    fn break_cycles(&mut self, moved: &BTreeMap<Id, i64>) {
        let next: BTreeMap<Id, Id> = self.parents.clone();
        for ring in rings(self.nodes.keys().copied(), |id| next.get(&id).copied()) {
            if let Some(cut) = ring.into_iter().max_by_key(|id| (moved.get(id).copied(), *id)) {
                self.parents.remove(&cut);
                self.cycles.push(cut);
            }
        }
        self.cycles.order_by(Ord::cmp);
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
        self.walk(&[self.resolve(top)])
    }

    /// The whole tree, parents before children, with depth.
    pub fn flat(&self) -> Vec<(Id, usize)> {
        self.walk(self.children(None))
    }

    /// Not by recursion: a file may bring a chain that is deeper than the stack.
    fn walk(&self, tops: &[Id]) -> Vec<(Id, usize)> {
        let mut out = Vec::new();
        let mut waiting: Vec<(Id, usize)> = tops.iter().rev().map(|id| (*id, 0)).collect();
        while let Some((id, depth)) = waiting.pop() {
            if self.nodes.contains_key(&id) {
                out.push((id, depth));
                waiting.extend(self.children(Some(id)).iter().rev().map(|child| (*child, depth + 1)));
            }
        }
        out
    }

    /// Every id, old ones of 同一个 too, that stands for the organization or one below it.
    pub fn ids_within(&self, top: Id) -> BTreeSet<Id> {
        let mut ids: BTreeSet<Id> = self.subtree(top).into_iter().map(|(id, _)| id).gather_set();
        let old: Vec<Id> = self.same.iter().filter(|(_, kept)| ids.contains(kept)).map(|(old, _)| old).collect();
        ids.extend(old);
        ids
    }

    /// Every id, old ones of 同一个 too, that stands for the organization.
    pub fn ids_of(&self, id: Id) -> BTreeSet<Id> {
        self.same.ids_of(id).into_iter().gather_set()
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

/// When the link to the parent that is shown was written.
fn last_moved(record: &Record) -> i64 {
    record.register(Organization::parent).first().map_or(0, |write| write.time)
}

/// The rings that one runs into when `next` is followed from every start. Every id is walked once, so that a chain of
/// any length costs no more than its length.
fn rings(starts: impl Iterator<Item = Id>, next: impl Fn(Id) -> Option<Id>) -> Vec<Vec<Id>> {
    let mut walked = BTreeSet::new();
    let mut all = Vec::new();
    for start in starts {
        let (mut path, mut at) = (Vec::new(), Some(start));
        while let Some(id) = at.filter(|id| walked.insert(*id)) {
            path.push(id);
            at = next(id);
        }
        if let Some(from) = at.and_then(|again| path.iter().position(|id| *id == again)) {
            all.push(path.split_off(from));
        }
    }
    all
}
