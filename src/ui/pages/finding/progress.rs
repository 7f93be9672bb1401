//! 每月进展: what was reported month by month, and reporting this month's.

use leptos::prelude::*;

use super::context::OneFinding;
use super::report::written;
use crate::domain::dates::{YearMonth, month_day};
use crate::domain::finding::FindingState;
use crate::domain::progress::Progress;
use crate::ledger::rectify::deeds::PARTED;
use crate::ledger::rectify::monthly::unchanged;
use crate::ui::components::{Button, SectionHead};

/// The section.
#[component]
pub fn MonthlyProgress() -> impl IntoView {
    let one = OneFinding::get();
    let month = move || YearMonth::of(one.session.today.get());
    let here = Memo::new(move |_| one.progress.with(|all| all.iter().any(|known| known.month == Some(month()))));
    let count = Signal::derive(move || {
        let open = !matches!(one.state.get(), FindingState::Closed | FindingState::Unclaimed);
        let lacks = open && !here.get() && !one.is_whole();
        Some(if lacks {
            format!("{}还没有报", month().in_words())
        } else {
            format!("{} 个月", one.progress.with(|all| all.len()))
        })
    });
    let why_not = Memo::new(move |_| why_not(one));
    let same = move |()| {
        let now = month();
        let done =
            one.act(&one.my_name(), |ledger, _, (actor, when)| unchanged(ledger, one.id, now, (actor.name, when.day)));
        one.said.set(done.err());
    };
    // What was written stays: 无变化 is offered only where nothing was.
    let same_why = Signal::derive(move || {
        let told = here.get() && written(one, month()).is_some_and(|known| !known.unchanged);
        why_not.get().or_else(|| told.then(|| "这个月的进展已经写了，要改就点“报进展”。".to_owned()))
    });
    view! {
        <SectionHead title="每月进展" count>
            <Button small=true label="本月无变化" why_not=same_why on_press=same/>
            <Button small=true label="报进展" why_not on_press=move |()| one.dialogs.report.set(true)/>
        </SectionHead>
        {move || one.progress.with(|all| all.is_empty()).then(|| view! { <p class="quiet empty-line">"还没有报过进展。每月报一次：做了什么，质量怎样，见到什么效果。"</p> })}
        <ul class="finding-months" aria-label="每月进展">
            {move || one.progress.get().iter().map(|one| view! { <Month told=one.clone()/> }).collect_view()}
        </ul>
    }
}

/// Why nothing can be reported now.
fn why_not(one: OneFinding) -> Option<String> {
    one.foreign.get().or_else(|| {
        if one.is_whole() {
            return Some(PARTED.to_owned());
        }
        match one.state.get() {
            FindingState::Unclaimed => Some("还没有认领。先由责任单位认领建账，再报进展。".to_owned()),
            FindingState::Closed => Some("已经销号，不用再报进展。回头看发现反弹、重开以后再报。".to_owned()),
            _ => None,
        }
    })
}

#[component]
fn Month(told: Progress) -> impl IntoView {
    let month = told.month.map(YearMonth::in_words).unwrap_or_default();
    let part = |label: &'static str, text: String| {
        (!text.trim().is_empty()).then(|| view! { <dt>{label}</dt><dd>{text}</dd> })
    };
    let who = told.day.map(|day| format!("{}　{}", month_day(day), told.by));
    let percent = told.percent.map(|percent| format!("完成 {percent}%"));
    let same = told.unchanged.then_some("无变化");
    view! {
        <li>
            <p class="finding-month"><b>{month}</b><span>{percent}</span><span>{same}</span><span class="small faint">{who}</span></p>
            <dl class="facts">{part("进度", told.text)}{part("质量", told.quality)}{part("效果", told.effect)}</dl>
        </li>
    }
}
