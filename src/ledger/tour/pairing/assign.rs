//! Choosing judges for stops so that everybody has about as many, and that all of them meet.

use crate::domain::order::Ordered;

/// Who has met whom: which of many things hang together.
pub struct Meeting {
    up: Vec<usize>,
}

impl Meeting {
    /// So many things, each alone.
    pub fn new(count: usize) -> Self {
        Self { up: (0..count).collect() }
    }

    /// The one that stands for all that hang together with a thing.
    pub fn top(&self, mut at: usize) -> usize {
        while let Some(up) = self.up.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    }

    /// Two things hang together from now on.
    pub fn join(&mut self, one: usize, other: usize) {
        let (a, b) = (self.top(one), self.top(other));
        self.up.get_mut(a.max(b)).into_iter().for_each(|up| *up = a.min(b));
    }
}

/// For each stop, `each` of those judges who are `able`, in their order; all of them where there are fewer.
pub fn assign(able: &[Vec<usize>], judges: usize, each: usize) -> Vec<Vec<usize>> {
    let mut chosen = greedy(able, judges, each);
    // Each exchange joins two parts, so there are no more than judges.
    for _ in 0..judges {
        if !exchange(able, &mut chosen, judges) {
            break;
        }
    }
    chosen.iter_mut().for_each(|places| places.order_by_key(|place| *place));
    chosen
}

/// Stop after stop: those with the fewest stops, and among them who has not met the others yet.
fn greedy(able: &[Vec<usize>], judges: usize, each: usize) -> Vec<Vec<usize>> {
    let mut load = vec![0usize; judges];
    let mut meeting = Meeting::new(judges);
    let mut all = Vec::with_capacity(able.len());
    for (at, able) in able.iter().enumerate() {
        let mut places: Vec<usize> = Vec::new();
        for _ in 0..each {
            let met = |place: usize| places.iter().any(|other| meeting.top(*other) == meeting.top(place));
            // Among equals another one begins each time, so that the same do not always meet.
            let rank = |place: &usize| {
                let turn = (place + judges - at % judges.max(1)) % judges.max(1);
                (load.get(*place).copied().unwrap_or(0), met(*place), turn)
            };
            let Some(next) = able.iter().copied().filter(|place| !places.contains(place)).min_by_key(rank) else {
                break;
            };
            places.push(next);
        }
        for place in &places {
            load.get_mut(*place).into_iter().for_each(|load| *load += 1);
            places.first().into_iter().for_each(|first| meeting.join(*first, *place));
        }
        all.push(places);
    }
    all
}

/// Joins two parts that never meet by letting two judges change places, so that everybody keeps as many stops; `false` where nothing is to
/// be joined or no change joins anything.
fn exchange(able: &[Vec<usize>], chosen: &mut [Vec<usize>], judges: usize) -> bool {
    let before = parts(chosen, judges);
    if before <= 1 {
        return false;
    }
    let meeting = meet(chosen, judges);
    let may = |stop: usize, judge: usize| able.get(stop).is_some_and(|able| able.contains(&judge));
    let sits =
        |chosen: &[Vec<usize>], stop: usize, judge: usize| chosen.get(stop).is_some_and(|all| all.contains(&judge));
    let of = |chosen: &[Vec<usize>], stop: usize| chosen.get(stop).cloned().unwrap_or_default();
    for here in 0..chosen.len() {
        for there in 0..chosen.len() {
            for judge in of(chosen, here) {
                for other in of(chosen, there) {
                    let apart = meeting.top(judge) != meeting.top(other);
                    let fits = may(here, other) && may(there, judge);
                    if !apart || !fits || sits(chosen, here, other) || sits(chosen, there, judge) {
                        continue;
                    }
                    swap(chosen, (here, judge), (there, other));
                    if parts(chosen, judges) < before {
                        return true;
                    }
                    swap(chosen, (here, other), (there, judge));
                }
            }
        }
    }
    false
}

fn swap(chosen: &mut [Vec<usize>], (here, judge): (usize, usize), (there, other): (usize, usize)) {
    let mut put = |stop: usize, from: usize, to: usize| {
        let places = chosen.get_mut(stop).into_iter().flatten();
        places.filter(|place| **place == from).for_each(|place| *place = to);
    };
    put(here, judge, other);
    put(there, other, judge);
}

fn meet(chosen: &[Vec<usize>], judges: usize) -> Meeting {
    let mut meeting = Meeting::new(judges);
    for places in chosen {
        for place in places {
            places.first().into_iter().for_each(|first| meeting.join(*first, *place));
        }
    }
    meeting
}

/// Into how many parts those judges fall who score anything.
fn parts(chosen: &[Vec<usize>], judges: usize) -> usize {
    let meeting = meet(chosen, judges);
    let mut tops: Vec<usize> = chosen.iter().flatten().map(|place| meeting.top(*place)).collect();
    tops.order_by_key(|top| *top);
    tops.dedup();
    tops.len()
}
