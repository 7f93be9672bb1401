//! 汇总表: what every judge gave to every stop, and what it comes to.

use std::collections::BTreeMap;

use super::ranking::{Ranked, Ranking, Track};
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::domain::points;
use crate::domain::scoring::{LeftOut, StopResult};
use crate::domain::tour::{Extras, JudgeGroup};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::book::{Book, Filled};
use crate::ledger::tour::standing::Standing;

/// The most judges that stand beside each other; more begin a second line.
const JUDGES_A_LINE: usize = 16;

/// A judge in the head of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Name.
    pub name: String,
    /// 计分组.
    pub group: JudgeGroup,
}

/// What became of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is in the mean.
    Used,
    /// Left out as the highest.
    Highest,
    /// Left out as the lowest.
    Lowest,
    /// It does not count: incomplete, at odds with the scheme, or of a group without weight.
    Out,
}

/// A judge at a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A sheet: its 得分, what of 加减分 is added to it, and what became of it.
    Sheet(String, String, Fate),
    /// Stands aside.
    Aside,
    /// Is not asked.
    Elsewhere,
    /// No sheet yet.
    Open,
}

/// The table of one 排名组.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name of the 排名组.
    pub track: String,
    /// The judges that anybody of it has to do with.
    pub judges: Vec<Head>,
    /// How many of them stand on one line.
    pub line: usize,
    /// The stops with a cell a judge.
    pub rows: Vec<(Ranked, Vec<Cell>)>,
    /// Which ties were lifted over the border of a tier.
    pub notes: Vec<String>,
}

/// The tables, one a 排名组.
pub fn tables(book: &Book, standing: &Standing, ranking: &Ranking) -> Vec<Table> {
    let ids = standing.sheets.iter().filter_map(|at| book.sheets.get(*at)).map(|sheet| sheet.id);
    let reckoned = Reckoned { book, standing, places: ids.zip(0..).gather_map() };
    let table = |track: &Track| {
        let judges: Vec<usize> = (0..book.judges.len())
            .filter(|judge| track.rows.iter().any(|row| concerns(book, *judge, row.stop)))
            .collect();
        let lines = judges.len().div_ceil(JUDGES_A_LINE).max(1);
        let cells = |row: &Ranked| judges.iter().map(|judge| reckoned.cell(*judge, row.stop)).collect();
        let head = |judge: &usize| {
            let judge = &book.judges.get(*judge)?.1;
            Some(Head { name: judge.name.clone(), group: judge.group })
        };
        Table {
            track: track.name.clone(),
            line: judges.len().div_ceil(lines).max(1),
            rows: track.rows.iter().map(|row| (row.clone(), cells(row))).collect(),
            judges: judges.iter().filter_map(head).collect(),
            notes: track.notes.clone(),
        }
    };
    ranking.tracks.iter().map(table).collect()
}

/// Whether a judge scores a stop, or did.
fn concerns(book: &Book, judge: usize, stop: usize) -> bool {
    book.seat(judge, stop).scores() || book.sheet(judge, stop).is_some()
}

/// The book beside its results.
struct Reckoned<'a> {
    book: &'a Book,
    standing: &'a Standing,
    /// Where a sheet stands among those of the results.
    places: BTreeMap<Id, usize>,
}

impl Reckoned<'_> {
    fn cell(&self, judge: usize, stop: usize) -> Cell {
        match (self.book.sheet(judge, stop), self.book.seat(judge, stop)) {
            (Some(filled), _) => self.sheet(filled, stop),
            (None, Seat::Scores) => Cell::Open,
            (None, Seat::Aside(_)) => Cell::Aside,
            (None, Seat::Elsewhere) => Cell::Elsewhere,
        }
    }

    fn sheet(&self, filled: &Filled, stop: usize) -> Cell {
        let weighed = &filled.weighed;
        let (shown, added) = match self.book.tour.extras {
            Extras::Within => (weighed.total(), 0),
            Extras::After => (weighed.base, weighed.extra),
        };
        let added = match added {
            0 => String::new(),
            1.. => format!("+{}", points::shown(added)),
            _ => points::shown(added),
        };
        let place = self.places.get(&filled.id).copied();
        Cell::Sheet(points::shown(shown), added, fate(self.standing.stop(stop), place))
    }
}

fn fate(result: Option<&StopResult>, place: Option<usize>) -> Fate {
    let (Some(marks), Some(place)) = (result.and_then(|result| result.marks.as_ref()), place) else { return Fate::Out };
    match marks.left_out {
        Some(LeftOut { highest, .. }) if highest == place => Fate::Highest,
        Some(LeftOut { lowest, .. }) if lowest == place => Fate::Lowest,
        _ if marks.used.contains(&place) => Fate::Used,
        _ => Fate::Out,
    }
}

impl Table {
    /// What the marks in the cells mean, of those that occur.
    pub fn legend(&self) -> String {
        let has = |wanted: &dyn Fn(&Cell) -> bool| self.rows.iter().flat_map(|(_, cells)| cells).any(wanted);
        let fate = |wanted: Fate| move |cell: &Cell| matches!(cell, Cell::Sheet(_, _, fate) if *fate == wanted);
        let all = [
            (has(&fate(Fate::Highest)) || has(&fate(Fate::Lowest)), "高、低：去掉的最高分和最低分"),
            (has(&fate(Fate::Out)), "括号内的没有计入"),
            (has(&|cell| *cell == Cell::Aside), "避：回避"),
            (has(&|cell| *cell == Cell::Elsewhere), "·：没有安排"),
            (has(&|cell| *cell == Cell::Open), "空格：还没有评分表"),
            (has(&|cell| matches!(cell, Cell::Sheet(_, added, _) if !added.is_empty())), "+、−：表上的加减分"),
        ];
        all.into_iter().filter(|(there, _)| *there).map(|(_, words)| words).collect::<Vec<_>>().join("；")
    }
}
