//! 会议 of a tour, and 督导 that follows it. Both may be written after the results are locked: they change no score.

use super::clear_part;
use crate::domain::kind::{Group, Id};
use crate::domain::order::Ordered;
use crate::domain::tour::{Gathering, GatheringKind, Supervision, Tour};
use crate::ledger::tour::{is_of, read};
use crate::ledger::{Draft, Ledger};

/// The meetings of a tour in the order of their days; those without a day last.
pub fn gatherings(ledger: &Ledger, tour: Id) -> Vec<Gathering> {
    let records = ledger.live(Gathering::KIND).filter(|record| is_of(record, tour));
    let mut all: Vec<Gathering> = records.map(crate::ledger::query::read).collect();
    all.order_by_key(|one| (one.day.is_none(), one.day, one.from, one.id));
    all
}

/// A new meeting of a tour, named after it.
///
/// # Errors
/// The tour is gone.
pub fn create_gathering(ledger: &Ledger, tour: Id, sort: GatheringKind, fresh: Id) -> Result<Draft, String> {
    let of = read(ledger, tour)?;
    let title = format!("{}{}", of.name, sort.label());
    let mut draft = Draft::new(format!("加会议“{title}”"));
    if let Some(org) = of.org {
        draft.belongs::<Gathering>(fresh, org);
    }
    draft.set::<Gathering, _>(fresh, Gathering::tour, &tour);
    draft.set::<Gathering, _>(fresh, Gathering::sort, &sort);
    draft.set::<Gathering, _>(fresh, Gathering::title, &title);
    Ok(draft)
}

/// Deletes a meeting.
///
/// # Errors
/// It is gone already.
pub fn delete_gathering(ledger: &Ledger, id: Id) -> Result<Draft, String> {
    let one: Gathering = ledger.read(id).ok_or("这次会议已经删除，可以在历史里恢复。")?;
    let mut draft = Draft::new(format!("删除会议“{}”", one.title));
    draft.delete(Gathering::KIND, id);
    Ok(draft)
}

/// The 督导 entries with their keys, the newest first; those without a day before all.
pub fn supervisions(tour: &Tour) -> Vec<(String, Supervision)> {
    let said = tour.supervisions.iter().filter(|(_, entry)| !entry.text.is_empty());
    let mut all: Vec<(String, Supervision)> = said.map(|(key, entry)| (key.clone(), entry.clone())).collect();
    all.order_by_key(|(key, entry)| std::cmp::Reverse((entry.day.is_none(), entry.day, key.clone())));
    all
}

/// Adds a 督导 entry.
///
/// # Errors
/// The tour is gone, or nothing is said.
pub fn add_supervision(ledger: &Ledger, id: Id, entry: &Supervision, fresh: Id) -> Result<Draft, String> {
    let tour = read(ledger, id)?;
    if entry.text.trim().is_empty() {
        return Err("请写督导情况，例：现场查看两个点，评分表填写规范".to_owned());
    }
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("观摩“{}”：记督导", tour.name));
    if let Some(day) = entry.day {
        draft.set_part::<Tour, _>(id, Tour::supervisions, &key, Supervision::day, &day);
    }
    draft.set_part::<Tour, _>(id, Tour::supervisions, &key, Supervision::by, &entry.by.trim().to_owned());
    draft.set_part::<Tour, _>(id, Tour::supervisions, &key, Supervision::text, &entry.text.trim().to_owned());
    Ok(draft)
}

/// Removes a 督导 entry.
pub fn remove_supervision(id: Id, key: &str) -> Draft {
    let mut draft = Draft::new("删除督导记录".to_owned());
    clear_part(&mut draft, id, Tour::supervisions, key, Supervision::FIELDS);
    draft
}
