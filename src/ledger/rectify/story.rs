//! The line of life of a finding in words: everything that happened and what is to come, newest first.

use std::cmp::Reverse;

use super::measures::shown_number;
use crate::domain::dates::{Date, day_in_words};
use crate::domain::finding::{Acceptance, Finding, FindingState, Life, Outcome, RecheckOutcome, SelfCheck};
use crate::domain::order::Ordered;
use crate::domain::progress::Progress;
use crate::domain::text::shortened;

/// What sort of thing a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A report.
    Report,
    /// 建账, 销号.
    Key,
    /// 督查 that found fault, 反弹.
    Bad,
    /// To come.
    Coming,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub day: Date,
    /// What: 报验, 退回, 暗访.
    pub what: String,
    /// In words.
    pub note: String,
    /// Who.
    pub by: String,
    /// Its sort.
    pub sign: Sign,
    /// Milliseconds since 1970 and, where these say nothing, the usual order of the steps.
    order: (i64, u8),
}

/// Everything of a finding, newest first.
pub fn story(finding: &Finding, life: &Life, state: FindingState, progress: &[Progress]) -> Vec<Line> {
    let mut all = Lines(Vec::new());
    all.begin(finding);
    progress.iter().for_each(|one| all.progress(one));
    all.measures(finding);
    for one in finding.submissions.values() {
        all.add(one.day, (one.time, 3), "报验", &one.text, &one.by, Sign::Report);
    }
    finding.acceptances.values().for_each(|one| all.acceptance(finding.long, one));
    for one in finding.self_checks.values().filter(|_| finding.is_own()) {
        all.self_check(finding.long, one);
    }
    all.rechecks(finding);
    for one in finding.oversights.values() {
        let sign = if one.fault { Sign::Bad } else { Sign::Report };
        all.add(one.day, (one.time, 6), one.sort.label(), &one.note, &one.by, sign);
    }
    if state != FindingState::Closed && state != FindingState::Waiting {
        let what = if state == FindingState::Staged { "下一阶段验收" } else { "整改时限" };
        all.add(life.due, (Some(i64::MAX), 8), what, "", "", Sign::Coming);
    }
    all.0.order_by_key(|line| Reverse((line.day, line.order)));
    all.0
}

struct Lines(Vec<Line>);

impl Lines {
    fn add(
        &mut self,
        day: Option<Date>,
        (time, step): (Option<i64>, u8),
        what: impl Into<String>,
        note: &str,
        by: &str,
        sign: Sign,
    ) {
        let Some(day) = day else { return };
        let order = (time.unwrap_or(0), step);
        self.0.push(Line { day, what: what.into(), note: note.to_owned(), by: by.to_owned(), sign, order });
    }

    fn begin(&mut self, finding: &Finding) {
        let from = format!("{}　{}", finding.source.label(), finding.source_note);
        self.add(finding.found, (None, 0), "发现", from.trim(), &finding.issuer.name, Sign::Report);
        let from = if finding.claimed_from.is_some() { "举一反三，从别的单位的问题认领。" } else { "" };
        self.add(finding.claimed, (None, 1), "认领建账", from, &finding.claimed_by, Sign::Key);
    }

    fn progress(&mut self, one: &Progress) {
        let Some(month) = one.month else { return };
        let parts = [(&one.text, ""), (&one.quality, "质量："), (&one.effect, "效果：")];
        let parts = parts.into_iter().filter(|(text, _)| !text.trim().is_empty());
        let mut words: Vec<String> = parts.map(|(text, lead)| format!("{lead}{}", text.trim())).collect();
        if one.unchanged {
            words.insert(0, "本月无变化。".to_owned());
        }
        words.extend(one.percent.map(|percent| format!("完成 {percent}%")));
        let what = format!("{}月进展", month.month());
        self.add(one.day.or(Some(month.last_day())), (None, 2), what, &words.join("　"), &one.by, Sign::Report);
    }

    fn measures(&mut self, finding: &Finding) {
        for (at, (_, measure)) in finding.measures_in_order().into_iter().enumerate() {
            let note = format!("{}{}", shown_number(&measure.number, at), shortened(&measure.text, 40));
            self.add(measure.done, (None, 2), "完成措施", &note, &measure.person.name, Sign::Report);
        }
    }

    fn acceptance(&mut self, long: bool, one: &Acceptance) {
        let (what, sign) = verdict(one.outcome, long, "");
        self.add(one.day, (one.time, 4), what, &with_next(&one.opinion, one.next), &one.by, sign);
    }

    fn self_check(&mut self, long: bool, one: &SelfCheck) {
        let (what, sign) = verdict(one.outcome, long, "自验");
        self.add(one.day, (one.time, 4), what, &with_next(&one.opinion, one.next), &one.by, sign);
    }

    fn rechecks(&mut self, finding: &Finding) {
        for one in finding.rechecks.values() {
            let step = |time| (time, 5);
            match one.outcome {
                RecheckOutcome::Pending => {
                    self.add(one.due, step(Some(i64::MAX)), "回头看", &one.note, &one.by, Sign::Coming);
                }
                RecheckOutcome::Held => {
                    self.add(one.day, step(one.time), "回头看，没有反弹", &one.note, &one.by, Sign::Report);
                }
                RecheckOutcome::Failed => {
                    self.add(one.day, step(one.time), "回头看，反弹，重开", &one.note, &one.by, Sign::Bad);
                }
            }
        }
    }
}

fn verdict(outcome: Outcome, long: bool, own: &str) -> (String, Sign) {
    match (outcome, long) {
        (Outcome::Returned, _) => (format!("{own}退回"), Sign::Report),
        (Outcome::Accepted, true) => (format!("{own}阶段销号"), Sign::Key),
        (Outcome::Accepted, false) => (format!("{own}销号"), Sign::Key),
    }
}

fn with_next(opinion: &str, next: Option<Date>) -> String {
    let next = next.map(|next| format!("下一阶段到 {}", day_in_words(next)));
    [Some(opinion.trim().to_owned()).filter(|text| !text.is_empty()), next]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("　")
}
