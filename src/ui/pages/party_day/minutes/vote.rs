//! 表决: the counts, and what they come to by the rule of their kind.

use leptos::prelude::*;

use crate::domain::member::{Member, Standing};
use crate::domain::party_day::{Minutes, PartyDay, Presence, VoteKind};
use crate::domain::voting::{Outcome, VoteRule};
use crate::ledger::work::day::outcome_of;
use crate::ui::components::{Mark, State};
use crate::ui::forms::BoundField;
use crate::ui::pages::party_day::context::{DAY, OneDay};

/// The vote of a meeting; only the choice where none was taken.
#[component]
pub fn Vote(key: String) -> impl IntoView {
    let one = OneDay::get();
    let id = one.id;
    let (own, parts) = (key.clone(), key.clone());
    let minutes = Memo::new(move |_| one.day.with(|day| day.minutes.get(&own).cloned().unwrap_or_default()));
    let kind = Memo::new(move |_| minutes.with(|minutes| minutes.vote));
    let field = move |part: &str| format!("{}.{parts}.{part}", PartyDay::minutes);
    let (choice, ballot) = (field(Minutes::vote), field(Minutes::ballot));
    let outcome = Memo::new(move |_| minutes.with(outcome_of));
    let counts = move || {
        let (field, ballot) = (field.clone(), ballot.clone());
        kind.get().ne(&VoteKind::None).then(move || {
            let (due, present) = likely(one, kind.get_untracked());
            view! {
                <BoundField kind=&DAY id name=ballot width="w2" quiet=true/>
                <span class="w2"></span>
                <BoundField kind=&DAY id name=field(Minutes::voters_due) width="w1" placeholder=due quiet=true/>
                <BoundField kind=&DAY id name=field(Minutes::voters_present) width="w1" placeholder=present quiet=true/>
                <BoundField kind=&DAY id name=field(Minutes::yes) width="w1" quiet=true/>
                <BoundField kind=&DAY id name=field(Minutes::no) width="w1" quiet=true/>
                <BoundField kind=&DAY id name=field(Minutes::abstain) width="w1" quiet=true/>
            }
        })
    };
    view! {
        <div class="form-grid vote">
            <BoundField kind=&DAY id name=choice width="w2" quiet=true/>
            {counts}
        </div>
        {move || outcome.get().map(|outcome| view! { <Came outcome kind=kind.get()/> })}
    }
}

/// What the vote came to, and by which rule.
#[component]
fn Came(outcome: Outcome, kind: VoteKind) -> impl IntoView {
    let mark = match outcome.passed {
        Some(true) => Mark::Done,
        Some(false) => Mark::Late,
        None => Mark::None,
    };
    let source = kind.rule().map(VoteRule::source);
    view! {
        <p class="vote-verdict"><State mark label=outcome.words/></p>
        <p class="help">{source}</p>
    }
}

/// How many may vote, for the empty boxes: 正式党员 on the roll, and those of them who came; they are not written by
/// themselves, since who is not counted is decided at the meeting.
fn likely(one: OneDay, kind: VoteKind) -> (String, String) {
    if kind == VoteKind::Committee {
        return (String::new(), String::new());
    }
    one.session.look(|ledger, _| {
        one.day.with_untracked(|day| {
            let full = |id| ledger.read::<Member>(id).is_some_and(|member| member.standing == Standing::Full);
            let voters: Vec<_> = day.roll.iter().filter_map(|one| one.id).filter(|id| full(*id)).collect();
            let away = |id: &crate::domain::kind::Id| {
                let entry = day.attendance.get(&id.to_string());
                entry.is_some_and(|entry| !matches!(entry.presence, Presence::Present | Presence::Online))
            };
            let here = voters.iter().filter(|id| !away(id)).count();
            match voters.len() {
                0 => (String::new(), String::new()),
                due => (format!("正式 {due}"), format!("正式 {here}")),
            }
        })
    })
}
