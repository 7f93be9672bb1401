//! One task of the list.

use leptos::prelude::*;

use super::boxes::Boxes;
use super::desk::{Shown, TaskDesk};
use crate::domain::kind::Id;
use crate::domain::task::TaskState;
use crate::ui::components::{Mark, State, marks};
use crate::ui::lists::duties::{Press, due_words};
use crate::ui::route::Route;

/// The mark of a state.
pub fn mark(state: TaskState) -> Mark {
    match state {
        TaskState::Late => Mark::Late,
        TaskState::Open => Mark::Open,
        TaskState::Doing => Mark::Doing,
        TaskState::Done => Mark::Done,
        TaskState::Cancelled => Mark::None,
    }
}

/// The class in which a limit is written.
pub fn press_class(press: Press) -> &'static str {
    match press {
        Press::Late => "red",
        Press::Soon => "ochre",
        Press::Done => "faint",
        Press::Plain => "",
    }
}

#[component]
pub fn TaskLine(id: Id) -> impl IntoView {
    let desk = TaskDesk::get();
    let shown = Memo::new(move |last: Option<&Option<Shown>>| {
        let now = desk.shown.with(|shown| shown.get(&id).cloned());
        // A row that has just gone is about to be taken away; until then it stays as it was.
        now.or_else(|| last.cloned().flatten())
    });
    let text = move |read: fn(&Shown) -> String| {
        let text = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(read).unwrap_or_default()));
        view! { <span class="cut full" title=text>{text}</span> }
    };
    let state = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|(row, _)| row.state)));
    let gone = move || state.get() == Some(TaskState::Cancelled);
    let due = Memo::new(move |_| {
        let today = desk.session.today.get();
        shown.with(|shown| shown.as_ref().map(|(row, _)| due_words(&row.task, row.state, today)))
    });
    let due_text = move || due.get().map(|(text, _)| text);
    let due_class = move || format!("cut full {}", due.get().map_or("", |(_, press)| press_class(press)));
    let parts = move || {
        let parts = shown.with(|shown| shown.as_ref().and_then(|(row, _)| row.parts));
        parts.map(|(all, done)| view! { <span class:faint=all == done>{format!("{done} / {all}")}</span> })
    };
    let boxes = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map(|(row, _)| row.boxes.clone()).unwrap_or_default())
    });
    let title = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map(|(row, _)| row.task.title.clone()).unwrap_or_default())
    });
    view! {
        <tr class:is-gone=gone>
            <th scope="row"><Title id shown/></th>
            <td>{text(|(row, _)| row.unit.clone())}</td>
            <td>{text(|(row, _)| row.task.person.name.clone())}</td>
            <td class="nowrap">{text(|(row, _)| row.task.cadence.label().to_owned())}</td>
            <td><span class=due_class title=due_text>{due_text}</span></td>
            <td>{text(|(row, _)| row.task.standard.clone())}</td>
            <td><Boxes id title boxes state/></td>
            <td>{move || state.get().map(|state| view! { <State mark=mark(state) label=state.label()/> })}</td>
            <td class="mid">{parts}</td>
        </tr>
    }
}

/// The title with the characters that were found, and where the task comes from.
#[component]
fn Title(id: Id, shown: Memo<Option<Shown>>) -> impl IntoView {
    let words = Memo::new(move |_| {
        shown.with(|shown| {
            shown.as_ref().map(|(row, marks)| (row.task.title.clone(), marks.clone())).unwrap_or_default()
        })
    });
    let piece = |(hit, piece): (bool, String)| match hit {
        true => view! { <mark>{piece}</mark> }.into_any(),
        false => piece.into_any(),
    };
    let pieces = move || words.with(|(title, found)| marks::pieces(title, found)).into_iter().map(piece).collect_view();
    let tag = Memo::new(move |_| {
        shown.with(|shown| {
            let task = &shown.as_ref()?.0.task;
            match (task.handed_from.is_some(), task.contact.is_some()) {
                (true, _) => Some("上级下达"),
                (false, true) => Some("联系点"),
                (false, false) => None,
            }
        })
    });
    view! {
        <a class="open cut full" class:has-tag=move || tag.get().is_some() href=Route::Task(id).href()
            title=move || words.with(|(title, _)| title.clone())>{pieces}</a>
        {move || tag.get().map(|tag| view! { <span class="tag">{tag}</span> })}
    }
}
