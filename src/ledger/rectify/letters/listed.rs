//! The list of notices: what a unit issued and what it received, with the numbers that are lacking.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::dates::Date;
use crate::domain::finding::FindingState;
use crate::domain::kind::Id;
use crate::domain::rectification_notice::{NoticeStage, RectificationNotice as Notice};
use crate::ledger::rectify::board::Board;
use crate::ledger::rectify::notices;
use crate::ledger::{Ledger, OrgTree};

/// Where `me` stands to a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// `me` issued it.
    Issued,
    /// It is to `me`.
    Received,
    /// Units below deal with it.
    Below,
}

impl Side {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Issued, Self::Received, Self::Below];

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Issued => "本单位签发",
            Self::Received => "本单位收到",
            Self::Below => "下级的",
        }
    }
}

/// A notice in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The record.
    pub notice: Notice,
    /// Where `me` stands to it.
    pub side: Side,
    /// How far it has come.
    pub stage: NoticeStage,
    /// Its findings that are not settled, and all of them.
    pub findings: (usize, usize),
    /// Its limit has passed and it is not done.
    pub late: bool,
}

/// The notices that concern `me`: drafts first, then the newest number. Drafts of others are theirs alone.
pub fn letters(ledger: &Ledger, tree: &OrgTree, board: &Board, me: Id, today: Date) -> Vec<Letter> {
    let me = tree.resolve(me);
    let one = |notice: Notice| {
        let side = side(tree, &notice, me)?;
        let stage = notices::stage(board, &notice);
        let all = notice.finding_ids().count();
        let open = notice.finding_ids().filter(|id| !board.state(*id).is_some_and(FindingState::is_settled)).count();
        let runs = !matches!(stage, NoticeStage::Draft | NoticeStage::Done | NoticeStage::Void) && open > 0;
        let late = runs && notice.due.is_some_and(|due| due < today);
        Some(Letter { side, stage, findings: (open, all), late, notice })
    };
    notices::notices(ledger).into_iter().filter_map(one).collect()
}

fn side(tree: &OrgTree, notice: &Notice, me: Id) -> Option<Side> {
    let issuer = notice.issuer.id.map(|issuer| tree.resolve(issuer));
    let unit = notice.org.or(notice.unit.id).map(|unit| tree.resolve(unit));
    let drafted = notice.issued.is_none();
    match (issuer, unit) {
        (None, _) => Some(Side::Issued),
        (Some(issuer), _) if issuer == me => Some(Side::Issued),
        (_, Some(unit)) if unit == me && !drafted => Some(Side::Received),
        (_, Some(unit)) if tree.is_within(unit, me) && !drafted => Some(Side::Below),
        (Some(issuer), _) if tree.is_within(issuer, me) && !drafted => Some(Side::Below),
        _ => None,
    }
}

/// The numbers between 1 and the last that no notice of the issuer bears here, by year.
pub fn gaps(ledger: &Ledger, tree: &OrgTree, issuer: Id) -> BTreeMap<i64, Vec<i64>> {
    let mut given: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for notice in ledger.all::<Notice>().into_iter().filter(|notice| notices::is_issuer(tree, notice, issuer)) {
        if let (Some(year), Some(number)) = (notice.year, notice.number) {
            given.entry(year).or_default().insert(number);
        }
    }
    let lacking = |(year, given): (i64, BTreeSet<i64>)| {
        let last = given.last().copied().unwrap_or(0);
        let lacking: Vec<i64> = (1..=last).filter(|number| !given.contains(number)).take(50).collect();
        (!lacking.is_empty()).then_some((year, lacking))
    };
    given.into_iter().filter_map(lacking).collect()
}
