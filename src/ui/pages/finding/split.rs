//! 分解到单位: a part for each unit; the whole follows them.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::browser::collation::initial;
use crate::domain::kind::{Id, Ref};
use crate::domain::organization::Organization;
use crate::ledger::OrgTree;
use crate::ledger::rectify::deeds::split;
use crate::ledger::work::people::matches;
use crate::ui::components::{Button, ButtonKind, Check, Empty, SearchBox};
use crate::ui::forms::rising_ids;

/// The dialog.
#[component]
pub fn SplitDialog() -> impl IntoView {
    let one = OneFinding::get();
    let ticked = RwSignal::new(BTreeSet::<Id>::new());
    let query = RwSignal::new(String::new());
    let fill = move |()| {
        ticked.set(BTreeSet::new());
        query.set(String::new());
    };
    let run = move |()| {
        let units: Vec<Ref> = one
            .session
            .look(|_, tree| ticked.get_untracked().into_iter().map(|unit| Ref::to(unit, tree.name(unit))).collect());
        let mut fresh = rising_ids();
        one.act(&one.my_name(), |ledger, tree, (actor, _)| split(ledger, tree, one.id, actor, &units, &mut fresh))
    };
    let offered = Memo::new(move |_| {
        let taken = taken(one);
        one.session.tree.with(|tree| offered(tree, one.with(|finding| finding.org), &taken, &query.get()))
    });
    let all = move |()| ticked.update(|ticked| ticked.extend(offered.get_untracked().iter().map(|(id, _)| *id)));
    let none = move |()| ticked.set(BTreeSet::new());
    let counted = move || match ticked.with(BTreeSet::len) {
        0 => "还没有选单位".to_owned(),
        count => format!("已选 {count} 个单位"),
    };
    view! {
        <Ask open=one.dialogs.split title="分解到单位" verb="分解" fill anew=true run>
            <p class="quiet">"每个单位得到一条问题，措施一并带去，分别认领、整改、报验，由分解的单位验收。"</p>
            <SearchBox label="查找单位" placeholder="名称、拼音首字母" value=query on_input=move |text: String| query.set(text)/>
            {move || offered.with(Vec::is_empty).then(|| view! { <Empty title="没有可以分解到的单位" text="责任单位下面没有别的单位，或都已经分到了。"/> })}
            <ul class="ticks" aria-label="单位">
                <For each=move || offered.get() key=Clone::clone let((id, name))>
                    <li><Check label=name checked=Signal::derive(move || ticked.with(|ticked| ticked.contains(&id)))
                        on_commit=move |yes: bool| ticked.update(|ticked| { if yes { ticked.insert(id); } else { ticked.remove(&id); } })/></li>
                </For>
            </ul>
            <p class="acts-line"><span class="quiet">{counted}</span><Button kind=ButtonKind::Plain small=true label="全选所列" on_press=all/><Button kind=ButtonKind::Plain small=true label="全不选" on_press=none/></p>
        </Ask>
    }
}

/// The units that have a part already.
fn taken(one: OneFinding) -> BTreeSet<Id> {
    one.session.findings.with(|board| {
        let orgs = board.parts(one.id).filter_map(|part| part.finding.org);
        one.session.tree.with(|tree| orgs.map(|org| tree.resolve(org)).collect())
    })
}

/// The units below, those directly below where nothing is sought.
fn offered(tree: &OrgTree, org: Option<Id>, taken: &BTreeSet<Id>, query: &str) -> Vec<(Id, String)> {
    let Some(top) = org.map(|org| tree.resolve(org)) else { return Vec::new() };
    let query = query.trim();
    let fits = |one: &Organization| {
        one.dissolved.is_none()
            && !taken.contains(&one.id)
            && (query.is_empty() || matches(query, &one.name, &initial, &[]).is_some())
    };
    let near = |depth: usize| depth == 1 || (depth > 1 && !query.is_empty());
    let below = tree.subtree(top).into_iter().filter(|(_, depth)| near(*depth)).filter_map(|(id, _)| tree.get(id));
    below.filter(|one| fits(one)).map(|one| (one.id, one.name.clone())).collect()
}
