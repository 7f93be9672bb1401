//! 审阅: what the upper level says of the day. The organization itself reads it.

use leptos::prelude::*;

use super::context::{DAY, OneDay};
use crate::domain::dates::day_in_words;
use crate::domain::party_day::{PartyDay, Verdict};
use crate::ledger::rights;
use crate::ledger::work::day::review;
use crate::ui::components::{Button, Field, Mark, SectionHead, State, TextArea};

/// The tab.
#[component]
pub fn ReviewTab() -> impl IntoView {
    let one = OneDay::get();
    let refused = Memo::new(move |_| {
        let (me, owner) = (one.session.me(), one.day.with(|day| day.org));
        let spec = DAY.field(PartyDay::verdict)?;
        one.session.tree.with(|tree| rights::may_write(tree, me, owner, spec)).err()
    });
    view! {
        <SectionHead title="审阅"/>
        <Said/>
        {move || match refused.get() {
            Some(why) => view! { <p class="note">{why}</p> }.into_any(),
            None => view! { <Say/> }.into_any(),
        }}
    }
}

/// What was said.
#[component]
fn Said() -> impl IntoView {
    let one = OneDay::get();
    let said = Memo::new(move |_| {
        one.day.with(|day| {
            let when = day.reviewed.map_or_else(String::new, day_in_words);
            (day.verdict, day.opinion.clone(), format!("{}　{when}", day.reviewer))
        })
    });
    move || {
        let (verdict, opinion, who) = said.get();
        let mark = match verdict {
            Verdict::Open => Mark::None,
            Verdict::Passed => Mark::Done,
            Verdict::Returned => Mark::Late,
        };
        let facts = (verdict != Verdict::Open).then(|| {
            view! { <dt>"意见"</dt><dd>{if opinion.is_empty() { "—".to_owned() } else { opinion }}</dd><dt>"审阅人"</dt><dd>{who}</dd> }
        });
        view! { <dl class="facts review-said"><dt>"结论"</dt><dd><State mark label=verdict.label()/></dd>{facts}</dl> }
    }
}

/// 通过 or 退回补充, with an opinion.
#[component]
fn Say() -> impl IntoView {
    let one = OneDay::get();
    let opinion = RwSignal::new(one.day.with_untracked(|day| day.opinion.clone()));
    let wrong = RwSignal::new(None::<String>);
    let verdict = Memo::new(move |_| one.day.with(|day| day.verdict));
    let say = move |verdict: Verdict| {
        Callback::new(move |()| {
            let (me, today) = (one.session.me_now(), one.session.today.get_untracked());
            let name = one.session.profile.with_untracked(|profile| profile.name.clone());
            let text = opinion.get_untracked();
            let made = one.make(|ledger, tree| review(ledger, tree, one.id, verdict, &text, (me, &name), today));
            wrong.set(made.err());
        })
    };
    let type_opinion = move |text: String| opinion.set(text);
    let unsay = move || {
        (verdict.get() != Verdict::Open).then(|| view! { <Button label="改为未审阅" on_press=say(Verdict::Open)/> })
    };
    view! {
        <div class="review-say">
            <Field label="意见" error=wrong help="退回补充要写明缺什么">
                <TextArea value=opinion rows=4 placeholder="例：会议记录很完整；还缺活动影像" on_input=type_opinion/>
            </Field>
            <p class="review-acts"><Button label="通过" on_press=say(Verdict::Passed)/><Button label="退回补充" on_press=say(Verdict::Returned)/>{unsay}</p>
        </div>
    }
}
