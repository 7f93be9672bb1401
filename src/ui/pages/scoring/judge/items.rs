//! The 条 in the middle, by 类.

use std::sync::Arc;

use leptos::prelude::*;

use super::boxes;
use super::desk::ScoreDesk;
use super::item::Item;
use crate::domain::points;
use crate::domain::scheme::{Leaf, Outline, Side};
use crate::ui::components::{Banner, BannerKind, Button};

/// One 类 with what is scored in it.
fn blocks(outline: &Outline) -> Vec<(usize, String, Vec<Leaf>)> {
    let base = |class: usize| outline.of_class(class).filter(|(_, leaf)| leaf.side == Side::Base);
    let block = |(at, class): (usize, &crate::domain::scheme::Class)| {
        (at, class.name.clone(), base(at).map(|(_, leaf)| leaf.clone()).collect::<Vec<_>>())
    };
    outline.classes.iter().enumerate().map(block).filter(|(_, _, leaves)| !leaves.is_empty()).collect()
}

/// The region. It is made once for a scheme; another stop only changes what stands in its boxes.
#[component]
pub fn Items(desk: ScoreDesk) -> impl IntoView {
    let all = move || {
        let outline: Arc<Outline> = desk.outline.get();
        let blocks = blocks(&outline).into_iter().enumerate();
        blocks.map(|(at, (class, name, leaves))| view! { <Block desk at class name leaves/> }).collect_view()
    };
    let other = Memo::new(move |_| desk.progress().other_scheme);
    let old = move || {
        other.get().then(|| {
            view! {
                <Banner kind=BannerKind::Warn text="这张表是按另一版指标体系打的，现在不计。重打时，分值合得上的分保留，其余清空。">
                    <Button label="按现在的指标重打" on_press=move |()| desk.rescore()/>
                </Banner>
            }
        })
    };
    view! {
        <form class="items" id=boxes::ITEMS aria-label="评分" on:submit=|event| event.prevent_default()>{old}{all}</form>
    }
}

/// 一、二、三 before the name of a 类.
const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

#[component]
fn Block(desk: ScoreDesk, at: usize, class: usize, name: String, leaves: Vec<Leaf>) -> impl IntoView {
    let keys: Vec<String> = leaves.iter().map(|leaf| leaf.key.clone()).collect();
    let words = Memo::new(move |_| {
        let progress = desk.progress();
        let open = progress.weighed.missing.iter().chain(&progress.weighed.beyond).filter(|key| keys.contains(key));
        let open = open.count();
        let given = progress.weighed.classes.get(class).copied().unwrap_or(0);
        let full = desk.outline.with(|outline| outline.classes.get(class).map_or(0, |class| class.points));
        let state = if open == 0 { "已打完".to_owned() } else { format!("还差 {open} 条") };
        format!("{} / {}　{state}", points::shown(given), points::shown(full))
    });
    let title = NUMBERS.get(at).map_or_else(|| name.clone(), |number| format!("{number}、{name}"));
    let mut section = String::new();
    let mut lines = Vec::new();
    for leaf in leaves {
        if leaf.section != section {
            section.clone_from(&leaf.section);
            let name = (!section.is_empty()).then(|| section.clone());
            lines.push(name.map(|name| view! { <h3 class="score-section">{name}</h3> }).into_any());
        }
        lines.push(view! { <Item desk leaf/> }.into_any());
    }
    view! {
        <div class="dim"><h2>{title}</h2><span>{words}</span></div>
        {lines}
    }
}
