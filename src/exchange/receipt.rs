//! 回执: the receiver's answer to a report, and how far a 主题党日 has come on its way up.

use super::{Opened, Purpose};
use std::cmp::Reverse;

use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::party_day::{PartyDay, Report, Verdict};
use crate::domain::receipt::Receipt;
use crate::ledger::{Draft, Ledger, OrgTree, Write};

/// The receipt for a report that was merged: kind `receipt`, belonging to the sender, under an id that follows from
/// the pack and the receiver. `me` is the receiving organization, `person` who merged it. `None` when the pack is no
/// report, names no sender, or `me` has no id.
///
/// The pack that carries it back is [`super::Selection::Receipt`] with purpose [`Purpose::Receipt`].
pub fn receipt_for(opened: &Opened, me: &Ref, person: &str, today: Date) -> Option<(Id, Draft)> {
    let header = &opened.header;
    if header.purpose != Purpose::Report {
        return None;
    }
    let (sender, by) = (header.from.id?, me.id?);
    let id = Receipt::id_of(header.id, by);
    let mut draft = Draft::new(format!("写回执：{}", header.title));
    draft
        .belongs::<Receipt>(id, sender)
        .set::<Receipt, _>(id, Receipt::pack, &header.id)
        .set::<Receipt, _>(id, Receipt::title, &header.title)
        .set::<Receipt, _>(id, Receipt::by, &me.name)
        .set::<Receipt, _>(id, Receipt::person, &person.to_owned())
        .set::<Receipt, _>(id, Receipt::received, &today);
    Some((id, draft))
}

/// How far a 主题党日 has come on its way up: 未报送 → 已报送 → 上级已收 → 已审阅.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// 未报送.
    NotSent,
    /// 已报送 on this day.
    Sent(Date),
    /// 上级已收.
    Received {
        /// Who received it.
        by: String,
        /// When, where it is written.
        date: Option<Date>,
    },
    /// 已审阅.
    Reviewed {
        /// 通过 or 退回补充.
        verdict: Verdict,
        /// When, where it is written.
        date: Option<Date>,
    },
}

impl Sending {
    /// In words: `上级已收`.
    pub fn label(&self) -> &'static str {
        match self {
            Self::NotSent => "未报送",
            Self::Sent(_) => "已报送",
            Self::Received { .. } => "上级已收",
            Self::Reviewed { .. } => "已审阅",
        }
    }
}

/// How far it has come, as `me` sees it: by its own report, else by that of the lowest unit that sent it. What was
/// sent again after 退回补充 counts as sent again; what a unit reviewed itself is no answer to its own report.
pub fn sending_state(day: &PartyDay, ledger: &Ledger, tree: &OrgTree, me: Id) -> Sending {
    let report = report_for(day, tree, me);
    let answered = day.verdict != Verdict::Open && !is_by(day, tree, me, report) && !is_sent_again(day, report, ledger);
    if answered {
        return Sending::Reviewed { verdict: day.verdict, date: day.reviewed };
    }
    let Some((_, Report { day: Some(sent), pack })) = report else { return Sending::NotSent };
    let receipt = pack.and_then(|pack| {
        let all = ledger.all::<Receipt>();
        all.into_iter().filter(|receipt| receipt.pack == Some(pack)).min_by_key(|receipt| receipt.received)
    });
    match receipt {
        Some(receipt) => Sending::Received { by: receipt.by, date: receipt.received },
        None => Sending::Sent(*sent),
    }
}

/// The report that counts for `me`, with its key: its own, else that of the lowest unit. Of one unit under two ids the
/// later one.
fn report_for<'a>(day: &'a PartyDay, tree: &OrgTree, me: Id) -> Option<(&'a str, &'a Report)> {
    let me = tree.resolve(me);
    let line: Vec<Id> =
        day.org.map_or_else(Vec::new, |org| std::iter::once(tree.resolve(org)).chain(tree.ancestors(org)).collect());
    let place = |key: &str| {
        let sender = key.parse().ok().map(|id| tree.resolve(id));
        let at = line.iter().position(|org| Some(*org) == sender).unwrap_or(line.len());
        (sender != Some(me), at)
    };
    let sent = day.reports.iter().filter(|(_, report)| report.day.is_some());
    sent.map(|(key, report)| (key.as_str(), report)).min_by_key(|(key, report)| (place(key), Reverse(report.day)))
}

/// Whether the verdict is `me`'s own, who sent the day on.
fn is_by(day: &PartyDay, tree: &OrgTree, me: Id, report: Option<(&str, &Report)>) -> bool {
    let is_mine = |(key, _): (&str, _)| key.parse().is_ok_and(|id: Id| tree.resolve(id) == tree.resolve(me));
    report.is_some_and(is_mine) && day.reviewer.split_whitespace().next() == Some(tree.name(me))
}

/// Whether it was sent after it was returned: by the days, and within one day by the times of writing.
fn is_sent_again(day: &PartyDay, report: Option<(&str, &Report)>, ledger: &Ledger) -> bool {
    let (Verdict::Returned, Some(reviewed), Some((key, report))) = (day.verdict, day.reviewed, report) else {
        return false;
    };
    let written = |field: &str| {
        let record = ledger.record(PartyDay::KIND, day.id);
        record.and_then(|record| record.register(field).first()).map(|write: &Write| write.time)
    };
    let sent = format!("{}.{key}.{}", PartyDay::reports, Report::pack);
    report.day > Some(reviewed) || (report.day == Some(reviewed) && written(&sent) > written(PartyDay::verdict))
}
