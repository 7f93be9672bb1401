//! 纸表录入: the sheets of one stop side by side, and the two readings of each against one another.

use super::aside::{Seat, seat};
use super::round::{Progress, progress};
use super::{read, stops};
use crate::domain::kind::{Id, Kind};
use crate::domain::scheme::{Outline, Scheme, outline};
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Ledger, OrgTree};

/// One judge's sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperLine {
    /// The judge's key.
    pub key: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Where the judge stands to the stop.
    pub seat: Seat,
    /// The sheet; blank where there is none yet.
    pub sheet: ScoreSheet,
    /// How far it is.
    pub progress: Progress,
}

/// All sheets of one stop.
#[derive(Debug, Clone, PartialEq)]
pub struct Papers {
    /// The tour.
    pub tour: Tour,
    /// The scheme in order.
    pub outline: Outline,
    /// The stop.
    pub stop: Stop,
    /// The judges who are asked, then those who stand aside, then those who are not asked and were listed.
    pub lines: Vec<PaperLine>,
    /// How many judges are not listed, since they are not asked.
    pub not_listed: usize,
}

/// Reads the sheets of a stop. Judges who are not asked are listed when `all` are wanted, or when a sheet of theirs is here.
///
/// # Errors
/// The tour or the stop is gone, or nothing can be written yet: why.
pub fn papers(ledger: &Ledger, tree: &OrgTree, id: Id, stop: Id, all: bool) -> Result<Papers, String> {
    let tour = read(ledger, id)?;
    let stop = stops(ledger, id).into_iter().find(|one| one.id == stop).ok_or("路线里没有这个观摩点")?;
    let scheme = tour.scheme.ok_or("这次观摩还没有选指标体系，选好才能录入。")?;
    let scheme: Scheme = ledger.read(scheme).ok_or("指标体系不在本机，不能录入。")?;
    let outline = outline(&scheme);
    let mut lines = [Vec::new(), Vec::new(), Vec::new()];
    let mut not_listed = 0;
    for (key, judge) in tour.judges_in_order() {
        let sheet_id = ScoreSheet::id_of(id, key, stop.id);
        let known: Option<ScoreSheet> = ledger.read(sheet_id);
        let seat = seat(tree, &tour, key, judge, &stop);
        let of = match seat {
            Seat::Scores => 0,
            Seat::Aside(_) => 1,
            Seat::Elsewhere if !all && known.as_ref().is_none_or(|sheet| sheet.scores.is_empty()) => {
                not_listed += 1;
                continue;
            }
            Seat::Elsewhere => 2,
        };
        let line = PaperLine {
            key: key.to_owned(),
            name: judge.name.clone(),
            unit: judge.unit.name.clone(),
            seat,
            progress: progress(&outline, tour.scheme, known.as_ref()),
            sheet: known.unwrap_or_else(|| ScoreSheet::blank(sheet_id)),
        };
        lines.get_mut(of).into_iter().for_each(|all| all.push(line.clone()));
    }
    Ok(Papers { lines: lines.into_iter().flatten().collect(), tour, outline, stop, not_listed })
}

/// Two readings of one figure that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Place of the line.
    pub line: usize,
    /// Place of the leaf.
    pub leaf: usize,
    /// What was read first, in hundredths.
    pub first: Option<i64>,
    /// What was read the second time.
    pub second: Option<i64>,
}

impl Papers {
    /// What was read for a 条: the first time, and the second.
    pub fn readings(&self, line: usize, leaf: usize) -> (Option<i64>, Option<i64>) {
        let score = || {
            let key = &self.outline.leaves.get(leaf)?.key;
            self.lines.get(line)?.sheet.scores.get(key)
        };
        score().map_or((None, None), |score| (score.points, score.second))
    }

    /// The figures whose two readings differ.
    pub fn differences(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for line in 0..self.lines.len() {
            for leaf in 0..self.outline.leaves.len() {
                let (first, second) = self.readings(line, leaf);
                if second.is_some() && first != second {
                    all.push(Difference { line, leaf, first, second });
                }
            }
        }
        all
    }

    /// How many figures were read once and not a second time.
    pub fn read_once(&self) -> usize {
        let places =
            (0..self.lines.len()).flat_map(|line| (0..self.outline.leaves.len()).map(move |leaf| (line, leaf)));
        places
            .map(|(line, leaf)| self.readings(line, leaf))
            .filter(|(first, second)| first.is_some() && second.is_none())
            .count()
    }

    /// How many sheets count, and how many are asked for.
    pub fn complete(&self) -> (usize, usize) {
        let asked = || self.lines.iter().filter(|line| line.seat.scores());
        (asked().filter(|line| line.progress.is_complete()).count(), asked().count())
    }
}
