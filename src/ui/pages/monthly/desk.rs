//! What the parts of the page share: month, unit, rows, and how a box is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::dates::YearMonth;
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::ledger::Draft;
use crate::ledger::rectify::limit::{self, Press};
use crate::ledger::rectify::month_cells::{MonthCell, confirm, write};
use crate::ledger::rectify::monthly::{Behind, Row, behind, page};
use crate::ui::components::PasteBlock;
use crate::ui::session::Session;

/// Rows that are shown at most: who has more chooses a unit.
pub const MOST: usize = 500;

/// A row and what is said of its finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is written.
    pub row: Row,
    /// What is wrong.
    pub text: String,
    /// Whose it is.
    pub unit: String,
    /// Its limit in words.
    pub limit: (String, Press),
}

/// What was typed and could not be read, and why.
pub type Wrong = BTreeMap<(Id, MonthCell), (String, String)>;

/// The page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct MonthDesk {
    /// The session.
    pub session: Session,
    /// The month.
    pub month: RwSignal<YearMonth>,
    /// The unit whose rows are shown; this one with all below where none is named.
    pub scope: RwSignal<Option<Id>>,
    /// Only those that are not reported.
    pub only_left: RwSignal<bool>,
    /// The rows that are shown.
    pub shown: Memo<Arc<Vec<Line>>>,
    /// How many rows are left out.
    pub cut: Memo<usize>,
    /// How many are not reported, and how many are asked for.
    pub left: Memo<(usize, usize)>,
    /// Who has not reported, this unit among them.
    pub behind: Memo<Vec<Behind>>,
    /// What could not be read.
    pub wrong: RwSignal<Wrong>,
    /// The current row.
    pub at: RwSignal<usize>,
    /// Where to stand next.
    pub go: RwSignal<Option<(usize, Option<usize>)>>,
    /// Counts how often other rows were asked for: the sheet then begins anew at its first row.
    pub turn: RwSignal<u32>,
    /// Rows that were reported since the filter was set: they stay in sight.
    kept: RwSignal<BTreeSet<Id>>,
}

