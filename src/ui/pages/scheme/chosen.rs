//! The line one stands on: its 评分标准 whole, and what of it judges will get as buttons.

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::domain::kind::{Kind, KindSpec};
use crate::domain::points::shown;
use crate::domain::scheme::cuts::{Cut, cuts, gains};
use crate::domain::scheme::{Leaf, Scheme, SchemeNode, Side};
use crate::ui::components::SectionHead;
use crate::ui::forms::BoundField;

const SCHEME: KindSpec = Scheme::SPEC;

/// The line.
#[component]
pub fn Chosen() -> impl IntoView {
    let desk = SchemeDesk::get();
    let key = Memo::new(move |_| desk.key());
    move || key.get().map(|key| view! { <One key/> })
}

#[component]
fn One(key: String) -> impl IntoView {
    let desk = SchemeDesk::get();
    let own = key.clone();
    let title = Signal::derive(move || {
        let name = desk.node(&own, |node| node.name.clone()).unwrap_or_default();
        if name.is_empty() { "没有名称的一行".to_owned() } else { name }
    });
    let name = format!("{}.{key}.{}", Scheme::nodes, SchemeNode::standard);
    let label = Signal::derive(move || format!("{}的评分标准", title.get()));
    let leaf = Memo::new(move |_| desk.outline.with(|outline| outline.leaf(&key).cloned()));
    view! {
        <section class="scheme-chosen" aria-label="选中的一行">
            <SectionHead title/>
            <BoundField kind=&SCHEME id=desk.id name label hide_label=true rows=5
                placeholder="评分标准，如：每少1次扣1分" quiet=true/>
            {move || leaf.get().map(|leaf| view! { <Presets leaf/> })}
        </section>
    }
}

/// What the standard takes off or adds, as it was understood.
#[component]
fn Presets(leaf: Leaf) -> impl IntoView {
    let bonus = leaf.side == Side::Bonus;
    let all = if bonus { gains(&leaf.standard) } else { cuts(&leaf.standard, leaf.points) };
    if all.is_empty() {
        return ().into_any();
    }
    let one = move |cut: Cut| view! { <li>{cut.label.clone()}<span class="quiet">{amount(&cut, bonus)}</span></li> };
    let lead = if bonus { "打分时一按就加的：" } else { "打分时一按就扣的：" };
    view! { <p class="small quiet">{lead}</p><ul class="scheme-cuts">{all.into_iter().map(one).collect_view()}</ul> }
        .into_any()
}

/// `每次扣 1`, `扣 0.5`, `不得分`.
fn amount(cut: &Cut, bonus: bool) -> String {
    let verb = if bonus { "加" } else { "扣" };
    match (cut.none, cut.each) {
        (true, _) => "不得分".to_owned(),
        (_, true) => format!("每次{verb} {}", shown(cut.points)),
        (_, false) => format!("{verb} {}", shown(cut.points)),
    }
}
