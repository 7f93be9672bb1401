//! 议定事项: what the day's meetings decided, who does it, until when.

use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::dates::{Date, month_day};
use crate::domain::kind::{Id, Kind, KindSpec, Ref};
use crate::domain::task::Task;
use crate::ledger::Draft;
use crate::ledger::work::day::{add_task, finish_task, reopen_task, tasks_of};
use crate::ui::components::{
    Button, ButtonKind, Combo, DateInput, Empty, Field, Mark, Named, SectionHead, State, TextInput,
};
use crate::ui::forms::{BoundField, reference};
use crate::ui::session::Session;

static TASK: KindSpec = Task::SPEC;

/// The tab.
#[component]
pub fn TasksTab() -> impl IntoView {
    let one = OneDay::get();
    let tasks = Memo::new(move |_| one.session.ledger.with(|ledger| tasks_of(ledger, one.id)));
    let ids = move || tasks.with(|tasks| tasks.iter().map(|task| task.id).collect::<Vec<_>>());
    let count = Signal::derive(move || {
        tasks.with(|tasks| {
            let open = tasks.iter().filter(|task| task.done.is_none()).count();
            (!tasks.is_empty()).then(|| format!("{} 件，{open} 件未办结", tasks.len()))
        })
    });
    view! {
        <SectionHead title="议定事项" count/>
        {move || tasks.with(Vec::is_empty).then(|| view! {
            <Empty title="还没有议定事项" text="会上定下来要办的事记在这里，到期会在“今日”里提醒。"/>
        })}
        <ol class="task-list" aria-label="议定事项">
            <For each=ids key=|id| *id let(id)><TaskRow id tasks/></For>
        </ol>
        <NewTask/>
    }
}

#[component]
fn TaskRow(id: Id, tasks: Memo<Vec<Task>>) -> impl IntoView {
    let one = OneDay::get();
    let suggest = one.suggest();
    let dates = Memo::new(move |_| {
        tasks.with(|tasks| tasks.iter().find(|task| task.id == id).map_or((None, None), |task| (task.due, task.done)))
    });
    let done = Memo::new(move |_| dates.get().1.is_some());
    let mark = Signal::derive(move || state(dates.get(), one.session.today.get()).0);
    let label = Signal::derive(move || state(dates.get(), one.session.today.get()).1);
    let finish = move |()| {
        let today = one.session.today.get_untracked();
        one.session.commit_aloud(one.session.look(|ledger, _| finish_task(ledger, id, today, "")));
    };
    let reopen = move |()| one.session.commit_aloud(one.session.look(|ledger, _| reopen_task(ledger, id)));
    let remove = move |()| {
        let title = one.session.look(|ledger, _| ledger.title(&(Task::KIND.into(), id)));
        let mut draft = Draft::new(format!("已删除议定事项“{title}”"));
        draft.delete(Task::KIND, id);
        one.session.commit_aloud(draft);
    };
    view! {
        <li class:is-done=done>
            <div class="form-grid">
                <BoundField kind=&TASK id name=Task::title width="w3" quiet=true/>
                <BoundField kind=&TASK id name=Task::person width="w1" suggest=suggest quiet=true/>
                <BoundField kind=&TASK id name=Task::due width="w2" quiet=true/>
                {move || done.get().then(|| view! { <BoundField kind=&TASK id name=Task::result width="w6" rows=2 placeholder="办到什么程度" quiet=true/> })}
            </div>
            <p class="task-acts">
                <State mark label/>
                {move || if done.get() {
                    view! { <Button small=true label="改回未办结" why_not=one.refusal on_press=reopen/> }.into_any()
                } else {
                    view! { <Button small=true label="记办结" why_not=one.refusal on_press=finish/> }.into_any()
                }}
                <Button kind=ButtonKind::Plain small=true label="删除" why_not=one.refusal on_press=remove/>
            </p>
        </li>
    }
}

fn state((due, done): (Option<Date>, Option<Date>), today: Date) -> (Mark, String) {
    match (due, done) {
        (_, Some(on)) => (Mark::Done, format!("{} 办结", month_day(on))),
        (Some(due), None) if due < today => (Mark::Late, format!("逾期 {} 天", (today - due).num_days())),
        (Some(due), None) => (Mark::Doing, format!("{} 到期", month_day(due))),
        (None, None) => (Mark::None, "没有定期限".to_owned()),
    }
}

/// A new one: what, who, until when.
#[component]
fn NewTask() -> impl IntoView {
    let one = OneDay::get();
    let title = RwSignal::new(String::new());
    let who = RwSignal::new(Ref::default());
    let due = RwSignal::new(None::<Date>);
    let wrong = RwSignal::new(None::<String>);
    let name = Signal::derive(move || who.with(|who| who.name.clone()));
    let add = move |()| {
        let (what, person) = (title.get_untracked(), who.get_untracked());
        let made =
            one.make(|ledger, _| add_task(ledger, one.id, &what, &person, due.get_untracked(), &mut Session::new_id));
        wrong.set(made.clone().err());
        if made.is_ok() {
            title.set(String::new());
            who.set(Ref::default());
            due.set(None);
        }
    };
    let type_title = move |text: String| title.set(text);
    let pick = move |named: Named| who.set(reference(named));
    let set_due = move |day: Option<Date>| due.set(day);
    let suggest = one.suggest();
    let shown = move || one.refusal.with(Option::is_none);
    move || {
        shown().then(|| {
            view! {
                <div class="form-grid new-task">
                    <Field label="要办什么事" width="w3" error=wrong><TextInput value=title on_input=type_title/></Field>
                    <Field label="由谁办" width="w1"><Combo value=name suggest on_commit=pick/></Field>
                    <Field label="办到哪天" width="w1"><DateInput value=due on_commit=set_due/></Field>
                    <div class="at-foot"><Button label="加事项" on_press=add/></div>
                </div>
            }
        })
    }
}
