//! 新建.

use leptos::prelude::*;

use super::desk::TaskDesk;
use super::form::TaskForm;
use crate::ledger::duties::tasks::{NewTask, add};
use crate::ui::components::{Button, ButtonKind, Dialog};
use crate::ui::pages::duties::scope::as_actor;
use crate::ui::session::Session;

/// The dialog. It stays open for the next one with 再加一项.
#[component]
pub fn NewTaskDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = TaskDesk::get();
    let session = desk.session;
    let typed = RwSignal::new(NewTask::default());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            typed.set(NewTask::default());
            wrong.set(None);
        }
    });
    let make = move |more: bool| {
        let new = typed.get_untracked();
        let made = as_actor(session, |actor| {
            session.look(|_, tree| add(tree, desk.scope.now(), &new, actor, Session::new_id()))
        });
        match made {
            Ok(draft) => {
                session.commit_aloud(draft);
                desk.reveal(std::slice::from_ref(&new));
                typed.set(NewTask { person: new.person, unit: new.unit, layers: new.layers, ..NewTask::default() });
                wrong.set(None);
                open.set(more);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="加入，再写一项" on_press=move |()| make(true)/>
            <Button label="加入" kind=ButtonKind::Main on_press=move |()| make(false)/>
        }
    };
    let title = Signal::derive(move || format!("{} {} 年任务清单：新建任务", desk.scope.name(), desk.scope.year.get()));
    let org = desk.scope.org;
    view! {
        <Dialog open title wide=true foot><TaskForm typed wrong org/></Dialog>
    }
}
