//! What the parts of the list share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::rectification_notice::NoticeStage;
use crate::ledger::rectify::letters::{Candidates, Letter, Side, candidates, gaps, letters};
use crate::ui::session::Session;

/// Which of them are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Neither done nor void.
    Open,
    /// Late.
    Late,
    /// One stage.
    Stage(NoticeStage),
}

impl Show {
    /// All of them, in the order of the screen.
    pub fn all() -> Vec<Self> {
        let stages = NoticeStage::ALL.iter().map(|stage| Self::Stage(*stage));
        [Self::All, Self::Open, Self::Late].into_iter().chain(stages).collect()
    }

    /// As the list's key.
    pub fn key(self) -> String {
        match self {
            Self::All => String::new(),
            Self::Open => "open".to_owned(),
            Self::Late => "late".to_owned(),
            Self::Stage(stage) => format!("stage-{}", stage.key()),
        }
    }

    /// On screen.
    pub fn label(self) -> String {
        match self {
            Self::All => "全部状态".to_owned(),
            Self::Open => "没有办结的".to_owned(),
            Self::Late => "逾期".to_owned(),
            Self::Stage(stage) => stage.label().to_owned(),
        }
    }

    fn holds(self, letter: &Letter) -> bool {
        match self {
            Self::All => true,
            Self::Open => !matches!(letter.stage, NoticeStage::Done | NoticeStage::Void),
            Self::Late => letter.late,
            Self::Stage(stage) => letter.stage == stage,
        }
    }
}

/// The list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ListDesk {
    /// The session.
    pub session: Session,
    /// All notices that concern this unit.
    pub letters: Memo<Arc<Vec<Letter>>>,
    /// Those that are shown.
    pub shown: Memo<Arc<Vec<Letter>>>,
    /// What can go into new ones.
    pub offered: Memo<Arc<Vec<Candidates>>>,
    /// Numbers that are lacking, by year.
    pub gaps: Memo<BTreeMap<i64, Vec<i64>>>,
    /// Which side is shown.
    pub side: RwSignal<Side>,
    /// Which states are shown.
    pub show: RwSignal<Show>,
    /// Keys of the ticked rows.
    pub ticked: RwSignal<BTreeSet<String>>,
    /// New ones are being drawn up.
    pub drawing: RwSignal<bool>,
}

impl ListDesk {
    /// Opens the list and puts it into the context.
    pub fn provide() -> Self {
        let session = Session::get();
        let all = Memo::new(move |_| {
            let (me, today) = (session.me(), session.today.get());
            let read = |board: &_| session.read(|ledger, tree| letters(ledger, tree, board, me, today));
            Arc::new(session.findings.with(|board| read(board)))
        });
        let offered = Memo::new(move |_| {
            let (me, today) = (session.me(), session.today.get());
            let read = |board: &_| session.read(|ledger, tree| candidates(ledger, tree, board, me, today));
            Arc::new(session.findings.with(|board| read(board)))
        });
        let gaps = Memo::new(move |_| {
            let me = session.me();
            session.read(|ledger, tree| gaps(ledger, tree, me))
        });
        // A 社区 opens at what it received, an upper unit at what it issued.
        let received = |letter: &Letter| letter.side == Side::Received;
        let issued = |letter: &Letter| letter.side == Side::Issued;
        let first = all.with_untracked(|all| match all.iter().any(issued) {
            false if all.iter().any(received) => Side::Received,
            false if !all.is_empty() && offered.with_untracked(|all| all.is_empty()) => Side::Below,
            _ => Side::Issued,
        });
        let (side, show) = (RwSignal::new(first), RwSignal::new(Show::default()));
        let shown = Memo::new(move |_| {
            let (side, show) = (side.get(), show.get());
            let fits = |letter: &&Letter| letter.side == side && show.holds(letter);
            Arc::new(all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>()))
        });
        let desk = Self {
            session,
            letters: all,
            shown,
            offered,
            gaps,
            side,
            show,
            ticked: RwSignal::default(),
            drawing: RwSignal::new(false),
        };
        provide_context(desk);
        desk
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows another side.
    pub fn choose(self, side: Side) {
        self.ticked.set(BTreeSet::new());
        self.side.set(side);
    }

    /// The ticked notices that are shown, in their order.
    pub fn ticked_letters(self) -> Vec<Letter> {
        let fits = |letter: &&Letter| self.ticked.with(|ticked| ticked.contains(&letter.notice.id.to_string()));
        self.shown.with(|shown| shown.iter().filter(fits).cloned().collect())
    }
}
