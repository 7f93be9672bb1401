//! What the two readings differ in, side by side; one of them is chosen.

use leptos::prelude::*;

use super::desk::{PaperDesk, shown};
use crate::ledger::tour::paper::Difference;
use crate::ui::components::{Button, Empty, focus_first};

/// The list.
#[component]
pub fn Differences(desk: PaperDesk) -> impl IntoView {
    let all = Memo::new(move |_| desk.with(|papers| papers.differences()));
    let once = Memo::new(move |_| desk.with(|papers| papers.read_once()));
    let empty = move || {
        let text = match once.get() {
            0 => "两遍录入的分数都一样。".to_owned(),
            once => format!("录过两遍的都一样；还有 {once} 条只录过一遍，到“复核录入”里再录一遍。"),
        };
        view! { <Empty title="没有不一致的地方" text=text/> }
    };
    let table = move || {
        let rows = all.get();
        view! {
            <div class="wide" tabindex="0" role="region" aria-label="两遍录入不一致的地方">
                <table class="ledger paper-differences">
                    <thead><tr>
                        <th>"评委"</th><th>"条"</th><th class="num">"第一遍"</th><th class="num">"第二遍"</th><th>"以哪个为准"</th>
                    </tr></thead>
                    <tbody>{rows.into_iter().map(|one| view! { <DifferenceRow desk one/> }).collect_view()}</tbody>
                </table>
            </div>
        }
    };
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    move || if some.get() { table().into_any() } else { empty().into_any() }
}

#[component]
fn DifferenceRow(desk: PaperDesk, one: Difference) -> impl IntoView {
    let (judge, item) = untrack(|| {
        desk.with(|papers| {
            let judge = papers.lines.get(one.line).map(|line| line.name.clone()).unwrap_or_default();
            let leaf = papers.outline.leaves.get(one.leaf);
            (judge, leaf.map(|leaf| format!("第 {} 条　{}", leaf.number, leaf.name)).unwrap_or_default())
        })
    });
    let (first, second) = (one.first, one.second);
    let words = |figure: Option<i64>| figure.map_or_else(|| "未填".to_owned(), |_| shown(figure));
    let verb = |figure: Option<i64>| figure.map_or_else(|| "留空".to_owned(), |_| format!("用 {}", shown(figure)));
    let choose = move |figure: Option<i64>| {
        let one = one.clone();
        move |()| {
            desk.settle(&one, figure);
            request_animation_frame(|| focus_first(None, ".paper-differences .btn"));
        }
    };
    view! {
        <tr>
            <td>{judge}</td>
            <td>{item}</td>
            <td class="num">{words(first)}</td>
            <td class="num">{words(second)}</td>
            <td>
                <Button small=true label=verb(first) on_press=choose.clone()(first)/>" "
                <Button small=true label=verb(second) on_press=choose(second)/>
            </td>
        </tr>
    }
}
