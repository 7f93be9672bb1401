//! Where the task appears: it is the same record in each of these places.

use leptos::prelude::*;

use super::OneTask;
use crate::domain::finding::Finding;
use crate::domain::kind::Id;
use crate::domain::party_day::PartyDay;
use crate::domain::responsibility::Contact;
use crate::domain::task::{Task, TaskList, TaskState};
use crate::domain::text::shortened;
use crate::ledger::duties::hand::parts_in_order;
use crate::ui::components::{Mark, SectionHead, State};
use crate::ui::route::{DayTab, DutiesTab, Route};

/// A place.
#[derive(Clone, PartialEq)]
struct Place {
    what: &'static str,
    label: String,
    href: Option<String>,
}

#[component]
pub fn Links() -> impl IntoView {
    let one = OneTask::get();
    let places = Memo::new(move |_| one.with(|task| places(one, task)));
    let line = |place: Place| {
        let label = match place.href {
            Some(href) => view! { <a href=href>{place.label}</a> }.into_any(),
            None => place.label.into_any(),
        };
        view! { <dt>{place.what}</dt><dd>{label}</dd> }
    };
    view! {
        <SectionHead title="出现在哪里" count="同一条记录，改一处处处都改"/>
        <dl class="facts">{move || places.get().into_iter().map(line).collect_view()}</dl>
        <Parts/>
    }
}

fn places(one: OneTask, task: &Task) -> Vec<Place> {
    let session = one.session;
    let place = |what, label: String, href: Option<Route>| Place { what, label, href: href.map(Route::href) };
    let unit = task.org.map_or_else(String::new, |org| session.tree.with(|tree| tree.name(org).to_owned()));
    let mut all = Vec::new();
    if task.list != TaskList::Decided {
        let label = format!("{unit} {} 年", task.list_year(session.today.get()));
        all.push(place("任务清单", label, Some(Route::Duties(DutiesTab::Tasks))));
    }
    session.ledger.with(|ledger| {
        if let Some(id) = task.source {
            let day = ledger.read::<PartyDay>(id);
            let label = day.map_or_else(
                || "不在本机".to_owned(),
                |day| format!("{} 主题党日“{}”", day.month.map(|m| m.in_words()).unwrap_or_default(), day.theme),
            );
            all.push(place("议定事项", label, Some(Route::PartyDay(id, DayTab::Tasks))));
        }
        if let Some(id) = task.contact {
            let contact = ledger.read::<Contact>(id);
            let label = contact.map_or_else(|| "不在本机".to_owned(), |contact| contact.organization.name);
            all.push(place("联系点", label, Some(Route::Contact(id))));
        }
        if let Some(id) = task.finding {
            let finding = ledger.read::<Finding>(id);
            let label = finding.map_or_else(|| "不在本机".to_owned(), |finding| shortened(&finding.text, 40));
            all.push(place("整改问题", label, Some(Route::Finding(id))));
        }
        if let Some(id) = task.handed_from {
            all.push(above(one, ledger.read::<Task>(id), id));
        }
    });
    all.push(place("书记台账", "完成以后按季自动列入".to_owned(), Some(Route::Duties(DutiesTab::Book))));
    all
}

/// The task from which it was handed down.
fn above(one: OneTask, task: Option<Task>, id: Id) -> Place {
    match task {
        None => Place { what: "上级任务", label: "不在本机".to_owned(), href: None },
        Some(task) => {
            let unit = task.org.map_or_else(String::new, |org| one.session.tree.with(|tree| tree.name(org).to_owned()));
            let state = task.state(one.session.today.get()).label();
            Place { what: "上级任务", label: format!("{unit}（{state}）"), href: Some(Route::Task(id).href()) }
        }
    }
}

/// The units that have a part, with how far each has come.
#[component]
fn Parts() -> impl IntoView {
    let one = OneTask::get();
    let parts = Memo::new(move |_| {
        let today = one.session.today.get();
        one.session.read(|ledger, tree| {
            let name = |task: &Task| task.org.map_or_else(String::new, |org| tree.name(org).to_owned());
            let all = parts_in_order(ledger, tree, one.id, today);
            all.into_iter().map(|(task, state)| (task.id, name(&task), state, task.done_of(today))).collect::<Vec<_>>()
        })
    });
    let count = Signal::derive(move || {
        parts.with(|parts| {
            let counted = parts.iter().filter(|(.., state, _)| *state != TaskState::Cancelled);
            let done = counted.clone().filter(|(.., state, _)| *state == TaskState::Done).count();
            Some(format!("{} 个单位，完成 {done} 个", counted.count()))
        })
    });
    let line = |(id, name, state, (done, of)): (Id, String, TaskState, (usize, usize))| {
        let mark = match state {
            TaskState::Late => Mark::Late,
            TaskState::Open => Mark::Open,
            TaskState::Doing => Mark::Doing,
            TaskState::Done => Mark::Done,
            TaskState::Cancelled => Mark::None,
        };
        view! {
            <li>
                <a href=Route::Task(id).href()>{name}</a>
                <span class="quiet small">{(of > 1).then(|| format!("{done} / {of}"))}</span>
                <State mark label=state.label()/>
            </li>
        }
    };
    let some = Memo::new(move |_| parts.with(|parts| !parts.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <SectionHead title="下达到" count/>
                <ul class="duty-parts">{move || parts.get().into_iter().map(line).collect_view()}</ul>
            }
        })
    }
}
