//! The list of findings: its filters in words and with their counts, its order, and its columns as text.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::dates::{Date, YearMonth};
use crate::domain::finding::{Finding, FindingState};
use crate::domain::kind::Id;
use crate::domain::order::{Gather, Ordered};
use crate::ledger::OrgTree;
use crate::ledger::rectify::board::{Board, Entry};
use crate::ledger::rectify::figures::dimension_name;
use crate::ledger::rectify::filter::{Filter, Show, is_shown};

/// The groups of states that the list offers, in the order of the screen, and whether each stands there even when it is empty.
pub fn shows(today: Date) -> Vec<(Show, bool)> {
    let state = Show::State;
    vec![
        (Show::All, true),
        (Show::Open, true),
        (Show::Late, true),
        (Show::Soon, true),
        (state(FindingState::Unclaimed), true),
        (state(FindingState::Listed), false),
        (state(FindingState::Doing), true),
        (state(FindingState::Waiting), true),
        (state(FindingState::Closed), true),
        (state(FindingState::Staged), false),
        (Show::Unreported(YearMonth::of(today)), false),
        (Show::Lacking, false),
    ]
}

/// What a group of states is called on its button; the present month is 本月.
pub fn show_label(show: Show, today: Date) -> String {
    match show {
        Show::Unreported(month) if month.holds(today) => "本月未报".to_owned(),
        show => show.label(),
    }
}

/// How many of these places each of [`shows`] would show. Goes through them once.
pub fn counts(board: &Board, places: &[usize], today: Date) -> Vec<(Show, usize)> {
    let mut all: Vec<(Show, usize)> = shows(today).into_iter().map(|(show, _)| (show, 0)).collect();
    for (entry, state) in places.iter().filter_map(|place| board.at(*place)) {
        for (show, count) in &mut all {
            *count += usize::from(is_shown(board, (entry, state), *show, today));
        }
    }
    all
}

