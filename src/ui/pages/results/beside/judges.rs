//! The judges: whether they agree, who is mild and who is strict, which sheets to look at.

use leptos::prelude::*;

use crate::domain::points;
use crate::ui::components::SectionHead;
use crate::ui::lists::results::judges::{Leniency, Odd, leniency, leniency_words, not_counted, standouts};
use crate::ui::lists::results::signed;
use crate::ui::pages::results::desk::Desk;

#[component]
pub fn Judges() -> impl IntoView {
    let desk = Desk::get();
    let agreement = move || desk.with(|reading| reading.standing.agreement.in_words()).unwrap_or_default();
    let apart = move || desk.with(|reading| reading.standing.correction.components_in_words()).flatten();
    view! {
        <SectionHead title="评委意见"/>
        <p class="small agreement">{agreement}"。"</p>
        {move || apart().map(|words| view! { <p class="small ochre agreement">{words}"。"</p> })}
        <Sheets title="与众不同，请看一眼" note="照样计入，只是请看一眼有没有录错。" which=Which::Odd/>
        <Sheets title="没有计入的评分表" note="" which=Which::NotCounted/>
        <MildAndStrict/>
    }
}

/// How far each judge is from the others: a bar to the right is mild, to the left strict.
#[component]
fn MildAndStrict() -> impl IntoView {
    let desk = Desk::get();
    let all = Memo::new(move |_| desk.with(|reading| leniency(&reading.book, &reading.standing)).unwrap_or_default());
    let parts = Memo::new(move |_| desk.with(|reading| reading.standing.correction.components).unwrap_or(0));
    let widest = move || all.with(|all| all.iter().map(|one| one.points.abs()).max().unwrap_or(0).max(100));
    let line = move |one: Leniency| view! { <Line one widest=widest() parts=parts.get()/> };
    view! {
        <SectionHead title="评委宽严" count=Signal::derive(move || Some(format!("{} 人", all.with(Vec::len))))/>
        <p class="small quiet agreement">"正数是平均比大家多给（偏宽），负数是少给（偏严）。"</p>
        <ul class="leniency">{move || all.get().into_iter().map(line).collect_view()}</ul>
    }
}

#[component]
fn Line(one: Leniency, widest: i64, parts: usize) -> impl IntoView {
    let words = leniency_words(one.points);
    let length = format!("{}%", one.points.abs() * 50 / widest.max(1));
    let class = if one.points < 0 { "lean is-strict" } else { "lean" };
    let part = (parts > 1).then(|| format!("第 {} 部分", one.part + 1));
    let title = format!("{}，计入 {} 张，{words}", one.name, one.sheets);
    view! {
        <li title=title>
            <span class="cut">{one.name}</span>
            <span class=class aria-hidden="true"><i style:width=length></i></span>
            <span class="num">{signed(one.points)}</span>
            <span class="small quiet">{part.unwrap_or_else(|| short(one.points))}</span>
        </li>
    }
}

/// `偏宽`, `偏严`; nothing for less than a tenth of a point.
fn short(hundredths: i64) -> String {
    match hundredths {
        mild if mild >= 10 => "偏宽".to_owned(),
        strict if strict <= -10 => "偏严".to_owned(),
        _ => String::new(),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Which {
    Odd,
    NotCounted,
}

/// Sheets to look at; each opens.
#[component]
fn Sheets(title: &'static str, note: &'static str, which: Which) -> impl IntoView {
    let desk = Desk::get();
    let all = Memo::new(move |_| {
        let found = desk.with(|reading| match which {
            Which::Odd => standouts(&reading.book, &reading.standing),
            Which::NotCounted => not_counted(&reading.book),
        });
        found.unwrap_or_default()
    });
    let line = move |odd: Odd| {
        let open = move |_| desk.sheet.set(Some(odd.sheet));
        view! {
            <li><button type="button" class="pick" on:click=open>
                <b>{format!("{} → {}", odd.judge, odd.unit)}</b><span>{odd.why}</span>
            </button></li>
        }
    };
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let count = Signal::derive(move || Some(format!("{} 张", all.with(Vec::len))));
    move || {
        some.get().then(|| {
            view! {
                <SectionHead title count/>
                {(!note.is_empty()).then(|| view! { <p class="small quiet agreement">{note}</p> })}
                <ul class="odd-sheets">{move || all.get().into_iter().take(MOST).map(line).collect_view()}</ul>
                {move || all.with(|all| (all.len() > MOST).then(|| view! {
                    <p class="small quiet">{format!("另有 {} 张，在“打分”里逐张看。", all.len() - MOST)}</p>
                }))}
            }
        })
    }
}

/// Sheets that are named; the rest is counted.
const MOST: usize = 12;

/// A figure of a sheet.
pub fn figure(total: Option<i64>) -> String {
    total.map_or("—".to_owned(), points::fixed)
}
