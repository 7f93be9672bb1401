//! What the sheet adds up to: in all, by 类; and 加分, 扣分, 亮点, 不足, 建议.

use leptos::prelude::*;

use super::desk::ScoreDesk;
use super::item::Cuts;
use super::remarks::Remarks;
use super::score_box::ScoreBox;
use crate::domain::points;
use crate::domain::scheme::{Leaf, Side};

/// The right side.
#[component]
pub fn Tally(desk: ScoreDesk) -> impl IntoView {
    let extras = move || {
        let outline = desk.outline.get();
        let leaves = outline.leaves.iter().filter(|leaf| leaf.side != Side::Base).cloned();
        leaves.map(|leaf| view! { <Extra desk leaf/> }).collect_view()
    };
    view! {
        <aside class="tally" aria-label="合计和点评">
            <Total desk/>
            <Classes desk/>
            {extras}
            <Remarks desk/>
        </aside>
    }
}

/// How many are given and how many are open, in words.
pub fn words(desk: ScoreDesk) -> String {
    let progress = desk.progress();
    match (progress.given, progress.open()) {
        (_, 0) => "已打完".to_owned(),
        (0, open) => format!("还差 {open} 条"),
        (given, open) => format!("已打 {given} 条，还差 {open} 条"),
    }
}

#[component]
fn Total(desk: ScoreDesk) -> impl IntoView {
    let sums = Memo::new(move |_| {
        let progress = desk.progress();
        (progress.weighed.base, progress.weighed.extra)
    });
    let full = move || desk.outline.with(|outline| points::shown(outline.full));
    let extra = move || {
        let (base, extra) = sums.get();
        (extra != 0).then(|| {
            let sign = if extra > 0 { "+" } else { "" };
            let all = points::shown(base + extra);
            view! { <p class="small quiet score-extra">{format!("加减分 {sign}{}，合计 {all}", points::shown(extra))}</p> }
        })
    };
    view! {
        <div class="total"><b>{move || points::shown(sums.get().0)}</b><span class="quiet">{move || format!("/ {}　{}", full(), words(desk))}</span></div>
        {extra}
    }
}

#[component]
fn Classes(desk: ScoreDesk) -> impl IntoView {
    let classes = move || {
        let outline = desk.outline.get();
        let classes = outline.classes.iter().enumerate().filter(|(_, class)| class.points > 0);
        classes
            .map(|(at, class)| view! { <ClassBar desk at name=class.name.clone() full=class.points/> })
            .collect_view()
    };
    view! { <ul class="sub-scores">{classes}</ul> }
}

#[component]
fn ClassBar(desk: ScoreDesk, at: usize, name: String, full: i64) -> impl IntoView {
    let given = Memo::new(move |_| desk.progress().weighed.classes.get(at).copied().unwrap_or(0));
    let share = move || format!("{}%", given.get() * 100 / full.max(1));
    let figures = move || format!("{} / {}", points::shown(given.get()), points::shown(full));
    view! {
        <li>
            <span class="cut" title=name.clone()>{name.clone()}</span>
            <span class="bar"><i style:width=share></i></span>
            <span class="num faint">{figures}</span>
        </li>
    }
}

/// A 加分项 or 扣分项. It may stay empty.
#[component]
fn Extra(desk: ScoreDesk, leaf: Leaf) -> impl IntoView {
    let key = StoredValue::new(leaf.key.clone());
    let wrong = Memo::new(move |_| key.with_value(|key| desk.wrong(key)));
    let most = leaf.points.map(|most| format!("，最多 {} 分", points::shown(most))).unwrap_or_default();
    let label = format!("{}　{}{most}", leaf.side.label(), leaf.name);
    let described = format!("wrong-{}", leaf.key);
    let note = described.clone();
    view! {
        <div class="field score-more">
            <label class="label" for=super::boxes::id(&leaf.key) title=leaf.standard.clone()>{label.clone()}</label>
            <span class="score-more-give">
                <ScoreBox desk leaf_key=leaf.key.clone() label wrong described/>
                <Cuts desk leaf/>
            </span>
            {move || wrong.get().map(|why| view! { <p class="wrong" id=note.clone() role="alert">{why}</p> })}
        </div>
    }
}
