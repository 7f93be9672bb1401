//! The head of the page: 办结 is the next thing to do.

use leptos::prelude::*;

use super::OneTask;
use super::acts::{Cancel, remove};
use crate::domain::task::{Cadence, TaskState};
use crate::domain::text::shortened;
use crate::ui::components::{Button, ButtonKind, Crumb, PageHead};
use crate::ui::route::{DutiesTab, Route};

#[component]
pub fn Head() -> impl IntoView {
    let one = OneTask::get();
    let sub = Signal::derive(move || {
        one.with(|task| {
            let unit = task.org.map_or_else(String::new, |org| one.session.tree.with(|tree| tree.name(org).to_owned()));
            format!("{unit}　{} 年　{}", task.list_year(one.session.today.get()), task.cadence.label())
        })
    });
    let crumb = Crumb { label: "任务清单".to_owned(), href: Route::Duties(DutiesTab::Tasks).href() };
    let open = move || !matches!(one.state.get(), Some(TaskState::Done | TaskState::Cancelled));
    // What is done again and again ends with its last period; ending it before is the exception.
    let again = move || one.with(|task| task.cadence != Cadence::Once);
    let handed = move || one.state.get() != Some(TaskState::Cancelled);
    view! {
        <PageHead title=Signal::derive(move || one.with(|task| shortened(&task.title, 22))) sub crumb saved=one.session.saved>
            <Button label="删除" kind=ButtonKind::Plain why_not=one.refusal on_press=move |()| remove(one)/>
            {move || open().then(|| view! { <Cancel/> })}
            {move || handed().then(|| view! { <Button label="分解下达" why_not=one.refusal on_press=move |()| one.handing.set(true)/> })}
            {move || open().then(|| {
                let (label, kind) = if again() { ("全部办结", ButtonKind::Outline) } else { ("办结", ButtonKind::Main) };
                view! { <Button label kind why_not=one.refusal on_press=move |()| one.finishing.set(true)/> }
            })}
        </PageHead>
    }
}
