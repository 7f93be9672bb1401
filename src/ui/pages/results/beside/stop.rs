//! One stop: its radar, how its score came about, its sheets judge by judge.

use leptos::prelude::*;

use super::judges::figure;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::score_sheet::RemarkKind;
use crate::ledger::tour::comments::{gathered, said};
use crate::ui::components::SectionHead;
use crate::ui::components::charts::{Axis, Radar};
use crate::ui::lists::results::charts::{Corner, radar, radar_start};
use crate::ui::lists::results::notes::making;
use crate::ui::lists::results::ranking::unfinished_words;
use crate::ui::lists::results::sheets::{Fate, SheetLine, of_stop};
use crate::ui::pages::results::desk::{Desk, Reading};
use crate::ui::route::{Route, TourTab};

#[component]
pub fn OneStop(stop: Id) -> impl IntoView {
    let desk = Desk::get();
    let at = Memo::new(move |_| desk.with(|reading| reading.book.stop_at(stop)).flatten());
    let read = move |f: fn(&Reading, usize) -> String| {
        move || at.get().and_then(|at| desk.with(|reading| f(reading, at))).unwrap_or_default()
    };
    view! {
        <div class="sec-head"><h2>{read(name)}</h2><span class="count">{read(place_words)}</span></div>
        <StopRadar at/>
        <p class="small quiet agreement">{read(making_words)}</p>
        <Sheets at/>
        <Remarks stop/>
    }
}

fn name(reading: &Reading, at: usize) -> String {
    reading.book.stops.get(at).map(|stop| stop.unit.name.clone()).unwrap_or_default()
}

/// `第 2 名　86.00 分　先进`.
fn place_words(reading: &Reading, at: usize) -> String {
    let standing = &reading.standing;
    if let Some(crate::domain::scoring::State::Unfinished { have, need }) = standing.stop(at).map(|stop| stop.state) {
        return format!("未完成　{}", unfinished_words((have, need)));
    }
    let rank = standing.rank(at).filter(|_| !reading.hidden()).map(|rank| format!("第 {rank} 名"));
    let score = standing.shown(at).map(|score| format!("{} 分", points::fixed(score)));
    let tier = standing.tier(at).map(str::to_owned);
    [rank, score, tier].into_iter().flatten().collect::<Vec<_>>().join("　")
}

fn making_words(reading: &Reading, at: usize) -> String {
    making(&reading.standing, at).map(|words| format!("怎么算的：{words}。")).unwrap_or_default()
}

/// The 类 against the group's mean: a radar from three 类 on, else in words.
#[component]
fn StopRadar(at: Memo<Option<usize>>) -> impl IntoView {
    let desk = Desk::get();
    let corners = Memo::new(move |_| {
        at.get()
            .and_then(|at| desk.with(|reading| radar(&reading.book, &reading.standing, at)).flatten())
            .unwrap_or_default()
    });
    let unit =
        Signal::derive(move || at.get().and_then(|at| desk.with(|reading| name(reading, at))).unwrap_or_default());
    let group = Signal::derive(move || {
        let track = |reading: &Reading, at: usize| {
            reading.standing.tracks.get(reading.standing.input.stops.get(at)?.track).cloned()
        };
        let name = at.get().and_then(|at| desk.with(|reading| track(reading, at)).flatten()).unwrap_or_default();
        format!("{name}组平均")
    });
    let label = Signal::derive(move || {
        let each = corners.with(|all| all.iter().map(spoken).collect::<Vec<_>>().join("，"));
        format!("{}各方面得分：{each}", unit.get())
    });
    let start = Signal::derive(move || corners.with(|all| radar_start(all)) as f64 / 100.0);
    let axes = Signal::derive(move || corners.with(|all| all.iter().map(axis).collect::<Vec<_>>()));
    let drawn = Memo::new(move |_| corners.with(|all| (3..=8).contains(&all.len())));
    let own = Signal::derive(|| "本单位".to_owned());
    move || {
        if drawn.get() {
            view! { <Radar label axes start own mean=group/> }.into_any()
        } else {
            let line = |corner: Corner| view! { <li>{spoken(&corner)}</li> };
            view! { <ul class="plain-list small">{move || corners.get().into_iter().map(line).collect_view()}</ul> }
                .into_any()
        }
    }
}

