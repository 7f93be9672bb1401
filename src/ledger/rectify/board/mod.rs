//! All findings with their states. What did not change since is taken over from the board before, so that an edit among twenty thousand
//! costs one reading.

mod sought;
mod told;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use sought::Query;

use crate::domain::dates::{Date, YearMonth};
use crate::domain::finding::{Finding, FindingState, Life, life, of_parts};
use crate::domain::kind::Id;
use crate::ledger::work::people::Initials;
use crate::ledger::{self, Ledger, Record, Seen, query};
use sought::Sought;
use told::{AllTold, Reported};
use walk::Walk;

/// One finding.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The record.
    pub finding: Finding,
    /// Its life; of one that was parted, what happened to the whole.
    pub life: Life,
    /// The months for which a progress was reported.
    pub months: BTreeSet<YearMonth>,
    /// First day of a progress.
    begun: Option<Date>,
    /// What the record had seen when it was read.
    seen: Seen,
    sought: Sought,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        (&self.seen, &self.months, self.begun) == (&other.seen, &other.months, other.begun)
            && self.finding == other.finding
    }
}

impl Entry {
    /// Whether it is what somebody seeks: 问题, 责任单位, 维度, 来源说明, and persons. `initials` gives the 拼音首字母.
    pub fn fits(&self, query: &Query, initials: Initials<'_>) -> bool {
        query.is_empty() || self.sought.fits(&self.finding, query, initials)
    }

    /// How many of its measures are done, and how many there are.
    pub fn measures_done(&self) -> (usize, usize) {
        use crate::domain::finding::MeasureState::Done;
        let done = self.finding.measures.values().filter(|measure| measure.state == Done).count();
        (done, self.finding.measures.len())
    }

    /// Whether it is late in this state: its limit has passed, and it is neither closed nor waits for the 验收.
    pub fn is_late(&self, state: FindingState, today: Date) -> bool {
        let waits = matches!(state, FindingState::Closed | FindingState::Waiting);
        !waits && self.life.due.is_some_and(|due| due < today)
    }
}

/// All findings, in the order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Board {
    entries: Vec<Arc<Entry>>,
    parts: BTreeMap<Id, Vec<usize>>,
    states: Vec<FindingState>,
    told: AllTold,
}

impl PartialEq for Board {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Arc<Entry>, &Arc<Entry>)| Arc::ptr_eq(a, b) || a == b;
        self.states == other.states
            && self.entries.len() == other.entries.len()
            && self.entries.iter().zip(&other.entries).all(same)
    }
}

impl Board {
    /// Reads the findings; those that are as they were in `before` are not read again.
    pub fn read(ledger: &Ledger, before: Option<&Self>) -> Self {
        let mut known = Walk::new(before.map_or(&[], |before| &before.entries), |one: &Arc<Entry>| one.finding.id);
        let all: Vec<(&Record, Option<&Arc<Entry>>)> = ledger
            .records_of(Finding::KIND)
            .map(|record| (record, known.to(record.id, |_| ())))
            .filter(|(record, last)| last.is_some_and(|last| last.seen == *record.seen()) || is_there(record))
            .collect();
        let unknown = all.iter().filter(|(_, last)| last.is_none()).map(|(record, _)| record.id);
        let (told, mut changed) = told::read(ledger, before.map(|before| &before.told), unknown);
        let mut board = Self { told, ..Self::default() };
        // Which of several values is shown may change without a new write.
        let disputed: BTreeSet<Id> = ledger.conflicted_of(Finding::KIND).collect();
        for (record, last) in all {
            let reported = changed.of(record.id);
            let same = |last: &&Arc<Entry>| {
                last.seen == *record.seen()
                    && !disputed.contains(&record.id)
                    && reported.as_ref().is_none_or(|reported| last.is_reported(reported))
            };
            let entry = match (last.filter(same), reported) {
                (Some(last), _) => last.clone(),
                (None, Some(reported)) => Arc::new(entry(record, reported)),
                (None, None) => Arc::new(entry(record, last.map(|last| last.reported()).unwrap_or_default())),
            };
            board.push(entry);
        }
        board.follow_parts();
        board
    }

    fn push(&mut self, entry: Arc<Entry>) {
        if let Some(parent) = entry.finding.parent {
            self.parts.entry(parent).or_default().push(self.entries.len());
        }
        self.states.push(entry.life.state);
        self.entries.push(entry);
    }

    fn place(&self, id: Id) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.finding.id.cmp(&id)).ok()
    }

    /// The state of a whole follows its parts, however deep; a ring of wholes and parts leaves each as it is.
    fn follow_parts(&mut self) {
        let wholes: Vec<usize> = self.parts.keys().filter_map(|id| self.place(*id)).collect();
        for at in wholes {
            let state = self.state_below(at, 0);
            self.states.get_mut(at).into_iter().for_each(|known| *known = state);
        }
    }

    fn state_below(&self, at: usize, depth: usize) -> FindingState {
        let Some(entry) = self.entries.get(at) else { return FindingState::Unclaimed };
        match self.parts.get(&entry.finding.id).filter(|_| depth < 8) {
            Some(parts) => of_parts(&parts.iter().map(|part| self.state_below(*part, depth + 1)).collect::<Vec<_>>()),
            None => entry.life.state,
        }
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All of them, in the order of their ids, with their states.
    pub fn all(&self) -> impl Iterator<Item = (&Arc<Entry>, FindingState)> {
        self.entries.iter().zip(self.states.iter().copied())
    }

    /// The one at a place among [`Board::all`].
    pub fn at(&self, place: usize) -> Option<(&Arc<Entry>, FindingState)> {
        Some((self.entries.get(place)?, *self.states.get(place)?))
    }

    /// One of them, with its state.
    pub fn find(&self, id: Id) -> Option<(&Arc<Entry>, FindingState)> {
        self.at(self.place(id)?)
    }

    /// One of them.
    pub fn entry(&self, id: Id) -> Option<&Arc<Entry>> {
        self.entries.get(self.place(id)?)
    }

    /// The state of one.
    pub fn state(&self, id: Id) -> Option<FindingState> {
        self.states.get(self.place(id)?).copied()
    }

    /// The parts of one.
    pub fn parts(&self, id: Id) -> impl Iterator<Item = &Arc<Entry>> {
        self.parts.get(&id).into_iter().flatten().filter_map(|at| self.entries.get(*at))
    }

    /// Whether it was parted.
    pub fn is_whole(&self, id: Id) -> bool {
        self.parts.contains_key(&id)
    }

    /// Whether it is late: its own limit has passed and it is neither closed nor waits for the 验收.
    pub fn is_late(&self, id: Id, today: Date) -> bool {
        let (Some(entry), Some(state)) = (self.entry(id), self.state(id)) else { return false };
        entry.is_late(state, today)
    }
}

impl Entry {
    fn is_reported(&self, reported: &Reported) -> bool {
        (&self.months, self.begun) == (&reported.months, reported.begun)
    }

    fn reported(&self) -> Reported {
        Reported { months: self.months.clone(), begun: self.begun }
    }
}

fn is_there(record: &Record) -> bool {
    record.life() != ledger::Life::Deleted
}

fn entry(record: &Record, reported: Reported) -> Entry {
    let finding: Finding = query::read(record);
    let life = life(&finding, reported.begun);
    Entry {
        life,
        finding,
        months: reported.months,
        begun: reported.begun,
        seen: record.seen().clone(),
        sought: Sought::default(),
    }
}
