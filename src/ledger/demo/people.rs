//! The members: invented names, and what a roster says of them.

use super::data::{DATA, below, chance, mix, pick};
use super::organizations::posts;
use super::steps::{Entry, Pen};
use super::world::{Org, World};
use crate::domain::dates::{Date, PartialDate, add_days, add_months};
use crate::domain::kind::{Id, Ref};
use crate::domain::member::{Gender, Member, MemberPrivate, Standing};
use crate::domain::organization::{Level, Post};
use crate::ledger::Draft;
use chrono::Datelike;

/// An invented area that no 公民身份号码 begins with, so that no living person's is met.
const AREA: &str = "999901";

/// A member.
pub struct Person {
    /// Number among all, for mixing.
    pub at: usize,
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Whether a man.
    pub man: bool,
    /// 民族.
    pub ethnicity: String,
    /// Day of birth.
    pub birth: Date,
    /// Day of joining.
    pub joined: Date,
    /// Why attendance is not counted.
    pub exempt: &'static str,
    /// Works elsewhere.
    pub floating: bool,
    /// Day from which they belong elsewhere.
    pub left: Option<Date>,
}

impl Person {
    /// As other records refer to it.
    pub fn as_ref(&self) -> Ref {
        Ref::to(self.id, self.name.clone())
    }

    /// Whether still 预备 on a day: less than a year in the Party.
    pub fn is_probationary(&self, day: Date) -> bool {
        add_months(self.joined, 12) > day
    }

    /// Years of age.
    pub fn age(&self, today: Date) -> i32 {
        today.year() - self.birth.year()
    }
}

/// How many of a branch's first members lead it: 书记 alone below seven (支部工作条例: no committee).
pub fn leaders_of(org: &Org) -> usize {
    if org.people.len() < 7 { 1 } else { 4 }
}

/// Fills the branches with their members.
pub fn fill(world: &mut World) {
    let today = world.today;
    let mut count = 0;
    for org in &mut world.orgs {
        let known: &[String] = if org.key == "qd2-1" { &DATA.first_branch } else { &[] };
        let size = if org.is_branch() { org.size.max(known.len()) } else { 0 };
        for n in 0..size {
            let guest = DATA.guests.get(count / 53).filter(|_| count % 53 == 40 && n > 4);
            let words = known.get(n).or(guest).cloned().unwrap_or_else(|| invented(count, n));
            let left = (org.key == "jx-2" && n == 5).then(|| add_days(today, -45));
            org.people.push(Person { left, ..person(count, n, &words, today) });
            count += 1;
        }
    }
}

/// A name, gender and age, written as the file writes them. The surname and the given name meet only once.
fn invented(at: usize, n: usize) -> String {
    let man = mix(&[at, 1]) % 20 < 11;
    let given = if man { &DATA.men } else { &DATA.women };
    let surnames: Vec<char> = DATA.surnames.chars().collect();
    let round = at / surnames.len().max(1);
    let surname = surnames.get(at * 37 % surnames.len().max(1)).copied().unwrap_or_default();
    let given = given.split(',').nth((at * 17 + round) % 40).unwrap_or_default();
    // Those who lead are of working age.
    let age = if n < 4 { 32 + mix(&[at, 2]) % 24 } else { 24 + mix(&[at, 2]) % 61 };
    format!("{surname}{given} {} {age}", if man { "男" } else { "女" })
}

fn person(at: usize, n: usize, words: &str, today: Date) -> Person {
    let mut words = words.split(' ');
    let name = words.next().unwrap_or_default().to_owned();
    let man = words.next() == Some("男");
    let age: i32 = words.next().and_then(|age| age.parse().ok()).unwrap_or(40);
    let birthday = Date::from_ymd_opt(today.year() - age, 1, 1).unwrap_or(today);
    let birth = add_days(birthday, below(330, &[at, 11]));
    let newcomer = n > 4 && age < 45 && chance(16, &[at, 12]);
    let joined = if newcomer {
        add_days(today, -30 - below(330, &[at, 13]))
    } else {
        let grown = add_months(birth, 12 * (21 + below(12, &[at, 14])));
        add_days(grown, below(360, &[at, 15])).min(add_months(today, -13 - below(40, &[at, 15])))
    };
    let exempt = match n {
        0..=4 => "",
        _ if age >= 80 => "年老体弱",
        _ if name == "谢德胜" || chance(1, &[at, 16]) => "长期患病",
        _ => "",
    };
    let floating = n > 4 && age < 50 && exempt.is_empty() && chance(14, &[at, 17]);
    Person {
        at,
        id: Id::natural(&["demo", "member", &at.to_string()]),
        name,
        man,
        ethnicity: words.next().unwrap_or("汉族").to_owned(),
        birth,
        joined,
        exempt,
        floating,
        left: None,
    }
}

