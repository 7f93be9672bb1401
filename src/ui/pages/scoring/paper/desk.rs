//! What the parts of 纸表录入 share: the stop that is open, its sheets, and how figures are written.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::scheme::Outline;
use crate::domain::score_sheet::Entry;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::paper::{Difference, PaperLine, Papers, papers};
use crate::ledger::tour::scoring::{self, Place};
use crate::ledger::tour::stops;
use crate::ledger::{Draft, Ledger, OrgTree};
use crate::ui::components::PasteBlock;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What is done with the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// 录入.
    #[default]
    First,
    /// 复核录入: the same paper once more, without seeing what was read first.
    Second,
    /// What the two readings differ in.
    Differences,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Differences];

    /// As the filter's key.
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Differences => "differences",
        }
    }
}

/// A cell: stop, whether it is the second reading, judge, 条.
type Cell = (Id, bool, String, String);
/// What was typed into cells and could not be taken, with what is wrong.
pub type Wrong = BTreeMap<Cell, (String, String)>;
/// The figures of a sheet that are to be written, by 条.
type Figures = Vec<(String, Option<i64>)>;

/// The desk. Cheap to copy.
#[derive(Clone, Copy)]
pub struct PaperDesk {
    /// The session.
    pub session: Session,
    /// The tour.
    pub tour: Id,
    /// The stops on their route: id and name.
    pub stops: Memo<Vec<(Id, String)>>,
    /// The open one.
    pub at: RwSignal<Option<Id>>,
    /// What is done.
    pub mode: RwSignal<Mode>,
    /// Whether judges who are not asked are listed too.
    pub all: RwSignal<bool>,
    /// Its sheets, or why there are none.
    pub papers: Memo<Result<Arc<Papers>, String>>,
    /// The scheme in order.
    pub outline: Memo<Arc<Outline>>,
    /// What could not be taken.
    pub wrong: RwSignal<Wrong>,
}

impl PaperDesk {
    /// Reads the sheets, and again whenever the ledger changes.
    pub fn new(tour: Id, stop: Option<Id>) -> Self {
        let session = Session::get();
        let stops = Memo::new(move |_| {
            let all = session.ledger.with(|ledger| stops(ledger, tour));
            all.into_iter().map(|stop| (stop.id, stop.unit.name)).collect::<Vec<_>>()
        });
        let known = stops.with_untracked(|all| stop.filter(|stop| all.iter().any(|(id, _)| id == stop)));
        let at = RwSignal::new(known.or_else(|| stops.with_untracked(|all| all.first().map(|(id, _)| *id))));
        let all = RwSignal::new(false);
        let read = Memo::new(move |_| {
            let stop = at.get().ok_or("路线里还没有观摩点。先在“路线和配对”里加上。")?;
            session.read(|ledger, tree| papers(ledger, tree, tour, stop, all.get()).map(Arc::new))
        });
        let outline = Memo::new(move |_| {
            read.with(|read| Arc::new(read.as_ref().map(|read| read.outline.clone()).unwrap_or_default()))
        });
        Self {
            session,
            tour,
            stops,
            at,
            mode: RwSignal::new(Mode::First),
            all,
            papers: read,
            outline,
            wrong: RwSignal::default(),
        }
    }

    /// Reads the sheets; empty where there are none.
    pub fn with<T: Default>(self, read: impl FnOnce(&Papers) -> T) -> T {
        self.papers.with(|papers| papers.as_ref().map(|papers| read(papers)).unwrap_or_default())
    }

    /// Why nothing can be written.
    pub fn locked(self) -> Option<String> {
        self.with(|papers| {
            papers.tour.is_locked().then(|| "结果已经锁定，只能看。确要改，先解锁并写明原因。".to_owned())
        })
    }

    /// Opens a stop; what is being typed is written before.
    pub fn open(self, stop: Id) {
        page::settle_focus();
        self.at.set(Some(stop));
        page::rename_hash(&Route::PaperEntry(self.tour, Some(stop)).href());
    }

    /// The stop after the open one, or before it.
    pub fn next(self, back: bool) -> Option<Id> {
        let at = self.at.get()?;
        self.stops.with(|all| {
            let here = all.iter().position(|(id, _)| *id == at)?;
            let next = if back { here.checked_sub(1)? } else { here + 1 };
            all.get(next).map(|(id, _)| *id)
        })
    }

    /// The cell of a place, where something may be written.
    fn cell(self, row: usize, col: usize) -> Option<Cell> {
        let (stop, second) = (self.at.get_untracked()?, self.mode.get_untracked() == Mode::Second);
        untrack(|| {
            if self.locked().is_some() {
                return None;
            }
            self.with(|papers| {
                let line = papers.lines.get(row).filter(|line| !matches!(line.seat, Seat::Aside(_)))?;
                Some((stop, second, line.key.clone(), papers.outline.leaves.get(col)?.key.clone()))
            })
        })
    }

