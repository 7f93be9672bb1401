//! One 条: number, name, 评分标准, its 扣分项 as buttons, and its box.

use leptos::prelude::*;

use super::desk::ScoreDesk;
use super::score_box::ScoreBox;
use crate::domain::points;
use crate::domain::scheme::Leaf;
use crate::ledger::tour::presets::Presets;

/// The line.
#[component]
pub fn Item(desk: ScoreDesk, leaf: Leaf) -> impl IntoView {
    let key = StoredValue::new(leaf.key.clone());
    let on = Memo::new(move |_| desk.on.with(|on| key.with_value(|key| on == key)));
    let missing = Memo::new(move |_| key.with_value(|key| desk.recorded(key).0.is_none()));
    let wrong = Memo::new(move |_| key.with_value(|key| desk.wrong(key)));
    let full = leaf.points.map(points::shown).unwrap_or_default();
    let label = format!("第 {} 条 {}，满分 {full}", leaf.number, leaf.name);
    let described = format!("wrong-{}", leaf.key);
    let note = described.clone();
    view! {
        <div class="item" class:is-on=on class:is-missing=missing>
            <span class="no">{leaf.number}</span>
            <span class="what">{leaf.name.clone()}<Standard text=leaf.standard.clone() method=leaf.method.clone()/></span>
            <Cuts desk leaf=leaf.clone()/>
            <span class="give">
                <ScoreBox desk leaf_key=leaf.key label wrong described/>
                <span>{format!("/ {full}")}</span>
            </span>
            {move || wrong.get().map(|why| view! { <p class="wrong" id=note.clone() role="alert">{why}</p> })}
        </div>
    }
}

/// 评分标准, in small; the whole of a long one by hovering.
#[component]
fn Standard(text: String, method: String) -> impl IntoView {
    let title = if method.is_empty() { text.clone() } else { format!("{text}（{method}）") };
    (!text.is_empty()).then(|| view! { <small title=title>{text.clone()}</small> })
}

/// The presets. The box takes the same by its − key, so that Tab leads from box to box.
#[component]
pub fn Cuts(desk: ScoreDesk, leaf: Leaf) -> impl IntoView {
    let presets = Presets::of(&leaf);
    let key = StoredValue::new(leaf.key);
    let pressed = Memo::new(move |_| key.with_value(|key| desk.presets(key).1));
    let button = |(at, words): (usize, String)| {
        let times = move || pressed.with(|pressed| pressed.get(at).copied().unwrap_or(0));
        let label = move || match times() {
            0 | 1 => words.clone(),
            times => format!("{words} ×{times}"),
        };
        let press = move |_| key.with_value(|key| desk.press_cut(key, at));
        view! {
            <button class="cut-btn" type="button" tabindex="-1" aria-pressed=move || (times() > 0).to_string()
                on:click=press>{label}</button>
        }
    };
    let words: Vec<String> = presets.cuts.iter().map(|cut| presets.words(cut)).collect();
    view! { <span class="cuts">{words.into_iter().enumerate().map(button).collect_view()}</span> }
}
