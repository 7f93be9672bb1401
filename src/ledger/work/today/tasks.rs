//! 任务 on today's page: 议定事项, the 任务清单 and tasks of 联系点, once or period after period.

use super::{Item, Sort, Target, TodayPage, View};
use crate::domain::dates::{Date, add_days};
use crate::domain::task::{Cadence, Task, TaskList, TaskState};

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    let within = view.tree.ids_within(view.me);
    for task in view.ledger.all_in::<Task>(|org| within.contains(&org)) {
        if matches!(task.state(view.today), TaskState::Done | TaskState::Cancelled) {
            continue;
        }
        match task.cadence {
            Cadence::Once => once(view, page, &task),
            _ => again(view, page, &task),
        }
    }
}

fn once(view: &View, page: &mut TodayPage, task: &Task) {
    let days = if task.list == TaskList::Decided { super::AHEAD } else { view.task_days };
    let Some(due) = task.due.filter(|due| *due <= add_days(view.today, days)) else { return };
    let words = format!("{}：{}。{}", task.list.label(), task.title.trim_end_matches('。'), who(task));
    push(view, page, item(view, task, words, "记办结").by(due), due);
}

/// The first period that is over and not done; where none is, the one that ends soon.
fn again(view: &View, page: &mut TodayPage, task: &Task) {
    let missing = task.missing(view.today);
    if let Some(first) = missing.first() {
        let more = match missing.len() {
            1 => String::new(),
            many => format!("等 {many} 期"),
        };
        let words =
            format!("任务清单：{}，{}{more}没有完成。{}", task.title.trim_end_matches('。'), first.label, who(task));
        return push(view, page, item(view, task, words, "记完成").by(first.ends), first.ends);
    }
    let near = |ends: Date| (view.today..=add_days(view.today, view.task_days)).contains(&ends);
    let open = task.periods(view.today).into_iter().filter(|period| task.asks(period) && !task.is_reported(period));
    if let Some(now) = open.into_iter().find(|period| near(period.ends)) {
        let words = format!("任务清单：{}，{}还没有完成。{}", task.title.trim_end_matches('。'), now.label, who(task));
        push(view, page, item(view, task, words, "记完成").by(now.ends), now.ends);
    }
}

fn who(task: &Task) -> String {
    if task.person.is_empty() { String::new() } else { format!("责任人 {}", task.person.name) }
}

fn item(view: &View, task: &Task, words: String, action: &'static str) -> Item {
    let org = task.org.map_or("—", |org| view.tree.name(org));
    let (sort, target) = match task.list {
        TaskList::Decided => (Sort::Task, Target::Task(task.id)),
        TaskList::Yearly | TaskList::Contact => (Sort::Duty, Target::Duty(task.id)),
    };
    Item::new(sort, org, words, (action, target))
}

fn push(view: &View, page: &mut TodayPage, item: Item, due: Date) {
    if due < view.today { page.late.push(item) } else { page.soon.push(item) }
}

#[cfg(test)]
#[path = "tasks_tests.rs"]
mod tests;
