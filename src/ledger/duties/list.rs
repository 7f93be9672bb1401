//! 任务清单 of a unit and year, and its rate.

use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::task::{Task, TaskList, TaskState};
use crate::ledger::{Ledger, OrgTree};

/// Whose tasks a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Those of the unit itself.
    #[default]
    Own,
    /// And of all below it.
    Below,
}

/// The tasks of a year of a unit, the late ones first, then by limit. 议定事项 of meetings are left to their days.
pub fn list(
    ledger: &Ledger,
    tree: &OrgTree,
    (top, reach): (Id, Reach),
    year: i32,
    today: Date,
) -> Vec<(Task, TaskState)> {
    let within = match reach {
        Reach::Own => tree.ids_of(top),
        Reach::Below => tree.ids_within(top),
    };
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

    /// In tenths of a percent, rounded, but whole only when all are done; none of nothing: zero of zero shows —.
    pub fn per_mille(self) -> Option<usize> {
        let rounded = |all: usize| (self.done * 2000 + all) / (all * 2);
        (self.all > 0).then(|| if self.done == self.all { 1000 } else { rounded(self.all).min(999) })
    }

    /// `41.7%`, or a dash.
    pub fn share(self) -> String {
        self.per_mille().map_or("—".to_owned(), |rate| format!("{}.{}%", rate / 10, rate % 10))
    }

    /// `年初 12 项，已完成 5 项，占 41.7%`.
    pub fn in_words(self) -> String {
        format!("年初 {} 项，已完成 {} 项，占 {}", self.all, self.done, self.share())
    }
}
