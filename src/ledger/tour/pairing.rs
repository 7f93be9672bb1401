//! Who scores what: a draft in which nobody scores their own, everybody has about as many stops, and the judges of one stop
//! meet those of the others, so that scores can be compared.

pub(super) mod assign;

use super::aside::{Seat, aside, goes_along, seat};
use super::{open, stops};
use crate::domain::kind::{FieldValue, Id, Value};
use crate::domain::order::Ordered;
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Draft, Ledger, OrgTree};
use assign::{Meeting, assign};

/// Every judge against every stop, judges first.
pub fn seats(tree: &OrgTree, tour: &Tour, stops: &[Stop]) -> Vec<Vec<Seat>> {
    let judges = tour.judges_in_order();
    judges.iter().map(|(key, judge)| stops.iter().map(|stop| seat(tree, tour, key, judge, stop)).collect()).collect()
}

/// Drafts who scores what: `each` judges a stop out of those whose team comes there and who need not stand aside; all of these where no
/// number is said, judges who join later too.
///
/// # Errors
/// The tour is locked or gone, or has no judges or stops yet.
pub fn draft_pairing(ledger: &Ledger, tree: &OrgTree, id: Id, each: Option<usize>) -> Result<Draft, String> {
    let (tour, stops) = (open(ledger, id)?, stops(ledger, id));
    let judges = tour.judges_in_order();
    if judges.is_empty() || stops.is_empty() {
        return Err("先加评委和观摩点，再排配对".to_owned());
    }
    let able: Vec<Vec<usize>> = stops
        .iter()
        .map(|stop| {
            let may = |judge: &Judge| goes_along(judge, stop) && aside(tree, &tour, judge, stop).is_none();
            judges.iter().enumerate().filter(|(_, (_, judge))| may(judge)).map(|(place, _)| place).collect()
        })
        .collect();
    let chosen = each.map(|each| assign(&able, judges.len(), each.max(1)));
    let mut draft = Draft::new(format!("观摩“{}”：起草配对", tour.name));
    for (at, stop) in stops.iter().enumerate() {
        let places = chosen.as_ref().and_then(|chosen| chosen.get(at)).map_or(&[][..], Vec::as_slice);
        let keys = places.iter().filter_map(|place| judges.get(*place)).map(|(key, _)| (*key).to_owned());
        draft.put(Stop::KIND, stop.id, Stop::judges, keys.collect::<Vec<String>>().to_value());
    }
    Ok(draft)
}

/// Lets a judge score a stop, or not.
///
/// # Errors
/// The tour is locked, the stop is gone, or the judge must stand aside.
pub fn set_seat(ledger: &Ledger, tree: &OrgTree, stop: Id, key: &str, scores: bool) -> Result<Draft, String> {
    let read = super::plan::read_stop(ledger, stop)?;
    let tour = open(ledger, read.tour.ok_or("这个观摩点不属于哪次观摩")?)?;
    let judge = tour.judges.get(key).ok_or("这位评委已经去掉")?;
    if let Some(why) = aside(tree, &tour, judge, &read).filter(|_| scores) {
        return Err(format!("{}对{}应当回避：{why}", judge.name, read.unit.name));
    }
    let now =
        tour.judges_in_order().into_iter().filter(|(other, judge)| seat(tree, &tour, other, judge, &read).scores());
    let mut keys: Vec<String> = now.map(|(other, _)| other.to_owned()).filter(|other| other != key).collect();
    if scores {
        keys.push(key.to_owned());
    }
    let what = if scores { "评" } else { "不评" };
    let mut draft = Draft::new(format!("{}{what}{}", judge.name, read.unit.name));
    // An empty list means everybody, so that nobody at all is written as a key that no judge has.
    let value = if keys.is_empty() { Value::from(vec!["-"]) } else { keys.to_value() };
    draft.put(Stop::KIND, stop, Stop::judges, value);
    Ok(draft)
}

/// Into how many parts the judges and stops fall that never meet; 1 when all scores can be compared. Stops that nobody scores, and judges
/// who score none, are no part.
pub fn parts(seats: &[Vec<Seat>]) -> usize {
    let stops = seats.first().map_or(0, Vec::len);
    let mut meeting = Meeting::new(seats.len() + stops);
    let mut scored = vec![false; stops];
    for (judge, row) in seats.iter().enumerate() {
        for (stop, _) in row.iter().enumerate().filter(|(_, seat)| seat.scores()) {
            meeting.join(judge, seats.len() + stop);
            scored.get_mut(stop).into_iter().for_each(|scored| *scored = true);
        }
    }
    let mut tops: Vec<usize> = (0..stops)
        .filter(|stop| scored.get(*stop).is_some_and(|scored| *scored))
        .map(|stop| meeting.top(seats.len() + stop))
        .collect();
    tops.order_by_key(|top| *top);
    tops.dedup();
    tops.len()
}

/// The stops that nobody scores.
pub fn unscored(seats: &[Vec<Seat>]) -> Vec<usize> {
    let stops = seats.first().map_or(0, Vec::len);
    (0..stops).filter(|stop| !seats.iter().any(|row| row.get(*stop).is_some_and(Seat::scores))).collect()
}
