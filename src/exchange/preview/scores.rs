//! What is odd about the 评分表 of a pack, as they will stand after merging: named before anything is merged, and counted by nobody's grace.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::kind::{FieldValue, Id};
use crate::domain::scheme::Scheme;
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Stop, Tour};
use crate::exchange::Opened;
use crate::ledger::tour::book::{Book, Fault, Filled};
use crate::ledger::{Ledger, OrgTree, Record};

/// The sheets of one tour in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// The tour.
    pub tour: Id,
    /// Its name; none when it is neither here nor in the pack.
    pub name: Option<String>,
    /// Whether its results are locked here.
    pub locked: bool,
    /// How many sheets arrive.
    pub sheets: usize,
    /// How many of them will count.
    pub counting: usize,
    /// What is odd, sheet by sheet: whose, and what.
    pub odd: Vec<(String, Vec<Fault>)>,
}

/// Oddities that are said one by one; the others are counted.
const SAID: usize = 4;

impl Scores {
    /// In words: what it is, and what becomes of it.
    pub fn text(&self) -> String {
        let Some(name) = &self.name else {
            return format!("{} 张评分表属于另一次观摩，本机没有那次观摩。并入只是存下，不计入任何结果。", self.sheets);
        };
        let mut words = vec![format!("“{name}”评分表 {} 张，能计入 {} 张", self.sheets, self.counting)];
        for (who, faults) in self.odd.iter().take(SAID) {
            let faults: Vec<String> = faults.iter().map(Fault::text).collect();
            words.push(format!("{who}：{}", faults.join("；")));
        }
        if self.odd.len() > SAID {
            words.push(format!("另有 {} 张也要看一眼", self.odd.len() - SAID));
        }
        if self.locked {
            words.push("结果已经锁定，并入后锁定的名次不变，差别会在“结果”里列出".to_owned());
        }
        format!("{}。", words.join("。"))
    }
}

/// Looks at the sheets that arrive, tour by tour.
pub(super) fn look(ledger: &Ledger, tree: &OrgTree, opened: &Opened) -> Vec<Scores> {
    let mut by_tour: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for record in opened.records.iter().filter(|record| &*record.kind == ScoreSheet::KIND) {
        if let Some(tour) = Id::from_value(record.value(ScoreSheet::tour)) {
            by_tour.entry(tour).or_default().insert(record.id);
        }
    }
    if by_tour.is_empty() {
        return Vec::new();
    }
    let after = after(ledger, opened, &by_tour);
    by_tour.into_iter().map(|(tour, sheets)| look_at(ledger, &after, tree, tour, &sheets)).collect()
}

/// The tours, their frames and these sheets as they will be.
fn after(ledger: &Ledger, opened: &Opened, by_tour: &BTreeMap<Id, BTreeSet<Id>>) -> Ledger {
    let mut after = Ledger::new(ledger.actor(), 0);
    let arrives = |record: &&Record| by_tour.values().any(|sheets| sheets.contains(&record.id));
    let frames = [Tour::KIND, Stop::KIND, Scheme::KIND].into_iter().flat_map(|kind| ledger.records_of(kind));
    after.absorb(frames.chain(ledger.records_of(ScoreSheet::KIND).filter(arrives)).cloned().collect());
    let kinds = [Tour::KIND, Stop::KIND, Scheme::KIND, ScoreSheet::KIND];
    after.absorb(opened.records.iter().filter(|record| kinds.contains(&&*record.kind)).cloned().collect());
    after
}

fn look_at(ledger: &Ledger, after: &Ledger, tree: &OrgTree, tour: Id, sheets: &BTreeSet<Id>) -> Scores {
    let locked = ledger.read::<Tour>(tour).is_some_and(|tour| tour.is_locked());
    let mut scores = Scores { tour, name: None, locked, sheets: sheets.len(), counting: 0, odd: Vec::new() };
    let Some(book) = Book::read(after, tree, tour) else { return scores };
    scores.name = Some(book.tour.name.clone());
    for filled in book.sheets.iter().filter(|filled| sheets.contains(&filled.id)) {
        scores.counting += usize::from(filled.counts());
        if !filled.faults.is_empty() {
            scores.odd.push((whose(&book, filled), filled.faults.clone()));
        }
    }
    scores
}

/// `刘建国评江西社区`.
fn whose(book: &Book, filled: &Filled) -> String {
    let judge = filled.judge.and_then(|at| book.judges.get(at)).map_or(&filled.judge_name, |(_, judge)| &judge.name);
    let unit = filled.stop.and_then(|at| book.stops.get(at)).map_or(&filled.unit, |stop| &stop.unit.name);
    format!("{judge}评{unit}")
}

#[cfg(test)]
#[path = "scores_tests.rs"]
mod tests;
