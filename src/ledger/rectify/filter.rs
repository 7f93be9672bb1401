//! Which findings a list shows.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::board::{Board, Entry, Query};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::finding::{Commonness, FindingSource, FindingState};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::ledger::OrgTree;
use crate::ledger::work::people::Initials;

/// Days ahead of a limit from which a finding is soon due (domain.md §4.6: 15, 7 and 3 days).
pub const SOON: i32 = 15;

/// A group of states that a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Everything.
    All,
    /// Everything that is not closed.
    #[default]
    Open,
    /// 逾期.
    Late,
    /// Due within [`SOON`] days.
    Soon,
    /// One state.
    State(FindingState),
    /// Those that came so far, and further.
    Reached(FindingState),
    /// Found in a month.
    FoundIn(YearMonth),
    /// 销号 in a month, and still.
    ClosedIn(YearMonth),
    /// 销号 by the end of a month, and still.
    ClosedBy(YearMonth),
    /// Open ones without a progress for a month.
    Unreported(YearMonth),
    /// Those that lack measures, persons or a limit.
    Lacking,
}

impl Show {
    /// On screen.
    pub fn label(self) -> String {
        match self {
            Self::All => "全部".to_owned(),
            Self::Open => "未销号".to_owned(),
            Self::Late => "逾期".to_owned(),
            Self::Soon => format!("{SOON} 天内到期"),
            Self::State(state) => state.label().to_owned(),
            Self::Reached(state) => format!("已走到“{}”的", state.label()),
            Self::FoundIn(month) => format!("{}发现的", month.in_words()),
            Self::ClosedIn(month) => format!("{}销号的", month.in_words()),
            Self::ClosedBy(month) => format!("到{}底已销号的", month.in_words()),
            Self::Unreported(month) => format!("{}没有报进展的", month.in_words()),
            Self::Lacking => "缺项".to_owned(),
        }
    }
}

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Which states.
    pub show: Show,
    /// The organization whose findings, and those below it; all where none is named.
    pub unit: Option<Id>,
    /// Of that organization only its own, not those below it.
    pub alone: bool,
    /// One source.
    pub source: Option<FindingSource>,
    /// One 维度.
    pub dimension: Option<String>,
    /// 共性 or 个性.
    pub commonness: Option<Commonness>,
    /// Exactly this problem, as several units have it.
    pub text: Option<String>,
    /// Without those that were parted (层层分解): their parts stand for them.
    pub leaves: bool,
    /// Words.
    pub query: String,
}

/// Whether a finding is shown by its state.
pub fn is_shown(board: &Board, (entry, state): (&Entry, FindingState), show: Show, today: Date) -> bool {
    let is_open = state != FindingState::Closed;
    let closed = entry.life.closed.filter(|_| !is_open);
    match show {
        Show::All => true,
        Show::Open => is_open,
        Show::Late => entry.is_late(state, today),
        Show::Soon => {
            is_open && entry.life.due.is_some_and(|due| due <= add_days(today, SOON)) && !entry.is_late(state, today)
        }
        Show::State(wanted) => state == wanted,
        Show::Reached(wanted) => reached(state, wanted),
        Show::FoundIn(month) => entry.finding.found.is_some_and(|day| month.holds(day)),
        Show::ClosedIn(month) => closed.is_some_and(|day| month.holds(day)),
        Show::ClosedBy(month) => closed.is_some_and(|day| day <= month.last_day()),
        Show::Unreported(month) => {
            super::monthly::is_asked(entry, state, month)
                && !entry.months.contains(&month)
                && !board.is_whole(entry.finding.id)
        }
        Show::Lacking => is_open && !entry.finding.lacks().is_empty(),
    }
}

/// Whether a finding in this state came as far as `wanted`. 长期坚持 was 验收 once, and is not 销号.
pub fn reached(state: FindingState, wanted: FindingState) -> bool {
    match (state, wanted) {
        (FindingState::Staged, FindingState::Closed) => false,
        _ => state >= wanted,
    }
}

/// The places on the board of what fits a filter in everything but its states.
pub fn fitting(board: &Board, tree: &OrgTree, filter: &Filter, initials: Initials<'_>) -> Vec<usize> {
    let within: Option<BTreeSet<Id>> = filter.unit.map(|unit| match filter.alone {
        true => tree.ids_of(unit),
        false => tree.ids_within(unit),
    });
    let query = Query::of(&filter.query);
    let fits = |entry: &Entry| {
        let finding = &entry.finding;
        within.as_ref().is_none_or(|ids| finding.org.is_some_and(|org| ids.contains(&org)))
            && filter.source.is_none_or(|source| finding.source == source)
            && filter.dimension.as_ref().is_none_or(|dimension| finding.dimension == *dimension)
            && filter.commonness.is_none_or(|commonness| finding.commonness == commonness)
            && filter.text.as_ref().is_none_or(|text| finding.text.trim() == text)
            && !(filter.leaves && board.is_whole(finding.id))
            && entry.fits(&query, initials)
    };
    board.all().enumerate().filter(|(_, (entry, _))| fits(entry)).map(|(place, _)| place).collect()
}

/// How many of these places are shown.
pub fn count(board: &Board, places: &[usize], show: Show, today: Date) -> usize {
    places
        .iter()
        .filter(|place| board.at(**place).is_some_and(|one| is_shown(board, (one.0, one.1), show, today)))
        .count()
}

/// Those of these places that are shown: late ones first, then by limit, what has none after that, what is closed last.
pub fn listed(board: &Board, places: &[usize], show: Show, today: Date) -> Vec<Id> {
    let one = |place: &usize| {
        let (entry, state) = board.at(*place)?;
        let place = match state {
            FindingState::Closed => (2, false, None, Reverse(entry.life.closed)),
            _ => (u8::from(!entry.is_late(state, today)), entry.life.due.is_none(), entry.life.due, Reverse(None)),
        };
        is_shown(board, (entry, state), show, today).then_some((place, entry.finding.id))
    };
    let mut rows: Vec<_> = places.iter().filter_map(one).collect();
    rows.order_by(Ord::cmp);
    rows.into_iter().map(|(_, id)| id).collect()
}

/// The findings of a list, in its order.
pub fn found(board: &Board, tree: &OrgTree, filter: &Filter, today: Date, initials: Initials<'_>) -> Vec<Id> {
    listed(board, &fitting(board, tree, filter, initials), filter.show, today)
}
