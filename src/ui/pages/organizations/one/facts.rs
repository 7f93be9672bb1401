//! What follows from other records: members, fixed day, term of office.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ledger::work::calendar::fixed_day_for;
use crate::ui::components::{SectionHead, thousands};
use crate::ui::lists::organizations::{member_counts, term, term_source};
use crate::ui::pages::members;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// The facts at the right of the page.
#[component]
pub fn Facts(id: Id) -> impl IntoView {
    let session = Session::get();
    let count = Memo::new(move |_| {
        let today = session.today.get();
        session
            .read(|ledger, tree| member_counts(ledger, tree, today).get(&tree.resolve(id)).copied().unwrap_or_default())
    });
    let fixed = Memo::new(move |_| {
        session.read(|ledger, tree| {
            let rule = fixed_day_for(ledger, tree, id);
            let from = match rule.from {
                Some(from) if from == tree.resolve(id) => "本组织定的".to_owned(),
                Some(from) => format!("沿用{}的", tree.name(from)),
                None => "没有另定，按每月第一个周二".to_owned(),
            };
            (rule.rule.describe(), from)
        })
    });
    let ends = Memo::new(move |_| {
        let today = session.today.get();
        session.tree.with(|tree| {
            let org = tree.get(id)?;
            let ends = term(org, today).map_or_else(|| "—".to_owned(), |(ends, _)| ends.to_string());
            Some((ends, term_source(org).unwrap_or_else(|| "没有届期的规定".to_owned())))
        })
    });
    view! {
        <SectionHead title="相关"/>
        <dl class="facts">
            <dt>"党员"</dt>
            <dd>
                <a href=Route::Members.href() on:click=move |_| members::look_at(id)>
                    {move || format!("{} 名", thousands(count.get()))}
                </a>
            </dd>
            <dt>"固定日"</dt>
            <dd>
                {move || fixed.get().0}<br/>
                <span class="small faint">{move || fixed.get().1}</span>" "<a class="small" href=Route::Settings.href()>"去设置"</a>
            </dd>
            <dt>"本届止"</dt>
            <dd>
                {move || ends.get().map(|(ends, _)| ends)}<br/>
                <span class="small faint">{move || ends.get().map(|(_, source)| source)}</span>
            </dd>
            <dt>"主题党日"</dt>
            <dd><a href=Route::Plan(Some(id), None).href()>"年度计划"</a></dd>
        </dl>
    }
}
