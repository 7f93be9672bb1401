//! A member's attendance and 学时 in a year, against what the rules ask for.

use crate::domain::order::Gather;
use std::collections::{BTreeMap, BTreeSet};

use super::matrix::per_mille;
use super::people::People;
use super::rule_line::rule_line;
use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::party_day::{PartyDay, Presence, default_hours};
use crate::domain::rules::{STUDY_HOURS_LEADER, STUDY_HOURS_MEMBER};
use crate::ledger::{Ledger, OrgTree};
use chrono::Datelike;

/// One member's year.
#[derive(Debug, Clone, PartialEq)]
pub struct HoursRow {
    /// Who.
    pub member: Ref,
    /// The 支部.
    pub branch: Id,
    /// Its name.
    pub branch_name: String,
    /// Sessions at which the member was expected.
    pub due: usize,
    /// Of these, how many the member came to (到会, 线上, 送学).
    pub came: usize,
    /// Of the others, how many were made good (补课).
    pub made_up: usize,
    /// 学时 credited in the year, in hundredths; 补课 counts in the year in which it was done.
    pub hours: i64,
    /// 学时 asked for, in hundredths: of members, or of 书记 and 班子. `None` for whom nothing is asked (免于考勤).
    pub need: Option<i64>,
    /// Why attendance is not counted; empty when it is.
    pub exempt: String,
}

impl HoursRow {
    /// 到会率 in tenths of a percent; `None` when the member was never expected (shown as —).
    pub fn per_mille(&self) -> Option<usize> {
        per_mille(self.came, self.due)
    }

    /// Whether the member has less than so many months of the year ask for.
    pub fn is_behind(&self, months: u32) -> bool {
        self.need.is_some_and(|need| self.hours * 12 < need * i64::from(months))
    }

    /// Hundredths of 学时 still missing; 0 when none are, or none are asked for.
    pub fn missing(&self) -> i64 {
        self.need.map_or(0, |need| (need - self.hours).max(0))
    }
}

/// What is counted for one member.
#[derive(Default)]
struct Count {
    due: usize,
    came: usize,
    made_up: usize,
    hours: i64,
}

/// The members of an organization and all below it, with their year: by branch in the tree's order, those who are 免于考勤
/// behind the others. Who left before the year is not in it.
pub fn member_hours(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32) -> Vec<HoursRow> {
    let people = People::of(ledger, tree);
    let counts = count(ledger, &people, year);
    let leaders = leaders(tree, &people);
    let first_day = Date::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let mut rows = Vec::new();
    for (branch, _) in tree.subtree(top) {
        let members: Vec<_> = people.of_branch(branch).iter().filter(|member| member.belongs_on(first_day)).collect();
        if members.is_empty() {
            continue;
        }
        let need = |rule| rule_line(ledger, tree, branch, rule).map_or(0, |line| line.holds.value * 100);
        let (plain, leading) = (need(STUDY_HOURS_MEMBER), need(STUDY_HOURS_LEADER));
        let from = rows.len();
        for member in members {
            let count = counts.get(&member.id);
            let asked = if leaders.contains(&member.id) { leading } else { plain };
            rows.push(HoursRow {
                member: Ref::to(member.id, member.name.clone()),
                branch,
                branch_name: tree.name(branch).to_owned(),
                due: count.map_or(0, |count| count.due),
                came: count.map_or(0, |count| count.came),
                made_up: count.map_or(0, |count| count.made_up),
                hours: count.map_or(0, |count| count.hours),
                need: (!member.is_exempt()).then_some(asked),
                exempt: member.exempt.clone(),
            });
        }
        // Stable, so that within each part the members keep the order of the roster.
        rows.get_mut(from..).unwrap_or_default().sort_by_key(|row| row.need.is_none());
    }
    rows
}

/// 书记 and 班子 of any organization.
fn leaders(tree: &OrgTree, people: &People) -> BTreeSet<Id> {
    let all = tree.all().flat_map(|org| org.leaders.values());
    all.filter_map(|leader| leader.person.id).map(|id| people.resolve(id)).collect()
}

/// Counts every day that was ever held, since 补课 of an earlier year may count in this one.
fn count(ledger: &Ledger, people: &People, year: i32) -> BTreeMap<Id, Count> {
    let days = ledger.all::<PartyDay>();
    let hosts: BTreeMap<Id, &PartyDay> = days.iter().map(|day| (day.id, day)).gather_map();
    let mut counts: BTreeMap<Id, Count> = BTreeMap::new();
    for day in &days {
        let Some(held) = day.held.filter(|held| held.year() <= year) else { continue };
        let host = day.joint.and_then(|host| hosts.get(&host).copied());
        let hours = hours_of(day, host);
        let mut credited = BTreeSet::new();
        for member in everyone(day) {
            let who = people.resolve(member);
            // One person under two ids is credited once.
            if !credited.insert(who) {
                continue;
            }
            let count = counts.entry(who).or_default();
            if let Some((_, hours)) = day.credit(member, hours).filter(|(counted_in, _)| *counted_in == year) {
                count.hours += hours;
            }
            if held.year() == year && day.roll.iter().any(|person| person.id == Some(member)) {
                attend(count, day, member);
            }
        }
    }
    counts
}