fn spoken(corner: &Corner) -> String {
    let Corner { name, own, mean, most } = corner;
    format!("{name} {}，满分 {}，组平均 {}", points::fixed(*own), points::shown(*most), points::fixed(*mean))
}

fn axis(corner: &Corner) -> Axis {
    let share = |value: i64| value as f64 / corner.most.max(1) as f64;
    Axis {
        name: corner.name.clone(),
        own: share(corner.own),
        mean: share(corner.mean),
        shown: points::fixed(corner.own),
        most: points::shown(corner.most),
    }
}

/// The judges of the stop; a sheet opens.
#[component]
fn Sheets(at: Memo<Option<usize>>) -> impl IntoView {
    let desk = Desk::get();
    let lines = Memo::new(move |_| {
        at.get().and_then(|at| desk.with(|reading| of_stop(&reading.book, &reading.standing, at))).unwrap_or_default()
    });
    let count = Signal::derive(move || {
        Some(format!("{} 张", lines.with(|lines| lines.iter().filter(|line| line.sheet.is_some()).count())))
    });
    let line = move |line: SheetLine| view! { <li><OneSheet line/></li> };
    view! {
        <SectionHead title="评分表" count/>
        <ul class="stop-sheets">{move || lines.get().into_iter().map(line).collect_view()}</ul>
    }
}

#[component]
fn OneSheet(line: SheetLine) -> impl IntoView {
    let desk = Desk::get();
    let words: Vec<String> =
        std::iter::once(line.fate.text()).chain(line.notes.clone()).filter(|words| !words.is_empty()).collect();
    let odd = line.odd.then(|| view! { <span class="tag tag-red">"与众不同"</span> });
    let group = line.group.map(|group| view! { <span class="small faint">{group}</span> });
    let total_class = if line.fate == Fate::Used { "num strong" } else { "num quiet" };
    let inside = view! {
        <span class="who-judge">{line.judge.clone()}" "{group}{odd}</span>
        <span class=total_class>{figure(line.total)}</span>
        <span class="why small quiet">{words.join("；")}</span>
    };
    match line.sheet {
        Some(sheet) => {
            let open = move |_| desk.sheet.set(Some(sheet));
            view! { <button type="button" class="sheet-line" on:click=open>{inside}</button> }.into_any()
        }
        None => view! { <div class="sheet-line">{inside}</div> }.into_any(),
    }
}

/// How much was said of the stop.
#[component]
fn Remarks(stop: Id) -> impl IntoView {
    let desk = Desk::get();
    let counts = Memo::new(move |_| {
        let said = desk
            .session
            .ledger
            .with(|ledger| desk.with(|reading| (said(ledger, &reading.book), reading.book.stop_at(stop))));
        let (said, at) = said.unwrap_or_default();
        let of_stop = gathered(said.into_iter().filter(|said| Some(said.stop) == at).collect());
        let count =
            |sort: RemarkKind| of_stop.iter().filter(|one| one.first().is_some_and(|said| said.sort == sort)).count();
        RemarkKind::ALL.iter().map(|sort| (sort.label(), count(*sort))).collect::<Vec<_>>()
    });
    let words = move || {
        counts.with(|counts| {
            counts.iter().map(|(label, count)| format!("{label} {count} 条")).collect::<Vec<_>>().join("　")
        })
    };
    view! {
        <p class="agreement">{words}"　"<a href=Route::Tour(desk.tour, TourTab::Comments).href()>"去点评"</a></p>
    }
}
