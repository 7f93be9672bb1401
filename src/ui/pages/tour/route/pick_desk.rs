//! The units that may be visited, by 街道, and which of them are ticked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::collation;
use crate::domain::kind::Id;
use crate::domain::order::{Gather, Ordered};
use crate::ledger::tour::plan::add_stops;
use crate::ledger::tour::units::{Unit, coverage, units};
use crate::ledger::work::people::matches;
use crate::ui::lists::tours::due_words;
use crate::ui::pages::tour::desk::TourDesk;

/// Units that stand together: those of a 街道, or those of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Name of the 街道; empty for those that stand under none.
    pub street: String,
    /// Its units that are shown.
    pub units: Vec<Unit>,
}

/// What is picked. Cheap to copy.
#[derive(Clone, Copy)]
pub struct PickDesk {
    /// The tour.
    pub desk: TourDesk,
    /// What is sought.
    pub query: RwSignal<String>,
    /// The 排名组 that is shown; empty for all.
    pub track: RwSignal<String>,
    /// The ticked units.
    pub ticked: RwSignal<BTreeSet<Id>>,
    /// Every unit below the tour's organization.
    pub all: Memo<Arc<Vec<Unit>>>,
    /// Units that stand on the route already.
    pub there: Memo<BTreeSet<Id>>,
    /// Where each 社区 and 两新 stands this year, in words.
    pub stands: Memo<BTreeMap<Id, String>>,
}

impl PickDesk {
    /// Nothing ticked yet.
    pub fn new(desk: TourDesk) -> Self {
        let all = Memo::new(move |_| {
            let top = desk.tour.with(|tour| tour.org);
            Arc::new(desk.session.tree.with(|tree| top.map(|top| units(tree, top)).unwrap_or_default()))
        });
        let there = Memo::new(move |_| {
            let ids = |stops: &Arc<Vec<crate::domain::tour::Stop>>| {
                stops.iter().filter_map(|stop| stop.unit.id).collect::<Vec<_>>()
            };
            let ids = desk.stops.with(ids);
            desk.session.tree.with(|tree| ids.into_iter().map(|id| tree.resolve(id)).gather_set())
        });
        let stands = Memo::new(move |_| {
            use chrono::Datelike;
            let year = desk.session.today.with(Datelike::year);
            let found = desk.tour.with(|tour| desk.session.read(|ledger, tree| coverage(ledger, tree, tour)));
            let said = |one: &&crate::ledger::tour::units::Due| one.visited.is_some() || one.listed;
            found.all.iter().filter(said).map(|one| (one.unit.id, due_words(one, year))).gather_map()
        });
        Self {
            desk,
            query: RwSignal::new(String::new()),
            track: RwSignal::new(String::new()),
            ticked: RwSignal::default(),
            all,
            there,
            stands,
        }
    }

    /// The 排名组 there are, with how many units each has, in their usual order.
    pub fn tracks(self) -> Vec<(String, usize)> {
        const ORDER: [&str; 7] = ["社区", "两新", "街道", "机关", "学校", "国企", "农村"];
        let count = |track: &str| self.all.with(|all| all.iter().filter(|unit| unit.track == track).count());
        ORDER.iter().map(|track| ((*track).to_owned(), count(track))).filter(|(_, count)| *count > 0).collect()
    }

    /// The units that are shown, by 街道 in the order of the tree.
    pub fn groups(self) -> Vec<Group> {
        let (query, track) = (self.query.get(), self.track.get());
        let fits = |unit: &&Unit| {
            (track.is_empty() || unit.track == track) && matches(&query, &unit.name, &collation::initial, &[]).is_some()
        };
        let mut groups: Vec<Group> = Vec::new();
        self.all.with(|all| {
            for unit in all.iter().filter(fits) {
                match groups.iter_mut().find(|group| group.street == unit.street) {
                    Some(group) => group.units.push(unit.clone()),
                    None => groups.push(Group { street: unit.street.clone(), units: vec![unit.clone()] }),
                }
            }
        });
        // Those that stand under no 街道 last.
        groups.order_by_key(|group| group.street.is_empty());
        groups
    }

    /// Ticks or unticks units; those on the route already are left alone.
    pub fn tick(self, units: &[Id], on: bool) {
        let there = self.there.get_untracked();
        self.ticked.update(|ticked| {
            for unit in units.iter().filter(|unit| !there.contains(unit)) {
                if on {
                    ticked.insert(*unit);
                } else {
                    ticked.remove(unit);
                }
            }
        });
    }

    /// Adds what is ticked, in the order of the tree; `true` when it was added.
    pub fn add(self) -> bool {
        let ticked = self.ticked.get_untracked();
        let wanted: Vec<Id> =
            self.all.with_untracked(|all| all.iter().map(|unit| unit.id).filter(|id| ticked.contains(id)).collect());
        let desk = self.desk;
        let done = desk.aloud(|ledger, tree| add_stops(ledger, tree, desk.id, &wanted));
        if done {
            self.ticked.set(BTreeSet::new());
            self.query.set(String::new());
        }
        done
    }
}
