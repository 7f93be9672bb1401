//! The judges of a tour.

use super::clear_part;
use crate::domain::kind::{Group, Id, Ref};
use crate::domain::order_key::between;
use crate::domain::tour::{Judge, JudgeGroup, Tour};
use crate::ledger::tour::open;
use crate::ledger::{Draft, Ledger};

/// A judge as typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewJudge {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Ref,
    /// Post.
    pub post: String,
    /// Weight group.
    pub group: JudgeGroup,
    /// 分组.
    pub team: String,
}

impl NewJudge {
    /// Whether somebody of this name and unit is meant.
    pub(super) fn is(&self, name: &str, unit: &Ref) -> bool {
        let same_unit = self.unit.name == unit.name || (self.unit.id.is_some() && self.unit.id == unit.id);
        self.name.trim() == name.trim() && same_unit
    }
}

/// Adds judges behind those that are there; a name that stands there already with the same unit is passed over.
///
/// # Errors
/// The tour is locked or gone.
pub fn add_judges(ledger: &Ledger, id: Id, new: &[NewJudge], fresh: &mut dyn FnMut() -> Id) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let mut last = tour.judges_in_order().last().map(|(_, judge)| judge.order.clone());
    let known = |one: &NewJudge| tour.judges.values().any(|judge| one.is(&judge.name, &judge.unit));
    let mut draft = Draft::new(String::new());
    let mut added: Vec<&NewJudge> = Vec::new();
    for one in new.iter().filter(|one| !one.name.trim().is_empty() && !known(one)) {
        if added.iter().any(|other| one.is(&other.name, &other.unit)) {
            continue;
        }
        let (key, order) = (fresh().to_string(), between(last.as_deref(), None));
        draft
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::order, &order)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::name, &one.name.trim().to_owned())
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::unit, &one.unit)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::post, &one.post)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::group, &one.group)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::team, &one.team);
        last = Some(order);
        added.push(one);
    }
    draft.label = match added.as_slice() {
        [one] => format!("加评委{}", one.name.trim()),
        all => format!("加评委 {} 人", all.len()),
    };
    Ok(draft)
}

/// Takes a judge off the list. Sheets stay, and are named as those of an unknown judge.
///
/// # Errors
/// The tour is locked or gone.
pub fn remove_judge(ledger: &Ledger, id: Id, key: &str) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let name = tour.judges.get(key).map(|judge| judge.name.clone()).unwrap_or_default();
    let mut draft = Draft::new(format!("去掉评委{name}"));
    clear_part(&mut draft, id, Tour::judges, key, Judge::FIELDS);
    Ok(draft)
}

/// Moves a judge in the list: places counted from 0.
///
/// # Errors
/// The tour is locked or gone, or has no such judge.
pub fn move_judge(ledger: &Ledger, id: Id, from: usize, to: usize) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let mut all = tour.judges_in_order();
    if from >= all.len() {
        return Err("名单里没有这位评委".to_owned());
    }
    let (key, moved) = all.remove(from);
    let to = to.min(all.len());
    let order_at = |at: usize| all.get(at).map(|(_, judge)| judge.order.as_str());
    let order = between(to.checked_sub(1).and_then(order_at), order_at(to));
    let mut draft = Draft::new(format!("移动评委{}", moved.name));
    if to != from {
        draft.set_part::<Tour, _>(id, Tour::judges, key, Judge::order, &order);
    }
    Ok(draft)
}
