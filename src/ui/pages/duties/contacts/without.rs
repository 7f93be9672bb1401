//! Organizations without a 联系点.

use leptos::prelude::*;

use super::ContactsDesk;
use crate::domain::kind::Id;
use crate::domain::organization::Level;
use crate::ledger::duties::names::Names;
use crate::ui::components::SectionHead;

#[component]
pub fn Without() -> impl IntoView {
    let desk = ContactsDesk::get();
    // By level: which 社区 has nobody matters more than which 支部.
    let all = Memo::new(move |_| {
        let ids = desk.without.get();
        desk.session.tree.with(|tree| {
            let names = Names::within(tree, desk.scope.org.get());
            let level = |id: Id| tree.get(id).map(|org| org.level).unwrap_or_default();
            let levels = [Level::Street, Level::Community, Level::GeneralBranch, Level::Branch];
            let of = |wanted: Level| {
                let ids = ids.iter().copied().filter(|id| level(*id) == wanted);
                (wanted, ids.map(|id| (id, names.name(id))).collect::<Vec<_>>())
            };
            levels.map(of).into_iter().filter(|(_, all)| !all.is_empty()).collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let count = Signal::derive(move || Some(format!("{} 个，点一个就设为联系点", desk.without.with(Vec::len))));
    let one = move |(id, name): (Id, String)| {
        view! { <button type="button" class="btn btn-plain btn-small" on:click=move |_| desk.add(Some(id))>{name}</button> }
    };
    let line = move |(level, all): (Level, Vec<(Id, String)>)| {
        view! { <dt>{format!("{} {}", level.label(), all.len())}</dt><dd class="duty-names">{all.into_iter().map(one).collect_view()}</dd> }
    };
    move || {
        some.get().then(|| {
            view! {
                <SectionHead title="没有联系点的党组织" count/>
                <dl class="facts duty-people">{move || all.get().into_iter().map(line).collect_view()}</dl>
            }
        })
    }
}
