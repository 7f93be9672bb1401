//! What may be done with a task. One task is one record wherever it appears.

use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Kind, Ref, Value};
use crate::domain::task::{Cadence, Period, Task, TaskList, TaskReport};
use crate::domain::text::shortened;
use crate::ledger::{Draft, Ledger, OrgTree, rights};

/// 五层联动 (seed 001 §二): field, and who it is.
pub const LAYERS: [&str; 5] =
    [Task::layer_lead, Task::layer_head, Task::layer_partners, Task::layer_push, Task::layer_main];

/// What is typed for a new task.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewTask {
    /// What.
    pub title: String,
    /// Who.
    pub person: Ref,
    /// 责任单位 where it is another than the one whose list it is.
    pub unit: Ref,
    /// Until when.
    pub due: Option<Date>,
    /// How often.
    pub cadence: Cadence,
    /// 完成标准.
    pub standard: String,
    /// The 联系点 it belongs to.
    pub contact: Option<Id>,
    /// The finding it helps to mend.
    pub finding: Option<Id>,
    /// 五层联动, in the order of [`LAYERS`].
    pub layers: [String; 5],
}

impl NewTask {
    /// What is lacking.
    ///
    /// # Errors
    /// Nothing is said, or it is done once and has no day.
    pub fn check(&self) -> Result<(), String> {
        if self.title.trim().is_empty() {
            return Err("请写任务，例：书记讲党课".to_owned());
        }
        if self.cadence == Cadence::Once && self.due.is_none() {
            return Err("只做一次的任务要有期限，例：2026-11-30".to_owned());
        }
        Ok(())
    }
}

/// Who does something, and when.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// The organization.
    pub me: Id,
    /// The person.
    pub by: &'a str,
    /// Today.
    pub today: Date,
}

/// Adds a task to the list of a unit and year. One whose 责任单位 is another organization of ours belongs to that: it is the one to report.
///
/// # Errors
/// Nothing is said, it is done once and has no day, or the list is another unit's.
pub fn add(
    tree: &OrgTree,
    (org, year): (Id, i32),
    new: &NewTask,
    actor: Actor<'_>,
    fresh: Id,
) -> Result<Draft, String> {
    new.check()?;
    let mut draft = Draft::new(format!("加任务“{}”", shortened(new.title.trim(), 20)));
    put(&mut draft, tree, (org, year), new, actor, fresh)?;
    Ok(draft)
}

/// Adds many in one action.
///
/// # Errors
/// None is given, or one of them may not be added.
pub fn add_all(
    tree: &OrgTree,
    (org, year): (Id, i32),
    new: &[NewTask],
    actor: Actor<'_>,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    if new.is_empty() {
        return Err("没有选中要加的任务".to_owned());
    }
    let mut draft = Draft::new(format!("加 {} 项任务", new.len()));
    for one in new {
        one.check().map_err(|why| format!("{}：{why}", shortened(one.title.trim(), 16)))?;
        put(&mut draft, tree, (org, year), one, actor, fresh())?;
    }
    Ok(draft)
}

fn put(
    draft: &mut Draft,
    tree: &OrgTree,
    (org, year): (Id, i32),
    new: &NewTask,
    actor: Actor<'_>,
    fresh: Id,
) -> Result<(), String> {
    let org = tree.resolve(org);
    let named = new.unit.id.map(|unit| tree.resolve(unit)).filter(|unit| tree.is_within(*unit, org));
    let owner = named.unwrap_or(org);
    may_write(tree, actor.me, Some(owner))?;
    let unit = match named {
        None if !new.unit.is_empty() => new.unit.clone(),
        _ => Ref::to(owner, tree.name(owner)),
    };
    let list = if new.contact.is_some() { TaskList::Contact } else { TaskList::Yearly };
    draft
        .belongs::<Task>(fresh, owner)
        .set::<Task, _>(fresh, Task::title, &new.title.trim().to_owned())
        .set::<Task, Ref>(fresh, Task::unit, &unit)
        .set::<Task, _>(fresh, Task::list, &list)
        .set::<Task, _>(fresh, Task::year, &i64::from(year))
        .set::<Task, _>(fresh, Task::cadence, &new.cadence);
    if !new.person.is_empty() {
        draft.set::<Task, Ref>(fresh, Task::person, &new.person);
    }
    let texts = LAYERS.into_iter().zip(new.layers.iter()).chain([(Task::standard, &new.standard)]);
    for (field, text) in texts.filter(|(_, text)| !text.trim().is_empty()) {
        draft.set::<Task, _>(fresh, field, &text.trim().to_owned());
    }
    set_some(draft, fresh, Task::due, new.due);
    set_some(draft, fresh, Task::contact, new.contact);
    set_some(draft, fresh, Task::finding, new.finding);
    set_some(draft, fresh, Task::begins, begins(new.cadence, year, actor.today));
    Ok(())
}

