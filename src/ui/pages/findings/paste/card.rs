//! What was understood: a card for each finding, to be corrected before it is imported.

use leptos::prelude::*;

use super::plan::{Entry, Plan};
use crate::domain::finding::{Commonness, Urgency};
use crate::domain::kind::Choice;
use crate::domain::rectification::reading::{Part, ReadFinding, said};
use crate::ui::components::{Button, ButtonKind, Field, Select, TextArea, TextInput};

/// The findings.
#[component]
pub fn Cards(plan: Plan) -> impl IntoView {
    let rows = Memo::new(move |_| (plan.turn.get(), plan.entries.with(Vec::len)));
    view! {
        <div class="paste-pane" tabindex="0" role="region" aria-label="读出的问题">
            <For each=move || { let (turn, count) = rows.get(); (0..count).map(move |at| (turn, at)) } key=|row| *row let((_, at))>
                <Card plan at/>
            </For>
            {move || (rows.get().1 == 0).then(|| view! {
                <p class="quiet paste-none">"没有读出问题。请把方案连同“整改措施”“整改时限”这些字样一起复制；表格要带表头。也可以在右边给没读懂的行选去向。"</p>
            })}
        </div>
    }
}

/// Id of a card.
pub fn card_id(at: usize) -> String {
    format!("plan-card-{at}")
}

#[component]
fn Card(plan: Plan, at: usize) -> impl IntoView {
    let entry = Memo::new(move |_| plan.entries.with(|all| all.get(at).cloned()));
    let is = move |f: fn(&Entry) -> bool| Memo::new(move |_| entry.with(|entry| entry.as_ref().is_some_and(f)));
    let (out, double) = (is(|entry| entry.out), is(|entry| entry.double));
    let tick = move |event| {
        let on = event_target_checked(&event);
        plan.change(at, |entry| entry.out = !on);
    };
    view! {
        <section id=card_id(at) class="plan-card" class:is-out=out class:is-on=move || plan.at.get() == Some(at)
            aria-label=format!("第 {} 个问题", at + 1) on:focusin=move |_| plan.at.set(Some(at))>
            <header class="plan-head">
                <label class="check"><input type="checkbox" prop:checked=move || !out.get() on:change=tick/>{format!("导入第 {} 个", at + 1)}</label>
                {move || double.get().then(|| view! { <span class="small ochre">"账上已有同一单位的同一个问题"</span> })}
                {(at > 0).then(|| view! {
                    <Button kind=ButtonKind::Plain small=true label=format!("并入第 {at} 个") on_press=move |()| plan.merge(at)/>
                })}
                <Sorts plan at entry/>
            </header>
            <Text plan at entry part=Part::Text rows=2/>
            <Text plan at entry part=Part::Demand rows=2/>
            <Text plan at entry part=Part::Measures rows=4/>
            <div class="plan-grid">
                <Line plan at entry part=Part::Leaders/>
                <Line plan at entry part=Part::Persons/>
                <Line plan at entry part=Part::Unit/>
                <Limit plan at entry/>
            </div>
            <Text plan at entry part=Part::Basis rows=1/>
            <Text plan at entry part=Part::Told rows=2/>
        </section>
    }
}

fn value(entry: Memo<Option<Entry>>, part: Part) -> Signal<String> {
    Signal::derive(move || {
        entry.with(|entry| entry.as_ref().map(|entry| said(&entry.finding, part)).unwrap_or_default())
    })
}

/// A field of several lines. Fields that few papers have are shown where the paper has them.
#[component]
fn Text(plan: Plan, at: usize, entry: Memo<Option<Entry>>, part: Part, rows: u32) -> impl IntoView {
    let text = value(entry, part);
    let always = matches!(part, Part::Text | Part::Measures);
    let shown = always || !text.get_untracked().is_empty();
    shown.then(|| {
        let lines = text.with_untracked(|text| text.lines().map(|line| 1 + line.chars().count() / 36).sum::<usize>());
        let rows = u32::try_from(lines).unwrap_or(rows).clamp(rows.min(2), 12);
        view! { <Field label=part.label()><TextArea value=text rows on_commit=move |text: String| plan.put(at, part, &text)/></Field> }
    })
}

/// A field of one line.
#[component]
fn Line(plan: Plan, at: usize, entry: Memo<Option<Entry>>, part: Part) -> impl IntoView {
    view! {
        <Field label=part.label()>
            <TextInput value=value(entry, part) on_commit=move |text: String| plan.put(at, part, &text)/>
        </Field>
    }
}

/// The limit in the words of the paper, and what they were read as.
#[component]
fn Limit(plan: Plan, at: usize, entry: Memo<Option<Entry>>) -> impl IntoView {
    let read = Signal::derive(move || entry.with(|entry| entry.as_ref().map(|entry| as_read(&entry.finding))));
    view! {
        <Field label=Part::Limit.label() help=read>
            <TextInput value=value(entry, Part::Limit) on_commit=move |text: String| plan.put(at, Part::Limit, &text)/>
        </Field>
    }
}

fn as_read(finding: &ReadFinding) -> String {
    let due = finding.due.map(|day| format!("到 {day}"));
    let long = finding.long.then(|| "长期坚持".to_owned());
    let all: Vec<String> = due.into_iter().chain(long).collect();
    match all.is_empty() {
        true if finding.limit_note.trim().is_empty() => "没有写时限".to_owned(),
        true => "没有读出日期，可以写成 2026年12月".to_owned(),
        false => all.join("，"),
    }
}

/// 性质, 类别 and 维度.
#[component]
fn Sorts(plan: Plan, at: usize, entry: Memo<Option<Entry>>) -> impl IntoView {
    let option = |one: &Choice| (one.key.to_owned(), one.label.to_owned());
    let commonness = Signal::derive(move || {
        entry.with(|entry| {
            entry.as_ref().and_then(|entry| entry.finding.commonness).unwrap_or_default().key().to_owned()
        })
    });
    let urgency = Signal::derive(move || {
        entry.with(|entry| entry.as_ref().and_then(|entry| entry.finding.urgency).unwrap_or_default().key().to_owned())
    });
    let commonnesses: Vec<(String, String)> = Commonness::CHOICES.iter().map(option).collect();
    let urgencies: Vec<(String, String)> = Urgency::CHOICES.iter().map(option).collect();
    let dimension = Signal::derive(move || {
        entry.with(|entry| entry.as_ref().map(|entry| entry.finding.dimension.clone()).unwrap_or_default())
    });
    let label = move |what: &str| format!("第 {} 个问题的{what}", at + 1);
    view! {
        <span class="plan-sorts push">
            <Select label=label("性质") value=commonness options=commonnesses
                on_commit=move |key: String| plan.change(at, |entry| entry.finding.commonness = Commonness::of(&key))/>
            <Select label=label("类别") value=urgency options=urgencies
                on_commit=move |key: String| plan.change(at, |entry| entry.finding.urgency = Urgency::of(&key))/>
            <TextInput label=label("维度") placeholder="维度" value=dimension
                on_commit=move |text: String| plan.change(at, |entry| entry.finding.dimension = text.trim().to_owned())/>
        </span>
    }
}
