//! 党支部 that the roster names and that are not known here.

use leptos::prelude::*;

use super::pasted::Pasted;
use crate::ledger::paste::roster::UnknownBranch;
use crate::ui::components::{Button, Check};

/// Offers to create them.
#[component]
pub fn UnknownBranches(pasted: Pasted) -> impl IntoView {
    let all = Memo::new(move |_| pasted.roster.with(|roster| roster.unknown_branches.clone()));
    let rows = move || all.with(|all| all.iter().map(|one| one.rows.len()).sum::<usize>());
    let create_all = move |()| {
        pasted.create.set(all.with_untracked(|all| all.iter().map(|one| one.name.clone()).collect()));
    };
    let words = move || format!("名册里有 {} 个党支部这里还没有，涉及 {} 行。要新建哪些：", all.with(Vec::len), rows());
    let several = move || all.with(|all| all.len() > 1);
    let one = move |branch: UnknownBranch| view! { <OneBranch pasted branch/> };
    move || {
        (!all.with(Vec::is_empty)).then(|| {
            view! {
                <div class="note" role="group" aria-label="新建党支部">
                    {words()}
                    {several().then(|| view! { <Button label="全部新建" small=true on_press=create_all/> })}
                    <div class="checks">{all.get().into_iter().map(one).collect_view()}</div>
                </div>
            }
        })
    }
}

#[component]
fn OneBranch(pasted: Pasted, branch: UnknownBranch) -> impl IntoView {
    let UnknownBranch { name, title, parent_name, rows, .. } = branch;
    let label = format!("新建“{title}”（上级：{parent_name}，{} 行）", rows.len());
    let own = name.clone();
    let checked = Signal::derive(move || pasted.create.with(|create| create.contains(&own)));
    let commit = move |on: bool| {
        pasted.create.update(|create| {
            if on {
                create.insert(name.clone());
            } else {
                create.remove(&name);
            }
        });
    };
    view! { <Check label checked on_commit=commit/> }
}
