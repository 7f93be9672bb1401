//! 从 Excel 粘贴: paste, look, add.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use super::desk::TaskDesk;
use crate::domain::dates::day_in_table;
use crate::domain::task::Task;
use crate::ledger::duties::pasting::{PastedTask, PastedTasks, read};
use crate::ledger::duties::tasks::{NewTask, add_all};
use crate::ui::components::{Banner, BannerKind, Button, ButtonKind, Dialog, Field, TextArea};
use crate::ui::forms::{PastePreview, Pause, PreviewCell, PreviewRow, rising_ids};
use crate::ui::pages::duties::scope::{aloud, as_actor};

/// The values that the preview shows, with their widths.
const COLUMNS: &[(&str, u32)] =
    &[("事项", 208), ("责任单位", 120), ("责任人", 76), ("频次", 64), ("期限", 64), ("完成标准", 104)];

/// What was pasted, how it was read, and what of it is to be added.
#[derive(Clone, Copy)]
struct Pasted {
    desk: TaskDesk,
    text: RwSignal<String>,
    read: RwSignal<Arc<PastedTasks>>,
    rows: Memo<Vec<PreviewRow>>,
    ticked: RwSignal<BTreeSet<String>>,
    pause: Pause,
}

impl Pasted {
    fn new(desk: TaskDesk) -> Self {
        let read = RwSignal::new(Arc::new(PastedTasks::default()));
        let rows = Memo::new(move |_| {
            let this_year = desk.session.today.with(Datelike::year);
            read.with(|read: &Arc<PastedTasks>| read.rows.iter().map(|row| preview(row, this_year)).collect())
        });
        Self { desk, text: RwSignal::default(), read, rows, ticked: RwSignal::default(), pause: Pause::new() }
    }

    /// Another text; it is read once nothing more is typed.
    fn put(self, text: String) {
        self.text.set(text);
        self.pause.wait(move || self.take());
    }

    /// Reads the text; all that can be added is ticked.
    fn take(self) {
        let text = self.text.get_untracked();
        let (session, place) = (self.desk.session, self.desk.scope.now());
        let today = session.today.get_untracked();
        let pasted = session.look(|ledger, tree| read(ledger, tree, &text, place, today));
        let wanted = pasted.rows.iter().enumerate().filter(|(_, row)| row.verdict.is_importable());
        self.ticked.set(wanted.map(|(index, _)| index.to_string()).collect());
        self.read.set(Arc::new(pasted));
    }

    fn chosen(self) -> Vec<NewTask> {
        let ticked = self.ticked.get();
        let chosen = |(at, row): &(usize, &PastedTask)| row.verdict.is_importable() && ticked.contains(&at.to_string());
        self.read.with(|read| read.rows.iter().enumerate().filter(chosen).map(|(_, row)| row.task.clone()).collect())
    }

    /// Adds what is ticked; `true` when it was added.
    fn add(self) -> bool {
        if self.pause.stop() {
            self.take();
        }
        let (session, place, new) = (self.desk.session, self.desk.scope.now(), untrack(|| self.chosen()));
        let made =
            as_actor(session, |actor| session.look(|_, tree| add_all(tree, place, &new, actor, &mut rising_ids())));
        let done = aloud(session, made);
        if done {
            self.desk.reveal(&new);
            self.text.set(String::new());
            self.take();
        }
        done
    }
}

fn preview(row: &PastedTask, this_year: i32) -> PreviewRow {
    let task = &row.task;
    let cell = |text: &str, field: &str| PreviewCell {
        text: text.to_owned(),
        bad: field == Task::title && task.title.is_empty(),
    };
    PreviewRow {
        line: row.line,
        verdict: row.verdict,
        depth: None,
        cells: vec![
            cell(&task.title, Task::title),
            cell(&task.unit.name, Task::unit),
            cell(&task.person.name, Task::person),
            cell(task.cadence.label(), Task::cadence),
            cell(&task.due.map(|due| day_in_table(due, this_year)).unwrap_or_default(), Task::due),
            cell(&task.standard, Task::standard),
        ],
        words: row.notes.join("；"),
    }
}

/// The dialog. What was pasted stays when it is closed without adding.
#[component]
pub fn PasteTasks(open: RwSignal<bool>) -> impl IntoView {
    let desk = TaskDesk::get();
    let pasted = Pasted::new(desk);
    let add = move |()| {
        if pasted.add() {
            open.set(false);
        }
    };
    let count = Memo::new(move |_| pasted.chosen().len());
    let label = Signal::derive(move || format!("加入 {} 项", count.get()));
    let none = Signal::derive(move || (count.get() == 0).then(|| "没有选中可以加入的行".to_owned()));
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=add/>
        }
    };
    let has_rows = Memo::new(move |_| pasted.rows.with(|rows| !rows.is_empty()));
    let problems = move || {
        let all = pasted.read.with(|read| read.problems.join("。"));
        (!all.is_empty()).then(|| view! { <Banner kind=BannerKind::Warn text=all/> })
    };
    view! {
        <Dialog open title="从 Excel 粘贴任务" wide=true foot>
            <Field label="任务清单内容" help="带表头的表（事项、责任单位、责任人、频次、期限、完成标准、牵头和配合单位，次序不限），或者每行一项。期限写到月，按月末算。确认以前什么都不改。">
                <TextArea value=pasted.text rows=5 on_input=move |text| pasted.put(text)/>
            </Field>
            {problems}
            {move || has_rows.get().then(|| view! {
                <PastePreview id="pasted-tasks" columns=COLUMNS rows=pasted.rows ticked=pasted.ticked/>
            })}
        </Dialog>
    }
}
