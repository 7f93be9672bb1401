//! What becomes of each month of each 支部: planned, held, archived, late, or none at all.

use super::data::{chance, mix};
use super::world::{Org, World};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::party_day::GRACE;
use crate::domain::work_calendar::WorkCalendar;

/// Days from the 主题党日 to its archive.
const TO_ARCHIVE: i32 = 8;

/// Those that did not hold the last one that is due (逾期).
const OVERDUE: [&str; 4] = ["qd2-3", "jx-4", "wmb-2", "cx-1"];

/// Those that the community brought together once.
pub const JOINT: [&str; 3] = ["qd2-4", "qd2-5", "qd2-6"];

/// What becomes of a month.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// None is held, with a reason.
    NotApplicable,
    /// It stands in the plan.
    Planned,
    /// It was moved to this day (改期).
    Moved(Date),
    /// It was held; the archive still lacks something.
    Held(Date),
    /// It was held, and archived on the second day.
    Archived(Date, Date),
}

/// One month of one 支部.
pub struct Slot<'a> {
    /// Whose.
    pub org: &'a Org,
    /// The month.
    pub month: YearMonth,
    /// The day of the rule, over the calendar.
    pub day: Date,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether it is held with the community's.
    pub joint: bool,
}

impl Slot<'_> {
    /// The day on which it was held.
    pub fn held(&self) -> Option<Date> {
        match self.fate {
            Fate::Held(day) | Fate::Archived(day, _) => Some(day),
            _ => None,
        }
    }

    /// Held after the days of grace.
    pub fn is_late(&self) -> bool {
        self.held().is_some_and(|held| (held - self.day).num_days() > GRACE)
    }

    /// A number of its own, for mixing.
    pub fn at(&self) -> usize {
        self.org.at * 64 + months_of(self.month)
    }
}

/// All slots; where there is none the month is 未安排 or 未成立.
pub fn slots(world: &World) -> Vec<Slot<'_>> {
    let branches = world.orgs.iter().filter(|org| org.is_branch());
    branches.flat_map(|org| world.months().filter_map(move |month| slot(world, org, month))).collect()
}

fn slot<'a>(world: &World, org: &'a Org, month: YearMonth) -> Option<Slot<'a>> {
    let day = org.place(month).day;
    let joint = month == org.due.prev() && JOINT.contains(&org.key.as_str());
    let fate = if day < org.founded { None } else { destined(world, org, month, day, joint) };
    fate.map(|fate| Slot { org, month, day, fate, joint })
}

/// What the demo wants to show, before chance has its say.
fn destined(world: &World, org: &Org, month: YearMonth, day: Date, joint: bool) -> Option<Fate> {
    let (due, before) = (org.due, org.due.prev());
    match org.key.as_str() {
        "ex" if month.month() == 8 => Some(Fate::NotApplicable),
        "qd2-5" if month == world.month() => {
            Some(Fate::Moved(WorkCalendar::shipped().next_workday(add_days(world.today, 4))))
        }
        key if month == due && OVERDUE.contains(&key) => Some(Fate::Planned),
        "wmb-4" if month == before => None,
        "qd2-4" if month == before.prev() => None,
        "qd2-1" if month == due => Some(Fate::Held(day)),
        "qd2-1" | "qd2-2" if month == before || month == due => Some(archived(day, world.today)),
        _ if joint => Some(archived(day, world.today)),
        _ => thrown(world, org, month, day),
    }
}

fn thrown(world: &World, org: &Org, month: YearMonth, day: Date) -> Option<Fate> {
    let at = [org.at, months_of(month), 31];
    let past = (world.today - day).num_days();
    if past <= 0 {
        let far = month > world.next_month();
        return (!(far && chance(6, &at))).then_some(Fate::Planned);
    }
    let thrown = mix(&at) % 100;
    let recent = month >= org.due.prev();
    let late = add_days(day, 9 + i32::try_from(thrown % 3).unwrap_or(0));
    match thrown {
        _ if past <= GRACE => Some(if thrown < 55 { Fate::Held(day) } else { Fate::Planned }),
        0 if !recent => None,
        2..=6 if late < world.today => Some(archived(WorkCalendar::shipped().previous_workday(late), world.today)),
        7 => Some(Fate::Held(day)),
        8..=20 if recent => Some(Fate::Held(day)),
        _ => Some(archived(day, world.today)),
    }
}

/// Archived some days later, when that time has come.
fn archived(held: Date, today: Date) -> Fate {
    let archived = add_days(held, TO_ARCHIVE);
    if archived <= today { Fate::Archived(held, archived) } else { Fate::Held(held) }
}

/// A number of a month, for mixing.
pub fn months_of(month: YearMonth) -> usize {
    usize::from(month.month()) + 12 * (month.year().unsigned_abs() as usize % 4)
}