fn set_some<V: FieldValue>(draft: &mut Draft, id: Id, field: &str, value: Option<V>) {
    if let Some(value) = value {
        draft.set::<Task, _>(id, field, &value);
    }
}

/// A task that is put down in the course of a year owes only the periods from then on.
pub fn begins(cadence: Cadence, year: i32, today: Date) -> Option<Date> {
    let within = chrono::Datelike::year(&today) == year;
    (within && cadence != Cadence::Once).then_some(today)
}

/// The period of this key.
///
/// # Errors
/// The task has no such period, or it has not begun.
fn period(task: &Task, key: &str, today: Date) -> Result<Period, String> {
    let all = task.periods(today);
    let found = all.into_iter().find(|period| period.key == key);
    let Some(period) = found else {
        return Err(format!("这个任务{}，没有“{key}”这一期", cadence_words(task)));
    };
    if period.begins > today {
        return Err(format!("{}还没有到，到时候再填", period.label));
    }
    Ok(period)
}

fn cadence_words(task: &Task) -> String {
    match task.cadence {
        Cadence::Once => "只做一次".to_owned(),
        other => format!("{}一次", other.label()),
    }
}

/// Writes what was done in a period, and whether the period's share is done.
///
/// # Errors
/// The task is gone, dropped or another unit's; the period is not one of its own or has not begun.
pub fn report(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    key: &str,
    (text, done): (&str, bool),
    actor: Actor<'_>,
) -> Result<Draft, String> {
    let task = open(ledger, tree, id, actor.me)?;
    let period = period(&task, key, actor.today)?;
    let before = task.reports.get(key);
    if !done && text.trim().is_empty() && before.is_none() {
        return Err("请写完成情况，例：党课已讲，56 人参加".to_owned());
    }
    let words = if done { "完成" } else { "没有完成" };
    let mut draft = Draft::new(format!("任务“{}”：{}记为{words}", shortened(&task.title, 20), period.label));
    draft.set_part::<Task, _>(id, Task::reports, key, TaskReport::done, &done);
    if before.is_none_or(|before| before.text != text.trim()) {
        draft.set_part::<Task, _>(id, Task::reports, key, TaskReport::text, &text.trim().to_owned());
    }
    // The day it was done stays when only the words are mended.
    if before.is_none_or(|before| before.day.is_none() || before.done != done) {
        draft.set_part::<Task, _>(id, Task::reports, key, TaskReport::day, &actor.today);
        draft.set_part::<Task, _>(id, Task::reports, key, TaskReport::by, &actor.by.trim().to_owned());
    }
    Ok(draft)
}

/// Ticks a period, or takes that back; what was written of it stays.
///
/// # Errors
/// As of [`report`].
pub fn tick(ledger: &Ledger, tree: &OrgTree, id: Id, key: &str, actor: Actor<'_>) -> Result<Draft, String> {
    let before = read(ledger, id)?.reports.get(key).cloned().unwrap_or_default();
    report(ledger, tree, id, key, (&before.text, !before.done), actor)
}

/// Notes that a task is done for good.
///
/// # Errors
/// The task is gone, dropped, or another unit's, or nothing is said.
pub fn finish(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (day, result): (Date, &str),
    actor: Actor<'_>,
) -> Result<Draft, String> {
    let task = open(ledger, tree, id, actor.me)?;
    if result.trim().is_empty() {
        return Err("请写办理情况，例：换届已完成，新班子 5 人".to_owned());
    }
    if day > actor.today {
        return Err(format!("办结日期不能晚于今天（{}）", actor.today));
    }
    let mut draft = Draft::new(format!("任务“{}”：办结", shortened(&task.title, 20)));
    draft.set::<Task, _>(id, Task::done, &day).set::<Task, _>(id, Task::result, &result.trim().to_owned());
    Ok(draft)
}

/// Takes 办结 back; what was written stays.
///
/// # Errors
/// The task is gone, another unit's, or not done.
pub fn reopen(ledger: &Ledger, tree: &OrgTree, id: Id, me: Id) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    if task.done.is_none() {
        return Err("这个任务还没有办结".to_owned());
    }
    let mut draft = Draft::new(format!("任务“{}”：改回未办结", shortened(&task.title, 20)));
    draft.put(Task::KIND, id, Task::done, Value::Null);
    Ok(draft)
}

