//! Who scores what: a draft in which nobody scores their own, everybody has about as many stops, and the judges of one stop
//! meet those of the others, so that scores can be compared.

use super::aside::{Seat, aside, seat};
use super::{open, stops};
use crate::domain::kind::{FieldValue, Id, Value};
use crate::domain::order::Ordered;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Draft, Ledger, OrgTree};

/// Every judge against every stop, judges first.
pub fn seats(tree: &OrgTree, tour: &Tour, stops: &[Stop]) -> Vec<Vec<Seat>> {
    let judges = tour.judges_in_order();
    judges.iter().map(|(key, judge)| stops.iter().map(|stop| seat(tree, tour, key, judge, stop)).collect()).collect()
}

/// Drafts who scores what: `each` judges a stop, all who need not stand aside where none is said.
///
/// # Errors
/// The tour is locked or gone, or has no judges or stops yet.
pub fn draft_pairing(ledger: &Ledger, tree: &OrgTree, id: Id, each: Option<usize>) -> Result<Draft, String> {
    let (tour, stops) = (open(ledger, id)?, stops(ledger, id));
    let judges = tour.judges_in_order();
    if judges.is_empty() || stops.is_empty() {
        return Err("先加评委和观摩点，再排配对".to_owned());
    }
    let mut load = vec![0usize; judges.len()];
    let mut draft = Draft::new(format!("观摩“{}”：起草配对", tour.name));
    for (at, stop) in stops.iter().enumerate() {
        let may =
            |place: &usize| judges.get(*place).is_some_and(|(_, judge)| aside(tree, &tour, judge, stop).is_none());
        let mut able: Vec<usize> = (0..judges.len()).filter(may).collect();
        // Those with the fewest stops first; among equals another one begins each time, so that the same do not always meet.
        able.order_by_key(|place| {
            (load.get(*place).copied().unwrap_or(0), (place + judges.len() - at % judges.len()) % judges.len())
        });
        able.truncate(each.unwrap_or(usize::MAX).max(1));
        able.order_by_key(|place| *place);
        for place in &able {
            load.get_mut(*place).into_iter().for_each(|count| *count += 1);
        }
        let keys: Vec<String> =
            able.iter().filter_map(|place| judges.get(*place)).map(|(key, _)| (*key).to_owned()).collect();
        draft.put(Stop::KIND, stop.id, Stop::judges, keys.to_value());
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

/// Into how many parts the judges and stops fall that never meet; 1 when all scores can be compared.
pub fn parts(seats: &[Vec<Seat>]) -> usize {
    let stops = seats.first().map_or(0, Vec::len);
    let mut part: Vec<usize> = (0..seats.len() + stops).collect();
    let find = |part: &[usize], mut at: usize| {
        while let Some(up) = part.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    };
    for (judge, row) in seats.iter().enumerate() {
        for (stop, _) in row.iter().enumerate().filter(|(_, seat)| seat.scores()) {
            let (a, b) = (find(&part, judge), find(&part, seats.len() + stop));
            part.get_mut(a.max(b)).into_iter().for_each(|up| *up = a.min(b));
        }
    }
    // Judges who score nothing are no part of their own.
    let scored = (0..stops).map(|stop| find(&part, seats.len() + stop));
    let mut tops: Vec<usize> = scored.collect();
    tops.order_by_key(|top| *top);
    tops.dedup();
    tops.len()
}
