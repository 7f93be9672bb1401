//! 会议记录 of the meetings of a day, and what they decided (议定事项).

use super::{named, read};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Group, Id, Ref, Value};
use crate::domain::order::Ordered;
use crate::domain::party_day::{Minutes, PartyDay, tally};
use crate::domain::task::Task;
use crate::domain::voting::{Counts, Outcome};
use crate::ledger::work::slots::clear;
use crate::ledger::{Draft, Ledger, query};

/// Opens the minutes of a meeting: of the agenda item of this key, or of a meeting of its own. 起止 and 应到、实到 come from the
/// agenda and the roll and can be changed.
///
/// # Errors
/// A Chinese sentence: the record is gone, or these minutes exist already.
pub fn add_minutes(ledger: &Ledger, id: Id, key: &str, title: &str) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    if day.minutes.contains_key(key) {
        return Err("这个会议已经有记录".to_owned());
    }
    let items = day.agenda_in_order();
    let at = items.iter().position(|(known, _)| *known == key);
    let item = at.and_then(|at| items.get(at)).map(|(_, item)| *item);
    let name = match (title.trim(), item) {
        ("", Some(item)) if !item.title.is_empty() => item.title.clone(),
        ("", Some(item)) => item.kind_label().to_owned(),
        ("", None) => "会议".to_owned(),
        (typed, _) => typed.to_owned(),
    };
    let mut draft = Draft::new(format!("{}：新建会议记录“{name}”", named(ledger, id)));
    let mut put = |field: &str, value: Value| {
        draft.put(PartyDay::KIND, id, format!("{}.{key}.{field}", PartyDay::minutes), value);
    };
    put(Minutes::title, name.to_value());
    let start = at.and_then(|at| super::start_times(&day).get(at).copied().flatten());
    if let Some(start) = start {
        put(Minutes::start, start.to_value());
        let minutes = item.and_then(|item| item.minutes).and_then(|minutes| u16::try_from(minutes).ok());
        if let Some(end) = minutes.and_then(|minutes| start.plus(minutes)) {
            put(Minutes::end, end.to_value());
        }
    }
    if day.is_held() {
        let counts = tally(&day.roll, &day.attendance);
        put(Minutes::due, Value::from(counts.due));
        put(Minutes::present, Value::from(counts.came));
    }
    Ok(draft)
}

/// Removes the minutes of a meeting: all their fields are cleared.
pub fn remove_minutes(ledger: &Ledger, id: Id, key: &str) -> Draft {
    let mut draft = Draft::new(format!("{}：删除会议记录", named(ledger, id)));
    for field in Minutes::FIELDS {
        clear::<PartyDay>(&mut draft, id, &format!("{}.{key}.{}", PartyDay::minutes, field.name));
    }
    draft
}

/// What a vote came to, with the denominator of its kind (domain.md §4.3); `None` when none was taken.
pub fn outcome_of(minutes: &Minutes) -> Option<Outcome> {
    let rule = minutes.vote.rule()?;
    let count = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    Some(rule.judge(&Counts {
        due: count(minutes.voters_due),
        present: count(minutes.voters_present),
        yes: count(minutes.yes),
        no: count(minutes.no),
        abstain: count(minutes.abstain),
    }))
}

/// Adds what a meeting decided as a task of the branch.
///
/// # Errors
/// A Chinese sentence: the record is gone, or nothing is said.
pub fn add_task(
    ledger: &Ledger,
    id: Id,
    title: &str,
    person: &Ref,
    due: Option<Date>,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let (day, title) = (read(ledger, id)?, title.trim().to_owned());
    if title.is_empty() {
        return Err("请写明要办什么事".to_owned());
    }
    let task = fresh();
    let mut draft = Draft::new(format!("新建议定事项“{title}”"));
    if let Some(org) = day.org {
        draft.belongs::<Task>(task, org);
    }
    draft.set::<Task, _>(task, Task::title, &title).set::<Task, _>(task, Task::source, &id);
    draft.set::<Task, _>(task, Task::person, person);
    if let Some(due) = due {
        draft.set::<Task, _>(task, Task::due, &due);
    }
    Ok(draft)
}

/// Notes that a task is done, and how it ended.
pub fn finish_task(ledger: &Ledger, task: Id, on: Date, result: &str) -> Draft {
    let title = ledger.read::<Task>(task).map_or(String::new(), |task| task.title);
    let mut draft = Draft::new(format!("办结议定事项“{title}”"));
    draft.set::<Task, _>(task, Task::done, &on);
    if !result.trim().is_empty() {
        draft.set::<Task, _>(task, Task::result, &result.trim().to_owned());
    }
    draft
}

/// Takes 办结 back.
pub fn reopen_task(ledger: &Ledger, task: Id) -> Draft {
    let title = ledger.read::<Task>(task).map_or(String::new(), |task| task.title);
    let mut draft = Draft::new(format!("议定事项“{title}”改为未办结"));
    clear::<Task>(&mut draft, task, Task::done);
    draft
}

/// What the day's meetings decided: open ones first, by date.
pub fn tasks_of(ledger: &Ledger, id: Id) -> Vec<Task> {
    let of_day = |record: &&crate::ledger::Record| Id::from_value(record.value(Task::source)) == Some(id);
    let mut tasks: Vec<Task> = ledger.live(Task::KIND).filter(of_day).map(query::read).collect();
    tasks.order_by_key(|task| (task.done.is_some(), task.due.is_none(), task.due, task.id));
    tasks
}
