//! 分解下达: the units below that get a task of their own.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::OneTask;
use crate::browser::collation;
use crate::domain::kind::Id;
use crate::ledger::duties::hand::{Below, below, hand_down};
use crate::ledger::work::people::matches;
use crate::ui::components::{Button, ButtonKind, Check, Dialog, Empty, SearchBox};

/// The dialog.
#[component]
pub fn HandDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneTask::get();
    let session = one.session;
    let ticked = RwSignal::new(BTreeSet::<Id>::new());
    let query = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            ticked.set(BTreeSet::new());
            query.set(String::new());
            wrong.set(None);
        }
    });
    let all = Memo::new(move |_| one.with(|task| session.read(|ledger, tree| below(ledger, tree, task))));
    let run = move |()| {
        let units: Vec<Id> = ticked.get_untracked().into_iter().collect();
        let who = (session.me_now(), session.today.get_untracked());
        match session.look(|ledger, tree| hand_down(ledger, tree, one.id, &units, who)) {
            Ok(draft) => {
                session.commit_aloud(draft);
                open.set(false);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let count = Memo::new(move |_| ticked.with(BTreeSet::len));
    let label = Signal::derive(move || format!("下达到 {} 个单位", count.get()));
    let none = Signal::derive(move || (count.get() == 0).then(|| "还没有勾选单位".to_owned()));
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=run/>
        }
    };
    let fits = move |one: &Below| query.with(|query| matches(query, &one.name, &collation::initial, &[]).is_some());
    let shown = Memo::new(move |_| all.with(|all| all.iter().filter(|one| fits(one)).cloned().collect::<Vec<_>>()));
    // The first level below is what is handed down to as a rule.
    let tick_next = move |()| {
        let next: Vec<Id> =
            all.with_untracked(|all| all.iter().filter(|one| one.depth == 1 && !one.has).map(|one| one.id).collect());
        ticked.update(|ticked| ticked.extend(next));
    };
    let body = move || {
        if all.with(Vec::is_empty) {
            return view! { <Empty title="下面没有可以下达的单位" text="先在“党组织”里建好下级，再回来下达。"/> }
                .into_any();
        }
        view! {
            <p class="small quiet">"每个单位得到一项自己的任务，标准和期限照着这一项。它自己填报，这里看得到完成了几个。发给下级用“导出下发”。"</p>
            <div class="toolbar">
                <SearchBox label="查找单位".to_owned() placeholder="名称或拼音首字母" value=query on_input=move |text| query.set(text)/>
                <Button label="选直接下级" kind=ButtonKind::Plain small=true on_press=tick_next/>
                <Button label="全不选" kind=ButtonKind::Plain small=true on_press=move |()| ticked.set(BTreeSet::new())/>
            </div>
            {move || wrong.get().map(|why| view! { <p class="wrong" role="alert">{why}</p> })}
            <ul class="hand-units" tabindex="0" aria-label="下级单位">
                <For each=move || shown.get() key=|one| (one.id, one.has) let(unit)><UnitTick unit ticked/></For>
            </ul>
        }
        .into_any()
    };
    view! { <Dialog open title="分解下达" foot>{body}</Dialog> }
}

#[component]
fn UnitTick(unit: Below, ticked: RwSignal<BTreeSet<Id>>) -> impl IntoView {
    let (id, has) = (unit.id, unit.has);
    let checked = Signal::derive(move || has || ticked.with(|ticked| ticked.contains(&id)));
    let why_not = has.then(|| "已经下达过".to_owned());
    let set = move |on: bool| {
        ticked.update(|ticked| {
            if on {
                ticked.insert(id);
            } else {
                ticked.remove(&id);
            }
        });
    };
    let indent = format!("{}px", unit.depth.saturating_sub(1) * 20);
    view! {
        <li style:padding-left=indent>
            <Check label=unit.name checked why_not on_commit=set/>
            {has.then(|| view! { <span class="small faint">"　已经下达过"</span> })}
        </li>
    }
}
