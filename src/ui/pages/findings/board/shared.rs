//! 共性问题: what several units have deserves a training (seed 000).

use leptos::prelude::*;

use super::BoardDesk;
use super::link::{Count, ToList};
use crate::ledger::rectify::figures::{Shared, dimension_name};
use crate::ui::components::{SectionHead, thousands};
use crate::ui::lists::findings_board::units_words;

/// The problems that several units share, the commonest first.
#[component]
pub fn SharedProblems() -> impl IntoView {
    let desk = BoardDesk::get();
    let all = Memo::new(move |_| desk.figures.with(|figures| figures.shared.clone()));
    let count = Signal::derive(move || format!("{} 个", thousands(all.with(Vec::len))));
    let body = move || {
        let all = all.get();
        if all.is_empty() {
            let text = "没有几个单位共有的问题。标为“共性”、写法相同的问题，两个以上单位都有时列在这里，提示集中培训。";
            return view! { <p class="quiet small">{text}</p> }.into_any();
        }
        view! { <SharedTable all/> }.into_any()
    };
    view! { <section><SectionHead title="几个单位共有的问题" count/>{body}</section> }
}

/// So many are shown; the list has the rest.
const MOST: usize = 15;

#[component]
fn SharedTable(all: Vec<Shared>) -> impl IntoView {
    let row = |one: Shared| {
        let text = one.text.clone();
        let says = format!("{} 个单位都有，值得集中培训", one.units.len());
        view! {
            <tr>
                <th scope="row">
                    <ToList filter=one.filter.clone() class="open">{text}</ToList>
                    <small class="faint cut full" title=one.units.join("、")>{units_words(&one.units)}</small>
                </th>
                <td>{dimension_name(&one.dimension).to_owned()}</td>
                <td>{says}</td>
                <td class="num"><Count count=one.count filter=one.filter.clone() name=one.text.clone()/></td>
            </tr>
        }
    };
    let rest = all.len().saturating_sub(MOST);
    view! {
        <table class="ledger ledger-tight fixed finding-shared">
            <caption class="visually-hidden">"几个单位共有的问题"</caption>
            <colgroup><col/><col class="f-dimension"/><col class="f-says"/><col class="f-count"/></colgroup>
            <thead><tr>
                <th scope="col">"问题"</th><th scope="col">"维度"</th><th scope="col">"提示"</th><th scope="col" class="num">"问题数"</th>
            </tr></thead>
            <tbody>{all.into_iter().take(MOST).map(row).collect_view()}</tbody>
        </table>
        {(rest > 0).then(|| view! { <p class="quiet small">{format!("还有 {rest} 个，单位少一些，没有列出。")}</p> })}
    }
}
