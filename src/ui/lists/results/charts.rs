//! Where scales begin, the radar of a stop, the route with its scores.

use crate::domain::dates::{Date, month_day};
use crate::domain::kind::Id;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::route::trips;
use crate::ledger::tour::standing::Standing;

/// Where bars of these shares may begin so that they can be told apart: the greatest of 80, 60, 40, 20 and 0 percent that leaves the
/// least one a bar. In tenths of a percent.
pub fn bar_start(per_mille: impl Iterator<Item = usize>) -> usize {
    let least = per_mille.min().unwrap_or(0);
    [800, 600, 400, 200].into_iter().find(|start| start + 20 <= least).unwrap_or(0)
}

/// How long a bar is, in percent of the room it has.
pub fn bar_length(start: usize, per_mille: usize) -> u8 {
    let length = per_mille.saturating_sub(start).min(1000 - start) * 100 / (1000 - start).max(1);
    u8::try_from(length).unwrap_or(100)
}

/// A corner of the radar: one 类.
#[derive(Debug, Clone, PartialEq)]
pub struct Corner {
    /// Its name.
    pub name: String,
    /// What the stop has, in hundredths.
    pub own: i64,
    /// What the stops of its 排名组 have on average.
    pub mean: i64,
    /// What could be reached.
    pub most: i64,
}

/// The 类 of a stop that have points, against the ranked stops of its 排名组; `None` while it has no score.
pub fn radar(book: &Book, standing: &Standing, stop: usize) -> Option<Vec<Corner>> {
    let own = standing.stop(stop)?.marks.as_ref()?;
    let track = standing.input.stops.get(stop)?.track;
    let ranked = standing.in_track(track).into_iter().filter(|at| standing.rank(*at).is_some());
    let others: Vec<&[_]> =
        ranked.filter_map(|at| standing.stop(at)?.marks.as_ref()).map(|marks| marks.classes.as_slice()).collect();
    let mean = |class: usize| {
        let values: Vec<f64> =
            others.iter().filter_map(|classes| classes.get(class)).map(|mean| mean.to_f64()).collect();
        if values.is_empty() { 0 } else { (values.iter().sum::<f64>() / values.len() as f64).round() as i64 }
    };
    let corner = |(at, class): (usize, &crate::domain::scheme::Class)| {
        let own = own.classes.get(at).map_or(0, |mean| mean.rounded());
        (class.points > 0).then(|| Corner { name: class.name.clone(), own, mean: mean(at), most: class.points })
    };
    Some(book.outline.classes.iter().enumerate().filter_map(corner).collect())
}

/// Where the middle of a radar stands, in percent: the greatest of 60, 50, 40, 20 and 0 that lies well below every value, so that a small
/// difference is seen and nothing shrinks to a point.
pub fn radar_start(corners: &[Corner]) -> i64 {
    let share = |value: i64, most: i64| (value * 100).checked_div(most).unwrap_or(0);
    let least =
        corners.iter().flat_map(|corner| [share(corner.own, corner.most), share(corner.mean, corner.most)]).min();
    [60, 50, 40, 20].into_iter().find(|start| *start + 5 <= least.unwrap_or(0)).unwrap_or(0)
}

/// A stop on the route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteStop {
    /// Which.
    pub stop: Id,
    /// Its place on the whole route.
    pub at: usize,
    /// When it begins: `09:00`.
    pub time: String,
    /// Name of the unit.
    pub unit: String,
    /// Its score out of 100, in hundredths.
    pub score: Option<i64>,
    /// Place of its tier.
    pub tier: Option<usize>,
}

/// Between which scores the line of the route is drawn, in points: fives that hold all scores, ten apart at least.
pub fn route_range(days: &[RouteDay]) -> (f64, f64) {
    let scores = || days.iter().flat_map(|day| &day.stops).filter_map(|stop| stop.score);
    let (Some(least), Some(most)) = (scores().min(), scores().max()) else { return (0.0, 100.0) };
    let low = least.div_euclid(500) * 5;
    let high = (most + 499).div_euclid(500) * 5;
    (low as f64, high.max(low + 10) as f64)
}

/// One day of one team on the route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteDay {
    /// `11-18　甲组`.
    pub name: String,
    /// Its stops in the order of time.
    pub stops: Vec<RouteStop>,
}

/// The route with its scores, day by day and team by team.
pub fn route(book: &Book, standing: &Standing) -> Vec<RouteDay> {
    let stop = |leg: &crate::ledger::tour::route::Leg| {
        let read = book.stops.get(leg.at)?;
        let ranked = standing.rank(leg.at).is_some();
        Some(RouteStop {
            stop: read.id,
            at: leg.at,
            time: leg.from.map(|from| from.to_string()).unwrap_or_default(),
            unit: read.unit.name.clone(),
            score: standing.shown(leg.at).filter(|_| ranked),
            tier: standing.stop(leg.at)?.place.as_ref().and_then(|place| place.tier),
        })
    };
    let day = |trip: &crate::ledger::tour::route::Trip| RouteDay {
        name: day_name(trip.day, &trip.team),
        stops: trip.legs.iter().filter_map(stop).collect(),
    };
    trips(&book.stops).iter().map(day).collect()
}

fn day_name(day: Option<Date>, team: &str) -> String {
    let day = day.map_or_else(|| "未定日期".to_owned(), month_day);
    if team.is_empty() { day } else { format!("{day}　{team}") }
}
