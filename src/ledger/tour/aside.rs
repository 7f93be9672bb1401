//! 回避: nobody scores their own unit; in 交叉观摩 nobody scores their own 街道.

use crate::domain::kind::{Id, Ref};
use crate::domain::tour::{Judge, Stop, Tour, TourMode};
use crate::ledger::OrgTree;

/// Where a judge stands to a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// Scores it.
    Scores,
    /// Stands aside, and why.
    Aside(String),
    /// Is not asked to.
    Elsewhere,
}

impl Seat {
    /// Whether a sheet of this judge counts here.
    pub fn scores(&self) -> bool {
        matches!(self, Self::Scores)
    }
}

/// Whether a judge must stand aside at a stop, and why.
///
/// A judge of the organizer, or of a level above it, is nobody's own. Where one of the two is no organization here, names are compared.
pub fn aside(tree: &OrgTree, tour: &Tour, judge: &Judge, stop: &Stop) -> Option<String> {
    let here = |to: &Ref| to.id.map(|id| tree.resolve(id)).filter(|id| tree.get(*id).is_some());
    let (Some(of), Some(unit)) = (here(&judge.unit), here(&stop.unit)) else {
        let same_name = !judge.unit.name.is_empty() && judge.unit.name == stop.unit.name;
        let same_id = judge.unit.id.is_some() && judge.unit.id == stop.unit.id;
        return (same_name || same_id).then(|| "本单位".to_owned());
    };
    if of == unit {
        return Some("本单位".to_owned());
    }
    if tour.org.is_some_and(|org| tree.is_within(org, of)) {
        return None;
    }
    if tree.is_within(unit, of) || tree.is_within(of, unit) {
        return Some("本单位的上级或下级".to_owned());
    }
    let side = side_of(tree, tour, unit);
    let same_side = tour.mode == TourMode::Cross && side.is_some() && side == side_of(tree, tour, of);
    same_side.then(|| format!("同属{}", side.map_or(String::new(), |side| tree.name(side).to_owned())))
}

/// The organization right below the organizer that another one is or stands under: its 街道.
pub fn side_of(tree: &OrgTree, tour: &Tour, org: Id) -> Option<Id> {
    let top = tree.resolve(tour.org?);
    let mut line = std::iter::once(tree.resolve(org)).chain(tree.ancestors(org));
    line.find(|id| tree.parent(*id) == Some(top))
}

/// Where a judge stands to a stop: as listed at the stop, else by the teams; 回避 goes before both.
pub fn seat(tree: &OrgTree, tour: &Tour, key: &str, judge: &Judge, stop: &Stop) -> Seat {
    if let Some(why) = aside(tree, tour, judge, stop) {
        return Seat::Aside(why);
    }
    let asked = match stop.judges.is_empty() {
        true => goes_along(judge, stop),
        false => stop.judges.iter().any(|listed| listed == key),
    };
    if asked { Seat::Scores } else { Seat::Elsewhere }
}

/// Whether a judge's team comes to a stop.
pub fn goes_along(judge: &Judge, stop: &Stop) -> bool {
    judge.team.is_empty() || stop.team.is_empty() || judge.team == stop.team
}
