//! 从常用任务里选: the tasks that a year usually brings, each with its source.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::TaskDesk;
use crate::domain::dates::month_day;
use crate::domain::order::Gather;
use crate::ledger::duties::starters::{Starter, starters};
use crate::ledger::duties::tasks::{NewTask, add_all};
use crate::ui::components::{Button, ButtonKind, Check, Dialog};
use crate::ui::forms::rising_ids;
use crate::ui::pages::duties::scope::{aloud, as_actor};

/// The dialog. Nothing is ticked to begin with.
#[component]
pub fn StarterTasks(open: RwSignal<bool>) -> impl IntoView {
    let desk = TaskDesk::get();
    let session = desk.session;
    let ticked = RwSignal::new(BTreeSet::<String>::new());
    let all = Memo::new(move |_| {
        let place = (desk.scope.org.get(), desk.scope.year.get());
        let today = session.today.get();
        if open.get() { session.read(|ledger, tree| starters(ledger, tree, place, today)) } else { Vec::new() }
    });
    let chosen = move || {
        let chosen = |one: &&Starter| !one.listed && ticked.with(|ticked| ticked.contains(&one.task.title));
        all.with(|all| all.iter().filter(chosen).map(|one| one.task.clone()).collect::<Vec<NewTask>>())
    };
    let count = Memo::new(move |_| chosen().len());
    let add = move |()| {
        let new = untrack(chosen);
        let place = desk.scope.now();
        let made =
            as_actor(session, |actor| session.look(|_, tree| add_all(tree, place, &new, actor, &mut rising_ids())));
        if aloud(session, made) {
            ticked.set(BTreeSet::new());
            open.set(false);
        }
    };
    let label = Signal::derive(move || format!("加入 {} 项", count.get()));
    let none = Signal::derive(move || (count.get() == 0).then(|| "还没有勾选任务".to_owned()));
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=add/>
        }
    };
    let tick_all = move |()| {
        let titles = all
            .with_untracked(|all| all.iter().filter(|one| !one.listed).map(|one| one.task.title.clone()).gather_set());
        ticked.update(|ticked| *ticked = if *ticked == titles { BTreeSet::new() } else { titles });
    };
    view! {
        <Dialog open title="从常用任务里选" wide=true foot>
            <p class="small quiet starter-lead">
                "一年里常有的事，只是起点：勾上要的，加进来以后频次、期限、标准都能改。责任人按班子里的职务先填上。"
                <Button kind=ButtonKind::Plain small=true label="全选或全不选" on_press=tick_all/>
            </p>
            {move || all.with(|all| groups(all)).into_iter().map(|(name, all)| view! { <Group name all ticked/> }).collect_view()}
        </Dialog>
    }
}

fn groups(all: &[Starter]) -> Vec<(&'static str, Vec<Starter>)> {
    let mut groups: Vec<(&'static str, Vec<Starter>)> = Vec::new();
    for one in all {
        match groups.iter_mut().find(|(name, _)| *name == one.group) {
            Some((_, list)) => list.push(one.clone()),
            None => groups.push((one.group, vec![one.clone()])),
        }
    }
    groups
}

#[component]
fn Group(name: &'static str, all: Vec<Starter>, ticked: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let line = move |one: Starter| view! { <Line one ticked/> };
    view! {
        <section class="starter-group" aria-label=name>
            <h3>{name}</h3>
            <ul>{all.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Line(one: Starter, ticked: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let Starter { task, source, listed, .. } = one;
    let title = task.title.clone();
    let own = title.clone();
    let checked = Signal::derive(move || listed || ticked.with(|ticked| ticked.contains(&own)));
    let why_not = listed.then(|| "清单里已经有".to_owned());
    let key = title.clone();
    let set = move |on: bool| {
        ticked.update(|ticked| {
            if on {
                ticked.insert(key.clone());
            } else {
                ticked.remove(&key);
            }
        });
    };
    let when = task.due.map_or_else(|| task.cadence.label().to_owned(), |due| format!("{} 前", month_day(due)));
    let who = if task.person.is_empty() { String::new() } else { format!("　{}", task.person.name) };
    view! {
        <li>
            <Check label=title checked why_not on_commit=set/>
            <span class="small quiet">{format!("{when}{who}")}{listed.then_some("　清单里已经有")}</span>
            <p class="small faint">{format!("{}　出处：{source}", task.standard)}</p>
        </li>
    }
}
