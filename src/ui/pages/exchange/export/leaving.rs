//! What will leave, in numbers, before it does.

use leptos::prelude::*;

use super::Choice;
use super::choice::{cover, wanted};
use crate::exchange::choose;
use crate::ui::components::{SectionHead, thousands};
use crate::ui::session::{Former, Session};

/// The counts by kind, and what stays behind.
#[component]
pub fn Leaving(choice: RwSignal<Choice>, former: RwSignal<Former>) -> impl IntoView {
    let session = Session::get();
    let leaving = Memo::new(move |_| {
        let choice = choice.get();
        session.read(|ledger, tree| {
            former.with(|former| {
                let chosen = choose(ledger, tree, former, wanted(session, choice));
                (chosen.counts.clone(), chosen.private_left_out, chosen.pictures.len(), chosen.pictures_left_out)
            })
        })
    });
    let total = move || leaving.with(|leaving| leaving.0.iter().map(|one| one.count).sum::<usize>());
    let file = move || cover(session, choice.get()).file;
    view! {
        <SectionHead title="要带走的内容" count=Signal::derive(move || Some(format!("{} 条", thousands(total()))))/>
        <dl class="facts">
            {move || leaving.with(|leaving| leaving.0.iter().map(|one| view! { <dt>{one.label.clone()}</dt><dd>{format!("{} 条", thousands(one.count))}</dd> }).collect_view())}
            {move || leaving.with(|leaving| (leaving.1 > 0).then(|| view! { <dt>"不带"</dt><dd>{format!("{} 人的身份证号、电话、住址", thousands(leaving.1))}</dd> }))}
            {move || leaving.with(|leaving| (leaving.3 > 0).then(|| view! { <dt>"不带"</dt><dd>{format!("{} 张影像", thousands(leaving.3))}</dd> }))}
            <dt>"文件名"</dt><dd class="small">{file}</dd>
        </dl>
        {move || choice.with(|choice| choice.private).then(|| view! {
            <p class="ochre small">"文件里有身份证号和电话，请只交给该看的人，用完删除。"</p>
        })}
    }
}
