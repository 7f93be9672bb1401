//! Who belongs to a branch, and whether a name is what somebody is looking for.

use std::collections::BTreeMap;

use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Kind, Ref, Value};
use crate::domain::member::Member;
use crate::domain::organization::Level;
use crate::domain::text::half_width;
use crate::ledger::{Draft, Ledger, OrgTree, Record, Same, query};

/// The initial of a character's 拼音 (`李` → `l`), from the browser's collation; `None` for what has none.
pub type Initials<'a> = &'a dyn Fn(char) -> Option<char>;

/// All members, by branch, with 同一个 resolved; read once for a page.
#[derive(Debug, Clone, Default)]
pub struct People {
    same: Same,
    branches: BTreeMap<Id, Vec<Member>>,
}

impl People {
    /// Reads them.
    pub fn of(ledger: &Ledger, tree: &OrgTree) -> Self {
        let mut people = Self { same: Same::members(ledger), branches: BTreeMap::new() };
        for member in each_once(ledger, &people.same).map(query::read::<Member>) {
            if let Some(org) = member.org {
                people.branches.entry(tree.resolve(org)).or_default().push(member);
            }
        }
        people
    }

    /// The id under which a member stands, 同一个 resolved.
    pub fn resolve(&self, member: Id) -> Id {
        self.same.resolve(member)
    }

    /// The members of one branch, those who left too; `branch` must be resolved.
    pub fn of_branch(&self, branch: Id) -> &[Member] {
        self.branches.get(&branch).map_or(&[], Vec::as_slice)
    }
}

/// The records of members, each person once: where several are 同一个, the one that stands for them.
pub fn each_once<'a>(ledger: &'a Ledger, same: &'a Same) -> impl Iterator<Item = &'a Record> {
    ledger.live(Member::SPEC.name).filter(|record| !same.is_old(record.id))
}

/// All members, each person once.
pub fn everybody(ledger: &Ledger) -> Vec<Member> {
    each_once(ledger, &Same::members(ledger)).map(query::read).collect()
}

/// Takes 同一个 back: the record stands for itself again, whichever way the links point.
pub fn stand_alone(ledger: &Ledger, id: Id) -> Draft {
    let mut draft = Draft::new("取消党员的“同一个”");
    for member in ledger.all::<Member>().iter().filter(|one| one.id == id || one.same_as == Some(id)) {
        draft.put(Member::SPEC.name, member.id, Member::same_as, Value::Null);
    }
    draft
}

/// The members of an organization and of all below it, those who left too, each once. For a 党小组: those of its 支部 that
/// are in it.
pub fn members_of(ledger: &Ledger, tree: &OrgTree, org: Id) -> Vec<Member> {
    let org = tree.resolve(org);
    let people = People::of(ledger, tree);
    let is_group = tree.get(org).is_some_and(|org| org.level == Level::Group);
    if is_group {
        let in_group = |member: &&Member| member.group.id.map(|group| tree.resolve(group)) == Some(org);
        return people.branches.values().flatten().filter(in_group).cloned().collect();
    }
    tree.subtree(org).into_iter().flat_map(|(id, _)| people.of_branch(id).to_vec()).collect()
}

/// The roster of an organization on a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Roster {
    /// Who belongs to it.
    pub here: Vec<Member>,
    /// Who left: 转出、去世、出党. Their records stay.
    pub left: Vec<Member>,
}

/// The roster of an organization and all below it, with those who left apart.
pub fn roster(ledger: &Ledger, tree: &OrgTree, org: Id, today: Date) -> Roster {
    let (here, left) = members_of(ledger, tree, org).into_iter().partition(|member| member.belongs_on(today));
    Roster { here, left }
}

