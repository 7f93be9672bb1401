//! Who was expected, who came, and the hours they are credited with.

use std::collections::BTreeMap;

use super::{Attendance, PartyDay, Presence};
use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::member::Member;

/// Counts of one roll call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// 应到.
    pub due: usize,
    /// 到会, 线上 and 送学.
    pub came: usize,
    /// Of these 线上.
    pub online: usize,
    /// Of these 送学.
    pub delivered: usize,
    /// 列席; not expected, so not counted in the rate.
    pub observers: usize,
    /// 请假.
    pub leave: usize,
    /// 缺席.
    pub absent: usize,
    /// 请假 or 缺席, since made good (补课).
    pub made_up: usize,
}

impl Tally {
    /// 到会率 in tenths of a percent; `None` when nobody was expected (shown as —, never as 0 %).
    pub fn per_mille(self) -> Option<usize> {
        (self.due > 0).then(|| (self.came * 1000 + self.due / 2) / self.due)
    }
}

/// The members that a branch expects on a day: those of its members, each given once, that belong to it then and are
/// not 免于考勤.
pub fn expected<'a>(members: impl IntoIterator<Item = &'a Member>, day: Date) -> Vec<Ref> {
    members
        .into_iter()
        .filter(|member| member.belongs_on(day) && !member.is_exempt())
        .map(|member| Ref::to(member.id, member.name.clone()))
        .collect()
}

/// Counts a roll: those on it are there unless marked otherwise; 列席 stand outside it.
pub fn tally(roll: &[Ref], attendance: &BTreeMap<String, Attendance>) -> Tally {
    let mut tally = Tally { due: roll.len(), ..Tally::default() };
    for person in roll {
        let entry = person.id.and_then(|id| attendance.get(&id.to_string()));
        match entry.map_or(Presence::Present, |entry| entry.presence) {
            Presence::Present => tally.came += 1,
            Presence::Online => {
                tally.came += 1;
                tally.online += 1;
            }
            Presence::Delivered => {
                tally.came += 1;
                tally.delivered += 1;
            }
            Presence::Observer => {
                tally.due -= 1;
            }
            Presence::Leave => tally.leave += 1,
            Presence::Absent => tally.absent += 1,
        }
        if entry
            .is_some_and(|entry| matches!(entry.presence, Presence::Leave | Presence::Absent) && entry.makeup.is_some())
        {
            tally.made_up += 1;
        }
    }
    tally.observers = attendance.values().filter(|entry| entry.presence == Presence::Observer).count();
    tally
}

/// Hours credited to each, in hundredths: the host's value, else one hour counts one (local practice, editable).
pub fn default_hours(day: &PartyDay) -> i64 {
    day.hours.unwrap_or_else(|| {
        let held = match (day.held_from, day.held_to) {
            (Some(from), Some(to)) if to > from => i64::from(to.minutes()) - i64::from(from.minutes()),
            _ => 0,
        };
        let minutes = if day.agenda_minutes() > 0 { day.agenda_minutes() } else { held };
        // To the nearest half hour, as units count.
        (minutes + 15) / 30 * 50
    })
}

impl PartyDay {
    /// The hours that a member is credited with, in hundredths, and the year in which they count: that of the day,
    /// or for 补课 that of the 补课. `None` when none are.
    pub fn credit(&self, member: Id, hours: i64) -> Option<(i32, i64)> {
        use chrono::Datelike;
        let held = self.held?;
        let key = member.to_string();
        let entry = self.attendance.get(&key);
        let on_roll = self.roll.iter().any(|person| person.id == Some(member));
        let own = |entry: &Attendance| entry.hours.unwrap_or(hours);
        match entry {
            None => on_roll.then_some((held.year(), hours)),
            Some(entry) => match entry.presence {
                Presence::Leave | Presence::Absent => entry.makeup.map(|day| (day.year(), own(entry))),
                _ => Some((held.year(), own(entry))),
            },
        }
    }
}
