//! The paper line by line, each with what became of it.

use leptos::prelude::*;

use super::card::card_id;
use super::plan::Plan;
use crate::domain::rectification::reading::{Fate, Part, Reading, SourceLine};
use crate::ui::components::{Segment, Segmented, Select, focus_first, reveal_id};

/// Which lines are looked at: key, word, and whether a line is one of them.
type Sight = (&'static str, &'static str, fn(&SourceLine) -> bool);

const SIGHTS: [Sight; 3] =
    [("all", "原文", |_| true), ("unread", "没读懂", is_unread), ("asides", "不导入的", is_aside)];

fn is_unread(line: &SourceLine) -> bool {
    matches!(line.fate, Fate::NotUnderstood(_))
}

fn is_aside(line: &SourceLine) -> bool {
    matches!(line.fate, Fate::Note(_))
}

/// The lines of the paper.
#[component]
pub fn PaperLines(plan: Plan) -> impl IntoView {
    let wanted = RwSignal::new(SIGHTS[0].0.to_owned());
    let segments = Signal::derive(move || {
        let count = |such: fn(&SourceLine) -> bool| {
            plan.reading.with(|reading| reading.lines.iter().filter(|line| such(line)).count())
        };
        let one = |(key, label, such): Sight| Segment {
            key: key.to_owned(),
            label: label.to_owned(),
            count: Some(count(such)),
        };
        SIGHTS.map(one).to_vec()
    });
    let lines = move || {
        let such = wanted.with(|wanted| SIGHTS.iter().find(|(key, ..)| wanted == key).map(|(.., such)| *such));
        let reading = plan.reading.get();
        let wanted = |line: &SourceLine| such.is_none_or(|such| such(line));
        let rows = reading.lines.iter().enumerate().filter(|(_, line)| wanted(line));
        rows.map(|(at, line)| paper_line(plan, &reading, at, line)).collect_view()
    };
    // The lines of the finding one looks at come into sight beside it.
    Effect::new(move |_| {
        let Some(at) = plan.at.get() else { return };
        let first = plan.reading.with_untracked(|reading| reading.lines.iter().position(|line| of(line) == Some(at)));
        if let Some(first) = first {
            reveal_id(&line_id(first));
        }
    });
    view! {
        <div class="paste-pane" tabindex="0" role="region" aria-label="原文和去向">
            <table class="ledger ledger-tight paste-paper">
                <caption class="visually-hidden">"原文的每一处和它的去向"</caption>
                <colgroup><col class="p-place"/><col/><col class="p-fate"/></colgroup>
                <thead><tr>
                    <th scope="col" colspan="2"><Segmented label="看哪些原文" segments value=wanted on_select=move |key| wanted.set(key)/></th>
                    <th scope="col">"去向"</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn of(line: &SourceLine) -> Option<usize> {
    if let Fate::Finding(at, _) = line.fate { Some(at) } else { None }
}

fn line_id(at: usize) -> String {
    format!("plan-line-{at}")
}

fn paper_line(plan: Plan, reading: &Reading, at: usize, line: &SourceLine) -> impl IntoView + use<> {
    let finding = of(line);
    let is_on = move || finding.is_some() && plan.at.get() == finding;
    view! {
        <tr id=line_id(at) class:is-unread=is_unread(line) class:is-on=is_on>
            <td class="faint small">{line.place.clone()}</td>
            <th scope="row" class="p-text">{line.text.clone()}</th>
            <td class="p-text">{fate(plan, reading, at, line)}</td>
        </tr>
    }
}

fn fate(plan: Plan, reading: &Reading, at: usize, line: &SourceLine) -> AnyView {
    let faint = |text: &str| view! { <span class="faint">{text.to_owned()}</span> }.into_any();
    match &line.fate {
        Fate::Finding(finding, part) => {
            let (finding, part) = (*finding, part.label());
            let look = move |_| {
                plan.at.set(Some(finding));
                focus_first(None, &format!("#{} textarea", card_id(finding)));
            };
            view! { <button type="button" class="paste-to" on:click=look>{format!("问题 {} ", finding + 1)}<span class="faint">{part}</span></button> }
                .into_any()
        }
        Fate::Heading => faint("标题，管下面的问题"),
        Fate::Header => faint("表头"),
        Fate::Title => faint("方案名称"),
        Fate::Note(why) => {
            view! { <span class="faint">{why.clone()}</span><Choose plan reading=reading.clone() at/> }.into_any()
        }
        Fate::NotUnderstood(why) => view! {
            <b class="ochre">"没读懂"</b><span class="ochre small paste-why">{why.clone()}</span>
            <Choose plan reading=reading.clone() at/>
        }
        .into_any(),
    }
}

/// Where a line that is in no finding goes.
#[component]
fn Choose(plan: Plan, reading: Reading, at: usize) -> impl IntoView {
    // The finding before it is the likeliest.
    let before = reading.lines.iter().take(at).rev().find_map(of).or((!reading.findings.is_empty()).then_some(0));
    let mut options = vec![("".to_owned(), "选去向…".to_owned()), ("new".to_owned(), "新的问题".to_owned())];
    if let Some(before) = before {
        let parts = Part::ALL.iter().filter(|part| **part != Part::Sort);
        options.extend(parts.map(|part| (key(*part), format!("问题 {} 的{}", before + 1, part.label()))));
    }
    options.push(("seen".to_owned(), "看过，不导入".to_owned()));
    let choose = move |chosen: String| match chosen.as_str() {
        "" => {}
        "new" => plan.assign(at, Some((None, Part::Text))),
        "seen" => plan.assign(at, None),
        chosen => {
            if let Some(part) = Part::ALL.into_iter().find(|part| key(*part) == chosen) {
                plan.assign(at, Some((before, part)));
            }
        }
    };
    view! { <Select label=format!("第 {} 处的去向", at + 1) value=String::new() options on_commit=choose/> }
}

fn key(part: Part) -> String {
    format!("{part:?}")
}
