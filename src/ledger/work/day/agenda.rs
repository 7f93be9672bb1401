//! The agenda: items in an order that two laptops can change at once.

use super::{named, read};
use crate::domain::dates::Time;
use crate::domain::kind::{Group, Id};
use crate::domain::order_key::between;
use crate::domain::party_day::{AgendaItem, AgendaKind, PartyDay};
use crate::ledger::work::slots::clear;
use crate::ledger::{Draft, Ledger};

/// Adds an item at the end; gives the draft and the item's key.
///
/// # Errors
/// A Chinese sentence: the record is gone.
pub fn add_item(
    ledger: &Ledger,
    id: Id,
    kind: AgendaKind,
    title: &str,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<(Draft, String), String> {
    let day = read(ledger, id)?;
    let last = day.agenda_in_order().last().map(|(_, item)| item.order.clone());
    let key = fresh().to_string();
    let mut draft = Draft::new(format!("{}：议程加{}", named(ledger, id), kind.label()));
    draft.set_part::<PartyDay, _>(id, PartyDay::agenda, &key, AgendaItem::order, &between(last.as_deref(), None));
    draft.set_part::<PartyDay, _>(id, PartyDay::agenda, &key, AgendaItem::kind, &kind);
    draft.set_part::<PartyDay, _>(id, PartyDay::agenda, &key, AgendaItem::title, &title.trim().to_owned());
    Ok((draft, key))
}

/// Moves the item at `from` so that it stands at `to`, counted from 0 in the order shown. One field changes.
///
/// # Errors
/// A Chinese sentence: the record is gone.
pub fn move_item(ledger: &Ledger, id: Id, from: usize, to: usize) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    let mut draft = Draft::new(format!("{}：调整议程次序", named(ledger, id)));
    let mut items = day.agenda_in_order();
    if from >= items.len() || from == to {
        return Ok(draft);
    }
    let (key, _) = items.remove(from);
    let to = to.min(items.len());
    let order_at = |at: Option<usize>| at.and_then(|at| items.get(at)).map(|(_, item)| item.order.as_str());
    let (before, after) = (order_at(to.checked_sub(1)), order_at(Some(to)));
    draft.set_part::<PartyDay, _>(id, PartyDay::agenda, key, AgendaItem::order, &between(before, after));
    Ok(draft)
}

/// Removes an item: all its fields are cleared. Minutes that were kept for it stay.
pub fn remove_item(ledger: &Ledger, id: Id, key: &str) -> Draft {
    let mut draft = Draft::new(format!("{}：议程去掉一项", named(ledger, id)));
    for field in AgendaItem::FIELDS {
        clear::<PartyDay>(&mut draft, id, &format!("{}.{key}.{}", PartyDay::agenda, field.name));
    }
    draft
}

/// When each item begins, in the agenda's order, going by the beginning of the day and the minutes; `None` once the
/// minutes of an earlier item are not known.
pub fn start_times(day: &PartyDay) -> Vec<Option<Time>> {
    let mut at = day.held_from.or(day.time);
    let mut starts = Vec::new();
    for (_, item) in day.agenda_in_order() {
        starts.push(at);
        let minutes = item.minutes.and_then(|minutes| u16::try_from(minutes).ok());
        at = at.zip(minutes).and_then(|(start, minutes)| start.plus(minutes));
    }
    starts
}
