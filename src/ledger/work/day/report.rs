//! 报送: the mark that a unit leaves on what it sends up.

use crate::domain::dates::{Date, YearMonth};
use crate::domain::kind::Id;
use crate::domain::party_day::{PartyDay, Report};
use crate::ledger::{Draft, Ledger, OrgTree};

/// Marks what `me` sends up in a pack: what was held, of its own and of all below it, in the months for which `within`
/// holds. The mark is the sender's alone, so that those who sent it before keep seeing how far theirs has come.
pub fn report(
    ledger: &Ledger,
    tree: &OrgTree,
    me: Id,
    within: impl Fn(YearMonth) -> bool,
    (pack, title): (Id, &str),
    today: Date,
) -> Draft {
    let mut draft = Draft::new(format!("报送：{title}"));
    let (below, key) = (tree.ids_within(me), tree.resolve(me).to_string());
    for day in ledger.all_in::<PartyDay>(|org| below.contains(&org)) {
        if day.is_held() && day.month.is_some_and(&within) {
            draft.set_part::<PartyDay, _>(day.id, PartyDay::reports, &key, Report::day, &today);
            draft.set_part::<PartyDay, _>(day.id, PartyDay::reports, &key, Report::pack, &pack);
        }
    }
    draft
}
