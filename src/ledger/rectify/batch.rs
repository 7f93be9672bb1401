//! Many findings at once: 认领, and which of them may go into a 整改通知单.

use super::board::Board;
use super::deeds::Actor;
use super::ready::{Deed, refusal};
use crate::domain::finding::Finding;
use crate::domain::kind::Id;
use crate::domain::text::shortened;
use crate::ledger::{Draft, OrgTree};

use super::When;

/// What became of many findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// What is to be done.
    pub draft: Draft,
    /// With how many.
    pub done: usize,
    /// Why not with the others: each reason once, with how many it holds for, the commonest first.
    pub refused: Vec<(String, usize)>,
}

impl Batch {
    /// What was left undone, in words; none where nothing was.
    pub fn left(&self) -> Option<String> {
        let count: usize = self.refused.iter().map(|(_, count)| count).sum();
        let one = |(why, count): &(String, usize)| match self.refused.len() {
            1 => why.clone(),
            _ => format!("{count} 条：{why}"),
        };
        let reasons: Vec<String> = self.refused.iter().take(3).map(one).collect();
        (count > 0).then(|| format!("{count} 条没有认领。{}", reasons.join("　")))
    }
}

/// 认领 of all that may be claimed.
pub fn claim(board: &Board, tree: &OrgTree, ids: &[Id], actor: Actor<'_>, when: When) -> Batch {
    let mut batch = Batch { draft: Draft::new(""), done: 0, refused: Vec::new() };
    let signed = actor.signed(tree);
    for id in ids {
        match refusal(board, tree, actor.me, *id, Deed::Claim) {
            None => {
                batch.draft.set::<Finding, _>(*id, Finding::claimed, &when.day);
                batch.draft.set::<Finding, _>(*id, Finding::claimed_by, &signed);
                batch.done += 1;
            }
            Some(why) => match batch.refused.iter_mut().find(|(known, _)| *known == why) {
                Some((_, count)) => *count += 1,
                None => batch.refused.push((why, 1)),
            },
        }
    }
    batch.refused.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    batch.draft.label = format!("认领 {} 个问题", batch.done);
    batch
}

/// Whether 整改通知单 may be drafted for these: all of them are those of units below `me`, and not closed.
///
/// # Errors
/// Which one may not, and why.
pub fn may_notify(board: &Board, tree: &OrgTree, ids: &[Id], me: Id) -> Result<(), String> {
    use crate::domain::finding::FindingState::Closed;
    for id in ids {
        let (Some(entry), Some(state)) = (board.entry(*id), board.state(*id)) else { continue };
        let finding = &entry.finding;
        let called = shortened(&finding.text, 20);
        let org = finding.org.map(|org| tree.resolve(org));
        match org {
            Some(org) if org == tree.resolve(me) => {
                return Err(format!("“{called}”是本单位自己的问题。整改通知单是上级下给下级的，请去掉这一条。"));
            }
            Some(org) if !tree.is_within(org, me) => {
                return Err(format!("“{called}”是{}的问题，它不在本单位下面，请去掉这一条。", tree.name(org)));
            }
            _ if state == Closed => return Err(format!("“{called}”已经销号，不用再下通知单，请去掉这一条。")),
            _ => {}
        }
    }
    Ok(())
}
