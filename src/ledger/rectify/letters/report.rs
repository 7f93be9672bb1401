//! 整改情况报告, as the progress of the findings tells it: nobody writes twice what was reported month by month.

use crate::domain::finding::{FindingState, Submission};
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::Ledger;
use crate::ledger::rectify::board::{Board, Entry};
use crate::ledger::rectify::evidence::progress_of;

/// What the unit reports, for a start: how many are done, then each finding with what was said of it last.
pub fn report_words(ledger: &Ledger, board: &Board, notice: &Notice) -> String {
    let known: Vec<(&Entry, FindingState)> =
        notice.finding_ids().filter_map(|id| Some((board.entry(id)?.as_ref(), board.state(id)?))).collect();
    let count = |wanted: &dyn Fn(FindingState) -> bool| known.iter().filter(|(_, state)| wanted(*state)).count();
    let sums = [
        (count(&|state| state.is_settled()), "已销号"),
        (count(&|state| state == FindingState::Waiting), "已报验、待验收"),
        (count(&|state| !state.is_settled() && state != FindingState::Waiting), "正在整改"),
    ];
    let sums: Vec<String> =
        sums.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count} 个")).collect();
    let mut lines = vec![format!("通知单所列 {} 个问题，{}。", known.len(), sums.join("，"))];
    lines.extend(known.iter().zip(1..).map(|((entry, state), number)| line(ledger, entry, *state, number)));
    lines.join("\n")
}

fn line(ledger: &Ledger, entry: &Entry, state: FindingState, number: usize) -> String {
    let (done, all) = entry.measures_done();
    let measures = if all > 0 { format!("措施 {all} 条，完成 {done} 条。") } else { String::new() };
    let said = last_said(ledger, entry).map(closed_sentence).unwrap_or_default();
    let text = entry.finding.text.trim().trim_end_matches('。');
    format!("{number}. {text}：{}。{measures}{said}", state.label())
}

/// What was said at the last 报验, else in the last 每月进展 that says anything.
fn last_said(ledger: &Ledger, entry: &Entry) -> Option<String> {
    let place = |one: &&Submission| (one.day, one.time);
    let submitted = entry.finding.submissions.values().filter(|one| !one.text.trim().is_empty()).max_by_key(place);
    let submitted = submitted.map(|one| one.text.trim().to_owned());
    submitted.or_else(|| {
        let progress = progress_of(ledger, entry).into_iter().find(|one| !one.text.trim().is_empty())?;
        let parts = [progress.text, progress.quality, progress.effect];
        let parts = parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        Some(parts.map(closed_sentence).collect())
    })
}

fn closed_sentence(text: String) -> String {
    let ends = text.ends_with(['。', '！', '？', '；', '.']);
    if ends { text } else { format!("{text}。") }
}