impl MonthDesk {
    /// Opens the page and puts it into the context.
    pub fn provide() -> Self {
        let session = Session::get();
        let month = RwSignal::new(YearMonth::of(session.today.get_untracked()));
        let (scope, only_left) = (RwSignal::new(None::<Id>), RwSignal::new(false));
        let kept = RwSignal::new(BTreeSet::<Id>::new());
        let rows = Memo::new(move |_| {
            let (me, month, scope) = (session.me(), month.get(), scope.get());
            let unit = scope.unwrap_or(me);
            let read = |board: &_| session.read(|ledger, tree| page(ledger, tree, board, unit, month));
            Arc::new(session.findings.with(|board| read(board)))
        });
        let left =
            Memo::new(move |_| rows.with(|rows| (rows.iter().filter(|row| row.now.is_none()).count(), rows.len())));
        let fitting = Memo::new(move |_| {
            let (only, kept) = (only_left.get(), kept.get());
            let fits = |row: &&Row| !only || row.now.is_none() || kept.contains(&row.id);
            Arc::new(rows.with(|rows| rows.iter().filter(fits).cloned().collect::<Vec<Row>>()))
        });
        let cut = Memo::new(move |_| fitting.with(|rows| rows.len().saturating_sub(MOST)));
        let shown = Memo::new(move |_| {
            let today = session.today.get();
            let line = |row: &Row| {
                session.findings.with(|board| {
                    let entry = board.entry(row.id)?;
                    let unit = entry.finding.org.map(|org| session.tree.with(|tree| tree.name(org).to_owned()));
                    Some(Line {
                        row: row.clone(),
                        text: entry.finding.text.clone(),
                        unit: unit.unwrap_or_default(),
                        limit: limit::words(entry, row.state, today),
                    })
                })
            };
            Arc::new(fitting.with(|rows| rows.iter().take(MOST).filter_map(line).collect::<Vec<_>>()))
        });
        let behind = Memo::new(move |_| {
            let (me, month) = (session.me(), month.get());
            session.findings.with(|board| session.tree.with(|tree| behind(tree, board, me, month)))
        });
        let desk = Self {
            session,
            month,
            scope,
            only_left,
            shown,
            cut,
            left,
            behind,
            wrong: RwSignal::default(),
            at: RwSignal::new(0),
            go: RwSignal::new(None),
            turn: RwSignal::new(0),
            kept,
        };
        provide_context(desk);
        desk
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows another month.
    pub fn choose_month(self, month: YearMonth) {
        self.fresh();
        self.month.set(month);
    }

    /// Shows the rows of another unit.
    pub fn choose_unit(self, unit: Option<Id>) {
        self.fresh();
        self.scope.set(unit);
    }

    /// Shows only what is not reported, or all.
    pub fn show_left(self, only: bool) {
        self.fresh();
        self.only_left.set(only);
    }

    /// Other rows come into sight.
    fn fresh(self) {
        self.kept.set(BTreeSet::new());
        self.wrong.set(Wrong::new());
        self.at.set(0);
        self.turn.update(|turn| *turn += 1);
    }

    /// The current row.
    pub fn line(self) -> Option<Line> {
        let at = self.at.get();
        self.shown.with(|rows| rows.get(at.min(rows.len().saturating_sub(1))).cloned())
    }

    /// Boxes of one row were typed.
    fn draft(self, line: &Line, cells: &[(MonthCell, &str)]) -> Option<Draft> {
        let (name, today) = self.who();
        let month = self.month.get_untracked();
        let made = self.session.look(|ledger, _| write(ledger, &line.row, month, cells, (&name, today)));
        let id = line.row.id;
        self.wrong.update(|wrong| {
            wrong.retain(|(known, cell), _| *known != id || cells.iter().all(|(typed, _)| typed != cell))
        });
        self.kept.update(|kept| *kept = kept.iter().copied().chain([id]).gather_set());
        match made {
            Ok(draft) => draft,
            Err((Some(cell), why)) => {
                let text = cells.iter().find(|(typed, _)| *typed == cell).map_or("", |(_, text)| *text);
                self.wrong.update(|wrong| {
                    wrong.insert((id, cell), (text.to_owned(), why));
                });
                // What else was pasted into the row is kept.
                let rest: Vec<(MonthCell, &str)> = cells.iter().copied().filter(|(typed, _)| *typed != cell).collect();
                let made = self.session.look(|ledger, _| write(ledger, &line.row, month, &rest, (&name, today)));
                made.ok().flatten()
            }
            Err((None, why)) => {
                self.session.say(why);
                None
            }
        }
    }

    fn who(self) -> (String, crate::domain::dates::Date) {
        (self.session.profile.with_untracked(|profile| profile.name.clone()), self.session.today.get_untracked())
    }

    /// A box was typed.
    pub fn type_cell(self, row: usize, cell: MonthCell, text: &str) {
        let Some(line) = self.shown.with_untracked(|rows| rows.get(row).cloned()) else { return };
        if let Some(draft) = self.draft(&line, &[(cell, text)]) {
            self.session.commit(draft);
        }
    }

    /// A block was pasted or cleared: one action. `first` is the column of 进度.
    pub fn type_block(self, block: &PasteBlock, first: usize) {
        let mut all: Option<Draft> = None;
        let lines = self.shown.get_untracked();
        for (line, texts) in lines.iter().skip(block.row).zip(&block.cells) {
            let cell = |at: usize| MonthCell::ALL.get((block.col + at).checked_sub(first)?).copied();
            let cells: Vec<(MonthCell, &str)> =
                texts.iter().enumerate().filter_map(|(at, text)| Some((cell(at)?, text.as_str()))).collect();
            if let Some(draft) = self.draft(line, &cells) {
                match &mut all {
                    Some(all) => {
                        all.and(draft);
                        all.label = format!("粘贴{}进展", self.month.get_untracked().in_words());
                    }
                    None => all = Some(draft),
                }
            }
        }
        if let Some(draft) = all {
            self.session.commit(draft);
        }
    }

    /// 无变化 for the current row, and on to the next.
    pub fn confirm(self) {
        let Some(line) = untrack(|| self.line()) else { return };
        let (name, today) = self.who();
        let month = self.month.get_untracked();
        match self.session.look(|ledger, _| confirm(ledger, &line.row, month, (&name, today))) {
            Ok(draft) => {
                self.kept.update(|kept| *kept = kept.iter().copied().chain([line.row.id]).gather_set());
                if let Some(draft) = draft {
                    self.session.commit(draft);
                }
                let next = self.at.get_untracked() + 1;
                if next < self.shown.with_untracked(|rows| rows.len()) {
                    // The key may come again before the sheet stands there.
                    self.at.set(next);
                    self.go.set(Some((next, None)));
                }
            }
            Err(why) => self.session.say(why),
        }
    }
}
