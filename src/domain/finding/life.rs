//! How far a finding has come, from what happened to it (domain.md §4.2):
//! 待认领 → 已建账 → 整改中 → 待验收 → 已销号; returned; reopened by 回头看; 长期坚持 with 阶段销号.

use super::{Finding, Outcome, RecheckOutcome};
use crate::choice;
use crate::domain::dates::Date;
use crate::domain::order::Ordered;

choice! {
    /// How far it has come.
    pub enum FindingState {
        Unclaimed = "unclaimed" "待认领",
        Listed = "listed" "已建账",
        Doing = "doing" "整改中",
        Waiting = "waiting" "待验收",
        Closed = "closed" "已销号",
        Staged = "staged" "长期坚持",
    }
}

impl FindingState {
    /// Whether nothing more is to be done for now.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Closed | Self::Staged)
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// 发现.
    Found,
    /// 认领, 建账.
    Claimed,
    /// A first progress, or a measure begun.
    Begun,
    /// 报验.
    Submitted,
    /// 退回.
    Returned,
    /// 销号; of 长期坚持, 阶段销号.
    Accepted,
    /// 回头看 without a relapse.
    Held,
    /// 回头看 that reopened it.
    Reopened,
    /// 督查.
    Overseen,
}

/// One entry of the line of life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub day: Date,
    /// Milliseconds since 1970, for the order within a day.
    pub time: i64,
    /// What.
    pub what: Happening,
    /// Who.
    pub by: String,
    /// In words.
    pub note: String,
    /// It was a 自验.
    pub own: bool,
}

/// A step of the state that is allowed next, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 认领.
    Claim,
    /// 报验.
    Submit,
    /// 验收.
    Accept,
    /// 回头看.
    Recheck,
}

/// How far it has come, and what it went through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// How far.
    pub state: FindingState,
    /// Everything that happened, oldest first.
    pub events: Vec<Event>,
    /// How often it was returned.
    pub returned: usize,
    /// How often 回头看 reopened it.
    pub reopened: usize,
    /// How often it was 督办.
    pub urged: usize,
    /// Day of the last 销号 that stands.
    pub closed: Option<Date>,
    /// The day that counts now: the limit, of a later stage that stage's.
    pub due: Option<Date>,
}

impl Life {
    /// Whether it is late: computed, never typed.
    pub fn is_late(&self, today: Date) -> bool {
        let open = self.state != FindingState::Closed && self.state != FindingState::Waiting;
        open && self.due.is_some_and(|due| due < today)
    }

    /// Days until the limit, less than zero when it has passed; none when nothing is due.
    pub fn days_left(&self, today: Date) -> Option<i64> {
        (self.state != FindingState::Closed).then_some(self.due?).map(|due| (due - today).num_days())
    }

    /// Whether a step may be taken now.
    ///
    /// # Errors
    /// Why not, and what has to happen first.
    pub fn allows(&self, step: Step) -> Result<(), String> {
        use FindingState::{Closed, Doing, Listed, Staged, Unclaimed, Waiting};
        match (step, self.state) {
            (Step::Claim, Unclaimed) => Ok(()),
            (Step::Claim, _) => Err("已经认领建账，不用再认领。".to_owned()),
            (Step::Submit, Listed | Doing | Staged) => Ok(()),
            (Step::Submit, Unclaimed) => Err("还没有认领。先由责任单位认领建账，再整改、报验。".to_owned()),
            (Step::Submit, Waiting) => Err("已经报验，等验收结论出来再说；退回后可以再报。".to_owned()),
            (Step::Submit | Step::Accept, Closed) => {
                Err("已经销号。回头看发现反弹、重开以后，才能再报验、验收。".to_owned())
            }
            (Step::Accept, Waiting) => Ok(()),
            (Step::Accept, _) => Err("责任单位还没有报验。报验以后才能验收。".to_owned()),
            (Step::Recheck, Closed | Staged) => Ok(()),
            (Step::Recheck, _) => Err("还没有销号，不用回头看。销号以后再安排。".to_owned()),
        }
    }
}

/// The life of a finding without parts. `begun` is the first day of a progress that was reported.
pub fn life(finding: &Finding, begun: Option<Date>) -> Life {
    let mut events = events(finding, begun);
    events.order_by(|a, b| (a.day, a.time, a.what).cmp(&(b.day, b.time, b.what)));
    let mut life = Life {
        state: FindingState::Unclaimed,
        events: Vec::new(),
        returned: 0,
        reopened: 0,
        urged: finding.oversights.values().filter(|one| one.sort == super::OversightKind::Urge).count(),
        closed: None,
        due: finding.due,
    };
    for event in &events {
        step(&mut life, finding, event);
    }
    life.events = events;
    life
}

