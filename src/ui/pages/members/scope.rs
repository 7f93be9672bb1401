//! Whose members are listed.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ledger::OrgTree;
use crate::ui::components::Select;
use crate::ui::session::Session;

/// The choice of an organization at or below one's own, set in by level.
#[component]
pub fn ScopeSelect(
    /// The chosen one.
    scope: Memo<Id>,
    /// Another was chosen.
    on_choose: Callback<Id>,
) -> impl IntoView {
    let session = Session::get();
    let options = Memo::new(move |_| {
        let me = session.me();
        session.tree.with(|tree| options(tree, me, scope.get()))
    });
    let choose = move |key: String| {
        if let Ok(id) = key.parse() {
            on_choose.run(id);
        }
    };
    let value = Signal::derive(move || scope.get().to_string());
    view! { <Select label="党组织" value options=options on_commit=choose/> }
}

fn options(tree: &OrgTree, me: Id, scope: Id) -> Vec<(String, String)> {
    let option = |(id, depth): (Id, usize)| {
        let branches = tree.branches(id).len();
        let name = match depth {
            0 if branches > 1 => format!("全部 {branches} 个党支部"),
            _ => tree.name(id).to_owned(),
        };
        (id.to_string(), format!("{}{name}", "　".repeat(depth)))
    };
    let mut all: Vec<(String, String)> = tree.subtree(me).into_iter().map(option).collect();
    // An organization elsewhere in the tree, to which a link led.
    if !all.iter().any(|(key, _)| *key == scope.to_string()) {
        all.push((scope.to_string(), tree.name(scope).to_owned()));
    }
    all
}
