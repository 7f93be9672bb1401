//! Tasks pasted from Excel: a table with a header in whatever order, or a task a line.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::list::{Reach, list};
use super::tasks::{LAYERS, NewTask};
use crate::domain::dates::Date;
use crate::domain::kind::{Id, Kind, Ref};
use crate::domain::order::Gather;
use crate::domain::table::{self, Header, Meaning};
use crate::domain::task::{Cadence, Task};
use crate::ledger::paste::{Verdict, names};
use crate::ledger::work::people::members_of;
use crate::ledger::{Ledger, OrgTree};
pub use words::{cadence_of, due_of};

/// A row that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedTask {
    /// Its number in the pasted table, from 1.
    pub line: usize,
    /// The task.
    pub task: NewTask,
    /// What becomes of the row.
    pub verdict: Verdict,
    /// What is to be known of it.
    pub notes: Vec<String>,
}

/// What was pasted, and what of it could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastedTasks {
    /// The rows.
    pub rows: Vec<PastedTask>,
    /// Columns that were not understood or stand twice.
    pub problems: Vec<String>,
}

/// The fields that a table may bring, in the order in which they stand where no header says otherwise.
const FIELDS: [&str; 6] = [Task::title, Task::unit, Task::person, Task::cadence, Task::due, Task::standard];

/// Reads what was pasted for the list of a unit and year.
pub fn read(ledger: &Ledger, tree: &OrgTree, text: &str, (org, year): (Id, i32), today: Date) -> PastedTasks {
    let rows = table::rows(text);
    let header = Header::find(&rows, &meanings(), Task::title);
    let first = header.as_ref().map_or(0, |header| header.row + 1);
    let known = Known::new(ledger, tree, (org, year), today);
    let mut read = PastedTasks { rows: Vec::new(), problems: header.as_ref().map(problems).unwrap_or_default() };
    for (at, row) in rows.iter().enumerate().skip(first) {
        if row.iter().all(|cell| cell.trim().is_empty())
            || header.as_ref().is_some_and(|header| header.is_said_again(row))
        {
            continue;
        }
        let cell = |field: &str| cell(header.as_ref(), row, field);
        let mut one = known.row(at + 1, cell, year);
        if let Some(heading) = heading(row).filter(|word| one.task.title.is_empty() && words::is_heading(word)) {
            one.notes = vec![format!("“{heading}”像小标题，没有当成任务")];
        }
        known.compare(&mut one, &read.rows);
        read.rows.push(one);
    }
    read
}

fn cell<'a>(header: Option<&Header>, row: &'a [String], field: &str) -> &'a str {
    match header {
        Some(header) => header.cell(row, field).trim(),
        None => {
            let row = without_number(row);
            let place = FIELDS.iter().position(|known| *known == field);
            place.and_then(|place| row.get(place)).map_or("", |cell| cell.trim())
        }
    }
}

/// The only word of a row.
fn heading(row: &[String]) -> Option<&str> {
    let mut said = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    said.next().filter(|_| said.next().is_none())
}

/// A row without the number before the task.
fn without_number(row: &[String]) -> &[String] {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    match row.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_number(first.trim()) => rest,
        _ => row,
    }
}

fn meanings() -> Vec<Meaning> {
    let named = FIELDS.iter().chain(LAYERS.iter()).filter_map(|name| Task::SPEC.field(name));
    named.map(|spec| Meaning::new(spec.name, spec.label, spec.paste)).collect()
}

fn problems(header: &Header) -> Vec<String> {
    const SILENT: [&str; 8] = ["序号", "编号", "序", "备注", "类别", "进展", "完成情况", "状态"];
    let unknown = header.columns.iter().filter(|column| column.meaning.is_none());
    let unknown: Vec<String> = unknown
        .filter(|column| !SILENT.contains(&column.header.as_str()))
        .map(|column| format!("“{}”", column.header))
        .collect();
    let mut all = header.repetitions();
    if !unknown.is_empty() {
        all.push(format!("没有用到的列：{}", unknown.join("、")));
    }
    all
}

/// What a row is compared with.
struct Known<'a> {
    tree: &'a OrgTree,
    org: Id,
    /// Units by the key of their name; none where two share it.
    units: BTreeMap<String, Option<Id>>,
    /// Members by name; none where two share it.
    people: BTreeMap<String, Option<Id>>,
    /// Titles that are listed already, by unit.
    titles: BTreeSet<(Id, String)>,
}