/// What a filter asks for beyond the states and what the boxes of the toolbar say, in words.
pub fn words(filter: &Filter, (tree, me): (&OrgTree, Id), today: Date) -> Vec<String> {
    let known = shows(today).iter().any(|(show, _)| *show == filter.show);
    let is_home = filter.unit.map(|unit| tree.resolve(unit)) == Some(tree.resolve(me)) && !filter.alone;
    let unit = filter.unit.filter(|_| !is_home).map(|unit| {
        let name = tree.name(unit);
        if filter.alone { format!("只看{name}本级") } else { format!("{name}和下级") }
    });
    [
        unit,
        filter.source.map(|source| format!("来源：{}", source.label())),
        filter.dimension.as_ref().map(|dimension| format!("维度：{}", dimension_name(dimension))),
        filter.commonness.map(|commonness| commonness.label().to_owned()),
        (!known).then(|| filter.show.label()),
        filter.text.as_ref().map(|text| format!("问题是“{}”", crate::domain::text::shortened(text, 24))),
        filter.leaves.then(|| "不含已分解的".to_owned()),
        (!filter.query.trim().is_empty()).then(|| format!("含“{}”", filter.query.trim())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Without what [`words`] names, back to the own unit and those below it; the states stay where the list offers them.
pub fn cleared(filter: &Filter, me: Id, today: Date) -> Filter {
    let known = shows(today).iter().any(|(show, _)| *show == filter.show);
    Filter { show: if known { filter.show } else { Show::default() }, unit: Some(me), ..Filter::default() }
}

/// The 维度 that there are, in the reader's order, none last.
pub fn dimensions(board: &Board, compare: &dyn Fn(&str, &str) -> Ordering) -> Vec<String> {
    let all: BTreeSet<&str> = board.all().map(|(entry, _)| entry.finding.dimension.as_str()).gather_set();
    let mut all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    all.order_by(|a, b| a.is_empty().cmp(&b.is_empty()).then_with(|| compare(a, b)));
    all
}

/// The organizations at or below `me`, set in by level, for a box to choose from; `chosen` too, wherever it stands.
pub fn units(tree: &OrgTree, me: Id, chosen: Option<Id>) -> Vec<(String, String)> {
    let line = |(id, depth): (Id, usize)| (id.to_string(), format!("{}{}", "　".repeat(depth), tree.name(id)));
    let mut all: Vec<(String, String)> = tree.subtree(me).into_iter().map(line).collect();
    if let Some(chosen) = chosen.map(|id| tree.resolve(id)).filter(|id| !tree.is_within(*id, me)) {
        all.push((chosen.to_string(), tree.name(chosen).to_owned()));
    }
    all
}

/// By what the list is sorted: keys of its columns.
pub mod by {
    /// 时限: late ones first, then the nearest, what is closed last.
    pub const DUE: &str = "due";
    /// 责任单位, in the order of the tree.
    pub const UNIT: &str = "unit";
    /// 维度.
    pub const DIMENSION: &str = "dimension";
    /// 来源.
    pub const SOURCE: &str = "source";
    /// 性质.
    pub const COMMONNESS: &str = "commonness";
    /// 状态.
    pub const STATE: &str = "state";
}

/// Sorts a list that stands in the order of 时限; what is alike keeps that order. What has nothing to sort by stands last either way.
pub fn sort(
    (board, tree): (&Board, &OrgTree),
    ids: &mut Vec<Id>,
    (key, descending): (&str, bool),
    compare: &dyn Fn(&str, &str) -> Ordering,
) {
    if key == by::DUE {
        if descending {
            ids.reverse();
        }
        return;
    }
    let places: BTreeMap<Id, usize> = match key {
        by::UNIT => tree.flat().into_iter().enumerate().map(|(at, (id, _))| (id, at)).gather_map(),
        _ => BTreeMap::new(),
    };
    let names = if key == by::DIMENSION { dimensions(board, compare) } else { Vec::new() };
    let names: BTreeMap<&str, usize> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty())
        .map(|(at, name)| (name.as_str(), at))
        .gather_map();
    let rank = |entry: &Entry, state: FindingState| -> Option<usize> {
        let finding = &entry.finding;
        match key {
            by::UNIT => places.get(&tree.resolve(finding.org?)).copied(),
            by::DIMENSION => names.get(finding.dimension.as_str()).copied(),
            by::SOURCE => Some(finding.source as usize),
            by::COMMONNESS => Some(finding.commonness as usize),
            _ => Some(state as usize),
        }
    };
    let mut rows: Vec<(Option<usize>, Id)> =
        ids.iter().map(|id| (board.find(*id).and_then(|(entry, state)| rank(entry, state)), *id)).collect();
    rows.order_by(|(a, _), (b, _)| {
        let turn = |order: Ordering| if descending { order.reverse() } else { order };
        a.is_none().cmp(&b.is_none()).then_with(|| turn(a.cmp(b)))
    });
    *ids = rows.into_iter().map(|(_, id)| id).collect();
}

/// 责任单位, as it is called now.
pub fn unit_name<'a>(tree: &'a OrgTree, finding: &'a Finding) -> &'a str {
    match finding.org.or(finding.unit.id).and_then(|id| tree.get(id)) {
        Some(org) => &org.name,
        None => &finding.unit.name,
    }
}

/// 责任领导 and 责任人.
pub fn people(finding: &Finding) -> String {
    let names = finding.leaders.iter().chain(&finding.persons).map(|one| one.name.as_str());
    names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("、")
}

/// `1/3`, or 未填 where there are no measures.
pub fn measures(entry: &Entry) -> String {
    match entry.measures_done() {
        (_, 0) => "未填".to_owned(),
        (done, all) => format!("{done}/{all}"),
    }
}

/// The columns of the list as a sheet takes them: more than stands on the screen, whole.
pub const SHEET: [&str; 14] = [
    "序号",
    "问题",
    "责任单位",
    "维度",
    "来源",
    "来源说明",
    "性质",
    "责任领导",
    "责任人",
    "发现日期",
    "时限",
    "整改措施",
    "措施完成",
    "状态",
];

/// The list as rows of cells, with their heads, for Excel.
pub fn sheet(board: &Board, tree: &OrgTree, ids: &[Id], today: Date) -> Vec<Vec<String>> {
    let names =
        |all: &[crate::domain::kind::Ref]| all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("、");
    let row = |(at, id): (usize, &Id)| -> Option<Vec<String>> {
        let (entry, state) = board.find(*id)?;
        let finding = &entry.finding;
        let measures: Vec<String> =
            finding.measures_in_order().iter().map(|(_, one)| format!("{}{}", one.number, one.text)).collect();
        let late = if entry.is_late(state, today) { "（逾期）" } else { "" };
        Some(vec![
            (at + 1).to_string(),
            finding.text.clone(),
            unit_name(tree, finding).to_owned(),
            finding.dimension.clone(),
            finding.source.label().to_owned(),
            finding.source_note.clone(),
            finding.commonness.label().to_owned(),
            names(&finding.leaders),
            names(&finding.persons),
            finding.found.map_or_else(String::new, |day| day.to_string()),
            limit_words(entry),
            measures.join("\n"),
            self::measures(entry),
            format!("{}{late}", state.label()),
        ])
    };
    let heads = SHEET.iter().map(|&head| head.to_owned()).collect();
    std::iter::once(heads).chain(ids.iter().enumerate().filter_map(row)).collect()
}

/// A limit as a ledger on paper holds it: `2026-12-31，长期坚持`.
fn limit_words(entry: &Entry) -> String {
    let due = entry.life.due.map(|due| due.to_string());
    let long = entry.finding.long.then(|| "长期坚持".to_owned());
    due.into_iter().chain(long).collect::<Vec<_>>().join("，")
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
