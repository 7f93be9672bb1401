//! Where each pasted organization stands: below which one, and whether it is known here already.
//!
//! The same name below the same upper organization is the same organization; the order of the lines does not matter.

use std::collections::{HashMap, HashSet};

use super::entry::Entry;
use crate::domain::kind::Id;
use crate::domain::organization::{Level, Organization};
use crate::ledger::OrgTree;
use crate::ledger::paste::names;

/// The upper organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parent {
    /// None.
    Top,
    /// One that is known here.
    Known(Id),
    /// One of the pasted ones.
    Pasted(usize),
}

/// The place of one pasted organization.
#[derive(Debug)]
pub struct Place {
    pub parent: Parent,
    /// The organization here that it is.
    pub known: Option<Id>,
    pub problems: Vec<String>,
}

/// The places of all.
pub struct Places(Vec<Place>);

impl Places {
    /// Finds the places.
    pub fn of(entries: &[Entry], tree: &OrgTree, me: Id) -> Self {
        let mut finder = Finder::new(entries, tree, me);
        finder.find_parents();
        finder.refuse_pasted_rings();
        let order: Vec<usize> = finder.parents_first();
        for at in order {
            finder.recognise(at);
        }
        finder.refuse_repetitions();
        finder.refuse_rings_with_known();
        Self(finder.places)
    }

    /// The place of one.
    pub fn at(&self, at: usize) -> Option<&Place> {
        self.0.get(at)
    }

    /// How many pasted ones stand above it.
    pub fn depth(&self, at: usize) -> usize {
        let up = |at: &usize| match self.0.get(*at)?.parent {
            Parent::Pasted(parent) => Some(parent),
            _ => None,
        };
        std::iter::successors(Some(at), up).take(self.0.len()).count().saturating_sub(1)
    }
}

struct Finder<'a> {
    entries: &'a [Entry],
    tree: &'a OrgTree,
    me: Id,
    keys: Vec<String>,
    pasted: HashMap<String, Vec<usize>>,
    known: HashMap<String, Vec<Id>>,
    places: Vec<Place>,
    /// Known ones that stood alone and were recognised; each only once.
    taken: HashSet<Id>,
}

