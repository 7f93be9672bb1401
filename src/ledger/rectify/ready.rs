//! Which deeds a page offers for a finding, and why not: what [`super::deeds`] would say, told from the board before anything is pressed.

use super::board::{Board, Entry};
use super::deeds::{PARTED, may_accept, may_oversee, may_report, may_split, may_take_on};
use super::filter::SOON;
use crate::domain::dates::{Date, add_days};
use crate::domain::finding::{FindingState, Recheck, RecheckOutcome, Step};
use crate::domain::kind::Id;
use crate::ledger::OrgTree;

/// Something that may be done with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// 认领.
    Claim,
    /// 报验.
    Submit,
    /// 验收.
    Accept,
    /// 安排回头看.
    PlanRecheck,
    /// 回头看.
    Recheck,
    /// 督查.
    Oversee,
    /// 分解到单位.
    Split,
    /// 举一反三.
    TakeOn,
}

impl Deed {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::Claim,
        Self::Submit,
        Self::Accept,
        Self::PlanRecheck,
        Self::Recheck,
        Self::Oversee,
        Self::Split,
        Self::TakeOn,
    ];

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Claim => "认领",
            Self::Submit => "报验",
            Self::Accept => "验收",
            Self::PlanRecheck => "安排回头看",
            Self::Recheck => "回头看",
            Self::Oversee => "督查",
            Self::Split => "分解到单位",
            Self::TakeOn => "举一反三认领",
        }
    }
}

/// Why `me` cannot do it now; nothing when it can.
pub fn refusal(board: &Board, tree: &OrgTree, me: Id, id: Id, deed: Deed) -> Option<String> {
    let (Some(entry), Some(state)) = (board.entry(id), board.state(id)) else {
        return Some("这个问题已经删除，可以在历史里恢复。".to_owned());
    };
    may(board, tree, me, (entry, state), deed).err()
}

fn may(
    board: &Board,
    tree: &OrgTree,
    me: Id,
    (entry, state): (&Entry, FindingState),
    deed: Deed,
) -> Result<(), String> {
    let finding = &entry.finding;
    let step = |step: Step| match step {
        Step::Submit | Step::Accept | Step::Recheck if board.is_whole(finding.id) => Err(PARTED.to_owned()),
        _ => entry.life.allows(step),
    };
    match deed {
        Deed::Claim => may_report(tree, me, finding).and_then(|()| step(Step::Claim)),
        Deed::Submit => {
            may_report(tree, me, finding).and_then(|()| step(Step::Submit))?;
            super::deeds::is_complete(finding)
        }
        Deed::Accept => may_accept(tree, me, finding).and_then(|_| step(Step::Accept)),
        Deed::PlanRecheck | Deed::Recheck => may_accept(tree, me, finding).and_then(|_| step(Step::Recheck)),
        Deed::Oversee => may_oversee(tree, me, finding),
        Deed::Split => may_split(tree, me, finding, state),
        Deed::TakeOn => {
            let others = board
                .all()
                .filter(|(one, _)| one.finding.claimed_from == Some(finding.id))
                .map(|(one, _)| one.finding.org);
            may_take_on(tree, me, finding, others)
        }
    }
}

/// The next thing that `me` has to do with a finding: the one ink button. What others have to do is not.
pub fn next(board: &Board, tree: &OrgTree, me: Id, id: Id, today: Date) -> Option<Deed> {
    use FindingState::{Closed, Doing, Listed, Staged, Unclaimed, Waiting};
    let (entry, state) = (board.entry(id)?, board.state(id)?);
    let finding = &entry.finding;
    let mine = finding.org.is_none_or(|org| tree.resolve(org) == tree.resolve(me));
    let accepts = may_accept(tree, me, finding).is_ok();
    if board.is_whole(id) {
        return (entry.life.state == Unclaimed && mine).then_some(Deed::Claim);
    }
    let stage_ends = entry.life.due.is_some_and(|due| due <= add_days(today, SOON));
    match state {
        Unclaimed => mine.then_some(Deed::Claim),
        Listed | Doing => mine.then_some(Deed::Submit),
        Waiting => accepts.then_some(Deed::Accept),
        Staged if mine && stage_ends => Some(Deed::Submit),
        Closed | Staged if accepts => recheck(entry, today),
        Closed | Staged => None,
    }
}

/// 回头看 when one is due; planning one when none was since it closed.
fn recheck(entry: &Entry, today: Date) -> Option<Deed> {
    let since = |one: &&Recheck| one.day.is_none_or(|day| entry.life.closed.is_none_or(|closed| day >= closed));
    let mut all = entry.finding.rechecks.values().filter(since).peekable();
    if all.peek().is_none() {
        return Some(Deed::PlanRecheck);
    }
    all.any(|one| is_due(one, today)).then_some(Deed::Recheck)
}

fn is_due(one: &Recheck, today: Date) -> bool {
    one.outcome == RecheckOutcome::Pending && one.due.is_none_or(|due| due <= today)
}

/// The key of the 回头看 that was planned and is not done, the earliest first.
pub fn planned(entry: &Entry) -> Option<(&str, &Recheck)> {
    let open = entry.finding.rechecks.iter().filter(|(_, one)| one.outcome == RecheckOutcome::Pending);
    open.min_by_key(|(_, one)| one.due).map(|(key, one)| (key.as_str(), one))
}
