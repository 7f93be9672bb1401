//! One 主题党日, from its notice to the archive and the review: every step is a [`Draft`].

mod agenda;
mod hold;
mod joint;
mod minutes;
mod report;
mod stage;
mod templates;

pub use agenda::{add_item, move_item, remove_item, start_times};
pub use hold::{add_to_roll, hold, make_up, mark, remove_from_roll, unhold};
pub use joint::{Guest, Guests, beside, guests, join, leave, set_branches};
pub use minutes::{add_minutes, add_task, finish_task, outcome_of, remove_minutes, reopen_task, tasks_of};
pub use report::report;
pub use stage::{applicable, archive, not_applicable, notify, reopen, reschedule, review};
pub use templates::{from_template, shipped_templates, templates, to_template};

use super::people::resolve_typed;
use crate::domain::kind::{FieldType, Id, Kind, Writer};
use crate::domain::party_day::PartyDay;
use crate::ledger::{Draft, Ledger, OrgTree};

/// Changes any own field of a 主题党日 as typed, also one of a part (`agenda.<key>.title`, `minutes.<key>.talk`). A person's
/// name becomes a reference where exactly one member of the branch has it.
///
/// # Errors
/// A Chinese sentence: there is no such field, it is written by the upper level, or the text cannot be read.
pub fn set_field(ledger: &Ledger, tree: &OrgTree, id: Id, field: &str, text: &str) -> Result<Draft, String> {
    let spec = PartyDay::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    if spec.writer == Writer::Upper {
        return Err(format!("{}由上级党组织填写", spec.label));
    }
    let mut value = spec.read_text(text)?;
    if matches!(spec.ty, FieldType::Ref) {
        let org = ledger.record(PartyDay::KIND, id).and_then(|record| record.org());
        value = resolve_typed(ledger, tree, org, value);
    }
    let mut draft = Draft::new(format!("{}：改{}", named(ledger, id), spec.label));
    draft.put(PartyDay::KIND, id, field, value);
    Ok(draft)
}

/// The day by its theme, else by its month, for labels.
fn named(ledger: &Ledger, id: Id) -> String {
    match ledger.read::<PartyDay>(id) {
        Some(day) if !day.theme.is_empty() => format!("“{}”", day.theme),
        Some(PartyDay { month: Some(month), .. }) => format!("{}主题党日", month.in_words()),
        _ => "主题党日".to_owned(),
    }
}

fn read(ledger: &Ledger, id: Id) -> Result<PartyDay, String> {
    ledger.read(id).ok_or_else(|| "这个主题党日已经删除，可以在历史里恢复。".to_owned())
}

#[cfg(test)]
#[path = "day/tests.rs"]
mod tests;
