//! The list of organizations: the tree, what of it is shown, and what is to be said of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::dates::{Date, add_months};
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::{Level, Organization, Sector};
use crate::domain::rules;
use crate::ledger::work::people::{Initials, everybody, matches};
use crate::ledger::{Ledger, OrgTree};

/// How many months before the end of a term it is told (domain.md §4.6).
const TERM_MONTHS: i32 = 6;

/// What is to be said of a term of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// It ends within half a year.
    Soon,
    /// It has ended.
    Over,
}

/// The last day of a term and whether it is to be told; nothing for the dissolved.
pub fn term(org: &Organization, today: Date) -> Option<(Date, Option<Term>)> {
    let ends = org.term_ends()?;
    let told = match ends {
        _ if org.dissolved.is_some() => None,
        ends if ends < today => Some(Term::Over),
        ends if ends <= add_months(today, TERM_MONTHS) => Some(Term::Soon),
        _ => None,
    };
    Some((ends, told))
}

/// The rule that a term follows, with its source: `每届 3 年，《…》第四条`; `None` where none is known.
pub fn term_source(org: &Organization) -> Option<String> {
    let rule = rules::term_rule(org.level.key(), org.sector.key())?;
    Some(format!("每届 {} 年，{}", rule.demand.value, rule.source_words()))
}

/// How many members each organization has, with all below it, without those who left.
pub fn member_counts(ledger: &Ledger, tree: &OrgTree, today: Date) -> BTreeMap<Id, usize> {
    let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
    for member in everybody(ledger) {
        if let Some(org) = member.org.filter(|_| member.belongs_on(today)) {
            *counts.entry(tree.resolve(org)).or_default() += 1;
        }
    }
    // Children stand behind their parents, so that backwards each sum is whole before it is passed up.
    for (id, _) in tree.flat().into_iter().rev() {
        let own = counts.get(&id).copied().unwrap_or_default();
        if let Some(parent) = tree.parent(id).filter(|_| own > 0) {
            *counts.entry(parent).or_default() += own;
        }
    }
    counts
}

/// What is asked of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// What was typed into the search box.
    pub query: String,
    /// Only this level.
    pub level: Option<Level>,
    /// Only this field of work.
    pub sector: Option<Sector>,
    /// The dissolved too.
    pub dissolved: bool,
}

impl Wanted {
    /// Whether some are left out because of what was asked; then folding is ignored.
    pub fn is_narrow(&self) -> bool {
        !self.query.trim().is_empty() || self.level.is_some() || self.sector.is_some()
    }

    fn hit(&self, org: &Organization, initials: Initials) -> Option<Vec<(usize, usize)>> {
        if self.level.is_some_and(|level| level != org.level) || self.sector.is_some_and(|sector| sector != org.sector)
        {
            return None;
        }
        let secretary = org.secretary().map_or("", |person| person.name.as_str());
        matches(&self.query, &org.name, initials, &[&org.phone, secretary])
    }
}

/// One line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeLine {
    /// The organization.
    pub id: Id,
    /// How deep it stands.
    pub depth: usize,
    /// Whether those below it are shown; `None` when there are none.
    pub open: Option<bool>,
    /// Whether it was asked for; the others are there to show where those stand.
    pub hit: bool,
    /// The characters of its name that the search found.
    pub marks: Vec<(usize, usize)>,
}

/// The lines of the tree that are shown. A search shows what it finds and the organizations above.
pub fn lines(tree: &OrgTree, wanted: &Wanted, folded: &BTreeSet<Id>, initials: Initials) -> Vec<TreeLine> {
    let narrow = wanted.is_narrow();
    let there = |org: &Organization| wanted.dissolved || org.dissolved.is_none();
    let mut hits: BTreeMap<Id, Vec<(usize, usize)>> = BTreeMap::new();
    let mut kept: BTreeSet<Id> = BTreeSet::new();
    for org in tree.all().filter(|org| there(org)) {
        if let Some(marks) = wanted.hit(org, initials) {
            kept.insert(org.id);
            kept.extend(tree.ancestors(org.id));
            hits.insert(org.id, marks);
        }
    }
    let mut out = Vec::new();
    let mut hidden_below: Option<usize> = None;
    for (id, depth) in tree.flat() {
        if hidden_below.is_some_and(|top| depth > top) || !kept.contains(&id) {
            continue;
        }
        hidden_below = None;
        let is_folded = !narrow && folded.contains(&id);
        if is_folded {
            hidden_below = Some(depth);
        }
        let has_below = tree.children(Some(id)).iter().any(|child| kept.contains(child));
        let marks = hits.get(&id).cloned();
        out.push(TreeLine {
            id,
            depth,
            open: (has_below && !narrow).then_some(!is_folded),
            hit: marks.is_some(),
            marks: marks.unwrap_or_default(),
        });
    }
    out
}

