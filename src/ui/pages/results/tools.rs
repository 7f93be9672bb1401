//! The toolbar: 排名组, what is ranked by, how many sheets there are, 显示名次. And what must be known before one reads on.

use leptos::prelude::*;

use super::desk::{Desk, classes};
use crate::domain::points;
use crate::ledger::tour::lock::show_ranks;
use crate::ui::components::{Banner, BannerKind, Check, Segment, Segmented, Select, thousands};
use crate::ui::lists::results::ranking::Measure;
use crate::ui::route::{Route, TourTab};

#[component]
pub fn Tools() -> impl IntoView {
    let desk = Desk::get();
    let segments = Signal::derive(move || {
        let one = |(at, name): (usize, &String), count: usize| Segment {
            key: at.to_string(),
            label: name.clone(),
            count: Some(count),
        };
        desk.with(|reading| {
            let standing = &reading.standing;
            let count = |track: usize| standing.input.stops.iter().filter(|stop| stop.track == track).count();
            standing.tracks.iter().enumerate().map(|(at, name)| one((at, name), count(at))).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let value = Signal::derive(move || desk.track.get().to_string());
    let select = move |key: String| {
        let at: usize = key.parse().unwrap_or(0);
        if let Some(name) = desk.look(|reading| reading.standing.tracks.get(at).cloned()).flatten() {
            desk.choose_track(name);
        }
    };
    let facts = move || desk.with(|reading| facts(&reading.book)).unwrap_or_default();
    view! {
        <div class="toolbar">
            <Segmented label="排名组" segments value on_select=select/>
            <By/>
            <span class="sep"></span>
            <span class="quiet small">{facts}"　"<a href=Route::Tour(desk.tour, TourTab::Plan).href()>"改规则"</a></span>
            <span class="push"><ShowRanks/></span>
        </div>
    }
}

fn facts(book: &crate::ledger::tour::book::Book) -> String {
    let counted = book.sheets.iter().filter(|sheet| sheet.counts()).count();
    format!(
        "评委 {} 人　计入评分表 {} 张，还缺 {} 张",
        book.judges.len(),
        thousands(counted),
        thousands(book.lacking())
    )
}

/// 总分, or one 类.
#[component]
fn By() -> impl IntoView {
    let desk = Desk::get();
    let options = Signal::derive(move || {
        let classes = desk.reading.with(|reading| classes(reading.as_deref()));
        let class = |(at, name): (usize, String)| (Measure::Class(at).key(), name);
        std::iter::once((Measure::Total.key(), "总分".to_owned()))
            .chain(classes.into_iter().map(class))
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || desk.measure.get().key());
    let several = Memo::new(move |_| options.with(Vec::len) > 2);
    let choose = move |key: String| desk.choose_measure(Measure::of(&key));
    move || several.get().then(|| view! { <Select label="按哪一项排" value options on_commit=choose/> })
}

/// 减负: ranks can be switched off; tiers stay.
#[component]
fn ShowRanks() -> impl IntoView {
    let desk = Desk::get();
    let shown = Signal::derive(move || desk.with(|reading| !reading.hidden()).unwrap_or(true));
    let why_not = Memo::new(move |_| {
        let locked = desk.is_locked().then(|| "结果已经锁定，要改先解锁".to_owned());
        desk.refusal.get().or(locked)
    });
    let set = move |on: bool| match desk.session.look(|ledger, _| show_ranks(ledger, desk.tour, on)) {
        Ok(draft) => drop(desk.session.commit(draft)),
        Err(why) => desk.session.say(why),
    };
    view! { <Check label="显示名次" checked=shown why_not on_commit=set/> }
}

/// What is odd about the results as a whole.
#[component]
pub fn Warnings() -> impl IntoView {
    let desk = Desk::get();
    let changed = Memo::new(move |_| desk.with(changed_words).flatten());
    let no_scheme = Memo::new(move |_| desk.with(|reading| reading.book.scheme.is_none()).unwrap_or(false));
    view! {
        {move || changed.get().map(|text| view! { <Banner kind=BannerKind::Warn lead="锁定以后有变化。" text/> })}
        {move || no_scheme.get().then(|| view! {
            <Banner kind=BannerKind::Warn lead="指标体系不在本机。" text="评分表都算不了分。请向组织这次观摩的单位再要一份观摩包，或者在“方案和评委”里选好指标体系。"/>
        })}
    }
}

fn changed_words(reading: &super::desk::Reading) -> Option<String> {
    let (book, standing) = (&reading.book, &reading.standing);
    let changed = standing.changed_since_lock(book);
    let one = |at: &usize| {
        let stop = book.stops.get(*at)?;
        let shown = |score: Option<i64>| score.map_or("未完成".to_owned(), points::fixed);
        let now = standing.shown(*at).filter(|_| standing.rank(*at).is_some());
        Some(format!("{}（锁定时 {}，现在 {}）", stop.unit.name, shown(stop.score), shown(now)))
    };
    let named: Vec<String> = changed.iter().take(3).filter_map(one).collect();
    let more = if changed.len() > 3 { format!("等 {} 个点", changed.len()) } else { String::new() };
    (!changed.is_empty()).then(|| {
        format!(
            "{}{more}。下面是现在的结果；备案和写到各单位的仍是锁定时的。要按现在的，先解锁，再锁定。",
            named.join("、")
        )
    })
}
