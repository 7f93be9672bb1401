//! 整改 as pure queries and commands: every problem to its end (条条有着落，件件有回音).
//!
//! | module | what it answers |
//! |---|---|
//! | [`board`] | all findings with their state, quick for tens of thousands |
//! | [`filter`] | which of them a list shows |
//! | [`figures`] | the dashboard: by unit, source, dimension and state, over time |
//! | [`deeds`] | 认领, 报验, 验收, 退回, 回头看, 督查, 分解, 举一反三: who may, and when |
//! | [`batch`] | 认领 of many at once, and which may go into a 整改通知单 |
//! | [`entering`] | one that is entered by hand: limit, persons and measures as they are written |
//! | [`ready`] | which of these deeds a page offers now, and why not |
//! | [`hand_over`] | giving it to another unit |
//! | [`story`] | its line of life in words |
//! | [`limit`] | its limit and its stages in words |
//! | [`evidence`] | photos and 每月进展 of one finding |
//! | [`measures`] | 措施 of a finding |
//! | [`monthly`] | 每月更新, and who has not reported |
//! | [`month_cells`] | what is typed into the page of a month, box by box |
//! | [`notices`] | 整改通知单: 编号, 签发, 送达, 报告, 复查, 办结 |
//! | [`letters`] | drawing up 通知单, their 整改情况报告, what may be done with one now |
//! | [`register`] | 整改台账 as it is printed |
//! | [`takeover`] | what was read out of a pasted 整改方案, as findings |

pub mod batch;
pub mod board;
pub mod deeds;
pub mod entering;
pub mod evidence;
pub mod figures;
pub mod filter;
pub mod hand_over;
pub mod letters;
pub mod limit;
pub mod measures;
pub mod month_cells;
pub mod monthly;
pub mod notices;
pub mod ready;
pub mod register;
pub mod story;
pub mod takeover;

#[cfg(test)]
mod tests;

use crate::domain::dates::Date;
use crate::domain::finding::Finding;
use crate::domain::kind::Id;
use crate::domain::text::shortened;
use crate::ledger::Ledger;

/// When something is done: the day, and the milliseconds since 1970 for the order within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub day: Date,
    /// Milliseconds since 1970.
    pub time: i64,
}

fn read(ledger: &Ledger, id: Id) -> Result<Finding, String> {
    ledger.read(id).ok_or_else(|| "这个问题已经删除，可以在历史里恢复。".to_owned())
}

/// What a finding is called in the history.
fn called(finding: &Finding) -> String {
    format!("“{}”", shortened(&finding.text, 20))
}
