//! 分解下达: a task of its own for each unit below, which names the one above.

use std::collections::{BTreeMap, BTreeSet};

use super::tasks::{self, LAYERS};
use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::order::{Gather, Ordered};
use crate::domain::organization::Level;
use crate::domain::task::{Task, TaskList, TaskState};
use crate::domain::text::shortened;
use crate::ledger::{Draft, Ledger, Life, OrgTree};

/// The id of a unit's part: two offices that hand the same task down meet.
pub fn part_id(task: Id, unit: Id) -> Id {
    Id::natural(&["task", &task.to_string(), &unit.to_string()])
}

/// Hands a task down to units below the one whose it is.
///
/// # Errors
/// The task is gone, dropped or another unit's; no unit is named, or one that does not stand below.
pub fn hand_down(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    units: &[Id],
    (me, today): (Id, Date),
) -> Result<Draft, String> {
    let task = tasks::read(ledger, id)?;
    tasks::may(tree, me, &task)?;
    if task.cancelled.is_some() {
        return Err("这个任务已经取消，不能再下达。".to_owned());
    }
    let owner = task.org.map(|org| tree.resolve(org));
    let known: BTreeSet<Id> =
        parts(ledger, id).iter().filter_map(|part| part.org).map(|org| tree.resolve(org)).gather_set();
    let wanted: BTreeSet<Id> = units.iter().map(|unit| tree.resolve(*unit)).gather_set();
    if let Some(owner) = owner
        && let Some(other) = wanted.iter().find(|unit| **unit == owner || !tree.is_within(**unit, owner))
    {
        return Err(format!("{}不是{}的下级，不能下达给它", tree.name(*other), tree.name(owner)));
    }
    let new: Vec<Id> = wanted.into_iter().filter(|unit| !known.contains(unit)).collect();
    if new.is_empty() {
        return Err("请选下达到哪些单位；已经下达过的不再重复".to_owned());
    }
    let mut draft = Draft::new(format!("下达任务“{}”到 {} 个单位", shortened(&task.title, 20), new.len()));
    for unit in new {
        part(&mut draft, ledger, tree, &task, unit, today);
    }
    Ok(draft)
}

fn part(draft: &mut Draft, ledger: &Ledger, tree: &OrgTree, task: &Task, unit: Id, today: Date) {
    let id = part_id(task.id, unit);
    if ledger.record(Task::KIND, id).is_some_and(|record| record.life() == Life::Deleted) {
        draft.restore(Task::KIND, id);
    }
    let year = task.list_year(today);
    draft
        .belongs::<Task>(id, unit)
        .set::<Task, _>(id, Task::title, &task.title)
        .set::<Task, Ref>(id, Task::unit, &Ref::to(unit, tree.name(unit)))
        .set::<Task, _>(id, Task::list, &TaskList::Yearly)
        .set::<Task, _>(id, Task::year, &i64::from(year))
        .set::<Task, _>(id, Task::cadence, &task.cadence)
        .set::<Task, _>(id, Task::standard, &task.standard)
        .set::<Task, _>(id, Task::handed_from, &task.id);
    if let Some(due) = task.due {
        draft.set::<Task, _>(id, Task::due, &due);
    }
    if let Some(begins) = tasks::begins(task.cadence, year, today) {
        draft.set::<Task, _>(id, Task::begins, &begins);
    }
    let layers = [&task.layer_lead, &task.layer_head, &task.layer_partners, &task.layer_push, &task.layer_main];
    for (field, text) in LAYERS.into_iter().zip(layers).filter(|(_, text)| !text.is_empty()) {
        draft.set::<Task, _>(id, field, text);
    }
}

/// The tasks that were handed down from one.
pub fn parts(ledger: &Ledger, id: Id) -> Vec<Task> {
    ledger.all::<Task>().into_iter().filter(|task| task.handed_from == Some(id)).collect()
}

/// The same with their states, in the order of the tree.
pub fn parts_in_order(ledger: &Ledger, tree: &OrgTree, id: Id, today: Date) -> Vec<(Task, TaskState)> {
    let places: BTreeMap<Id, usize> = tree.flat().into_iter().enumerate().map(|(at, (org, _))| (org, at)).gather_map();
    let place = |task: &Task| task.org.and_then(|org| places.get(&tree.resolve(org)).copied());
    let mut all: Vec<(Task, TaskState)> = parts(ledger, id)
        .into_iter()
        .map(|task| (task.state(today), task))
        .map(|(state, task)| (task, state))
        .collect();
    all.order_by_key(|(task, _)| (place(task), task.id));
    all
}

/// How many parts a task has, and how many of them are done; dropped ones do not count.
pub type Counts = BTreeMap<Id, (usize, usize)>;

/// The counts of all tasks that were handed down.
pub fn counts(ledger: &Ledger, today: Date) -> Counts {
    let mut counts = Counts::new();
    for part in ledger.all::<Task>() {
        let Some(from) = part.handed_from else { continue };
        let state = part.state(today);
        if state != TaskState::Cancelled {
            let count = counts.entry(from).or_default();
            count.0 += 1;
            count.1 += usize::from(state == TaskState::Done);
        }
    }
    counts
}

/// A unit that a task can be handed down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// How deep below the task's own organization; 1 for those right below.
    pub depth: usize,
    /// It has the task already.
    pub has: bool,
}

/// The units below a task's own, in the order of the tree, without 党小组 and dissolved ones.
pub fn below(ledger: &Ledger, tree: &OrgTree, task: &Task) -> Vec<Below> {
    let Some(owner) = task.org.map(|org| tree.resolve(org)) else { return Vec::new() };
    let known: BTreeSet<Id> =
        parts(ledger, task.id).iter().filter_map(|part| part.org).map(|org| tree.resolve(org)).gather_set();
    let one = |(id, depth): (Id, usize)| {
        let org = tree.get(id).filter(|org| org.level != Level::Group && org.dissolved.is_none())?;
        Some(Below { id, name: org.name.clone(), depth, has: known.contains(&id) })
    };
    tree.subtree(owner).into_iter().filter(|(id, _)| *id != owner).filter_map(one).collect()
}
