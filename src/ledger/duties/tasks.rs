//! 任务清单. One task is one record wherever it appears.

use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Kind, Ref, Value};
use crate::domain::order::Ordered;
use crate::domain::task::{Cadence, Task, TaskList, TaskReport, TaskState};
use crate::ledger::{Draft, Ledger, OrgTree, rights};
use std::collections::BTreeSet;

/// What is typed for a new task.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewTask {
    /// What.
    pub title: String,
    /// Who.
    pub person: Ref,
    /// Until when.
    pub due: Option<Date>,
    /// How often.
    pub cadence: Cadence,
    /// 完成标准.
    pub standard: String,
    /// The 联系点 it belongs to.
    pub contact: Option<Id>,
}

/// Adds a task to the list of a unit and year.
///
/// # Errors
/// Nothing is said, or it is done once and has no day.
pub fn add(tree: &OrgTree, org: Id, year: i32, new: &NewTask, fresh: Id) -> Result<Draft, String> {
    let title = new.title.trim();
    if title.is_empty() {
        return Err("请写任务".to_owned());
    }
    if new.cadence == Cadence::Once && new.due.is_none() {
        return Err("一次性的任务要有期限，例：2026-11-30".to_owned());
    }
    let org = tree.resolve(org);
    let list = if new.contact.is_some() { TaskList::Contact } else { TaskList::Yearly };
    let mut draft = Draft::new(format!("加任务“{}”", crate::domain::text::shortened(title, 20)));
    draft
        .belongs::<Task>(fresh, org)
        .set::<Task, _>(fresh, Task::title, &title.to_owned())
        .set::<Task, Ref>(fresh, Task::person, &new.person)
        .set::<Task, Ref>(fresh, Task::unit, &Ref::to(org, tree.name(org)))
        .set::<Task, _>(fresh, Task::list, &list)
        .set::<Task, _>(fresh, Task::year, &i64::from(year))
        .set::<Task, _>(fresh, Task::cadence, &new.cadence)
        .set::<Task, _>(fresh, Task::standard, &new.standard.trim().to_owned());
    if let Some(due) = new.due {
        draft.set::<Task, _>(fresh, Task::due, &due);
    }
    if let Some(contact) = new.contact {
        draft.set::<Task, _>(fresh, Task::contact, &contact);
    }
    Ok(draft)
}

/// Hands a task down: a task of each unit, which names the one above.
///
/// # Errors
/// The task is gone, or no unit is named.
pub fn hand_down(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    units: &[Id],
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    let known: BTreeSet<Id> =
        handed(ledger, id).iter().filter_map(|task| task.org).map(|org| tree.resolve(org)).collect();
    let new: Vec<Id> = units.iter().map(|unit| tree.resolve(*unit)).filter(|unit| !known.contains(unit)).collect();
    if new.is_empty() {
        return Err("请选下发到哪些单位；已经下发过的不再重复".to_owned());
    }
    let mut draft =
        Draft::new(format!("下发任务“{}”到 {} 个单位", crate::domain::text::shortened(&task.title, 20), new.len()));
    for unit in new {
        let part = fresh();
        draft
            .belongs::<Task>(part, unit)
            .set::<Task, _>(part, Task::title, &task.title)
            .set::<Task, Ref>(part, Task::unit, &Ref::to(unit, tree.name(unit)))
            .set::<Task, _>(part, Task::list, &TaskList::Yearly)
            .set::<Task, _>(part, Task::cadence, &task.cadence)
            .set::<Task, _>(part, Task::standard, &task.standard)
            .set::<Task, _>(part, Task::handed_from, &id);
        if let Some(year) = task.year {
            draft.set::<Task, _>(part, Task::year, &year);
        }
        if let Some(due) = task.due {
            draft.set::<Task, _>(part, Task::due, &due);
        }
        for (field, text) in layers(&task) {
            draft.set::<Task, _>(part, field, &text.to_owned());
        }
    }
    Ok(draft)
}

