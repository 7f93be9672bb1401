//! 参加的支部 of a host: which, and how far each has come.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::party_day::tally;
use crate::ledger::work::day::{Guest, guests, set_branches};
use crate::ui::components::{Button, ButtonKind, Check, Dialog, Mark, SectionHead, State};
use crate::ui::pages::party_day::context::OneDay;
use crate::ui::route::{DayTab, Route};

/// One listed 支部.
#[derive(Clone, PartialEq)]
struct Branch {
    name: String,
    slot: Option<Id>,
    /// 到会 and 应到, once its own roll is entered.
    came: Option<(usize, usize)>,
}

fn listed(one: OneDay) -> Vec<Branch> {
    let branch = |guest: Guest| {
        let held = guest.day.as_ref().filter(|day| day.is_held());
        let came = held.map(|day| tally(&day.roll, &day.attendance)).map(|tally| (tally.came, tally.due));
        Branch { name: guest.branch.name, slot: guest.day.map(|day| day.id), came }
    };
    one.session.read(|ledger, tree| one.day.with(|day| guests(ledger, tree, day)).into_iter().map(branch).collect())
}

/// The list, and the choice of it.
#[component]
pub fn Branches() -> impl IntoView {
    let one = OneDay::get();
    let all = Memo::new(move |_| listed(one));
    let count = Signal::derive(move || {
        all.with(|all| {
            let done = all.iter().filter(|one| one.came.is_some()).count();
            (!all.is_empty()).then(|| format!("{} 个支部，{done} 个已记签到", all.len()))
        })
    });
    let open = RwSignal::new(false);
    let row = |branch: Branch| {
        let (mark, words) = match branch.came {
            Some((came, due)) => (Mark::Done, format!("到会 {came}，应到 {due}")),
            None => (Mark::Open, "还没有记签到".to_owned()),
        };
        let name = match branch.slot {
            Some(slot) => {
                view! { <a class="open" href=Route::PartyDay(slot, DayTab::Agenda).href()>{branch.name}</a> }.into_any()
            }
            None => branch.name.into_any(),
        };
        view! { <tr><td>{name}</td><td><State mark label=words/></td></tr> }
    };
    view! {
        <SectionHead title="参加的支部" count>
            <Button small=true label="选支部" why_not=one.refusal on_press=move |()| open.set(true)/>
        </SectionHead>
        {move || if all.with(Vec::is_empty) {
            view! { <p class="small quiet">"和几个支部一起开，就在这里选；每个支部各记各的签到。不选，就按本组织的全体党员记。"</p> }.into_any()
        } else {
            view! {
                <table class="ledger ledger-tight">
                    <caption class="visually-hidden">"参加的支部"</caption>
                    <thead><tr><th>"支部"</th><th>"签到"</th></tr></thead>
                    <tbody>{all.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            }.into_any()
        }}
        <Choose open/>
    }
}

/// The choice: all 支部 below, ticked where they take part.
#[component]
fn Choose(open: RwSignal<bool>) -> impl IntoView {
    let one = OneDay::get();
    let ticked = RwSignal::new(BTreeSet::<Id>::new());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            wrong.set(None);
            let now = one.session.look(|ledger, tree| one.day.with_untracked(|day| guests(ledger, tree, day)));
            ticked.set(now.into_iter().filter_map(|guest| guest.branch.id).collect());
        }
    });
    let below = move || {
        let org = one.day.with_untracked(|day| day.org);
        one.session.look(|_, tree| {
            let branches = org.map(|org| tree.branches(org)).unwrap_or_default();
            branches
                .into_iter()
                .filter(|branch| branch.dissolved.is_none())
                .map(|branch| (branch.id, branch.name.clone()))
                .collect::<Vec<_>>()
        })
    };
    let keep = move |()| {
        let list: Vec<Id> = ticked.get_untracked().into_iter().collect();
        match one.make(|ledger, tree| set_branches(ledger, tree, one.id, &list)) {
            Ok(()) => open.set(false),
            Err(why) => wrong.set(Some(why)),
        }
    };
    let all = move |()| ticked.set(below().into_iter().map(|(id, _)| id).collect());
    let foot = move || {
        view! {
            <span class="push"><Button label="全选" on_press=all/><Button label="全不选" on_press=move |()| ticked.set(BTreeSet::new())/></span>
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="列入" on_press=keep/>
        }
    };
    let row = move |(id, name): (Id, String)| {
        let checked = Signal::derive(move || ticked.with(|ticked| ticked.contains(&id)));
        let set = move |yes: bool| {
            ticked.update(|ticked| {
                if yes {
                    ticked.insert(id)
                } else {
                    ticked.remove(&id)
                };
            });
        };
        view! { <li><Check label=name checked on_commit=set/></li> }
    };
    view! {
        <Dialog open title="参加的支部" foot>
            <p class="quiet">"列入的支部，本月的主题党日就随这一次开，签到各记各的。已经开展过的不动。"</p>
            <ul class="ticks">{move || below().into_iter().map(row).collect_view()}</ul>
            <p class="wrong" role="alert">{move || wrong.get()}</p>
        </Dialog>
    }
}
