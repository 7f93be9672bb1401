//! The time line of a tour: when each stop begins and ends, and what cannot be kept.

use super::aside::Seat;
use super::{open, stops};
use crate::domain::dates::{Date, Time, month_day};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::tour::Stop;
use crate::ledger::{Draft, Ledger};

/// A day on the road is long from here on, in minutes, noon not counted where it was left free. Ours: eight hours, as a working day has.
pub const LONG_DAY: i64 = 8 * 60;
/// Minutes between two stops, where a time line is filled in.
pub const ROAD: i64 = 15;
/// Minutes of a stop where none are said.
pub const USUAL: i64 = 30;

/// One stop on the time line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Place of the stop among all of the tour.
    pub at: usize,
    /// When it begins.
    pub from: Option<Time>,
    /// When it ends.
    pub to: Option<Time>,
    /// What cannot be kept.
    pub warning: Option<String>,
}

/// One team on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trip {
    /// The day; none for stops without one.
    pub day: Option<Date>,
    /// The team; empty for all.
    pub team: String,
    /// Its stops in the order of time.
    pub legs: Vec<Leg>,
    /// From first arrival to last leaving, in minutes.
    pub minutes: i64,
    /// That the day is too long.
    pub warning: Option<String>,
}

/// The time line, day by day and team by team.
pub fn trips(stops: &[Stop]) -> Vec<Trip> {
    let mut keys: Vec<(Option<Date>, &str)> = stops.iter().map(|stop| (stop.day, stop.team.as_str())).collect();
    // Days first, what has none last.
    keys.order_by_key(|(day, team)| (day.is_none(), *day, (*team).to_owned()));
    keys.dedup();
    keys.into_iter().map(|(day, team)| trip(stops, day, team)).collect()
}

fn trip(stops: &[Stop], day: Option<Date>, team: &str) -> Trip {
    let of_trip = stops.iter().enumerate().filter(|(_, stop)| stop.day == day && stop.team == team);
    let mut legs: Vec<Leg> = of_trip.map(|(at, stop)| leg(at, stop)).collect();
    legs.order_by_key(|leg| (leg.from.is_none(), leg.from, leg.at));
    let mut last: Option<(Time, String)> = None;
    for leg in &mut legs {
        let name = stops.get(leg.at).map_or("", |stop| stop.unit.name.as_str());
        if let (Some((until, before)), Some(from)) = (&last, leg.from)
            && from < *until
        {
            leg.warning = Some(format!("{from} 到，前一点“{before}”要到 {until} 才结束"));
        }
        if let Some(to) = leg.to {
            let later = last.as_ref().is_none_or(|(until, _)| to >= *until);
            last = if later { Some((to, name.to_owned())) } else { last };
        }
    }
    let first = legs.iter().find_map(|leg| leg.from);
    let until = legs.iter().filter_map(|leg| leg.to).max();
    let minutes = first.zip(until).and_then(|(from, to)| from.minutes_until(to)).map_or(0, i64::from);
    let whose = if team.is_empty() { String::new() } else { format!("{team} ") };
    let when = day.map_or_else(|| "未定日期".to_owned(), month_day);
    let work = minutes - free_noon(&legs, first.zip(until));
    let warning = (work > LONG_DAY)
        .then(|| format!("{whose}{when} 一天要走 {} 小时 {} 分（不算午休），超过 8 小时", work / 60, work % 60));
    Trip { day, team: team.to_owned(), legs, minutes, warning }
}

/// Minutes of noon that lie within a trip and that no visit runs into; none unless all of noon is free.
fn free_noon(legs: &[Leg], lasts: Option<(Time, Time)>) -> i64 {
    let minute = |time: Time| i64::from(time.minutes());
    let spans_noon = lasts.is_some_and(|(from, until)| minute(from) < NOON.0 && minute(until) > NOON.1);
    let runs_into =
        |leg: &Leg| leg.from.zip(leg.to).is_some_and(|(from, to)| minute(from) < NOON.1 && minute(to) > NOON.0);
    if spans_noon && !legs.iter().any(runs_into) { NOON.1 - NOON.0 } else { 0 }
}