/// A reference to the member of an organization with this name, where exactly one has it; else the bare name.
pub fn named(ledger: &Ledger, tree: &OrgTree, org: Id, name: &str) -> Ref {
    let name = name.trim();
    // The branch itself first: a name that is taken twice in a 社区 may be clear within the branch.
    let line = std::iter::once(tree.resolve(org)).chain(tree.ancestors(org).into_iter().take(1));
    for scope in line {
        let found: Vec<Member> =
            members_of(ledger, tree, scope).into_iter().filter(|member| member.name == name).collect();
        if let [only] = found.as_slice() {
            return Ref::to(only.id, name);
        }
    }
    Ref::named(name)
}

/// The same for a value that was typed into a field for one person.
pub(super) fn resolve_typed(ledger: &Ledger, tree: &OrgTree, org: Option<Id>, value: Value) -> Value {
    match (org, Ref::from_value(&value)) {
        (Some(org), Some(typed)) if typed.id.is_none() => named(ledger, tree, org, &typed.name).to_value(),
        _ => value,
    }
}

/// Whether a name, or one of the other fields (phone, number, post), is what somebody is looking for, and which
/// characters of the name match, as half-open ranges of characters. Each word of the query must be found: as characters,
/// as 拼音首字母 (`lgl` → 李桂兰), which may be mixed with characters and digits (`d3sq` → 第三社区, `李gl` → 李桂兰), or in
/// the other fields (`2210` finds the phone that ends so). No fuzzy guesses.
pub fn matches(query: &str, name: &str, initials: Initials, extra: &[&str]) -> Option<Vec<(usize, usize)>> {
    let query = half_width(query).to_lowercase();
    let name: Vec<char> = half_width(name).to_lowercase().chars().collect();
    let mut marks = Vec::new();
    for word in query.split_whitespace() {
        let word: Vec<char> = word.chars().collect();
        match mark(&word, &name, initials) {
            Some(found) => marks.push(found),
            None if in_extra(&word, extra) => {}
            None => return None,
        }
    }
    marks.sort_unstable();
    marks.dedup();
    Some(marks)
}

fn mark(word: &[char], name: &[char], initials: Initials) -> Option<(usize, usize)> {
    let by_characters = name.windows(word.len()).position(|part| part == word);
    let at = by_characters.or_else(|| {
        // Figures alone are a phone or a number, and stand in the other fields.
        if !word.iter().any(char::is_ascii_alphabetic) {
            return None;
        }
        let sounds: Vec<char> = name.iter().map(|c| initials(*c).unwrap_or(*c).to_ascii_lowercase()).collect();
        let fits = |at: usize| {
            let there = name.iter().zip(&sounds).skip(at);
            word.iter().zip(there).all(|(typed, (c, sound))| typed == c || typed == sound || Some(*typed) == digit(*c))
        };
        (0..=name.len().checked_sub(word.len())?).find(|at| fits(*at))
    })?;
    Some((at, at + word.len()))
}

/// The digit of a Chinese figure below ten.
fn digit(c: char) -> Option<char> {
    "一二三四五六七八九".chars().zip('1'..='9').find(|(figure, _)| *figure == c).map(|(_, digit)| digit)
}