    /// A cell was typed.
    pub fn type_cell(self, row: usize, col: usize, text: String) {
        self.type_all(vec![(row, col, text)], None);
    }

    /// A block was pasted or cleared: one action, what cannot be taken stays marked in its cell.
    pub fn type_block(self, block: PasteBlock) {
        let empty = block.cells.iter().flatten().all(|text| text.trim().is_empty());
        let cells = block.cells.into_iter().enumerate().flat_map(|(down, texts)| {
            let place = move |(right, text): (usize, String)| (block.row + down, block.col + right, text);
            texts.into_iter().enumerate().map(place)
        });
        self.type_all(cells.collect(), Some(if empty { "清空" } else { "粘贴" }));
    }

    fn type_all(self, cells: Vec<(usize, usize, String)>, verb: Option<&str>) {
        let mut by_line: BTreeMap<usize, Figures> = BTreeMap::new();
        let mut count = 0;
        for (row, col, text) in cells {
            let Some(cell) = self.cell(row, col) else { continue };
            let leaf = self.outline.with_untracked(|outline| outline.leaves.get(col).cloned());
            match leaf.ok_or_else(String::new).and_then(|leaf| scoring::read_score(&leaf, &text)) {
                Ok(given) => {
                    count += 1;
                    by_line.entry(row).or_default().push((cell.3.clone(), given));
                    self.wrong.update(|wrong| drop(wrong.remove(&cell)));
                }
                Err(why) => self.wrong.update(|wrong| drop(wrong.insert(cell, (text, why)))),
            }
        }
        let mut whole = Draft::new(String::new());
        for (row, figures) in by_line {
            match self.draft(row, &figures) {
                Ok(draft) => {
                    whole.label.clone_from(&draft.label);
                    whole.and(draft);
                }
                Err(why) => self.session.say(why),
            }
        }
        match verb {
            None => drop(self.session.commit(whole)),
            Some(verb) => {
                let stop = untrack(|| self.with(|papers| papers.stop.unit.name.clone()));
                whole.label = format!("{stop}的评分表：{verb} {count} 格");
                self.session.commit_aloud(whole);
            }
        }
    }

    fn draft(self, row: usize, figures: &[(String, Option<i64>)]) -> Result<Draft, String> {
        let today = self.session.today.get_untracked();
        let second = self.mode.get_untracked() == Mode::Second;
        self.at_line(row, |ledger, tree, place| match second {
            true => scoring::check(ledger, tree, place, figures),
            false => scoring::give_all(ledger, tree, place, figures, Entry::Paper, today),
        })
    }

    fn at_line(
        self,
        row: usize,
        make: impl FnOnce(&Ledger, &OrgTree, Place<'_>) -> Result<Draft, String>,
    ) -> Result<Draft, String> {
        let key = untrack(|| self.with(|papers| papers.lines.get(row).map(|line| line.key.clone())));
        let (Some(judge), Some(stop)) = (key, self.at.get_untracked()) else {
            return Err("评委名单刚改过，请再录一次".to_owned());
        };
        let place = Place { tour: self.tour, judge: &judge, stop };
        self.session.look(|ledger, tree| make(ledger, tree, place))
    }

    /// Settles a difference: this figure stands in both readings.
    pub fn settle(self, difference: &Difference, chosen: Option<i64>) {
        let today = self.session.today.get_untracked();
        let leaf =
            self.outline.with_untracked(|outline| outline.leaves.get(difference.leaf).map(|leaf| leaf.key.clone()));
        let draft = self.at_line(difference.line, |ledger, tree, place| {
            scoring::settle(ledger, tree, place, &leaf.unwrap_or_default(), chosen, today)
        });
        match draft {
            Ok(draft) => self.session.commit_aloud(draft),
            Err(why) => self.session.say(why),
        }
    }

    /// The line beside the title.
    pub fn sub(self) -> String {
        self.with(|papers| {
            let (complete, asked) = papers.complete();
            let open: usize = papers.lines.iter().filter(|line| line.seat.scores()).map(open_of).sum();
            let rest = if open > 0 { format!("，还缺 {open} 格") } else { String::new() };
            format!("{}　{asked} 位评委，已齐 {complete} 张{rest}", papers.stop.unit.name)
        })
    }
}

fn open_of(line: &PaperLine) -> usize {
    line.progress.open()
}

/// A figure as a cell shows it.
pub fn shown(figure: Option<i64>) -> String {
    figure.map(points::shown).unwrap_or_default()
}
