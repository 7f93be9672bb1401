//! Which 党支部 a cell names.

use std::collections::HashMap;

use super::UnknownBranch;
use crate::domain::kind::Id;
use crate::domain::organization::{Level, Organization};
use crate::ledger::OrgTree;
use crate::ledger::paste::names;

/// What the name of a 党支部 was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    Branch(Id),
    /// None that is known; it can be created. Its name in [`UnknownBranch`].
    Unknown(String),
    /// Something that no member can be put into, in words.
    Wrong(String),
}

/// The organizations at and below `me`, by name.
pub struct Branches<'a> {
    tree: &'a OrgTree,
    me: Id,
    below: Vec<(String, &'a Organization)>,
    answers: HashMap<String, Found>,
    unknown: Vec<UnknownBranch>,
}

impl<'a> Branches<'a> {
    pub fn new(tree: &'a OrgTree, me: Id) -> Self {
        let below = tree.subtree(me).into_iter().filter_map(|(id, _)| tree.get(id));
        let below = below.filter(|org| org.level != Level::Group && org.dissolved.is_none());
        let below = below.map(|org| (names::key(&org.name), org)).collect();
        Self { tree, me, below, answers: HashMap::new(), unknown: Vec::new() }
    }

    /// The 党支部 for rows that name none: `me`, when it is one.
    pub fn default(&self) -> Option<Id> {
        self.tree.get(self.me).filter(|me| me.is_branch()).map(|me| me.id)
    }

    /// The 党支部 of this name.
    pub fn find(&mut self, text: &str) -> Found {
        let key = names::key(text);
        if let Some(found) = self.answers.get(&key) {
            return found.clone();
        }
        let found = self.look_up(text, &key);
        self.answers.insert(key, found.clone());
        found
    }

    fn look_up(&mut self, text: &str, key: &str) -> Found {
        let exact: Vec<&Organization> =
            self.below.iter().filter(|(name, _)| name == key).map(|(_, org)| *org).collect();
        let branches: Vec<&Organization> = exact.iter().copied().filter(|org| org.is_branch()).collect();
        let candidates = if branches.is_empty() { self.qualified(key) } else { branches };
        match (candidates.as_slice(), exact.first()) {
            ([only], _) => Found::Branch(only.id),
            ([], Some(upper)) => Found::Wrong(format!("“{}”不是党支部，党员要写到支部", upper.name)),
            ([], None) => self.offer(text, key),
            (several, _) => {
                let uppers: Vec<&str> =
                    several.iter().filter_map(|org| Some(self.tree.name(self.tree.parent(org.id)?))).collect();
                Found::Wrong(format!(
                    "有 {} 个“{}”（{}），请在前面写上上级党组织",
                    several.len(),
                    text.trim(),
                    uppers.join("、")
                ))
            }
        }
    }

    /// 党支部 whose name was written with, or is kept with, the name of an organization above them.
    fn qualified(&self, key: &str) -> Vec<&'a Organization> {
        let branches = self.below.iter().filter(|(_, org)| org.is_branch());
        let fits = |name: &str, org: &Organization| {
            let before = key.strip_suffix(name).or_else(|| name.strip_suffix(key)).filter(|before| !before.is_empty());
            before.is_some_and(|before| self.tree.ancestors(org.id).into_iter().any(|upper| self.names(upper, before)))
        };
        branches.filter(|(name, org)| fits(name, org)).map(|(_, org)| *org).collect()
    }

    /// Whether the words before the name of a 党支部 are, or end in, the name of this organization.
    fn names(&self, upper: Id, before: &str) -> bool {
        let name = names::key(self.tree.name(upper));
        let core = names::core(&name);
        !core.is_empty() && (names::key(before).ends_with(&name) || before.ends_with(core))
    }

    fn offer(&mut self, text: &str, key: &str) -> Found {
        let name: String = text.split_whitespace().collect();
        if self.default().is_some() {
            return Found::Wrong(format!("“{name}”不是本支部，支部下面不能新建支部"));
        }
        if names::level_of(&name).is_some_and(|level| level != Level::Branch) {
            return Found::Wrong(format!("没有“{name}”；看名称不是党支部，党员要写到支部"));
        }
        let named = |org: &&Organization| {
            let upper = names::key(&org.name);
            !org.is_branch() && key.starts_with(names::core(&upper)) && !names::core(&upper).is_empty()
        };
        let uppers = self.below.iter().map(|(_, org)| *org).filter(named);
        let parent = uppers.max_by_key(|org| names::core(&names::key(&org.name)).len()).map_or(self.me, |org| org.id);
        let title = self.without_upper(text, parent).unwrap_or(&name).to_owned();
        let parent_name = self.tree.name(parent).to_owned();
        self.unknown.push(UnknownBranch { name: name.clone(), title, parent, parent_name, rows: Vec::new() });
        Found::Unknown(name)
    }

    /// The name of a 党支部 before which its upper organization was written apart: 江西社区党委 / 第九党支部.
    fn without_upper<'t>(&self, text: &'t str, upper: Id) -> Option<&'t str> {
        let (before, title) = text.trim().rsplit_once(|c: char| c.is_whitespace() || "/>＞→".contains(c))?;
        let (before, upper) = (names::key(before), names::key(self.tree.name(upper)));
        (before == upper || before == names::core(&upper)).then_some(title).filter(|title| !title.is_empty())
    }

    /// The 党支部 that are not known, in the order in which they were named.
    pub fn unknown(self) -> Vec<UnknownBranch> {
        self.unknown
    }
}