fn leg(at: usize, stop: &Stop) -> Leg {
    let minutes = u16::try_from(stop.minutes.unwrap_or(USUAL)).unwrap_or(0);
    let to = stop.arrive.and_then(|from| from.plus(minutes));
    let past_midnight = stop.arrive.is_some() && to.is_none();
    let warning = match stop.arrive {
        _ if past_midnight => Some("停到了第二天".to_owned()),
        None if stop.day.is_some() => Some("没有写到达时间".to_owned()),
        _ => None,
    };
    Leg { at, from: stop.arrive, to, warning }
}

/// Two stops of different teams at which one judge is to be at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// Place of the judge.
    pub judge: usize,
    /// Places of the two stops.
    pub stops: (usize, usize),
}

/// Judges who would have to be in two places at once. Within a team the time line itself tells of it.
pub fn clashes(seats: &[Vec<Seat>], stops: &[Stop]) -> Vec<Clash> {
    let span = |(at, stop): (usize, &Stop)| {
        let (day, from) = (stop.day?, i64::from(stop.arrive?.minutes()));
        Some((day, from, from + stop.minutes.unwrap_or(USUAL), at))
    };
    let mut spans: Vec<(Date, i64, i64, usize)> = stops.iter().enumerate().filter_map(span).collect();
    spans.order_by_key(|span| *span);
    let team = |at: usize| stops.get(at).map_or("", |stop| stop.team.as_str());
    let mut all = Vec::new();
    for (judge, row) in seats.iter().enumerate() {
        let mut last: Option<(Date, i64, usize)> = None;
        for (day, from, to, at) in spans.iter().filter(|(.., at)| row.get(*at).is_some_and(Seat::scores)) {
            match last {
                Some((before, until, other)) if before == *day && from < &until => {
                    if team(other) != team(*at) {
                        all.push(Clash { judge, stops: (other, *at) });
                    }
                    last = Some(if *to > until { (*day, *to, *at) } else { (before, until, other) });
                }
                _ => last = Some((*day, *to, *at)),
            }
        }
    }
    all
}

/// Fills in day, arrival and minutes one after the other, team by team, from a beginning: `road` minutes between two stops, noon from 12:00
/// to 14:00 left free, the next day when a stop would end after 17:30. Working days are given by `next_day`. What was visited already stays
/// as it was.
///
/// # Errors
/// The tour is locked or gone, or has no stops that are still to be visited.
pub fn fill_times(
    ledger: &Ledger,
    id: Id,
    (first, begin): (Date, Time),
    road: i64,
    next_day: &dyn Fn(Date) -> Date,
) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let mut all = stops(ledger, id);
    if all.is_empty() {
        return Err("先加观摩点，再排时间".to_owned());
    }
    all.retain(|stop| stop.visited.is_none());
    if all.is_empty() {
        return Err("各点都已观摩，时间不再改动".to_owned());
    }
    let mut teams: Vec<&str> = all.iter().map(|stop| stop.team.as_str()).collect();
    teams.order_by_key(|team| (*team).to_owned());
    teams.dedup();
    let mut draft = Draft::new(format!("观摩“{}”：排时间", tour.name));
    let begin = i64::from(begin.minutes());
    for team in teams {
        let (mut day, mut at) = (first, begin);
        for stop in all.iter().filter(|stop| stop.team == team) {
            let minutes = stop.minutes.unwrap_or(USUAL).max(1);
            at = place(at, minutes);
            let earliest = place(begin, minutes);
            if at + minutes > CLOSE && at > earliest {
                (day, at) = (next_day(day), earliest);
            }
            let Some(arrive) = u16::try_from(at).ok().and_then(Time::from_minutes) else { continue };
            draft.set::<Stop, _>(stop.id, Stop::day, &day);
            draft.set::<Stop, _>(stop.id, Stop::arrive, &arrive);
            draft.set::<Stop, _>(stop.id, Stop::minutes, &minutes);
            at += minutes + road.max(0);
        }
    }
    Ok(draft)
}

/// Noon, and the end of the working day, in minutes after midnight.
const NOON: (i64, i64) = (12 * 60, 14 * 60);
const CLOSE: i64 = 17 * 60 + 30;

/// When a visit begins that could begin at `at`: not within noon, and after it where it would run into it. A visit that is too long for the
/// afternoon goes on through noon.
fn place(at: i64, minutes: i64) -> i64 {
    let (from, to) = NOON;
    let meets_noon = at < to && at + minutes > from;
    let fits_after = to + minutes <= CLOSE;
    if meets_noon && (fits_after || at >= from) { to } else { at }
}
