//! The tasks of a 联系点: the same records as in the 任务清单.

use leptos::prelude::*;

use super::OneContact;
use crate::domain::kind::{Id, Ref};
use crate::domain::responsibility::ContactRole;
use crate::domain::task::Task;
use crate::ledger::duties::contacts::tasks;
use crate::ledger::duties::tasks::{NewTask, add};
use crate::ui::components::{Button, ButtonKind, Cell, Column, Dialog, LedgerTable, Row, SectionHead};
use crate::ui::lists::duties::due_words;
use crate::ui::pages::duties::scope::as_actor;
use crate::ui::pages::duties::tasks::{TaskForm, mark};
use crate::ui::route::Route;
use crate::ui::session::Session;

#[component]
pub fn ContactTasks() -> impl IntoView {
    let one = OneContact::get();
    let session = one.session;
    let all = Memo::new(move |_| session.ledger.with(|ledger| tasks(ledger, one.id)));
    let rows = Memo::new(move |_| {
        let today = session.today.get();
        all.with(|all| all.iter().map(|task| row(task, today)).collect::<Vec<_>>())
    });
    let count = Signal::derive(move || {
        let today = session.today.get();
        let open = all.with(|all| {
            all.iter()
                .filter(|task| {
                    task.done.is_none() && task.cancelled.is_none() && task.done_of(today).0 < task.done_of(today).1
                })
                .count()
        });
        Some(format!("{} 项，没完成 {open} 项。同一项也在任务清单里", all.with(Vec::len)))
    });
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let open = RwSignal::new(false);
    let column = |label: &str, width| Column { label: label.to_owned(), width, ..Column::default() };
    view! {
        <SectionHead title="联系点任务" count><Button small=true label="加任务" why_not=one.refusal on_press=move |()| open.set(true)/></SectionHead>
        {move || some.get().then(|| {
            let columns = vec![column("事项", 0), column("责任人", 100), column("频次", 80), column("期限、节点", 200), column("进度", 80), column("状态", 96)];
            view! { <div class="wide" tabindex="0" role="region" aria-label="联系点任务"><LedgerTable label="联系点任务" columns rows class="level"/></div> }
        })}
        <NewContactTask open/>
    }
}

fn row(task: &Task, today: crate::domain::dates::Date) -> Row {
    let state = task.state(today);
    let (done, of) = task.done_of(today);
    Row {
        key: task.id.to_string(),
        href: Some(Route::Task(task.id).href()),
        cells: vec![
            Cell::text(task.title.clone()),
            Cell::text(task.person.name.clone()),
            Cell::text(task.cadence.label()),
            Cell::text(due_words(task, state, today).0),
            Cell::text(format!("{done} / {of}")),
            Cell { state: Some(mark(state)), ..Cell::text(state.label()) },
        ],
        ..Row::default()
    }
}

/// 加任务: of the organization, by the 联系领导 unless it is said otherwise.
#[component]
fn NewContactTask(open: RwSignal<bool>) -> impl IntoView {
    let one = OneContact::get();
    let session = one.session;
    let typed = RwSignal::new(NewTask::default());
    let wrong = RwSignal::new(None::<String>);
    let org = Memo::new(move |_| one.with(|contact| contact.org).unwrap_or_else(|| session.me()));
    Effect::new(move |_| {
        if open.get() {
            let leader = one.contact.with_untracked(|contact| {
                let all = contact.as_ref().map(|contact| contact.people_in_order()).unwrap_or_default();
                all.iter().find(|(_, one)| one.role == ContactRole::Leader).map(|(_, one)| one.who.clone())
            });
            let person: Ref = leader.unwrap_or_default();
            typed.set(NewTask { person, contact: Some(one.id), ..NewTask::default() });
            wrong.set(None);
        }
    });
    let make = move |()| {
        let new = typed.get_untracked();
        let this_year = chrono::Datelike::year(&session.today.get_untracked());
        let year = one.contact.with_untracked(|contact| contact.as_ref().and_then(|contact| contact.year));
        let place: (Id, i32) = (org.get_untracked(), year.and_then(|year| year.try_into().ok()).unwrap_or(this_year));
        let made = as_actor(session, |actor| session.look(|_, tree| add(tree, place, &new, actor, Session::new_id())));
        match made {
            Ok(draft) => {
                session.commit_aloud(draft);
                open.set(false);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="加入" kind=ButtonKind::Main on_press=make/>
        }
    };
    view! { <Dialog open title="加联系点任务" wide=true foot><TaskForm typed wrong org no_unit=true/></Dialog> }
}
