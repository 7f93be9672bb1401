//! The dashboard. Each number is the length of a list: the filter that opens it stands beside it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Entry};
use super::filter::{Filter, SOON, Show, reached};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::finding::{Commonness, FindingSource, FindingState};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::ledger::OrgTree;

/// One number with its name and the list that it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub label: String,
    /// How many.
    pub count: usize,
    /// How many of them are closed.
    pub closed: usize,
    /// How many are late.
    pub late: usize,
    /// The list.
    pub filter: Filter,
}

impl Figure {
    /// 销号率 in tenths of a percent; none of nothing (zero of zero shows —).
    pub fn rate(&self) -> Option<usize> {
        (self.count > 0).then(|| self.closed * 1000 / self.count)
    }
}

/// What was found and closed in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Which.
    pub month: YearMonth,
    /// How many were found in it.
    pub found: usize,
    /// How many were closed in it.
    pub closed: usize,
    /// How many had been found up to its end.
    pub all: usize,
    /// How many of these were closed by its end.
    pub all_closed: usize,
}

/// A problem that many share: it deserves a training (seed 000).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The problem.
    pub text: String,
    /// 维度.
    pub dimension: String,
    /// The units that have it.
    pub units: Vec<String>,
    /// How many findings say it.
    pub count: usize,
    /// The list.
    pub filter: Filter,
}

/// All figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// All of them.
    pub total: Figure,
    /// 逾期.
    pub late: usize,
    /// Due within [`SOON`] days.
    pub soon: usize,
    /// 长期坚持.
    pub staged: usize,
    /// The funnel: 发现, 认领, 整改, 报验, 销号; each counts those who came so far.
    pub funnel: Vec<(FindingState, usize)>,
    /// By unit: the organizations right below, each with all below it, and the organization's own; the one with the most open findings
    /// first, those without any last.
    pub units: Vec<Figure>,
    /// By source.
    pub sources: Vec<Figure>,
    /// By 维度.
    pub dimensions: Vec<Figure>,
    /// By state.
    pub states: Vec<(FindingState, usize)>,
    /// Over the last twelve months.
    pub months: Vec<Month>,
    /// Shared by several units.
    pub shared: Vec<Shared>,
}

impl Figures {
    /// The list behind one more number: those of all that `show` shows.
    pub fn list(&self, show: Show) -> Filter {
        Filter { show, ..self.total.filter.clone() }
    }
}

/// Reckons the figures of an organization and all below it.
pub fn figures(board: &Board, tree: &OrgTree, top: Option<Id>, today: Date) -> Figures {
    let within: Option<BTreeSet<Id>> = top.map(|top| tree.ids_within(top));
    let base = Filter { show: Show::All, unit: top, leaves: true, ..Filter::default() };
    let mut sums = Sums::new(base.clone(), today);
    let (mut units, row_of) = unit_rows(tree, top, &base);
    let mut sources: BTreeMap<FindingSource, Figure> = BTreeMap::new();
    let mut dimensions: BTreeMap<&str, Figure> = BTreeMap::new();
    let mut texts: BTreeMap<(&str, &str), (BTreeSet<&str>, usize)> = BTreeMap::new();
    for (entry, state) in board.all() {
        let finding = &entry.finding;
        let here = within.as_ref().is_none_or(|ids| finding.org.is_some_and(|org| ids.contains(&org)));
        if !here || board.is_whole(finding.id) {
            continue;
        }
        let late = entry.is_late(state, today);
        sums.take(entry, state, late);
        let unit = finding.org.and_then(|org| row_of.get(&tree.resolve(org)));
        if let Some(unit) = unit.and_then(|row| units.get_mut(*row)) {
            count(unit, state, late);
        }
        let source = finding.source;
        let filter = || Filter { source: Some(source), ..base.clone() };
        count(sources.entry(source).or_insert_with(|| figure(source.label(), filter())), state, late);
        let dimension = finding.dimension.as_str();
        let filter = || Filter { dimension: Some(dimension.to_owned()), ..base.clone() };
        count(dimensions.entry(dimension).or_insert_with(|| figure(dimension_name(dimension), filter())), state, late);
        if finding.commonness == Commonness::Common {
            let shared = texts.entry((finding.text.trim(), dimension)).or_default();
            shared.0.insert(&finding.unit.name);
            shared.1 += 1;
        }
    }
    // Of one's own there is a row where there is anything, or nobody below.
    let lone = units.len() == 1;
    units.retain(|unit| lone || !unit.filter.alone || unit.count > 0);
    units.order_by(|a, b| {
        let place = |unit: &Figure| Reverse((unit.count - unit.closed, unit.late, unit.count));
        place(a).cmp(&place(b))
    });
    let mut dimensions: Vec<Figure> = dimensions.into_values().collect();
    dimensions.order_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    sums.finish(units, sources.into_values().collect(), dimensions, shared(texts, &base))
}