/// Writes the rosters.
pub fn write(world: &World, pen: &mut Pen) {
    let day = add_days(world.first.first_day(), -18);
    for org in &world.orgs {
        let is_group = |below: &&Org| below.up == org.key && below.level == Level::Group;
        let groups: Vec<Ref> = world.orgs.iter().filter(is_group).map(Org::as_ref).collect();
        let draft = pen.on(org.ours, day, "粘贴名册");
        for (n, person) in org.people.iter().enumerate() {
            member(draft, world.today, org, person, n, &groups);
            if chance(60, &[person.at, 21]) {
                private(draft, org, person);
            }
        }
    }
}

fn member(draft: &mut Draft, today: Date, org: &Org, person: &Person, n: usize, groups: &[Ref]) {
    let age = person.age(today);
    let retired = age >= if person.man { 61 } else { 56 };
    let probationary = person.is_probationary(today);
    // A few rosters lack the day of joining, as rosters do.
    let joined = (probationary || !chance(2, &[person.at, 22])).then_some(person.joined).map(PartialDate::from);
    let confirmed = joined.filter(|_| !probationary).map(|_| PartialDate::from(add_months(person.joined, 12)));
    let mut entry = Entry::of::<Member>(draft, person.id, org.id);
    entry
        .text(Member::name, &person.name)
        .set(Member::gender, &if person.man { Gender::Male } else { Gender::Female })
        .text(Member::ethnicity, &person.ethnicity)
        .text(Member::education, pick(&DATA.educations, education(person, age)))
        .set(Member::standing, &if probationary { Standing::Probationary } else { Standing::Full })
        .text(Member::exempt, person.exempt)
        .set(Member::floating, &person.floating)
        .set(Member::retired, &retired);
    entry.maybe(Member::birth, PartialDate::new(person.birth.year(), Some(person.birth.month()), None).ok());
    entry.maybe(Member::joined, joined).maybe(Member::confirmed, confirmed);
    if person.floating {
        entry.text(Member::floating_to, pick(&DATA.cities, mix(&[person.at, 23])));
    }
    if !groups.is_empty() {
        entry.set(Member::group, &groups.get(n % groups.len()).cloned().unwrap_or_default());
    }
    if let Some((post, duty)) = posts(org).nth(n).filter(|_| n < leaders_of(org)) {
        let post = if *post == Post::Secretary { "支部书记".to_owned() } else { format!("{duty}委员") };
        entry.text(Member::post, &post);
    }
    if !retired {
        let own_work = !matches!(org.sector.key(), "community");
        let job = if own_work { "本单位" } else { pick(&DATA.jobs, mix(&[person.at, 24])) };
        entry.text(Member::job, job);
    }
    if person.left.is_some() {
        entry.maybe(Member::left, person.left).text(Member::left_why, "转出组织关系");
    }
}

/// The older had less schooling.
fn education(person: &Person, age: i32) -> usize {
    let thrown = mix(&[person.at, 25]);
    if age > 65 { thrown % 5 } else { 4 + thrown % 5 }
}

fn private(draft: &mut Draft, org: &Org, person: &Person) {
    let number = mix(&[person.at, 26]);
    let mut entry = Entry::of::<MemberPrivate>(draft, MemberPrivate::id_of(person.id), org.id);
    entry.set(MemberPrivate::member, &person.id).text(MemberPrivate::id_card, &id_card(person));
    // 123 is no network's prefix: nobody's telephone rings.
    entry.text(MemberPrivate::phone, &format!("1230000{:04}", number % 10_000));
    if chance(30, &[person.at, 27]) {
        let (house, room) = (1 + number % 20, 101 + number % 6 * 100);
        entry.text(MemberPrivate::address, &format!("示范小区 {house} 号楼 {room} 室"));
    }
}

/// A number of the invented area with the right check digit.
fn id_card(person: &Person) -> String {
    let order = (mix(&[person.at, 28]) % 499) * 2 + usize::from(person.man);
    let birth = person.birth;
    let first = format!("{AREA}{:04}{:02}{:02}{order:03}", birth.year(), birth.month(), birth.day());
    let sum = first.bytes().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let check = char::from_digit((12 - sum) % 11, 10).unwrap_or('X');
    format!("{first}{check}")
}