/// Drops a task, with its reason. It does not count any more: 完成率 = 完成 ÷（总数 − 取消）.
///
/// # Errors
/// The task is gone, done or another unit's, or no reason is given.
pub fn cancel(ledger: &Ledger, tree: &OrgTree, id: Id, why: &str, actor: Actor<'_>) -> Result<Draft, String> {
    let task = open(ledger, tree, id, actor.me)?;
    if task.done.is_some() {
        return Err("这个任务已经办结，不用取消；办错了可以先改回未办结。".to_owned());
    }
    if why.trim().is_empty() {
        return Err("取消任务要写明原因，例：上级统一组织，不再单独安排".to_owned());
    }
    let mut draft = Draft::new(format!("取消任务“{}”", shortened(&task.title, 20)));
    draft.set::<Task, _>(id, Task::cancelled, &actor.today).set::<Task, _>(
        id,
        Task::cancel_why,
        &why.trim().to_owned(),
    );
    Ok(draft)
}

/// Takes a dropped task up again; the reason stays in the history.
///
/// # Errors
/// The task is gone, another unit's, or not dropped.
pub fn revive(ledger: &Ledger, tree: &OrgTree, id: Id, me: Id) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    if task.cancelled.is_none() {
        return Err("这个任务没有取消".to_owned());
    }
    let mut draft = Draft::new(format!("恢复任务“{}”", shortened(&task.title, 20)));
    draft.put(Task::KIND, id, Task::cancelled, Value::Null).put(Task::KIND, id, Task::cancel_why, Value::Null);
    Ok(draft)
}

/// Puts a 议定事项 on the 任务清单 too: it stays the same record.
///
/// # Errors
/// The task is gone, another unit's, or listed already.
pub fn enlist(ledger: &Ledger, tree: &OrgTree, id: Id, actor: Actor<'_>) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, actor.me, &task)?;
    if task.list != TaskList::Decided {
        return Err("已经在任务清单里".to_owned());
    }
    let year = i64::from(task.list_year(actor.today));
    let mut draft = Draft::new(format!("把“{}”列入任务清单", shortened(&task.title, 20)));
    draft.set::<Task, _>(id, Task::list, &TaskList::Yearly).set::<Task, _>(id, Task::year, &year);
    if let (true, Some(org)) = (task.unit.is_empty(), task.org) {
        draft.set::<Task, Ref>(id, Task::unit, &Ref::to(tree.resolve(org), tree.name(org)));
    }
    Ok(draft)
}

/// Deletes a task that was put down by mistake. One that was carried on is better dropped with a reason, but that is for people to judge.
///
/// # Errors
/// The task is gone or another unit's.
pub fn remove(ledger: &Ledger, tree: &OrgTree, id: Id, me: Id) -> Result<Draft, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    let mut draft = Draft::new(format!("已删除任务“{}”", shortened(&task.title, 20)));
    draft.delete(Task::KIND, id);
    Ok(draft)
}

/// The task.
///
/// # Errors
/// It is gone.
pub(super) fn read(ledger: &Ledger, id: Id) -> Result<Task, String> {
    ledger.read(id).ok_or_else(|| "这个任务已经删除，可以在历史里恢复。".to_owned())
}

/// A task that is not dropped and may be written.
fn open(ledger: &Ledger, tree: &OrgTree, id: Id, me: Id) -> Result<Task, String> {
    let task = read(ledger, id)?;
    may(tree, me, &task)?;
    if task.cancelled.is_some() {
        return Err("这个任务已经取消。要接着做，先恢复它。".to_owned());
    }
    Ok(task)
}

/// Whether a unit may write a task.
///
/// # Errors
/// A sentence that says who may.
pub fn may(tree: &OrgTree, me: Id, task: &Task) -> Result<(), String> {
    may_write(tree, me, task.org)
}

pub(super) fn may_write(tree: &OrgTree, me: Id, owner: Option<Id>) -> Result<(), String> {
    let spec = Task::SPEC.field(Task::title);
    let allowed = spec.map_or(Ok(()), |spec| rights::may_write(tree, me, owner, spec));
    allowed.map_err(|_| {
        let owner = owner.map_or_else(|| "责任单位".to_owned(), |owner| tree.name(owner).to_owned());
        format!("这是{owner}的清单，由它和它的上级来写。本单位只能看。")
    })
}

/// Whether a unit may put tasks on the list of an organization.
///
/// # Errors
/// A sentence that says who may.
pub fn may_list(tree: &OrgTree, me: Id, org: Id) -> Result<(), String> {
    may_write(tree, me, Some(org))
}
