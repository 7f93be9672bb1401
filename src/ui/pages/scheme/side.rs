//! What the lines add up to, and what does not agree.

use leptos::prelude::*;

use super::desk::{NAME, SchemeDesk};
use crate::domain::points::shown;
use crate::domain::scheme::{Class, Outline, Scheme, Side, Trouble};
use crate::ui::components::SectionHead;

/// A hundred points, the sum that scoring tables have.
const HUNDRED: i64 = 10_000;

/// The sums.
#[component]
pub fn Sums() -> impl IntoView {
    let desk = SchemeDesk::get();
    let full = Memo::new(move |_| desk.outline.with(|outline| outline.full));
    let classes = move || {
        desk.scheme.with(|scheme| {
            let scheme = scheme.as_deref()?;
            let row = |class: &Class| class_row(scheme, class);
            Some(
                desk.outline
                    .with(|outline| outline.classes.iter().filter(|one| counts(scheme, one)).map(row).collect_view()),
            )
        })
    };
    view! {
        <section class="scheme-sums" aria-label="分值合计">
            <p class="total">
                <b>{move || shown(full.get())}</b>"分"
                {move || beside_hundred(full.get())}
            </p>
            <p class="small quiet">{move || desk.outline.with(|outline| extras(outline))}</p>
            <table class="ledger ledger-tight sum-table">
                <caption class="visually-hidden">"各类的分值"</caption>
                <thead><tr><th scope="col">"类"</th><th scope="col" class="num">"写的"</th><th scope="col" class="num">"合计"</th></tr></thead>
                <tbody>{classes}</tbody>
            </table>
        </section>
    }
}

/// Whether a 类 has 得分 below it, or says that it has.
fn counts(scheme: &Scheme, class: &Class) -> bool {
    class.points > 0 || scheme.nodes.get(&class.key).is_some_and(|node| node.points.is_some())
}

fn class_row(scheme: &Scheme, class: &Class) -> impl IntoView + use<> {
    let node = scheme.nodes.get(&class.key);
    let said = node.and_then(|node| node.points);
    let differs = said.is_some_and(|said| said != class.points) && class.points > 0;
    let said = said.map_or_else(|| "—".to_owned(), shown);
    let name = class.name.clone();
    let sum = if differs { format!("≠ {}", shown(class.points)) } else { shown(class.points) };
    view! {
        <tr>
            <th scope="row"><span class="cut full" title=name.clone()>{name.clone()}</span></th>
            <td class="num">{said}</td><td class="num" class:ochre=differs>{sum}</td>
        </tr>
    }
}

fn beside_hundred(full: i64) -> impl IntoView {
    let (class, words) = match full - HUNDRED {
        0 => ("faint", "正好 100 分".to_owned()),
        _ if full == 0 => ("faint", String::new()),
        less if less < 0 => ("ochre", format!("不到 100 分，差 {} 分", shown(-less))),
        more => ("ochre", format!("超过 100 分，多 {} 分", shown(more))),
    };
    view! { <span class=format!("push small {class}")>{words}</span> }
}

/// `20 条　加分最多 5 分`.
fn extras(outline: &Outline) -> String {
    let of = |side: Side| outline.leaves.iter().filter(move |leaf| leaf.side == side);
    let most = |side: Side| match (of(side).count(), of(side).filter_map(|leaf| leaf.points).sum::<i64>()) {
        (0, _) => None,
        (count, 0) => Some(format!("{} {count} 条", side.label())),
        (_, sum) => Some(format!("{}最多 {} 分", side.label(), shown(sum))),
    };
    let words = [Some(format!("得分 {} 条", of(Side::Base).count())), most(Side::Bonus), most(Side::Deduct)];
    words.into_iter().flatten().collect::<Vec<_>>().join("　")
}

/// What does not agree; each leads to its line.
#[component]
pub fn Checks() -> impl IntoView {
    let desk = SchemeDesk::get();
    let all = Memo::new(move |_| desk.outline.with(|outline| outline.troubles.clone()));
    let count = Signal::derive(move || match all.with(Vec::len) {
        0 => None,
        count => Some(format!("{count} 处")),
    });
    let one = move |trouble: Trouble| {
        let key = trouble.key;
        view! {
            <li><button type="button" class="pick ochre" on:click=move |_| desk.stand_on(&key, Some(NAME))>{trouble.text}</button></li>
        }
    };
    view! {
        <section aria-label="检查">
            <SectionHead title="检查" count/>
            {move || if all.with(Vec::is_empty) {
                view! { <p class="small faint">"分值都对得上，没有缺的。"</p> }.into_any()
            } else {
                view! { <ul class="scheme-checks">{all.get().into_iter().map(one).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}
