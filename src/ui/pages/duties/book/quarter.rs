//! One quarter: its summary, then its lines by chapter. Each line leads to its record.

use leptos::prelude::*;

use super::{BookDesk, copy, name, summary_of};
use crate::domain::dates::month_day;
use crate::ledger::duties::book::{Chapter, From, Line, by_unit, chapter, quarter};
use crate::ui::components::{Button, ButtonKind, SectionHead};
use crate::ui::route::{DayTab, DutiesTab, Route, TourTab};

/// Lines of a chapter that are shown at first.
const FIRST: usize = 8;

/// Where a line leads.
pub fn route(from: From) -> Route {
    match from {
        From::PartyDay(id) => Route::PartyDay(id, DayTab::Agenda),
        From::Task(id) => Route::Task(id),
        From::Finding(id) => Route::Finding(id),
        From::Tour(id) => Route::Tour(id, TourTab::Results),
        From::Contact(id) => Route::Contact(id),
        From::Posts(_) => Route::Duties(DutiesTab::Posts),
    }
}

#[component]
pub fn Quarter(at: u8) -> impl IntoView {
    let desk = BookDesk::get();
    let chapters = Memo::new(move |_| {
        desk.lines.with(|lines| {
            let lines = quarter(lines, at);
            Chapter::ALL.into_iter().filter(|one| !chapter(&lines, *one).is_empty()).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="duty-quarter" aria-label=name(at)>
            <SectionHead title=name(at)>
                <Button kind=ButtonKind::Plain small=true label="复制小结" on_press=move |()| copy(desk, at)/>
            </SectionHead>
            <p class="duty-summary">{move || summary_of(desk, at)}</p>
            <For each=move || chapters.get() key=|one| *one let(one)><ChapterLines at one/></For>
        </section>
    }
}

#[component]
fn ChapterLines(at: u8, one: Chapter) -> impl IntoView {
    let desk = BookDesk::get();
    let all = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        desk.lines.with(|lines| {
            let lines = quarter(lines, at);
            chapter(&lines, one).into_iter().rev().cloned().collect::<Vec<Line>>()
        })
    });
    let count = move || lines.with(Vec::len);
    let shown = move || {
        lines.with(|lines| lines.iter().take(if all.get() { usize::MAX } else { FIRST }).cloned().collect::<Vec<_>>())
    };
    // Many meetings of many units are told in a few words before they are listed.
    let units = move || {
        lines.with(|lines| {
            let refs: Vec<&Line> = lines.iter().collect();
            let units = by_unit(&refs);
            (one == Chapter::Meetings && units.len() > 3).then(|| {
                let few: Vec<String> = units.iter().take(6).map(|(org, count)| format!("{org} {count} 次")).collect();
                let more = if units.len() > 6 { format!(" 等 {} 个单位", units.len()) } else { String::new() };
                format!("{}{more}", few.join("，"))
            })
        })
    };
    view! {
        <div class="duty-chapter">
            <h3>{one.label()}<span class="quiet small">{move || format!("　{}", count())}</span></h3>
            {move || units().map(|units| view! { <p class="small quiet">{units}</p> })}
            <ol class="duty-lines">{move || shown().into_iter().map(|line| view! { <OneLine line/> }).collect_view()}</ol>
            {move || (count() > FIRST).then(|| {
                let label = if all.get() { "收起".to_owned() } else { format!("看全部 {} 件", count()) };
                view! { <Button kind=ButtonKind::Plain small=true label on_press=move |()| all.update(|all| *all = !*all)/> }
            })}
        </div>
    }
}

#[component]
fn OneLine(line: Line) -> impl IntoView {
    view! {
        <li>
            <time>{month_day(line.day)}</time>
            <span class="cut" title=line.org.clone()>{line.org.clone()}</span>
            <a class="cut" href=route(line.from).href() title=line.text.clone()>{line.text.clone()}</a>
        </li>
    }
}
