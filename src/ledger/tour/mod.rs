//! 逐社观摩 as pure queries and commands.
//!
//! | module | what it answers |
//! |---|---|
//! | [`units`] | who can be visited, in which 排名组, and how far a round has come |
//! | [`plan`] | making a tour, its judges and stops |
//! | [`aside`], [`pairing`] | who scores what, who stands aside (回避), and a draft of it |
//! | [`route`] | the time line, with what cannot be kept |
//! | [`book`] | the tour with every sheet weighed, and what is odd about each |
//! | [`round`], [`presets`] | a judge's way from stop to stop; 扣分项 that a 评分标准 names |
//! | [`packs`] | 评分包: whether they can be sent, and what came back |
//! | [`paper`] | the sheets of one stop side by side, and their two readings |
//! | [`scoring`] | what a judge writes, and what is copied from paper |
//! | [`standing`] | ranks, tiers, the corrected scores, against the last round |
//! | [`lock`] | locking, unlocking, tiers to the organizations, filing |
//! | [`comments`] | 点评 by stop, 经验做法, and 不足 that become 问题 |
//! | [`dimension`] | to which 维度 of the scheme a 不足 belongs |
//! | [`filing`] | what the 组织部 sees of many tours |
//! | [`print`] | what the printed sheets show |

pub mod aside;
pub mod book;
pub mod comments;
pub mod dimension;
pub mod filing;
pub mod lock;
pub mod packs;
pub mod pairing;
pub mod paper;
pub mod plan;
pub mod presets;
pub mod print;
pub mod round;
pub mod route;
pub mod scoring;
pub mod standing;
pub mod units;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
pub(crate) mod tests;

use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Ledger, Record};

/// The tour, for a command.
fn read(ledger: &Ledger, id: Id) -> Result<Tour, String> {
    ledger.read(id).ok_or_else(|| "这次观摩已经删除，可以在历史里恢复。".to_owned())
}

/// The tour, for a command that may not be given once the results are locked.
fn open(ledger: &Ledger, id: Id) -> Result<Tour, String> {
    let tour = read(ledger, id)?;
    if tour.is_locked() {
        Err("结果已经锁定，不再改动。确要改，先解锁并写明原因。".to_owned())
    } else {
        Ok(tour)
    }
}

/// Whether a record belongs to this tour.
fn is_of(record: &Record, tour: Id) -> bool {
    record.value("tour").as_str().is_some_and(|text| text.parse() == Ok(tour))
}

/// The stops of a tour on its route.
pub fn stops(ledger: &Ledger, tour: Id) -> Vec<Stop> {
    let records = ledger.live(Stop::KIND).filter(|record| is_of(record, tour));
    let mut all: Vec<Stop> = records.map(crate::ledger::query::read).collect();
    all.order_by(|a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
    all
}

/// All tours, the newest first.
pub fn tours(ledger: &Ledger) -> Vec<Tour> {
    let mut all = ledger.all::<Tour>();
    all.order_by(|a, b| {
        let newer = |tour: &Tour| (tour.year, tour.round, tour.from);
        newer(b).cmp(&newer(a)).then_with(|| a.name.cmp(&b.name)).then(a.id.cmp(&b.id))
    });
    all
}
