//! The 问题 that were made of it.

use leptos::prelude::*;

use super::desk::CommentsDesk;
use crate::domain::finding::{Finding, life};
use crate::domain::kind::{Id, Kind};
use crate::ledger::tour::comments::{remove_finding, set_finding};
use crate::ui::components::{Mark, MoreRow, SectionHead, Select, State, Window};
use crate::ui::forms::BoundField;
use crate::ui::route::Route;

#[component]
pub fn Findings() -> impl IntoView {
    let desk = CommentsDesk::get();
    let ids = Memo::new(move |_| desk.findings.with(|all| all.iter().map(|one| one.id).collect::<Vec<_>>()));
    let window = Window::new(Memo::new(move |_| ids.with(Vec::len)));
    let drawn = move || ids.with(|ids| ids.iter().take(window.shown()).copied().collect::<Vec<_>>());
    let empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let count = Signal::derive(move || Some(format!("{} 条，待认领", ids.with(Vec::len))));
    view! {
        <div id="findings" tabindex="-1"><SectionHead title="二、问题" count/></div>
        {move || empty.get().then(|| view! { <p class="empty-line quiet">"还没有。在上面选一条不足，按 P 记为问题；下一步到整改台账里认领、整改、销号。"</p> })}
        <div class="wide" hidden=move || empty.get()>
            <table class="ledger ledger-tight level findings">
                <caption class="visually-hidden">"这次观摩的问题"</caption>
                <colgroup><col/><col class="f-dimension"/><col class="f-common"/><col class="f-unit"/><col class="f-state"/><col class="f-act"/></colgroup>
                <thead><tr>
                    <th scope="col">"问题"</th><th scope="col">"维度"</th><th scope="col">"性质"</th><th scope="col">"责任单位"</th>
                    <th scope="col">"状态"</th><th scope="col"><span class="visually-hidden">"操作"</span></th>
                </tr></thead>
                <tbody>
                    <For each=drawn key=|id| *id let(id)><Row id/></For>
                    <MoreRow window span=6/>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(id: Id) -> impl IntoView {
    let desk = CommentsDesk::get();
    let one = Memo::new(move |last: Option<&Option<Finding>>| {
        desk.findings.with(|all| all.iter().find(|one| one.id == id).cloned()).or_else(|| last.cloned().flatten())
    });
    let dimension =
        Signal::derive(move || one.with(|one| one.as_ref().map(|one| one.dimension.clone()).unwrap_or_default()));
    let dimensions = Signal::derive(move || {
        let classes = desk.with(|book| {
            book.outline
                .classes
                .iter()
                .filter(|class| class.points > 0)
                .map(|class| class.name.clone())
                .collect::<Vec<_>>()
        });
        classes.unwrap_or_default().into_iter().map(|name| (name.clone(), name)).collect::<Vec<_>>()
    });
    let set =
        move |text: String| match desk.session.look(|ledger, _| set_finding(ledger, id, Finding::dimension, &text)) {
            Ok(draft) => drop(desk.session.commit(draft)),
            Err(why) => desk.session.say(why),
        };
    let unit = move || one.with(|one| one.as_ref().map(|one| one.unit.clone()));
    let unit = move || {
        unit().map(|unit| match unit.id {
            Some(id) => view! { <a class="open" href=Route::Organization(id).href()>{unit.name}</a> }.into_any(),
            None => unit.name.into_any(),
        })
    };
    let state = Signal::derive(move || {
        one.with(|one| one.as_ref().map(|one| life(one, None).state.label()).unwrap_or_default().to_owned())
    });
    let remove = move |_| desk.session.commit_aloud(desk.session.look(|ledger, _| remove_finding(ledger, id)));
    view! {
        <tr>
            <td><BoundField kind=&Finding::SPEC id name=Finding::text hide_label=true quiet=true rows=1/></td>
            <td><Select label="维度" value=dimension options=dimensions empty="未定" on_commit=set/></td>
            <td><BoundField kind=&Finding::SPEC id name=Finding::commonness hide_label=true quiet=true/></td>
            <td>{unit}</td>
            <td><State mark=Mark::None label=state/></td>
            <td><button type="button" class="btn btn-plain btn-small" on:click=remove>"取消"</button></td>
        </tr>
    }
}
