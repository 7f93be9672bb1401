//! 活动纪实: what was held, who came, what was decided, and pictures.

use leptos::prelude::*;

use super::pictures::Pictures;
use super::scheme::Agenda;
use crate::domain::dates::day_in_words;
use crate::domain::party_day::Verdict;
use crate::domain::task::Task;
use crate::ledger::work::print::{PrintDay, PrintMinutes};
use crate::ui::pages::paper::{Count, Form, Head, Pair, Paper, Prose, Signature, Wide, Widths, WriteDate};
use crate::ui::sheets::{fact, hours, lasting, missing, names, vote_sentence};

#[component]
pub fn RecordSheet(day: PrintDay) -> impl IntoView {
    view! {
        <Paper title=format!("{}活动纪实", day.title) sub=day.org.clone()>
            <Facts day=day.clone()/>
            <Agenda items=day.agenda.clone() empty_rows=4/>
            <Attended day=day.clone()/>
            <Decided meetings=day.minutes.clone()/>
            <Tasks tasks=day.tasks.clone()/>
            <Pictures photos=day.photos.clone()/>
            <Review day/>
            <div class="doc-foot"><Signature who="整理人"/><Signature who="审核人"/><WriteDate/></div>
        </Paper>
    }
}

#[component]
fn Facts(day: PrintDay) -> impl IntoView {
    let held = day
        .day
        .held
        .map_or(String::new(), |held| lasting(Some(held), day.day.held_from.or(day.day.time), day.day.held_to));
    let (notes, credited) = (notes(&day), credited(&day));
    let known = move |label: &str| fact(&day, label);
    let moved = Some(known("改期原因")).filter(|why| !why.is_empty());
    let moved = moved.map(|why| view! { <Wide label="改期原因" text=why/> });
    view! {
        <Form>
            <Wide label="主题" text=known("主题")/>
            <Wide label="时间" text=held/>
            <Wide label="地点" text=known("地点")/>
            <Pair label="主持人" text=known("主持人") other="记录人" other_text=known("记录人")/>
            {moved}
            <Wide label="内容" text=known("内容") lines=2/>
            <Pair label="学习资料" text=known("学习资料") other="学习笔记" other_text=notes/>
            <Pair label="实际支出" text=known("实际支出") other="学时" other_text=credited/>
        </Form>
    }
}

fn notes(day: &PrintDay) -> String {
    day.day.notes.map_or(String::new(), |notes| format!("{notes} 份"))
}

fn credited(day: &PrintDay) -> String {
    let known = day.day.is_held() && day.hours > 0;
    if known { format!("每人 {} 学时", hours(day.hours)) } else { String::new() }
}

#[component]
fn Attended(day: PrintDay) -> impl IntoView {
    let held = day.day.is_held();
    let count = move |count: usize| i64::try_from(count).ok().filter(|_| held);
    let exempt = day.exempt.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("、");
    let exempt = (!exempt.is_empty()).then(|| view! { <Wide label="免于考勤" text=exempt/> });
    let away = if held { missing(&day.roll) } else { String::new() };
    view! {
        <h2>"参加情况"</h2>
        <Form>
            <tr>
                <th scope="row">"人数"</th>
                <td colspan="3">
                    <Count label="应到" count=count(day.tally.due) unit="人　"/>
                    <Count label="实到" count=count(day.tally.came) unit="人　"/>
                    <Count label="列席" count=count(day.tally.observers) unit="人　"/>
                    <Count label="请假" count=count(day.tally.leave) unit="人　"/>
                    <Count label="缺席" count=count(day.tally.absent) unit="人　"/>
                    <Count label="已补课" count=count(day.tally.made_up) unit="人"/>
                </td>
            </tr>
            <Wide label="未到及补课" text=away lines=1/>
            <Wide label="列席人员" text=names(&day.observers)/>
            {exempt}
        </Form>
    }
}

/// What each meeting resolved.
#[component]
fn Decided(meetings: Vec<PrintMinutes>) -> impl IntoView {
    let rows = if meetings.is_empty() {
        view! { <tr><td></td><td><Prose text=String::new() lines=3/></td></tr> }.into_any()
    } else {
        meetings.into_iter().map(decided_row).collect_view().into_any()
    };
    view! {
        <h2>"会议决议"</h2>
        <table class="grid-doc form-doc">
            <Widths percent=&[24, 0]/>
            <Head labels=&["会议", "议题、决议和表决"]/>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn decided_row(meeting: PrintMinutes) -> impl IntoView {
    let vote = vote_sentence(&meeting).map(|sentence| view! { <p>{sentence}</p> });
    let topics = meeting.minutes.topics;
    let topics = (!topics.trim().is_empty()).then(|| view! { <Prose text=topics lines=0/> });
    view! {
        <tr class="may-break">
            <td>{meeting.minutes.title}</td>
            <td>{topics}<Prose text=meeting.minutes.resolution lines=2/>{vote}</td>
        </tr>
    }
}

#[component]
fn Tasks(tasks: Vec<Task>) -> impl IntoView {
    let empty = tasks.is_empty();
    let rows = if empty {
        (0..2).map(|_| view! { <tr><td></td><td></td><td></td><td></td></tr> }.into_any()).collect_view()
    } else {
        tasks.into_iter().map(|task| task_row(task).into_any()).collect_view()
    };
    view! {
        <h2>"议定事项"</h2>
        <table class="grid-doc form-doc" class:doc-keep=empty>
            <Widths percent=&[0, 16, 22, 26]/>
            <Head labels=&["事项", "责任人", "期限", "办理情况"]/>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn task_row(task: Task) -> impl IntoView {
    let done = task.done.map(|day| format!("{}办结", day_in_words(day)));
    let result = done.into_iter().chain(Some(task.result).filter(|text| !text.is_empty())).collect::<Vec<_>>();
    view! {
        <tr>
            <td>{task.title}</td><td>{task.person.name}</td><td>{task.due.map(day_in_words)}</td>
            <td>{result.join("，")}</td>
        </tr>
    }
}

/// What the upper level said of it, once it did.
#[component]
fn Review(day: PrintDay) -> impl IntoView {
    let reviewed = day.day.verdict != Verdict::Open;
    reviewed.then(|| {
        let when = day.day.reviewed.map(day_in_words).unwrap_or_default();
        view! {
            <h2>"上级审阅"</h2>
            <Form>
                <Wide label="结论" text=day.day.verdict.label().to_owned()/>
                <Wide label="意见" text=day.day.opinion.clone()/>
                <Pair label="审阅人" text=day.day.reviewer.clone() other="日期" other_text=when/>
            </Form>
        }
    })
}
