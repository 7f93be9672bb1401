//! Ctrl K: finding an organization, a member or a 主题党日 by name, 拼音首字母, phone or month.

use crate::domain::order::{Gather, Ordered};
use std::collections::BTreeMap;

use super::people::{Initials, everybody, matches};
use crate::domain::kind::Id;
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::party_day::PartyDay;
use crate::ledger::{Ledger, OrgTree};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// An organization.
    Organization,
    /// A member.
    Member,
    /// A 主题党日.
    PartyDay,
}

impl FoundKind {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Organization => "党组织",
            Self::Member => "党员",
            Self::PartyDay => "主题党日",
        }
    }
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Which.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Where it belongs: the upper organization, the branch, the branch and month.
    pub below: String,
    /// The characters of the name that match, as half-open ranges.
    pub marks: Vec<(usize, usize)>,
}

/// Finds by name, at most `most` of them: hits at the beginning of a name first, then organizations before members
/// before 主题党日, newest months first. An empty query finds nothing.
pub fn find(ledger: &Ledger, tree: &OrgTree, query: &str, initials: Initials, most: usize) -> Vec<Found> {
    if query.trim().is_empty() {
        return Vec::new();
    }
    let mut all = organizations(tree, query, initials);
    all.extend(members(ledger, tree, query, initials));
    all.extend(party_days(ledger, tree, query, initials));
    // Stable, so that each kind keeps its own order.
    all.order_by_key(|found| (found.marks.first().is_none_or(|mark| mark.0 > 0), found.kind));
    all.truncate(most);
    all
}

fn organizations(tree: &OrgTree, query: &str, initials: Initials) -> Vec<Found> {
    let hit = |org: &crate::domain::organization::Organization| {
        let marks = matches(query, &org.name, initials, &[&org.phone])?;
        let below = tree.parent(org.id).map_or(org.level.label(), |parent| tree.name(parent)).to_owned();
        Some(Found { kind: FoundKind::Organization, id: org.id, title: org.name.clone(), below, marks })
    };
    tree.all().filter_map(hit).collect()
}

fn members(ledger: &Ledger, tree: &OrgTree, query: &str, initials: Initials) -> Vec<Found> {
    let phones: BTreeMap<Id, String> =
        ledger.all::<MemberPrivate>().into_iter().filter_map(|own| Some((own.member?, own.phone))).gather_map();
    let hit = |member: Member| {
        let phone = phones.get(&member.id).map_or("", String::as_str);
        let marks = matches(query, &member.name, initials, &[phone, &member.post])?;
        let below = member.org.map_or("—", |org| tree.name(org)).to_owned();
        Some(Found { kind: FoundKind::Member, id: member.id, title: member.name, below, marks })
    };
    everybody(ledger).into_iter().filter_map(hit).collect()
}

fn party_days(ledger: &Ledger, tree: &OrgTree, query: &str, initials: Initials) -> Vec<Found> {
    let hit = |day: &PartyDay| {
        let org = day.org.map_or("—", |org| tree.name(org));
        let when = day.month.map_or(String::new(), |month| month.in_words());
        let month = day.month.map_or(String::new(), |month| month.to_string());
        let marks = matches(query, &day.theme, initials, &[org, &when, &month, &day.content, &day.place])?;
        let title = if day.theme.is_empty() { "未定主题".to_owned() } else { day.theme.clone() };
        Some(Found { kind: FoundKind::PartyDay, id: day.id, title, below: format!("{org}　{when}"), marks })
    };
    let mut days = ledger.all::<PartyDay>();
    days.order_by_key(|day| std::cmp::Reverse(day.month));
    days.iter().filter_map(hit).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::kind::Ref;
    use crate::ledger::work::fixture::*;
    use rstest::rstest;

    fn house() -> House {
        let mut house = House::new();
        house.slot(BRANCH, "2026-10", "2026-10-08", "礼赞祖国");
        house.slot(BRANCH, "2026-11", "2026-11-03", "李子园里话消防");
        let private = MemberPrivate::id_of(id("陈桂兰"));
        house.set::<MemberPrivate>(private, MemberPrivate::member, &id("陈桂兰"));
        house.set::<MemberPrivate>(private, MemberPrivate::phone, &"13812342210".to_owned());
        house
    }

    #[rstest]
    #[case("第一网格", &["第一网格党支部", "李子园里话消防", "礼赞祖国"])]
    #[case("李", &["李建国", "李子园里话消防"])]
    #[case("2210", &["陈桂兰"])]
    #[case("2026年10月", &["礼赞祖国"])]
    #[case("第一 消防", &["李子园里话消防"])]
    #[case("  ", &[])]
    #[case("查无此人", &[])]
    fn everything_is_found(#[case] query: &str, #[case] expected: &[&str]) {
        let house = house();
        let found = find(&house.ledger, &house.tree(), query, &|_| None, 20);
        let titles: Vec<&str> = found.iter().map(|found| found.title.as_str()).collect();
        assert_eq!(titles, expected);
    }

    #[test]
    fn hits_say_where_they_belong_and_stop_in_time() {
        let house = house();
        let found = find(&house.ledger, &house.tree(), "李", &|_| None, 1);
        let [only] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((only.below.as_str(), only.marks.as_slice()), (BRANCH, [(0, 1)].as_slice()));
        assert_eq!(Ref::to(only.id, "李建国"), member("李建国"));
    }
}
