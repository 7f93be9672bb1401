//! How far the task has come, and what may be done about it.

use leptos::prelude::*;

use super::OneTask;
use crate::browser::page;
use crate::domain::dates::day_in_words;
use crate::domain::task::{TaskList, TaskState};
use crate::ledger::duties::tasks;
use crate::ui::components::{Button, Field, Mark, Pop, State, TextArea};
use crate::ui::lists::duties::due_words;
use crate::ui::pages::duties::scope::{aloud, as_actor};
use crate::ui::route::{DutiesTab, Route};

/// The mark of a state.
fn mark(state: Option<TaskState>) -> Mark {
    match state {
        Some(TaskState::Late) => Mark::Late,
        Some(TaskState::Open) => Mark::Open,
        Some(TaskState::Doing) => Mark::Doing,
        Some(TaskState::Done) => Mark::Done,
        Some(TaskState::Cancelled) | None => Mark::None,
    }
}

/// The line under the head: state, limit, and the way back from an end.
#[component]
pub fn StateLine() -> impl IntoView {
    let one = OneTask::get();
    let session = one.session;
    let label = Signal::derive(move || one.state.get().map_or("", TaskState::label).to_owned());
    let words = move || {
        let today = session.today.get();
        one.with(|task| match task.cancelled {
            Some(day) => format!("{}取消：{}", day_in_words(day), task.cancel_why),
            None => due_words(task, task.state(today), today).0,
        })
    };
    let count = move || {
        let (done, of) = one.with(|task| task.done_of(session.today.get()));
        (of > 1).then(|| format!("　已完成 {done} / {of} 期"))
    };
    let reopen = move |()| {
        let me = session.me_now();
        aloud(session, session.look(|ledger, tree| tasks::reopen(ledger, tree, one.id, me)));
    };
    let revive = move |()| {
        let me = session.me_now();
        aloud(session, session.look(|ledger, tree| tasks::revive(ledger, tree, one.id, me)));
    };
    let enlist = move |()| {
        aloud(
            session,
            as_actor(session, |actor| session.look(|ledger, tree| tasks::enlist(ledger, tree, one.id, actor))),
        );
    };
    let decided = move || one.with(|task| task.list == TaskList::Decided);
    view! {
        <div class="toolbar duty-state" role="status">
            <State mark=Signal::derive(move || mark(one.state.get())) label/>
            <span>{words}{count}</span>
            {move || one.with(|task| task.done.is_some()).then(|| view! { <Button small=true label="改回未办结" why_not=one.refusal on_press=reopen/> })}
            {move || one.with(|task| task.cancelled.is_some()).then(|| view! { <Button small=true label="恢复任务" why_not=one.refusal on_press=revive/> })}
            {move || decided().then(|| view! {
                <span class="push">"会上的议定事项，还不在年度任务清单里　"</span>
                <Button small=true label="列入任务清单" why_not=one.refusal on_press=enlist/>
            })}
        </div>
    }
}

/// 取消任务, with its reason.
#[component]
pub fn Cancel() -> impl IntoView {
    let one = OneTask::get();
    let session = one.session;
    let (open, why, wrong) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let run = move |()| {
        let said = why.get_untracked();
        let made =
            as_actor(session, |actor| session.look(|ledger, tree| tasks::cancel(ledger, tree, one.id, &said, actor)));
        match made {
            Ok(draft) => {
                open.set(false);
                session.commit_aloud(draft);
            }
            Err(error) => wrong.set(Some(error)),
        }
    };
    let barred = Memo::new(move |_| one.refusal.get().is_some());
    move || {
        (!barred.get()).then(|| {
            view! {
                <Pop label="取消任务" open end=true>
                    <div class="pop-form">
                        <Field label="为什么取消" required=true error=wrong help="取消的不计入总数，原因留在清单里">
                            <TextArea value=why rows=2 on_input=move |text| why.set(text)/>
                        </Field>
                        <Button label="取消这个任务" on_press=run/>
                    </div>
                </Pop>
            }
        })
    }
}

/// Deletes the task and goes back to the list.
pub fn remove(one: OneTask) {
    let session = one.session;
    let me = session.me_now();
    if aloud(session, session.look(|ledger, tree| tasks::remove(ledger, tree, one.id, me))) {
        page::set_hash(&Route::Duties(DutiesTab::Tasks).href());
    }
}
