//! 办结: the day and what was done.

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::domain::task::Task;
use crate::ledger::duties::tasks::finish;
use crate::ui::components::{Button, ButtonKind, DateInput, Dialog, Field, TextArea};
use crate::ui::pages::duties::scope::as_actor;
use crate::ui::session::Session;

/// The dialog.
#[component]
pub fn FinishDialog(
    open: RwSignal<bool>,
    /// Which task.
    #[prop(into)]
    task: Signal<Option<Id>>,
) -> impl IntoView {
    let session = Session::get();
    let text = RwSignal::new(String::new());
    let day = RwSignal::new(None::<Date>);
    let wrong = RwSignal::new(None::<String>);
    let read = move || task.get().and_then(|id| session.ledger.with(|ledger| ledger.read::<Task>(id)));
    Effect::new(move |_| {
        if open.get() {
            text.set(untrack(read).map(|task| task.result).unwrap_or_default());
            day.set(Some(session.today.get_untracked()));
            wrong.set(None);
        }
    });
    let run = move |()| {
        let Some(id) = task.get_untracked() else { return };
        let said = text.get_untracked();
        let on = day.get_untracked().unwrap_or_else(|| session.today.get_untracked());
        let made = as_actor(session, |actor| session.look(|ledger, tree| finish(ledger, tree, id, (on, &said), actor)));
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
            <Button label="办结" kind=ButtonKind::Main on_press=run/>
        }
    };
    let title =
        Signal::derive(move || read().map_or_else(|| "办结".to_owned(), |task| format!("办结：{}", task.title)));
    view! {
        <Dialog open title foot>
            <div class="form-grid">
                <Field label="办理情况" required=true width="w6" error=wrong>
                    <TextArea value=text rows=3 placeholder="例：换届已完成，新班子 5 人" on_input=move |said| text.set(said)/>
                </Field>
                <Field label="办结日期" width="w3"><DateInput value=day on_commit=move |on| day.set(on)/></Field>
            </div>
        </Dialog>
    }
}
