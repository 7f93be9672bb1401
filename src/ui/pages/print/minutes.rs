//! 会议记录: one sheet a meeting, with all that a record of a meeting must have (domain.md §1.1, 会议记录要素).

use leptos::prelude::*;

use crate::domain::party_day::{Ballot, VoteKind};
use crate::ledger::work::print::{PrintDay, PrintMinutes};
use crate::ui::pages::paper::{Count, Form, Pair, Paper, Signature, Wide};
use crate::ui::sheets::{fact, is_of_the_day, lasting, missing, names, vote_sentence, voters};

/// The meetings of the day, each on a sheet of its own; when none is recorded yet, an empty one to be filled by hand.
#[component]
pub fn MinutesSheets(day: PrintDay) -> impl IntoView {
    let mut meetings = day.minutes.clone();
    if meetings.is_empty() {
        meetings.push(PrintMinutes { key: String::new(), minutes: Default::default(), verdict: String::new() });
    }
    meetings.into_iter().map(|meeting| view! { <Meeting day=day.clone() meeting/> }).collect_view()
}

#[component]
fn Meeting(day: PrintDay, meeting: PrintMinutes) -> impl IntoView {
    let minutes = meeting.minutes.clone();
    let when = lasting(day.day.day(), minutes.start, minutes.end);
    let absent = if is_of_the_day(&day, &minutes) { missing(&day.roll) } else { String::new() };
    view! {
        <Paper title="会议记录" sub=day.org.clone()>
            <Form>
                <Wide label="会议名称" text=minutes.title.clone()/>
                <Wide label="起止时间" text=when/>
                <Wide label="地点" text=fact(&day, "地点")/>
                <Pair label="主持人" text=fact(&day, "主持人") other="记录人" other_text=fact(&day, "记录人")/>
                <Attended day=day.clone() meeting=meeting.clone()/>
                <Wide label="列席人员" text=names(&day.observers)/>
                <Wide label="缺席及原因" text=absent lines=1/>
                <Wide label="议题" text=minutes.topics.clone() lines=2/>
                <Wide label="发言要点" text=minutes.talk.clone() lines=9/>
                <Wide label="决议" text=minutes.resolution.clone() lines=4/>
                <tr><th scope="row">"表决"</th><td colspan="3"><Vote meeting/></td></tr>
            </Form>
            <div class="doc-foot"><Signature who="主持人"/><Signature who="记录人"/></div>
        </Paper>
    }
}

#[component]
fn Attended(day: PrintDay, meeting: PrintMinutes) -> impl IntoView {
    let of_day = is_of_the_day(&day, &meeting.minutes);
    let count = move |count: usize| i64::try_from(count).ok().filter(|_| of_day);
    view! {
        <tr>
            <th scope="row">"出席"</th>
            <td colspan="3">
                <Count label="应到" count=meeting.minutes.due unit="人　"/>
                <Count label="实到" count=meeting.minutes.present unit="人　"/>
                <Count label="列席" count=count(day.tally.observers) unit="人　"/>
                <Count label="请假" count=count(day.tally.leave) unit="人　"/>
                <Count label="缺席" count=count(day.tally.absent) unit="人"/>
            </td>
        </tr>
    }
}

/// The vote: one sentence when all of it is known, else a line to be completed by hand.
#[component]
pub fn Vote(meeting: PrintMinutes) -> impl IntoView {
    if let Some(sentence) = vote_sentence(&meeting) {
        return view! { <p>{sentence}</p> }.into_any();
    }
    let minutes = meeting.minutes;
    let how = if minutes.vote == VoteKind::None {
        let ways = Ballot::ALL.iter().map(|way| format!("□{}", way.label())).collect::<Vec<_>>();
        format!("表决方式：{}", ways.join("　"))
    } else {
        format!("{}（{}）", minutes.vote.label(), minutes.ballot.label())
    };
    view! {
        <p>{how}</p>
        <p>
            <span>{voters(minutes.vote)}</span>
            <Count label="应到" count=minutes.voters_due unit="人，"/>
            <Count label="实到" count=minutes.voters_present unit="人；"/>
            <Count label="同意" count=minutes.yes unit="票，"/>
            <Count label="反对" count=minutes.no unit="票，"/>
            <Count label="弃权" count=minutes.abstain unit="票"/>
        </p>
    }
    .into_any()
}