/// A row for each unit, in the tree's order, and the row in which each organization counts.
fn unit_rows(tree: &OrgTree, top: Option<Id>, base: &Filter) -> (Vec<Figure>, BTreeMap<Id, usize>) {
    let mut rows = Vec::new();
    let mut row_of = BTreeMap::new();
    for unit in tree.children(top) {
        for id in tree.ids_within(*unit) {
            row_of.insert(id, rows.len());
        }
        rows.push(figure(tree.name(*unit), Filter { unit: Some(*unit), ..base.clone() }));
    }
    if let Some(top) = top.map(|top| tree.resolve(top)) {
        row_of.insert(top, rows.len());
        let name = if rows.is_empty() { tree.name(top).to_owned() } else { format!("{}本级", tree.name(top)) };
        rows.push(figure(&name, Filter { unit: Some(top), alone: true, ..base.clone() }));
    }
    (rows, row_of)
}

/// What a 维度 is called where none is given.
pub fn dimension_name(dimension: &str) -> &str {
    if dimension.is_empty() { "未分维度" } else { dimension }
}

fn figure(label: &str, filter: Filter) -> Figure {
    Figure { label: label.to_owned(), count: 0, closed: 0, late: 0, filter }
}

fn count(figure: &mut Figure, state: FindingState, late: bool) {
    figure.count += 1;
    figure.closed += usize::from(state == FindingState::Closed);
    figure.late += usize::from(late);
}

fn shared(texts: BTreeMap<(&str, &str), (BTreeSet<&str>, usize)>, base: &Filter) -> Vec<Shared> {
    let several = texts.into_iter().filter(|(_, (units, _))| units.len() > 1);
    let mut all: Vec<Shared> = several
        .map(|((text, dimension), (units, count))| Shared {
            filter: Filter {
                text: Some(text.to_owned()),
                dimension: Some(dimension.to_owned()),
                commonness: Some(Commonness::Common),
                ..base.clone()
            },
            text: text.to_owned(),
            dimension: dimension.to_owned(),
            units: units.into_iter().map(str::to_owned).collect(),
            count,
        })
        .collect();
    all.order_by(|a, b| b.units.len().cmp(&a.units.len()).then_with(|| a.text.cmp(&b.text)));
    all
}

/// What is counted over all findings.
struct Sums {
    total: Figure,
    late: usize,
    soon: usize,
    states: BTreeMap<FindingState, usize>,
    found: BTreeMap<YearMonth, usize>,
    closed: BTreeMap<YearMonth, usize>,
    today: Date,
}

impl Sums {
    fn new(filter: Filter, today: Date) -> Self {
        Self {
            total: figure("全部", filter),
            late: 0,
            soon: 0,
            states: BTreeMap::new(),
            found: BTreeMap::new(),
            closed: BTreeMap::new(),
            today,
        }
    }

    fn take(&mut self, entry: &Entry, state: FindingState, late: bool) {
        count(&mut self.total, state, late);
        let is_open = state != FindingState::Closed;
        let soon = is_open && !late && entry.life.due.is_some_and(|due| due <= add_days(self.today, SOON));
        self.late += usize::from(late);
        self.soon += usize::from(soon);
        *self.states.entry(state).or_default() += 1;
        if let Some(day) = entry.finding.found {
            *self.found.entry(YearMonth::of(day)).or_default() += 1;
        }
        if let Some(day) = entry.life.closed.filter(|_| !is_open) {
            *self.closed.entry(YearMonth::of(day)).or_default() += 1;
        }
    }

    fn reached(&self, wanted: FindingState) -> usize {
        self.states.iter().filter(|(state, _)| reached(**state, wanted)).map(|(_, count)| count).sum()
    }

    fn finish(self, units: Vec<Figure>, sources: Vec<Figure>, dimensions: Vec<Figure>, shared: Vec<Shared>) -> Figures {
        use FindingState::{Closed, Doing, Listed, Staged, Unclaimed, Waiting};
        let of = |state: &FindingState| self.states.get(state).copied().unwrap_or_default();
        Figures {
            late: self.late,
            soon: self.soon,
            staged: of(&Staged),
            funnel: [Unclaimed, Listed, Doing, Waiting, Closed].map(|state| (state, self.reached(state))).to_vec(),
            units,
            sources,
            dimensions,
            states: FindingState::ALL.iter().map(|state| (*state, of(state))).collect(),
            months: self.months(),
            shared,
            total: self.total,
        }
    }

    /// The last twelve months, the present one last.
    fn months(&self) -> Vec<Month> {
        let last = YearMonth::of(self.today);
        let mut all: Vec<YearMonth> = std::iter::successors(Some(last), |month| Some(month.prev())).take(12).collect();
        all.reverse();
        let one = |month: YearMonth| {
            let until = |counts: &BTreeMap<YearMonth, usize>| counts.range(..=month).map(|(_, count)| count).sum();
            Month {
                month,
                found: self.found.get(&month).copied().unwrap_or_default(),
                closed: self.closed.get(&month).copied().unwrap_or_default(),
                all: until(&self.found),
                all_closed: until(&self.closed),
            }
        };
        all.into_iter().map(one).collect()
    }
}
