//! 回执: the receiver's answer to a report, and how far a 主题党日 has come on its way up.

use super::{Opened, Purpose};
use crate::domain::dates::Date;
use crate::domain::kind::Ref;
use crate::domain::party_day::{PartyDay, Verdict};
use crate::domain::receipt::Receipt;
use crate::ledger::{Draft, Ledger, Write};

/// The receipt for a report that was merged: kind `receipt`, belonging to the sender, under an id that follows from
/// the pack and the receiver. `me` is the receiving organization, `person` who merged it. `None` when the pack is no
/// report, names no sender, or `me` has no id.
///
/// The pack that carries it back is [`super::Selection::Receipt`] with purpose [`Purpose::Receipt`].
pub fn receipt_for(opened: &Opened, me: &Ref, person: &str, today: Date) -> Option<(crate::domain::kind::Id, Draft)> {
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

/// How far it has come. What was sent again after 退回补充 counts as sent again.
pub fn sending_state(day: &PartyDay, ledger: &Ledger) -> Sending {
    if day.verdict != Verdict::Open && !is_sent_again(day, ledger) {
        return Sending::Reviewed { verdict: day.verdict, date: day.reviewed };
    }
    let Some(sent) = day.sent else { return Sending::NotSent };
    let receipt = day.sent_pack.and_then(|pack| {
        let all = ledger.all::<Receipt>();
        all.into_iter().filter(|receipt| receipt.pack == Some(pack)).min_by_key(|receipt| receipt.received)
    });
    match receipt {
        Some(receipt) => Sending::Received { by: receipt.by, date: receipt.received },
        None => Sending::Sent(sent),
    }
}

/// Whether it was sent after it was returned: by the days, and within one day by the times of writing.
fn is_sent_again(day: &PartyDay, ledger: &Ledger) -> bool {
    let (Verdict::Returned, Some(sent), Some(reviewed)) = (day.verdict, day.sent, day.reviewed) else { return false };
    let written = |field: &str| {
        let record = ledger.record(PartyDay::KIND, day.id);
        record.and_then(|record| record.register(field).first()).map(|write: &Write| write.time)
    };
    sent > reviewed || (sent == reviewed && written(PartyDay::sent_pack) > written(PartyDay::verdict))
}
