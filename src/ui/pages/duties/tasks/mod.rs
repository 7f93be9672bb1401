//! 任务清单: the tasks of a unit and year, with their progress.

mod boxes;
mod copy;
mod desk;
mod finish;
mod form;
mod new;
mod packs;
mod paste;
mod row;
mod starters;
mod table;
mod tools;

use leptos::prelude::*;

use super::leaves::Leaves;
use super::scope::aloud;
use crate::ledger::duties::tasks::reopen;
use crate::ui::components::{Button, ButtonKind, Empty, Page, PageHead};
use crate::ui::route::DutiesTab;
use desk::{Open, TaskDesk, View};

pub use finish::FinishDialog;
pub use form::TaskForm;
pub use row::mark;

/// The leaf.
#[component]
pub fn TasksLeaf() -> impl IntoView {
    let desk = TaskDesk::new();
    provide_context(desk);
    let some = Memo::new(move |_| desk.order.with(|order| !order.is_empty()));
    let none = Memo::new(move |_| desk.all.with(|all| all.is_empty()));
    let body = move || match (none.get(), some.get()) {
        (true, _) => view! { <NoTasks/> }.into_any(),
        (false, true) => view! { <table::Table/> }.into_any(),
        (false, false) => view! { <NoHits/> }.into_any(),
    };
    let sub = Signal::derive(move || format!("{}　{} 年", desk.scope.name(), desk.scope.year.get()));
    view! {
        <Page fill=true>
            <PageHead title="任务清单" sub saved=desk.session.saved><tools::Acts/></PageHead>
            <Leaves tab=DutiesTab::Tasks/>
            <tools::Tools/>
            {body}
            <Dialogs/>
        </Page>
    }
}

#[component]
fn Dialogs() -> impl IntoView {
    let desk = TaskDesk::get();
    let finishing = Memo::new(move |_| match desk.open.get() {
        Some(Open::Finish(id)) => Some(id),
        _ => None,
    });
    view! {
        <new::NewTaskDialog open=desk.dialog(|open| open == Open::New)/>
        <paste::PasteTasks open=desk.dialog(|open| open == Open::Paste)/>
        <starters::StarterTasks open=desk.dialog(|open| open == Open::Starters)/>
        <packs::AssignDialog open=desk.dialog(|open| open == Open::Assign)/>
        <packs::ReportDialog open=desk.dialog(|open| open == Open::Report)/>
        <FinishDialog open=desk.dialog(|open| matches!(open, Open::Finish(_))) task=finishing/>
    }
}

/// Takes a 办结 back.
fn undo_finish(desk: TaskDesk, id: crate::domain::kind::Id) {
    let me = desk.session.me_now();
    aloud(desk.session, desk.session.look(|ledger, tree| reopen(ledger, tree, id, me)));
}

#[component]
fn NoTasks() -> impl IntoView {
    let desk = TaskDesk::get();
    let year = desk.scope.year;
    view! {
        <Empty title=Signal::derive(move || format!("{} 年的任务清单还是空的", year.get()))
            text="年初把要做的事列出来：谁、到什么时候、做到什么样。已有的 Excel 表整块粘贴进来就行，也可以从常用任务里选。">
            <Button kind=ButtonKind::Main label="从常用任务里选" why_not=desk.refusal on_press=move |()| desk.open.set(Some(Open::Starters))/>
            <Button label="从 Excel 粘贴" why_not=desk.refusal on_press=move |()| desk.open.set(Some(Open::Paste))/>
            <Button label="新建" why_not=desk.refusal on_press=move |()| desk.open.set(Some(Open::New))/>
        </Empty>
    }
}

#[component]
fn NoHits() -> impl IntoView {
    let desk = TaskDesk::get();
    let clear = move |()| desk.view.update(|view| *view = View { reach: view.reach, ..View::default() });
    view! {
        <Empty title="没有符合的任务" text="换个词，或者放宽筛选。"><Button label="清除筛选" on_press=clear/></Empty>
    }
}