fn attend(count: &mut Count, day: &PartyDay, member: Id) {
    let entry = day.attendance.get(&member.to_string());
    let presence = entry.map_or(Presence::Present, |entry| entry.presence);
    if presence == Presence::Observer {
        return;
    }
    count.due += 1;
    if matches!(presence, Presence::Leave | Presence::Absent) {
        count.made_up += usize::from(entry.is_some_and(|entry| entry.makeup.is_some()));
    } else {
        count.came += 1;
    }
}

/// Those on the roll, and those whose attendance was entered apart from it.
fn everyone(day: &PartyDay) -> BTreeSet<Id> {
    let marked = day.attendance.keys().filter_map(|key| key.parse().ok());
    day.roll.iter().filter_map(|person| person.id).chain(marked).collect()
}

/// The hours of a day, in hundredths: its own, else those of the host with whom it was held together, else by its length.
pub fn hours_of(day: &PartyDay, host: Option<&PartyDay>) -> i64 {
    match (day.hours, host) {
        (None, Some(host)) => default_hours(host),
        _ => default_hours(day),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::member::Member;
    use crate::domain::organization::{Organization, Post};
    use crate::ledger::work::fixture::*;

    fn of<'a>(rows: &'a [HoursRow], name: &str) -> &'a HoursRow {
        rows.iter().find(|row| row.member.id == Some(id(name))).unwrap()
    }

    fn rows(house: &House, year: i32) -> Vec<HoursRow> {
        member_hours(&house.ledger, &house.tree(), id(STREET), year)
    }

    fn mark(house: &mut House, slot: Id, name: &str, presence: Presence, makeup: Option<&str>) {
        house.commit(|draft| {
            let key = id(name).to_string();
            draft.set_part::<PartyDay, _>(slot, PartyDay::attendance, &key, "presence", &presence);
            if let Some(makeup) = makeup {
                draft.set_part::<PartyDay, _>(slot, PartyDay::attendance, &key, "makeup", &day(makeup));
            }
        });
    }

    fn house() -> House {
        let mut house = House::new();
        house.set::<Member>(id("孙长青"), Member::exempt, &"年老体弱".to_owned());
        house.commit(|draft| {
            draft.set_part::<Organization, _>(id(BRANCH), "leaders", "a", "person", &member("李建国"));
            draft.set_part::<Organization, _>(id(BRANCH), "leaders", "a", "post", &Post::Secretary);
        });
        for of in ["2025-12", "2026-01"] {
            let slot = house.held(BRANCH, of, &format!("{of}-10"), "学习");
            house.set::<PartyDay>(slot, PartyDay::hours, &250);
        }
        house
    }

    #[test]
    fn leaders_need_more_and_the_exempt_nothing() {
        let rows = rows(&house(), 2026);
        assert_eq!(rows.len(), 3);
        assert_eq!((of(&rows, "李建国").need, of(&rows, "陈桂兰").need), (Some(5600), Some(3200)));
        let exempt = rows.last().unwrap();
        assert_eq!((exempt.need, exempt.missing(), exempt.exempt.as_str()), (None, 0, "年老体弱"));
        assert_eq!(of(&rows, "陈桂兰").missing(), 2950);
    }

    #[test]
    fn making_good_counts_in_its_own_year() {
        let mut house = house();
        let december = PartyDay::id_of(id(BRANCH), month("2025-12"));
        mark(&mut house, december, "陈桂兰", Presence::Leave, Some("2026-01-20"));
        let (old, new) = (rows(&house, 2025), rows(&house, 2026));
        let before = of(&old, "陈桂兰");
        assert_eq!((before.due, before.came, before.made_up, before.hours), (1, 0, 1, 0));
        assert_eq!((of(&new, "陈桂兰").hours, of(&new, "李建国").hours), (500, 250));
        assert_eq!((of(&new, "陈桂兰").per_mille(), before.per_mille()), (Some(1000), Some(0)));
    }

    #[test]
    fn one_person_under_two_ids_is_credited_once() {
        let mut house = house();
        house.member("李建国二", BRANCH);
        let january = PartyDay::id_of(id(BRANCH), month("2026-01"));
        mark(&mut house, january, "李建国二", Presence::Online, None);
        house.set::<Member>(id("李建国二"), Member::same_as, &id("李建国"));
        assert_eq!(of(&rows(&house, 2026), "李建国").hours, 250);
    }

    #[test]
    fn a_joint_day_is_worth_what_its_host_says() {
        let mut house = house();
        let host = house.held(COMMUNITY, "2026-02", "2026-02-03", "大党课");
        house.set::<PartyDay>(host, PartyDay::hours, &400);
        let own = house.held(BRANCH, "2026-02", "2026-02-03", "大党课");
        house.set::<PartyDay>(own, PartyDay::joint, &host);
        house.set::<PartyDay>(host, PartyDay::roll, &Vec::<Ref>::new());
        assert_eq!(of(&rows(&house, 2026), "陈桂兰").hours, 650);
    }

    #[test]
    fn who_left_before_the_year_is_not_in_it() {
        let mut house = house();
        house.set::<Member>(id("陈桂兰"), Member::left, &day("2026-03-01"));
        assert_eq!((rows(&house, 2026).len(), rows(&house, 2027).len()), (3, 2));
    }
}
