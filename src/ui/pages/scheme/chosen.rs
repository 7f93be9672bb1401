//! The line one stands on, with its 评分标准 whole.

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::domain::kind::{Kind, KindSpec};
use crate::domain::scheme::{Scheme, SchemeNode};
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
    let field = |part: &str| format!("{}.{key}.{part}", Scheme::nodes);
    let label = Signal::derive(move || format!("{}的评分标准", title.get()));
    view! {
        <section aria-label="选中的一行">
            <SectionHead title/>
            <BoundField kind=&SCHEME id=desk.id name=field(SchemeNode::standard) label hide_label=true rows=6
                placeholder="评分标准，如：每少1次扣1分" quiet=true/>
        </section>
    }
}
