//! The district before anything is written: which organizations there are, who is in them, which days are the fixed ones.

use super::data::{DATA, OrgRow, below, mix};
use super::people::{self, Person};
use crate::domain::dates::{Date, Weekday, YearMonth, add_days, add_months};
use crate::domain::fixed_day::{FixedDayRule, Pattern, Placed, Shift, place};
use crate::domain::kind::{Id, Ref};
use crate::domain::organization::{Level, Sector};
use crate::domain::party_day::GRACE;
use crate::domain::work_calendar::WorkCalendar;
use chrono::Datelike;

/// How many months there are to look back on at the least.
const LOOK_BACK: i32 = 5;

/// One organization.
pub struct Org {
    /// Its number among all, for mixing.
    pub at: usize,
    /// Natural key.
    pub key: String,
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Field of work.
    pub sector: Sector,
    /// Natural key of the next higher one.
    pub up: String,
    /// Day of founding.
    pub founded: Date,
    /// The members, when it is a 支部: the 书记 first, then the committee.
    pub people: Vec<Person>,
    /// How many members it is to have.
    pub size: usize,
    /// Its fixed day.
    pub rule: FixedDayRule,
    /// The last month whose fixed day and days of grace are past.
    pub due: YearMonth,
    /// Whether the 社区 of the profile keeps its records.
    pub ours: bool,
}

impl Org {
    /// As other records refer to it.
    pub fn as_ref(&self) -> Ref {
        Ref::to(self.id, self.name.clone())
    }

    /// Whether it holds 主题党日 of its own.
    pub fn is_branch(&self) -> bool {
        self.level == Level::Branch
    }

    /// Where the fixed day of a month stands.
    pub fn place(&self, month: YearMonth) -> Placed {
        place(&self.rule, month, WorkCalendar::shipped())
    }

    /// The n-th person, else the first.
    pub fn person(&self, at: usize) -> Ref {
        self.people.get(at).or(self.people.first()).map(Person::as_ref).unwrap_or_default()
    }
}

/// The district.
pub struct World {
    /// The day around which it is made.
    pub today: Date,
    /// First month of the demo: the January before [`LOOK_BACK`] months.
    pub first: YearMonth,
    /// December of this year.
    pub last: YearMonth,
    /// All organizations, upper ones first.
    pub orgs: Vec<Org>,
}

/// The id of an organization by its natural key.
pub fn org_id(key: &str) -> Id {
    Id::natural(&["demo", "organization", key])
}

/// 每月第一个周二 (seed 001).
pub const DISTRICT_RULE: FixedDayRule =
    FixedDayRule { pattern: Pattern::NthWeekday { n: 1, weekday: Weekday::Tue }, shift: Shift::Later };

/// What 文明路街道 laid down for itself.
pub const STREET_RULE: FixedDayRule =
    FixedDayRule { pattern: Pattern::NthWeekday { n: 2, weekday: Weekday::Thu }, shift: Shift::Later };

impl World {
    /// The organizations and their members.
    pub fn new(today: Date) -> Self {
        let january = |year| YearMonth::new(year, 1).unwrap_or(YearMonth::of(today));
        let first = january(add_months(today, -LOOK_BACK).year());
        let last = YearMonth::new(today.year(), 12).unwrap_or(first);
        let mut world = Self { today, first, last, orgs: Vec::new() };
        for row in &DATA.organizations {
            world.add(row);
            for n in 1..=row.branches {
                world.add(&grid_branch(row, n));
            }
        }
        people::fill(&mut world);
        world
    }

    fn add(&mut self, row: &OrgRow) {
        let at = self.orgs.len();
        let in_wenming = self.is_below(&row.up, "wm");
        let rule = if in_wenming { STREET_RULE } else { DISTRICT_RULE };
        // The third branch of 建设路社区 is founded in April of the first year, so that 未成立 is to be seen.
        let founded = match (row.key.as_str(), YearMonth::new(self.first.year(), 4)) {
            ("jsl-3", Some(april)) => april.day_or_last(2),
            _ => founding(row.founded, at),
        };
        self.orgs.push(Org {
            at,
            id: org_id(&row.key),
            key: row.key.clone(),
            name: row.name.clone(),
            level: Level::of(&row.level).unwrap_or_default(),
            sector: Sector::of(&row.sector).unwrap_or_default(),
            up: row.up.clone(),
            founded,
            people: Vec::new(),
            size: row.members,
            rule,
            due: last_due(&rule, self.today),
            ours: self.is_below(&row.up, "qd2"),
        });
    }

    /// Whether an organization is another, or stands below it.
    pub fn is_below(&self, key: &str, top: &str) -> bool {
        key == top || self.org(key).is_some_and(|org| self.is_below(&org.up, top))
    }

    /// The organization of a key.
    pub fn org(&self, key: &str) -> Option<&Org> {
        self.orgs.iter().find(|org| org.key == key)
    }

    /// This month.
    pub fn month(&self) -> YearMonth {
        YearMonth::of(self.today)
    }

    /// The next month, as far as it is planned: December has none.
    pub fn next_month(&self) -> YearMonth {
        self.month().next().min(self.last)
    }

    /// The months of the demo.
    pub fn months(&self) -> impl Iterator<Item = YearMonth> + use<> {
        let last = self.last;
        std::iter::successors(Some(self.first), move |month| Some(month.next()).filter(|next| *next <= last))
    }
}

/// The n-th 网格党支部 of a community.
fn grid_branch(row: &OrgRow, n: usize) -> OrgRow {
    const NUMBERS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];
    let number = n.checked_sub(1).and_then(|at| NUMBERS.get(at)).copied().unwrap_or_default();
    OrgRow {
        key: format!("{}-{n}", row.key),
        up: row.key.clone(),
        level: Level::Branch.key().to_owned(),
        sector: row.sector.clone(),
        name: format!("第{number}网格党支部"),
        founded: row.founded + 8,
        branches: 0,
        members: 6 + mix(&[row.founded.unsigned_abs() as usize, row.key.len(), n]) % 7,
    }
}

/// Some day of a year.
fn founding(year: i32, at: usize) -> Date {
    let first = Date::from_ymd_opt(year, 1, 1).unwrap_or_default();
    add_days(first, below(360, &[at, 3]))
}

fn last_due(rule: &FixedDayRule, today: Date) -> YearMonth {
    let is_past = |month: &YearMonth| (today - place(rule, *month, WorkCalendar::shipped()).day).num_days() > GRACE;
    let this = YearMonth::of(today);
    [this, this.prev()].into_iter().find(is_past).unwrap_or(this.prev().prev())
}
