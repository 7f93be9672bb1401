//! Many tours side by side, as they were locked.

use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::tour::{Stop, TourMode};
use crate::ledger::tour::filing::Filed;
use crate::ledger::tour::standing::track_name;

/// One unit in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledCell {
    /// Its rank; none where the tour hides ranks, and while it is 未完成.
    pub rank: Option<usize>,
    /// Name of the unit.
    pub unit: String,
    /// Its score out of 100, in hundredths; none where the tour hides ranks.
    pub score: Option<i64>,
    /// Place and name of its tier.
    pub tier: Option<(usize, String)>,
}

/// One tour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledColumn {
    /// Which.
    pub tour: Id,
    /// Name of the organizer.
    pub organizer: String,
    /// Its name.
    pub name: String,
    /// Day it was filed, else none.
    pub filed: Option<Date>,
    /// Day it was locked.
    pub locked: Option<Date>,
    /// It hides its ranks.
    pub hidden: bool,
    /// How many tiers it has.
    pub tiers: usize,
    /// How many results are another one than was locked.
    pub changed: usize,
    /// The units of the 排名组, best first; with hidden ranks by tier and route.
    pub cells: Vec<FiledCell>,
}

/// The 排名组 of these tours in the order in which they are met, with how many units each has.
pub fn tracks(all: &[&Filed]) -> Vec<(String, usize)> {
    let mut tracks: Vec<(String, usize)> = Vec::new();
    for track in all.iter().flat_map(|filed| &filed.book.stops).map(track_name) {
        match tracks.iter_mut().find(|(known, _)| *known == track) {
            Some((_, count)) => *count += 1,
            None => tracks.push((track, 1)),
        }
    }
    tracks
}

/// The modes of these tours in their order, with how many tours each has.
pub fn modes(all: &[Filed]) -> Vec<(TourMode, usize)> {
    let count = |mode: &TourMode| all.iter().filter(|filed| filed.book.tour.mode == *mode).count();
    TourMode::ALL.iter().map(|mode| (*mode, count(mode))).filter(|(_, count)| *count > 0).collect()
}

/// The columns of a 排名组.
pub fn side_by_side(all: &[&Filed], track: &str) -> Vec<FiledColumn> {
    all.iter().map(|filed| column(filed, track)).collect()
}

fn column(filed: &Filed, track: &str) -> FiledColumn {
    let tour = &filed.book.tour;
    let tiers = tour.tiers_in_order();
    let cell = |(at, stop): (usize, &Stop)| {
        let tier = tiers.iter().position(|tier| tier.name == stop.tier).map(|place| (place, stop.tier.clone()));
        let rank = stop.rank.and_then(|rank| usize::try_from(rank).ok());
        let order = match tour.hide_ranks {
            true => (rank.is_none(), tier.as_ref().map_or(0, |(place, _)| *place), at),
            false => (rank.is_none(), rank.unwrap_or(0), at),
        };
        let shown = |value: Option<i64>| value.filter(|_| !tour.hide_ranks && rank.is_some());
        let cell = FiledCell {
            rank: rank.filter(|_| !tour.hide_ranks),
            unit: stop.unit.name.clone(),
            score: shown(stop.score),
            tier,
        };
        (order, cell)
    };
    let of_track = filed.book.stops.iter().enumerate().filter(|(_, stop)| track_name(stop) == track);
    let mut cells: Vec<_> = of_track.map(cell).collect();
    cells.order_by_key(|(order, _)| *order);
    FiledColumn {
        tour: tour.id,
        organizer: filed.organizer.clone(),
        name: tour.name.clone(),
        filed: tour.filed,
        locked: tour.locked,
        hidden: tour.hide_ranks,
        tiers: tiers.len(),
        changed: filed.standing.changed_since_lock(&filed.book).len(),
        cells: cells.into_iter().map(|(_, cell)| cell).collect(),
    }
}
