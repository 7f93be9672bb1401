//! What the lines add up to, and what does not agree.

use leptos::prelude::*;

use super::desk::{NAME, SchemeDesk};
use crate::domain::points::shown;
use crate::domain::scheme::{Class, Outline, Scheme, Side, Trouble};

/// A hundred points, the sum that scoring tables have.
const HUNDRED: i64 = 10_000;

/// What all 得分 add up to, beside the hundred that is usual.
#[component]
pub fn Total() -> impl IntoView {
    let desk = SchemeDesk::get();
    let full = Memo::new(move |_| desk.outline.with(|outline| outline.full));
    view! {
        <p class="total"><b>{move || shown(full.get())}</b>"分"{move || beside_hundred(full.get())}</p>
        <p class="small quiet">{move || desk.outline.with(|outline| extras(outline))}</p>
    }
}

/// What each 类 adds up to, beside what it says.
#[component]
pub fn Classes() -> impl IntoView {
    let desk = SchemeDesk::get();
    let classes = move || {
        desk.scheme.with(|scheme| {
            let scheme = scheme.as_deref()?;
            let row = |class: &Class| class_row(scheme, class);
            let of =
                |outline: &Outline| outline.classes.iter().filter(|one| counts(scheme, one)).map(row).collect_view();
            Some(desk.outline.with(|outline| of(outline)))
        })
    };
    view! {
        <table class="ledger ledger-tight sum-table">
            <caption class="visually-hidden">"各类的分值"</caption>
            <thead><tr><th scope="col">"类"</th><th scope="col" class="num">"写的"</th><th scope="col" class="num">"合计"</th></tr></thead>
            <tbody>{classes}</tbody>
        </table>
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
    let one = move |Trouble { key, text }: Trouble| {
        if desk.refusal.with(Option::is_some) {
            return view! { <li class="small ochre">{text}</li> }.into_any();
        }
        let go = move |_| desk.stand_on(&key, Some(NAME));
        view! { <li><button type="button" class="pick ochre" on:click=go>{text}</button></li> }.into_any()
    };
    move || {
        if all.with(Vec::is_empty) {
            view! { <p class="small faint scheme-fine">"各类写的分值和合计都对得上。"</p> }.into_any()
        } else {
            view! { <ul class="scheme-checks" aria-label="对不上的">{all.get().into_iter().map(one).collect_view()}</ul> }
                .into_any()
        }
    }
}
