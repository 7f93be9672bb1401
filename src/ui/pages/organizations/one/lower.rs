//! The organizations right below.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ui::components::SectionHead;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// Links to them.
#[component]
pub fn Lower(id: Id) -> impl IntoView {
    let session = Session::get();
    let all = Memo::new(move |_| {
        session.tree.with(|tree| {
            let lower = tree.children(Some(id)).iter().filter_map(|id| tree.get(*id));
            lower.map(|org| (org.id, org.name.clone(), org.level.label(), org.dissolved.is_some())).collect::<Vec<_>>()
        })
    });
    let line = |(id, name, level, gone): (Id, String, &'static str, bool)| {
        let level = if gone { format!("{level}，已撤销") } else { level.to_owned() };
        view! { <a href=Route::Organization(id).href()><b>{name}</b><span>{level}</span></a> }
    };
    view! {
        <SectionHead title="下级党组织" count=Signal::derive(move || Some(format!("{} 个", all.with(Vec::len))))/>
        {move || all.with(Vec::is_empty).then(|| view! { <p class="faint">"没有下级党组织。"</p> })}
        <div class="picklist">{move || all.get().into_iter().map(line).collect_view()}</div>
    }
}
