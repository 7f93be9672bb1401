//! The organizations, their 班子 and terms, and the fixed days.

use super::data::{DATA, below, mix};
use super::people;
use super::steps::{Entry, Pen};
use super::world::{DISTRICT_RULE, Org, STREET_RULE, World};
use crate::domain::dates::{Date, add_days, add_months};
use crate::domain::fixed_day::{FixedDayRule, Pattern};
use crate::domain::kind::Ref;
use crate::domain::organization::{Leader, Level, Organization, Post};
use crate::domain::party_day::GRACE;
use crate::domain::rules;
use crate::domain::unit_rule::{FixedDay, PatternKind};
use crate::ledger::Draft;

/// What each place in a 班子 is: post, 分工.
const POSTS: [(Post, &str); 5] = [
    (Post::Secretary, "全面工作"),
    (Post::Deputy, "日常党务"),
    (Post::Member, "组织"),
    (Post::Member, "宣传"),
    (Post::Member, "纪检"),
];

/// Writes all organizations, some days before the demo begins.
pub fn write(world: &World, pen: &mut Pen) {
    let draft = pen.there.on(add_days(world.first.first_day(), -20), "建立党组织");
    for org in &world.orgs {
        organization(draft, world, org);
    }
    fixed_day(draft, world, "qu", &DISTRICT_RULE);
    fixed_day(draft, world, "wm", &STREET_RULE);
}

fn organization(draft: &mut Draft, world: &World, org: &Org) {
    let parent = world.org(&org.up).map(Org::as_ref).unwrap_or_default();
    let mut entry = Entry::again::<Organization>(draft, org.id);
    entry
        .text(Organization::name, &org.name)
        .set(Organization::level, &org.level)
        .set(Organization::sector, &org.sector)
        .set(Organization::parent, &parent)
        .set(Organization::founded, &org.founded);
    if org.level == Level::Group {
        return;
    }
    let number = mix(&[org.at, 5]) % 10_000;
    entry.text(Organization::phone, &format!("000-8800{number:04}"));
    term(&mut entry, org, world.today);
    for (n, (person, (post, duty))) in leaders(world, org).iter().zip(posts(org)).enumerate() {
        let key = (n + 1).to_string();
        entry
            .part(Organization::leaders, &key, Leader::person, person)
            .part(Organization::leaders, &key, Leader::post, post)
            .part_text(Organization::leaders, &key, Leader::duty, duty);
    }
}

/// Who leads: those named in the file; a committee is led from its first branch; a branch by its first members.
fn leaders(world: &World, org: &Org) -> Vec<Ref> {
    if let Some(names) = DATA.leaders.get(&org.key) {
        return names.iter().map(Ref::named).collect();
    }
    if org.is_branch() {
        return org.people.iter().take(people::leaders_of(org)).map(people::Person::as_ref).collect();
    }
    let first = world.orgs.iter().find(|below| below.up == org.key && below.is_branch());
    first.map_or(Vec::new(), |branch| branch.people.iter().take(5).map(people::Person::as_ref).collect())
}

/// A committee has all five posts; a small branch has no 副书记.
pub fn posts(org: &Org) -> impl Iterator<Item = &'static (Post, &'static str)> {
    let without_deputy = org.is_branch();
    POSTS.iter().filter(move |(post, _)| !(without_deputy && *post == Post::Deputy))
}

/// The term: one runs out within six months, one is overdue, the others have longer to go.
fn term(entry: &mut Entry, org: &Org, today: Date) {
    let Some(years) = rules::term_years(org.level.key(), org.sector.key()) else { return };
    let years = i32::try_from(years).unwrap_or(3);
    let months = years * 12;
    let end = match org.key.as_str() {
        "qd2-6" => add_days(today, 178),
        "jsl-2" => add_days(today, -40),
        _ => add_months(today, 8 + below(usize::try_from(months).unwrap_or(36) - 10, &[org.at, 9])),
    };
    let start = add_days(add_months(end, -months), 1);
    entry.set(Organization::term_start, &start.max(org.founded)).set(Organization::term_end, &end);
}

fn fixed_day(draft: &mut Draft, world: &World, key: &str, rule: &FixedDayRule) {
    let (Some(org), Pattern::NthWeekday { n, weekday }) = (world.org(key), rule.pattern) else { return };
    Entry::of::<FixedDay>(draft, FixedDay::id_of(org.id), org.id)
        .set(FixedDay::pattern, &PatternKind::NthWeekday)
        .set(FixedDay::nth, &i64::from(n))
        .set(FixedDay::weekday, &i64::from(weekday.number_from_monday()))
        .set(FixedDay::grace, &GRACE);
}