impl<'a> Finder<'a> {
    fn new(entries: &'a [Entry], tree: &'a OrgTree, me: Id) -> Self {
        let keys: Vec<String> = entries.iter().map(|entry| names::key(&entry.name)).collect();
        let mut pasted: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, key) in keys.iter().enumerate() {
            pasted.entry(key.clone()).or_default().push(at);
        }
        let mut known: HashMap<String, Vec<Id>> = HashMap::new();
        for org in tree.all() {
            known.entry(names::key(&org.name)).or_default().push(org.id);
        }
        Self { entries, tree, me: tree.resolve(me), keys, pasted, known, places: Vec::new(), taken: HashSet::new() }
    }

    fn find_parents(&mut self) {
        let mut above: Vec<usize> = Vec::new();
        let by_indent = self.entries.windows(2).any(|pair| matches!(pair, [a, b] if a.indent != b.indent));
        for (at, entry) in self.entries.iter().enumerate() {
            let depth = |at: usize| self.entries.get(at).map(|entry| self.rank(entry, by_indent));
            while above.last().is_some_and(|last| depth(*last) >= depth(at)) {
                above.pop();
            }
            let found = match (&entry.parent, entry.has_parent_column) {
                (Some(name), _) => self.by_name(at, name),
                (None, true) => Ok(self.default(at)),
                (None, false) => Ok(above.last().map_or_else(|| self.default(at), |upper| Parent::Pasted(*upper))),
            };
            above.push(at);
            let (parent, problems) = match found {
                Ok(parent) => (parent, Vec::new()),
                Err(why) => (Parent::Top, vec![why]),
            };
            self.places.push(Place { parent, known: None, problems });
        }
    }

    /// How deep a line of a list stands: by its indent where lines are indented, else by the level of its name.
    fn rank(&self, entry: &Entry, by_indent: bool) -> usize {
        if by_indent { entry.indent } else { usize::from(names::rank(Level::District) - self.height(entry)) }
    }

    fn height(&self, entry: &Entry) -> u8 {
        names::rank(entry.level.or_else(|| names::level_of(&entry.name)).unwrap_or_default())
    }

    /// An upper organization named in the text: a pasted one before a known one.
    fn by_name(&self, at: usize, name: &str) -> Result<Parent, String> {
        let key = names::key(name);
        let alike = |other: &str| names::core(other) == key;
        let mut pasted = self.pasted.get(&key).cloned().unwrap_or_default();
        let mut known = self.known.get(&key).cloned().unwrap_or_default();
        if pasted.is_empty() && known.is_empty() {
            // 青岛路二社区 for 青岛路二社区党委.
            pasted = (0..self.keys.len()).filter(|at| self.keys.get(*at).is_some_and(|key| alike(key))).collect();
            known = self.known.iter().filter(|(key, _)| alike(key)).flat_map(|(_, ids)| ids.iter().copied()).collect();
        }
        let here = |id: &Id| self.tree.is_within(*id, self.me);
        if known.len() > 1 && known.iter().any(here) {
            known.retain(here);
        }
        match (pasted.as_slice(), known.as_slice()) {
            ([only], _) if *only == at => Err(format!("上级“{name}”就是它自己")),
            ([only], _) => Ok(Parent::Pasted(*only)),
            ([], [only]) => Ok(Parent::Known(*only)),
            ([], []) => Err(format!("没有上级“{name}”，粘贴的内容里和本机都没有")),
            ([], several) => Err(format!("本机有 {} 个“{name}”，分不清上级是哪一个", several.len())),
            (several, _) => Err(format!("粘贴的内容里有 {} 个“{name}”，分不清上级是哪一个", several.len())),
        }
    }

    /// Without a word about the upper organization, what is lower than `me` stands below it.
    fn default(&self, at: usize) -> Parent {
        let me = self.tree.get(self.me);
        let is_me = me.is_some_and(|me| self.keys.get(at) == Some(&names::key(&me.name)));
        let lower =
            |me: &Organization| self.entries.get(at).is_some_and(|entry| self.height(entry) < names::rank(me.level));
        if !is_me && me.is_some_and(lower) { Parent::Known(self.me) } else { Parent::Top }
    }

    fn up(&self, at: usize) -> Option<usize> {
        match self.places.get(at)?.parent {
            Parent::Pasted(parent) => Some(parent),
            _ => None,
        }
    }

    fn refuse_pasted_rings(&mut self) {
        for at in 0..self.places.len() {
            let mut ring = vec![at];
            while let Some(next) = ring.last().and_then(|last| self.up(*last)).filter(|next| !ring.contains(next)) {
                ring.push(next);
            }
            if ring.last().and_then(|last| self.up(*last)) == Some(at) {
                let names =
                    ring.iter().chain([&at]).filter_map(|at| self.entries.get(*at)).map(|entry| entry.name.as_str());
                let why = format!("上级写成了一个圈：{}", names.collect::<Vec<_>>().join(" → "));
                if let Some(place) = self.places.get_mut(at) {
                    place.problems.push(why);
                }
            }
        }
        // Told of every member of the ring first, and only then cut.
        for place in self.places.iter_mut().filter(|place| place.problems.iter().any(|why| why.contains('圈'))) {
            place.parent = Parent::Top;
        }
    }

    fn parents_first(&self) -> Vec<usize> {
        let mut depths: Vec<(usize, usize)> = (0..self.places.len())
            .map(|at| (std::iter::successors(Some(at), |at| self.up(*at)).take(self.places.len()).count(), at))
            .collect();
        depths.sort_unstable();
        depths.into_iter().map(|(_, at)| at).collect()
    }

    /// Finds the known organization that a pasted one is.
    fn recognise(&mut self, at: usize) {
        let Some((parent, key)) = self.places.get(at).map(|place| place.parent).zip(self.keys.get(at)) else { return };
        let namesakes = self.known.get(key).map_or(&[][..], Vec::as_slice);
        let parent_id = match parent {
            Parent::Top => None,
            Parent::Known(id) => Some(id),
            Parent::Pasted(upper) => self.places.get(upper).and_then(|upper| upper.known),
        };
        let same_place = namesakes.iter().find(|id| parent_id.is_some() && self.tree.parent(**id) == parent_id);
        let alone = |id: &Id| self.tree.parent(*id).is_none() && !self.taken.contains(id);
        let orphans: Vec<Id> = namesakes.iter().copied().filter(alone).collect();
        let said =
            self.entries.get(at).is_some_and(|entry| entry.parent.is_some()) || matches!(parent, Parent::Pasted(_));
        let known = match (same_place, orphans.as_slice(), namesakes) {
            (Some(id), ..) => Ok(Some(*id)),
            // One that stands alone here gets the upper organization that the text names.
            (None, [only], _) => Ok(Some(*only)),
            // The text says nothing about the upper organization: one of this name is enough.
            (None, _, [only]) if !said => Ok(Some(*only)),
            (None, _, [_, _, ..]) if !said => Err(namesakes.len()),
            _ => Ok(None),
        };
        let Some(place) = self.places.get_mut(at) else { return };
        match known {
            Ok(known) => {
                place.known = known;
                self.taken.extend(known);
                // Where it stands here is not changed by a text that does not say.
                if let Some(upper) = known.filter(|_| !said).and_then(|id| self.tree.parent(id)) {
                    place.parent = Parent::Known(upper);
                }
            }
            Err(count) => place.problems.push(format!("本机有 {count} 个同名的，请加一列“上级党组织”写明是哪一个")),
        }
    }

    fn refuse_repetitions(&mut self) {
        let mut seen: HashMap<(Parent, &str), usize> = HashMap::new();
        for (at, key) in self.keys.iter().enumerate() {
            let Some(parent) = self.places.get(at).map(|place| self.canonical(place.parent)) else { continue };
            let first = *seen.entry((parent, key)).or_insert(at);
            let line = self.entries.get(first).map_or(0, |entry| entry.line);
            if let Some(place) = self.places.get_mut(at).filter(|place| first != at && place.problems.is_empty()) {
                place.problems.push(format!("与第 {line} 行重复"));
            }
        }
    }

    /// A pasted organization that is known stands for the known one.
    fn canonical(&self, parent: Parent) -> Parent {
        match parent {
            Parent::Pasted(at) => self.places.get(at).and_then(|place| place.known).map_or(parent, Parent::Known),
            other => other,
        }
    }

    /// A known organization that gets an upper one must not stand above it already.
    fn refuse_rings_with_known(&mut self) {
        let given: HashMap<Id, Parent> =
            self.places.iter().filter_map(|place| Some((place.known?, place.parent))).collect();
        let next = |node: Parent| -> Parent {
            match self.canonical(node) {
                Parent::Known(id) => match self.tree.parent(id) {
                    Some(upper) => Parent::Known(upper),
                    None => given.get(&id).map_or(Parent::Top, |parent| self.canonical(*parent)),
                },
                Parent::Pasted(at) => self.places.get(at).map_or(Parent::Top, |place| self.canonical(place.parent)),
                Parent::Top => Parent::Top,
            }
        };
        let in_ring = |id: Id| {
            let mut passed = HashSet::new();
            let mut node = next(Parent::Known(id));
            while node != Parent::Top && passed.insert(node) {
                if node == Parent::Known(id) {
                    return true;
                }
                node = next(node);
            }
            false
        };
        let rings: Vec<bool> = self.places.iter().map(|place| place.known.is_some_and(in_ring)).collect();
        for (place, _) in self.places.iter_mut().zip(rings).filter(|(_, ring)| *ring) {
            place.problems.push("上级写成了一个圈：它的上级现在就在它下面".to_owned());
        }
    }
}