/// 五层联动 of a task: field and who.
fn layers(task: &Task) -> [(&'static str, &str); 5] {
    [
        (Task::layer_lead, &task.layer_lead),
        (Task::layer_head, &task.layer_head),
        (Task::layer_partners, &task.layer_partners),
        (Task::layer_push, &task.layer_push),
        (Task::layer_main, &task.layer_main),
    ]
}

/// The tasks that were handed down from one.
pub fn handed(ledger: &Ledger, id: Id) -> Vec<Task> {
    ledger.all::<Task>().into_iter().filter(|task| task.handed_from == Some(id)).collect()
}

/// Writes what was done in a period.
///
/// # Errors
/// The task is gone or another unit's, or nothing is said of a period that is done.
pub fn report(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    period: &str,
    (text, done): (&str, bool),
    (me, by, today): (Id, &str, Date),
) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    if done && text.trim().is_empty() {
        return Err("完成了什么，写一句，例：党课已讲，56 人参加".to_owned());
    }
    let mut draft =
        Draft::new(format!("任务“{}”：填 {period} 完成情况", crate::domain::text::shortened(&task.title, 20)));
    draft
        .set_part::<Task, _>(id, Task::reports, period, TaskReport::day, &today)
        .set_part::<Task, _>(id, Task::reports, period, TaskReport::text, &text.trim().to_owned())
        .set_part::<Task, _>(id, Task::reports, period, TaskReport::done, &done)
        .set_part::<Task, _>(id, Task::reports, period, TaskReport::by, &by.trim().to_owned());
    Ok(draft)
}

/// Notes that a task is done for good, or takes that back.
///
/// # Errors
/// The task is gone or another unit's, or nothing is said.
pub fn finish(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (done, result): (Option<Date>, &str),
    me: Id,
) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    if done.is_some() && result.trim().is_empty() {
        return Err("请写办理情况，例：换届已完成，新班子 5 人".to_owned());
    }
    let what = if done.is_some() { "办结" } else { "取消办结" };
    let mut draft = Draft::new(format!("任务“{}”：{what}", crate::domain::text::shortened(&task.title, 20)));
    draft.put(Task::KIND, id, Task::done, done.map_or(Value::Null, |day| day.to_value()));
    draft.set::<Task, _>(id, Task::result, &result.trim().to_owned());
    Ok(draft)
}

/// Drops a task, with its reason. It does not count any more: 完成率 = 完成 ÷（总数 − 取消）.
///
/// # Errors
/// The task is gone or another unit's, or no reason is given.
pub fn cancel(ledger: &Ledger, tree: &OrgTree, id: Id, (why, today): (&str, Date), me: Id) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    if why.trim().is_empty() {
        return Err("取消任务要写明原因".to_owned());
    }
    let mut draft = Draft::new(format!("取消任务“{}”", crate::domain::text::shortened(&task.title, 20)));
    draft.set::<Task, _>(id, Task::cancelled, &today).set::<Task, _>(id, Task::cancel_why, &why.trim().to_owned());
    Ok(draft)
}

fn read(ledger: &Ledger, id: Id) -> Result<Task, String> {
    ledger.read(id).ok_or_else(|| "这个任务已经删除，可以在历史里恢复。".to_owned())
}

fn may(tree: &OrgTree, me: Id, task: &Task) -> Result<(), String> {
    Task::SPEC.field(Task::title).map_or(Ok(()), |spec| rights::may_write(tree, me, task.org, spec))
}

/// The tasks of a year within an organization, the late ones first, then by limit. 议定事项 of meetings are left to their days.
pub fn list(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32, today: Date) -> Vec<(Task, TaskState)> {
    let within = tree.ids_within(top);
    let of_year = |task: &Task| task.list != TaskList::Decided && task.list_year(today) == year;
    let mut all: Vec<(Task, TaskState)> = ledger
        .all_in::<Task>(|org| within.contains(&org))
        .into_iter()
        .filter(of_year)
        .map(|task| (task.state(today), task))
        .map(|(state, task)| (task, state))
        .collect();
    all.order_by_key(|(task, state)| (*state, task.due.is_none(), task.due, task.id));
    all
}

/// 年初 X 项，已完成 X 项，占 X%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rate {
    /// How many there are, dropped ones left out.
    pub all: usize,
    /// How many are done.
    pub done: usize,
    /// How many are late.
    pub late: usize,
    /// How many were dropped.
    pub cancelled: usize,
}

impl Rate {
    /// Of these tasks.
    pub fn of<'a>(states: impl Iterator<Item = &'a TaskState>) -> Self {
        let mut rate = Self::default();
        for state in states {
            match state {
                TaskState::Cancelled => rate.cancelled += 1,
                other => {
                    rate.all += 1;
                    rate.done += usize::from(*other == TaskState::Done);
                    rate.late += usize::from(*other == TaskState::Late);
                }
            }
        }
        rate
    }

    /// In tenths of a percent; none of nothing: zero of zero shows —.
    pub fn per_mille(self) -> Option<usize> {
        (self.all > 0).then(|| self.done * 1000 / self.all)
    }

    /// `年初 12 项，已完成 5 项，占 41.6%`.
    pub fn in_words(self) -> String {
        let share = self.per_mille().map_or("—".to_owned(), |rate| format!("{}.{}%", rate / 10, rate % 10));
        format!("年初 {} 项，已完成 {} 项，占 {share}", self.all, self.done)
    }
}