fn in_extra(word: &[char], extra: &[&str]) -> bool {
    let word: String = word.iter().collect();
    extra.iter().any(|field| half_width(field).to_lowercase().contains(&word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::ledger::work::fixture::*;
    use rstest::rstest;

    pub fn sounds(c: char) -> Option<char> {
        let table = [('李', 'l'), ('桂', 'g'), ('兰', 'l'), ('第', 'd'), ('三', 's'), ('社', 's'), ('区', 'q')];
        table.iter().find(|(known, _)| *known == c).map(|(_, sound)| *sound)
    }

    #[rstest]
    #[case("桂兰", "李桂兰", Some(vec![(1, 3)]))]
    #[case("lgl", "李桂兰", Some(vec![(0, 3)]))]
    #[case("GL", "李桂兰", Some(vec![(1, 3)]))]
    #[case("李 gl", "李桂兰", Some(vec![(0, 1), (1, 3)]))]
    #[case("lgx", "李桂兰", None)]
    #[case("2210", "李桂兰", Some(vec![]))]
    #[case("２２１０", "李桂兰", Some(vec![]))]
    #[case("9999", "李桂兰", None)]
    #[case("书记", "李桂兰", Some(vec![]))]
    #[case("", "李桂兰", Some(vec![]))]
    #[case("李桂兰兰", "李桂兰", None)]
    #[case("李gl", "李桂兰", Some(vec![(0, 3)]))]
    #[case("d3sq", "青岛路第三社区", Some(vec![(3, 7)]))]
    #[case("d3sq", "第3社区", Some(vec![(0, 4)]))]
    #[case("dssq", "第三社区", Some(vec![(0, 4)]))]
    #[case("d4sq", "第三社区", None)]
    #[case("3", "第三社区", Some(vec![]))]
    #[case("买买提", "阿依努尔·买买提", Some(vec![(5, 8)]))]
    fn names_are_found(#[case] query: &str, #[case] name: &str, #[case] expected: Option<Vec<(usize, usize)>>) {
        assert_eq!(matches(query, name, &sounds, &["13812342210", "支部书记"]), expected);
    }

    #[test]
    fn a_roster_sets_apart_who_left_and_counts_the_same_person_once() {
        let mut house = House::new();
        house.member("陈桂兰（旧）", BRANCH);
        house.set::<Member>(id("陈桂兰（旧）"), Member::same_as, &id("陈桂兰"));
        // What it is the same as is not here: it stands for itself.
        house.set::<Member>(id("李建国"), Member::same_as, &id("不在这里"));
        house.set::<Member>(id("孙长青"), Member::left, &day("2026-06-01"));
        let on = |of: &str| {
            let roster = roster(&house.ledger, &house.tree(), id(COMMUNITY), day(of));
            (roster.here.len(), roster.left.len())
        };
        assert_eq!(on("2026-05-31"), (3, 0));
        assert_eq!(on("2026-06-01"), (2, 1));
        let people = People::of(&house.ledger, &house.tree());
        assert_eq!(people.resolve(id("陈桂兰（旧）")), people.resolve(id("陈桂兰")));
    }

    #[rstest]
    #[case("李建国", "陈桂兰")]
    #[case("陈桂兰", "李建国")]
    fn who_was_the_same_stands_alone_again(#[case] one: &str, #[case] other: &str) {
        let mut house = House::new();
        house.set::<Member>(id(one), Member::same_as, &id(other));
        assert_eq!(everybody(&house.ledger).len(), 2);
        house.apply(stand_alone(&house.ledger, id(one)));
        assert_eq!(everybody(&house.ledger).len(), 3);
        house.set::<Member>(id(one), Member::same_as, &id(other));
        house.apply(stand_alone(&house.ledger, id(other)));
        assert_eq!(everybody(&house.ledger).len(), 3);
    }

    #[test]
    fn a_group_has_the_members_that_are_in_it() {
        let mut house = House::new();
        house.org("一小组", Level::Group, Some(BRANCH));
        house.set::<Member>(id("李建国"), Member::group, &member("一小组"));
        let names: Vec<String> =
            members_of(&house.ledger, &house.tree(), id("一小组")).into_iter().map(|member| member.name).collect();
        assert_eq!(names, ["李建国"]);
    }

    #[test]
    fn a_typed_name_finds_its_member_where_only_one_has_it() {
        let mut house = House::new();
        let named = |house: &House, name| super::named(&house.ledger, &house.tree(), id(BRANCH), name).id;
        assert_eq!(named(&house, " 李建国"), Some(id("李建国")));
        assert_eq!(named(&house, "外来的人"), None);
        let twin = house.fresh();
        house.commit(|draft| {
            draft.belongs::<Member>(twin, id(BRANCH)).set::<Member, _>(twin, Member::name, &"李建国".to_owned());
        });
        assert_eq!(named(&house, "李建国"), None);
    }
}
