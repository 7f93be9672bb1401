//! 整改台账 as it is printed: a row for each finding of an organization and those below it.

use super::board::{Board, Entry};
use super::evidence::progress_of;
use super::filter::{self, Filter, Show};
use crate::domain::dates::Date;
use crate::domain::finding::{FindingState, MeasureState};
use crate::domain::kind::{Id, Ref};
use crate::ledger::{Ledger, OrgTree};

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// 问题.
    pub text: String,
    /// 性质.
    pub nature: String,
    /// 措施, one a line.
    pub measures: Vec<String>,
    /// 责任领导.
    pub leaders: String,
    /// 责任人.
    pub persons: String,
    /// 责任单位.
    pub unit: String,
    /// 时限.
    pub limit: String,
    /// 进展.
    pub progress: String,
    /// 状态, with 逾期.
    pub state: String,
    /// 销号日期.
    pub closed: String,
}

/// The rows in the order of the list; `all` or only those that are not closed.
pub fn register(
    ledger: &Ledger,
    tree: &OrgTree,
    board: &Board,
    org: Id,
    (all, today): (bool, Date),
) -> Vec<RegisterRow> {
    let show = if all { Show::All } else { Show::Open };
    let filter = Filter { show, unit: Some(org), ..Filter::default() };
    let ids = filter::found(board, tree, &filter, today, &|_| None);
    ids.into_iter().filter_map(|id| Some(row(ledger, tree, board.entry(id)?, board.state(id)?, today))).collect()
}

fn row(ledger: &Ledger, tree: &OrgTree, entry: &Entry, state: FindingState, today: Date) -> RegisterRow {
    let finding = &entry.finding;
    let late = if entry.is_late(state, today) { "，逾期" } else { "" };
    RegisterRow {
        text: finding.text.trim().to_owned(),
        nature: finding.commonness.label().to_owned(),
        measures: measures(entry),
        leaders: names(&finding.leaders),
        persons: names(&finding.persons),
        unit: finding
            .org
            .and_then(|org| tree.get(org))
            .map_or_else(|| finding.unit.name.clone(), |org| org.name.clone()),
        limit: limit(entry),
        progress: progress(ledger, entry),
        state: format!("{}{late}", state.label()),
        closed: entry.life.closed.filter(|_| state.is_settled()).map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// 措施 in their order: `一是每月联系一次（已完成）`.
pub fn measures(entry: &Entry) -> Vec<String> {
    let all = entry.finding.measures_in_order();
    let one = |(_, measure): (&str, &crate::domain::finding::Measure)| {
        let done = if measure.state == MeasureState::Done { "（已完成）" } else { "" };
        format!("{}{}{done}", measure.number, measure.text.trim())
    };
    all.into_iter().map(one).collect()
}

/// Names one after another.
pub fn names(all: &[Ref]) -> String {
    all.iter().map(|one| one.name.trim()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("、")
}

/// The limit, whole and without how pressing it is: paper is read on another day.
pub fn limit(entry: &Entry) -> String {
    let long = if entry.finding.long { "长期坚持" } else { "" };
    let day = entry.life.due.or(entry.finding.due).map(|day| day.to_string()).unwrap_or_default();
    [day.as_str(), long].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

/// What was said last: the newest 每月进展, else the last 报验.
fn progress(ledger: &Ledger, entry: &Entry) -> String {
    let said = progress_of(ledger, entry).into_iter().next().map(|one| {
        let percent = one.percent.map(|percent| format!("（完成 {percent}%）")).unwrap_or_default();
        let month = one.month.map(|month| format!("{}月：", month.month())).unwrap_or_default();
        let words = if one.text.trim().is_empty() && one.unchanged { "无变化" } else { one.text.trim() };
        format!("{month}{words}{percent}")
    });
    let submitted = || {
        let last = entry.finding.submissions.values().max_by_key(|one| (one.day, one.time));
        last.map(|one| one.text.trim().to_owned())
    };
    said.or_else(submitted).unwrap_or_default()
}
