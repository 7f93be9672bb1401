//! 整改 on today's page: limits, what waits for an 验收 or a 认领, 回头看, what is not yet told for the month.

use super::{Item, Sort, Target, TodayPage, View};
use crate::domain::dates::{Date, YearMonth, add_days, month_day};
use crate::domain::finding::{Finding, FindingState, Happening, RecheckOutcome, Urgency};
use crate::domain::kind::Id;
use crate::domain::text::shortened;
use crate::ledger::rectify::board::Entry;
use crate::ledger::rectify::deeds::may_accept;
use crate::ledger::rectify::monthly::behind;

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    let within = view.tree.ids_within(view.me);
    for (entry, state) in view.board.all() {
        let ours = entry.finding.org.is_some_and(|org| within.contains(&org));
        let accepts = may_accept(view.tree, view.me, &entry.finding).is_ok();
        if (!ours && !accepts) || view.board.is_whole(entry.finding.id) {
            continue;
        }
        if ours {
            limits(view, page, entry, state);
            unmoved(view, page, entry, state);
        }
        if accepts {
            verdicts(view, page, entry, state);
        }
    }
    monthly(view, page);
}

fn item(view: &View, sort: Sort, finding: &Finding, said: &str, action: &'static str) -> Item {
    let words = format!("“{}”{said}", shortened(&finding.text, 24));
    let org = finding.org.map_or(finding.unit.name.as_str(), |org| view.tree.name(org));
    Item::new(sort, org, words, (action, Target::Finding(finding.id)))
}

/// Late, soon due, not claimed yet, or not complete.
fn limits(view: &View, page: &mut TodayPage, entry: &Entry, state: FindingState) {
    let finding = &entry.finding;
    match (state, entry.life.due) {
        (_, Some(due)) if entry.is_late(state, view.today) => {
            page.late.push(item(view, Sort::FindingLate, finding, "整改逾期，还没有销号。", "看问题").by(due));
        }
        (FindingState::Closed | FindingState::Waiting, _) => {}
        (_, Some(due)) if due <= add_days(view.today, view.rectify_days) => {
            let what = if state == FindingState::Staged { "下一阶段要验收。" } else { "整改快到期。" };
            page.soon.push(item(view, Sort::FindingDue, finding, what, "看问题").by(due));
        }
        _ => {}
    }
    if state == FindingState::Unclaimed {
        page.missing.push(item(view, Sort::FindingUnclaimed, finding, "还没有认领建账。", "去认领"));
    } else if !matches!(state, FindingState::Closed | FindingState::Staged) && !finding.lacks().is_empty() {
        let said = format!("还缺{}。", finding.lacks().join("、"));
        page.missing.push(item(view, Sort::FindingLacking, finding, &said, "补齐"));
    }
}

/// 立即整改 without a stroke of work for some days (domain.md §4.6).
fn unmoved(view: &View, page: &mut TodayPage, entry: &Entry, state: FindingState) {
    let finding = &entry.finding;
    let early = matches!(state, FindingState::Unclaimed | FindingState::Listed);
    let moved = |what: Happening| !matches!(what, Happening::Found | Happening::Claimed);
    let worked = entry.life.events.iter().any(|event| moved(event.what));
    let long_ago = finding.found.is_some_and(|found| add_days(found, view.at_once_days) <= view.today);
    if finding.urgency == Urgency::AtOnce && early && !worked && long_ago && !entry.is_late(state, view.today) {
        let said = format!("要立即整改，{} 天没有动作。", view.at_once_days);
        page.missing.push(item(view, Sort::FindingUnmoved, finding, &said, "看问题"));
    }
}

/// What waits for this organization's 验收 and 回头看.
fn verdicts(view: &View, page: &mut TodayPage, entry: &Entry, state: FindingState) {
    let finding = &entry.finding;
    if state == FindingState::Waiting {
        let told = finding.submissions.values().filter_map(|one| one.day).max();
        let said =
            told.map_or_else(|| "已报验，等验收。".to_owned(), |day| format!("{} 报验，等验收。", month_day(day)));
        page.missing.push(item(view, Sort::FindingWaiting, finding, &said, "去验收"));
    }
    if !state.is_settled() {
        return;
    }
    let planned = finding.rechecks.values().filter(|one| one.outcome == RecheckOutcome::Pending);
    let Some(due) = planned.filter_map(|one| one.due).min().filter(|due| *due <= view.horizon()) else { return };
    let line = item(view, Sort::FindingRecheck, finding, "要回头看。", "回头看").by(due);
    if due < view.today { page.late.push(line) } else { page.soon.push(line) }
}

/// From its day on, the month's progress; in the first days of a month that of the month before, which is late.
fn monthly(view: &View, page: &mut TodayPage) {
    use chrono::Datelike;
    let now = view.now();
    let today = i32::try_from(view.today.day()).unwrap_or(31);
    let months = [
        (now.prev(), today < view.monthly_day.min(15)),
        (now, today >= view.monthly_day || view.today == now.last_day()),
    ];
    for (month, _) in months.into_iter().filter(|(_, told)| *told) {
        not_told(view, page, month);
    }
}

fn not_told(view: &View, page: &mut TodayPage, month: YearMonth) {
    let units = behind(view.tree, view.board, view.me, month);
    let missing: usize = units.iter().map(|unit| unit.missing).sum();
    let org = match units.as_slice() {
        [] => return,
        [unit] => unit.name.clone(),
        more => format!("{} 个单位", more.len()),
    };
    let words = format!("{} 月整改进展还有 {missing} 条没有报。", month.month());
    let due: Date = month.last_day();
    let line = Item::new(Sort::Monthly, &org, words, ("填进展", Target::Monthly(month))).by(due);
    if due < view.today { page.late.push(line) } else { page.soon.push(line) }
}

/// All findings of a sort told in one line: which list shows them.
pub(super) fn list_of(sort: Sort) -> Option<(&'static str, FindingList)> {
    Some(match sort {
        Sort::FindingLate => ("整改逾期，还没有销号", FindingList::Late),
        Sort::FindingDue => ("整改快到期", FindingList::Soon),
        Sort::FindingUnclaimed => ("还没有认领建账", FindingList::State(FindingState::Unclaimed)),
        Sort::FindingLacking => ("缺措施、责任人或时限", FindingList::Lacking),
        Sort::FindingUnmoved => ("要立即整改，还没有动作", FindingList::State(FindingState::Listed)),
        Sort::FindingWaiting => ("已报验，等验收", FindingList::State(FindingState::Waiting)),
        Sort::FindingRecheck => ("要回头看", FindingList::State(FindingState::Closed)),
        _ => return None,
    })
}

/// A list of findings to which many items lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingList {
    /// 逾期.
    Late,
    /// Soon due.
    Soon,
    /// Those that lack something.
    Lacking,
    /// Of one state.
    State(FindingState),
}

impl FindingList {
    /// The list's choice.
    pub fn show(self) -> crate::ledger::rectify::filter::Show {
        use crate::ledger::rectify::filter::Show;
        match self {
            Self::Late => Show::Late,
            Self::Soon => Show::Soon,
            Self::Lacking => Show::Lacking,
            Self::State(state) => Show::State(state),
        }
    }
}

/// Whether a unit of ours is asked.
pub(super) fn is_ours(view: &View, org: Option<Id>) -> bool {
    org.is_some_and(|org| view.tree.is_within(org, view.me))
}

#[cfg(test)]
#[path = "rectify_tests.rs"]
mod tests;