impl<'a> Known<'a> {
    fn new(ledger: &Ledger, tree: &'a OrgTree, (org, year): (Id, i32), today: Date) -> Self {
        let org = tree.resolve(org);
        let mut units: BTreeMap<String, Option<Id>> = BTreeMap::new();
        for (id, _) in tree.subtree(org) {
            let key = names::key(tree.name(id));
            units.entry(key).and_modify(|known| *known = None).or_insert(Some(id));
        }
        let mut people: BTreeMap<String, Option<Id>> = BTreeMap::new();
        for member in members_of(ledger, tree, org) {
            people.entry(member.name.clone()).and_modify(|known| *known = None).or_insert(Some(member.id));
        }
        let listed = list(ledger, tree, (org, Reach::Below), year, today);
        let title = |task: &Task| Some((tree.resolve(task.org?), squeezed(&task.title)));
        let titles = listed.iter().filter_map(|(task, _)| title(task)).gather_set();
        Self { tree, org, units, people, titles }
    }

    fn row<'t>(&self, line: usize, cell: impl Fn(&str) -> &'t str, year: i32) -> PastedTask {
        let mut notes = Vec::new();
        let title = one_line(cell(Task::title));
        let (said_cadence, said_due) = (cell(Task::cadence), cell(Task::due));
        let cadence = cadence_of(said_cadence, true)
            .or_else(|| cadence_of(said_due, false))
            .or_else(|| cadence_of(&title, false));
        if !said_cadence.is_empty() && cadence_of(said_cadence, true).is_none() {
            notes.push(format!("频次“{said_cadence}”没有读懂（一次、每月、每季度、每半年、每年），没有采用"));
        }
        let due = due_of(said_due, year);
        let understood = due.is_some() || cadence_of(said_due, false).is_some() || said_due.is_empty();
        if !understood {
            notes.push(format!("期限“{said_due}”没有读懂，没有采用，例：2026-11-30"));
        }
        let cadence = cadence.unwrap_or_default();
        let due = due.or_else(|| self.usual_due(cadence, year, &mut notes));
        let mut layers: [String; 5] = Default::default();
        for (field, text) in LAYERS.into_iter().zip(layers.iter_mut()) {
            *text = one_line(cell(field));
        }
        let task = NewTask {
            person: self.person(cell(Task::person)),
            unit: self.unit(cell(Task::unit), &mut notes),
            due,
            cadence,
            standard: cell(Task::standard).to_owned(),
            layers,
            title,
            ..NewTask::default()
        };
        let verdict = verdict(&task, said_due.is_empty(), &mut notes);
        PastedTask { line, task, verdict, notes }
    }

    fn usual_due(&self, cadence: Cadence, year: i32, notes: &mut Vec<String>) -> Option<Date> {
        let last = Date::from_ymd_opt(year, 12, 31).filter(|_| cadence == Cadence::Once)?;
        notes.push(format!("没有期限，记为 {last}"));
        Some(last)
    }

    fn unit(&self, said: &str, notes: &mut Vec<String>) -> Ref {
        let said = one_line(said);
        if said.is_empty() {
            return Ref::default();
        }
        match self.units.get(&names::key(&said)) {
            Some(Some(id)) => Ref::to(*id, self.tree.name(*id)),
            _ => {
                notes.push(format!("“{said}”不在本级和下级党组织里，任务仍归{}", self.tree.name(self.org)));
                Ref::named(said)
            }
        }
    }

    fn person(&self, said: &str) -> Ref {
        let name = names::person(&one_line(said));
        match self.people.get(&name) {
            Some(Some(id)) => Ref::to(*id, name),
            _ if name.is_empty() => Ref::default(),
            _ => Ref::named(name),
        }
    }

    /// Marks a row that is listed already, or that an earlier row says too.
    fn compare(&self, one: &mut PastedTask, earlier: &[PastedTask]) {
        if one.verdict != Verdict::New {
            return;
        }
        let owner = |task: &NewTask| task.unit.id.unwrap_or(self.org);
        let key = (owner(&one.task), squeezed(&one.task.title));
        if self.titles.contains(&key) {
            one.verdict = Verdict::Same;
            one.notes.insert(0, "清单里已经有这一项".to_owned());
        } else if let Some(other) =
            earlier.iter().find(|other| (owner(&other.task), squeezed(&other.task.title)) == key)
        {
            one.verdict = Verdict::Same;
            one.notes.insert(0, format!("和第 {} 行相同", other.line));
        }
    }
}

fn verdict(task: &NewTask, no_due: bool, notes: &mut Vec<String>) -> Verdict {
    let alone = no_due && task.person.is_empty() && task.unit.is_empty() && task.standard.is_empty();
    if task.title.is_empty() {
        notes.clear();
        notes.push("没有写任务".to_owned());
        return Verdict::Bad;
    }
    if alone && words::is_heading(&task.title) {
        notes.clear();
        notes.push("像小标题，没有当成任务".to_owned());
        return Verdict::Bad;
    }
    Verdict::New
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
