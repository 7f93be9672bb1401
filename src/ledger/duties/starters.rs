//! Tasks that a year usually brings, to choose from. They are data of ours with their sources; nothing prescribes them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::list::{Reach, list};
use super::tasks::NewTask;
use crate::domain::dates::{Date, YearMonth};
use crate::domain::kind::{Id, Ref};
use crate::domain::order::Gather;
use crate::domain::organization::{Organization, Post};
use crate::domain::responsibility::DutyPost;
use crate::domain::task::Cadence;
use crate::ledger::{Ledger, OrgTree};

#[derive(Deserialize)]
struct Row {
    group: String,
    title: String,
    cadence: String,
    month: u8,
    standard: String,
    post: String,
    source: String,
}

#[derive(Deserialize, Default)]
struct File {
    tasks: Vec<Row>,
}

/// The shipped tasks. A test holds that the file is good.
static FILE: LazyLock<File> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../data/tasks.json")).unwrap_or_default());

/// A task to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starter {
    /// What it is about: 书记抓党建.
    pub group: &'static str,
    /// As it would be put down.
    pub task: NewTask,
    /// Where it comes from.
    pub source: &'static str,
    /// It is on the list already.
    pub listed: bool,
}

/// The tasks for a unit and year: the person is the one of the 班子 whose post it usually is.
pub fn starters(ledger: &Ledger, tree: &OrgTree, (org, year): (Id, i32), today: Date) -> Vec<Starter> {
    let listed: BTreeSet<String> =
        list(ledger, tree, (org, Reach::Own), year, today).into_iter().map(|(task, _)| task.title).gather_set();
    let unit = tree.get(org);
    let one = |row: &'static Row| Starter {
        group: &row.group,
        task: NewTask {
            title: row.title.clone(),
            person: unit.map(|unit| person(unit, DutyPost::of(&row.post))).unwrap_or_default(),
            due: YearMonth::new(year, row.month).map(YearMonth::last_day),
            cadence: Cadence::of(&row.cadence).unwrap_or_default(),
            standard: row.standard.clone(),
            ..NewTask::default()
        },
        source: &row.source,
        listed: listed.contains(&row.title),
    };
    FILE.tasks.iter().map(one).collect()
}

/// Who of the 班子 usually does what a post does: the first of that post, else the 书记.
fn person(unit: &Organization, post: Option<DutyPost>) -> Ref {
    let wanted = match post {
        Some(DutyPost::Deputy | DutyPost::FullTime) => Post::Deputy,
        Some(DutyPost::Member | DutyPost::Inspection | DutyPost::Worker) => Post::Member,
        _ => Post::Secretary,
    };
    let of = |post: Post| unit.leaders.values().find(|leader| leader.post == post).map(|leader| leader.person.clone());
    of(wanted).or_else(|| of(Post::Secretary)).unwrap_or_default()
}