/// What one event makes of the state. An event that the state does not allow changes nothing: it came late, or twice.
fn step(life: &mut Life, finding: &Finding, event: &Event) {
    use FindingState::{Closed, Doing, Listed, Staged, Unclaimed, Waiting};
    match (event.what, life.state) {
        (Happening::Claimed, Unclaimed) => life.state = Listed,
        (Happening::Begun, Unclaimed | Listed) => life.state = Doing,
        (Happening::Submitted, Unclaimed | Listed | Doing | Staged) => life.state = Waiting,
        (Happening::Returned, Waiting) => {
            life.state = Doing;
            life.returned += 1;
        }
        (Happening::Accepted, Waiting | Doing | Listed | Staged) => {
            life.state = if finding.long { Staged } else { Closed };
            life.closed = Some(event.day);
            if finding.long {
                life.due = next_stage(finding, event);
            }
        }
        (Happening::Reopened, Closed | Staged) => {
            life.state = Doing;
            life.reopened += 1;
            life.closed = None;
            // The stage that was agreed on is void.
            life.due = finding.due;
        }
        _ => {}
    }
}

/// Until when the next stage of 长期坚持 lasts.
fn next_stage(finding: &Finding, event: &Event) -> Option<Date> {
    let upper =
        finding.acceptances.values().filter(|one| one.day == Some(event.day) && one.outcome == Outcome::Accepted);
    let own = finding.self_checks.values().filter(|one| one.day == Some(event.day) && one.outcome == Outcome::Accepted);
    upper.filter_map(|one| one.next).chain(own.filter_map(|one| one.next)).max()
}

fn events(finding: &Finding, begun: Option<Date>) -> Vec<Event> {
    let mut all = Vec::new();
    let mut add = |day: Option<Date>, time: Option<i64>, what, by: &str, note: &str, own| {
        let time = time.unwrap_or(0);
        all.extend(day.map(|day| Event { day, time, what, by: by.to_owned(), note: note.to_owned(), own }));
    };
    add(finding.found, None, Happening::Found, &finding.issuer.name, &finding.source_note, false);
    add(finding.claimed, None, Happening::Claimed, &finding.claimed_by, "", false);
    let first_done = finding.measures.values().filter_map(|measure| measure.done).min();
    add(begun.into_iter().chain(first_done).min(), None, Happening::Begun, "", "", false);
    for one in finding.submissions.values() {
        add(one.day, one.time, Happening::Submitted, &one.by, &one.text, false);
    }
    for one in finding.acceptances.values() {
        add(one.day, one.time, verdict(one.outcome), &one.by, &one.opinion, false);
    }
    // A 自验 counts only for what the unit found itself.
    for one in finding.self_checks.values().filter(|_| finding.is_own()) {
        add(one.day, one.time, verdict(one.outcome), &one.by, &one.opinion, true);
    }
    for one in finding.rechecks.values() {
        let what = match one.outcome {
            RecheckOutcome::Pending => continue,
            RecheckOutcome::Held => Happening::Held,
            RecheckOutcome::Failed => Happening::Reopened,
        };
        add(one.day, one.time, what, &one.by, &one.note, false);
    }
    for one in finding.oversights.values() {
        let note = format!("{}：{}", one.sort.label(), one.note);
        add(one.day, one.time, Happening::Overseen, &one.by, &note, false);
    }
    all
}

fn verdict(outcome: Outcome) -> Happening {
    match outcome {
        Outcome::Accepted => Happening::Accepted,
        Outcome::Returned => Happening::Returned,
    }
}

/// The state of a finding that was parted (层层分解): it follows its parts.
pub fn of_parts(parts: &[FindingState]) -> FindingState {
    use FindingState::{Closed, Doing, Listed, Staged, Unclaimed, Waiting};
    let all = |states: &[FindingState]| parts.iter().all(|part| states.contains(part));
    match () {
        () if all(&[Closed]) => Closed,
        () if all(&[Closed, Staged]) => Staged,
        () if all(&[Closed, Staged, Waiting]) => Waiting,
        () if all(&[Unclaimed]) => Unclaimed,
        () if all(&[Unclaimed, Listed]) => Listed,
        () => Doing,
    }
}

#[cfg(test)]
#[path = "life_tests.rs"]
mod tests;