/// How many of the hits stand on each level, in the order of the tree, the empty left out.
pub fn level_counts(tree: &OrgTree, wanted: &Wanted, initials: Initials) -> Vec<(Level, usize)> {
    const DOWN: [Level; 6] =
        [Level::District, Level::Street, Level::Community, Level::GeneralBranch, Level::Branch, Level::Group];
    let hits: Vec<Level> = tree
        .all()
        .filter(|org| wanted.dissolved || org.dissolved.is_none())
        .filter(|org| wanted.hit(org, initials).is_some())
        .map(|org| org.level)
        .collect();
    let count = |level| hits.iter().filter(|one| **one == level).count();
    DOWN.into_iter().map(|level| (level, count(level))).filter(|(_, count)| *count > 0).collect()
}

/// Why an organization cannot be deleted: what belongs to it. `None` when nothing does.
pub fn why_not_deleted(ledger: &Ledger, tree: &OrgTree, org: Id, me: Id) -> Option<String> {
    if tree.resolve(org) == tree.resolve(me) {
        return Some("这是本单位，不能删除".to_owned());
    }
    if !tree.children(Some(org)).is_empty() {
        return Some("下面还有党组织，不能删除；可以撤销".to_owned());
    }
    let mut own = ledger.records().filter(|record| &*record.kind != Organization::SPEC.name);
    let has = own.any(|record| {
        record.life() != crate::ledger::Life::Deleted && record.org().is_some_and(|of| tree.resolve(of) == org)
    });
    has.then(|| "已经有党员或记录，不能删除；可以撤销，记录都留着".to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::kind::Value;
    use crate::ui::lists::fixture::*;
    use rstest::rstest;

    fn shown(house: &House, wanted: &Wanted, folded: &[&str]) -> Vec<String> {
        let folded = folded.iter().map(|name| id(name)).collect();
        let tree = house.tree();
        let lines = lines(&tree, wanted, &folded, &|_| None);
        lines.iter().map(|line| format!("{}{}", "-".repeat(line.depth), tree.name(line.id))).collect()
    }

    #[test]
    fn what_is_folded_hides_what_is_below() {
        let mut house = House::new();
        house.org("另一个街道", Level::Street, None);
        let shown = |folded: &[&str]| {
            let mut all = shown(&house, &Wanted::default(), folded);
            all.sort();
            all
        };
        assert_eq!(shown(&["街道"]), ["另一个街道", "街道"]);
        assert_eq!(shown(&["社区"]), ["-社区", "另一个街道", "街道"]);
        assert_eq!(shown(&[]), ["--支部", "-社区", "另一个街道", "街道"]);
    }

    #[test]
    fn a_search_shows_where_its_hits_stand_even_when_folded() {
        let house = House::new();
        let wanted = Wanted { query: "支部".to_owned(), ..Wanted::default() };
        assert_eq!(shown(&house, &wanted, &["街道"]), ["街道", "-社区", "--支部"]);
        let hits: Vec<bool> =
            lines(&house.tree(), &wanted, &BTreeSet::new(), &|_| None).iter().map(|line| line.hit).collect();
        assert_eq!(hits, [false, false, true]);
    }

    #[test]
    fn the_dissolved_are_shown_when_asked_for() {
        let mut house = House::new();
        house.put("支部", Organization::dissolved, Value::from("2026-01-01"));
        assert_eq!(shown(&house, &Wanted::default(), &[]).len(), 2);
        assert_eq!(shown(&house, &Wanted { dissolved: true, ..Wanted::default() }, &[]).len(), 3);
    }

    #[rstest]
    #[case("2026-05-20", Some(Term::Over))]
    #[case("2026-11-21", Some(Term::Soon))]
    #[case("2027-05-21", Some(Term::Soon))]
    #[case("2027-05-22", None)]
    fn terms_are_told_half_a_year_ahead(#[case] ends: &str, #[case] expected: Option<Term>) {
        let mut house = House::new();
        house.put("支部", Organization::term_end, Value::from(ends));
        let tree = house.tree();
        assert_eq!(term(tree.get(id("支部")).unwrap(), day("2026-11-21")), Some((day(ends), expected)));
    }

    #[test]
    fn members_are_counted_upwards() {
        let mut house = House::new();
        house.member("甲", &[]);
        house.member("乙", &[]);
        house.member("走了的", &[("left", "2026-01-01")]);
        let counts = member_counts(&house.ledger, &house.tree(), day("2026-11-21"));
        assert_eq!(["街道", "社区", "支部"].map(|name| counts.get(&id(name)).copied()), [Some(2); 3]);
    }

    #[test]
    fn only_what_holds_nothing_is_deleted() {
        let mut house = House::new();
        let why = |house: &House, org| why_not_deleted(&house.ledger, &house.tree(), id(org), id("街道"));
        assert!(why(&house, "街道").unwrap().contains("本单位"));
        assert!(why(&house, "社区").unwrap().contains("下面还有"));
        assert_eq!(why(&house, "支部"), None);
        house.member("甲", &[]);
        assert!(why(&house, "支部").unwrap().contains("撤销"));
    }

    #[test]
    fn levels_are_counted_from_the_top() {
        let counts = level_counts(&House::new().tree(), &Wanted::default(), &|_| None);
        assert_eq!(counts, [(Level::Street, 1), (Level::Community, 1), (Level::Branch, 1)]);
    }
}
