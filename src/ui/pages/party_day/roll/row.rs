//! One person of the roll call.

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::party_day::{Attendance, PartyDay, Presence};
use crate::ledger::work::day::{make_up, mark, remove_from_roll};
use crate::ui::components::{Button, ButtonKind, Choice, ChoiceOption, DateInput, Field, Tone, focus_first};
use crate::ui::forms::{Bound, BoundField, Circumstances};
use crate::ui::pages::party_day::context::{DAY, OneDay};
use crate::ui::route::{ExchangeTab, Route};

/// 到会 线上 送学 列席 请假 缺席, in the order of the keys 1 to 6.
fn options() -> Vec<ChoiceOption> {
    let tone = |presence: &Presence| match presence {
        Presence::Leave => Tone::Mild,
        Presence::Absent => Tone::Bad,
        _ => Tone::Plain,
    };
    let option = |presence: &Presence| ChoiceOption {
        key: presence.key().to_owned(),
        label: presence.label().to_owned(),
        tone: tone(presence),
    };
    Presence::ALL.iter().map(option).collect()
}

/// A row of the roll.
#[component]
pub fn RollRow(at: usize, head: Option<String>, person: Ref) -> impl IntoView {
    let one = OneDay::get();
    let Some(member) = person.id else { return view! { <Nameless at name=person.name/> }.into_any() };
    let key = member.to_string();
    let presence = Memo::new(move |_| {
        one.day.with(|day| day.attendance.get(&key).map_or(Presence::Present, |entry| entry.presence))
    });
    let value = Signal::derive(move || presence.get().key().to_owned());
    let marked = person.clone();
    let commit = move |key: String| set(one, &marked, &key);
    let next = move |()| focus_first(None, &format!("#roll-{} input:checked", at + 1));
    let disabled = Signal::derive(move || one.refusal.with(Option::is_some));
    let extra = person.clone();
    let more =
        move || (presence.get() != Presence::Present).then(|| view! { <Why person=extra.clone() member presence/> });
    view! {
        {head.map(|head| view! { <li class="roll-group">{head}</li> })}
        <li id=format!("roll-{at}")>
            <span class="no">{at + 1}</span>
            <span class="who-name"><b>{person.name.clone()}</b><Disputed member/></span>
            <Choice label=person.name options=options() value on_commit=commit on_digit=next disabled/>
            {more}
        </li>
    }
    .into_any()
}

fn set(one: OneDay, person: &Ref, key: &str) {
    let Some(presence) = Presence::of(key) else { return };
    let reason = person.id.and_then(|id| {
        one.day.with_untracked(|day| day.attendance.get(&id.to_string()).map(|entry| entry.reason.clone()))
    });
    if let Err(why) = one.make(|ledger, _| mark(ledger, one.id, person, presence, &reason.unwrap_or_default())) {
        one.session.say(why);
    }
}

/// Somebody on the roll whose record is not here: listed, counted as there, not marked.
#[component]
fn Nameless(at: usize, name: String) -> impl IntoView {
    view! {
        <li id=format!("roll-{at}")>
            <span class="no">{at + 1}</span><span class="who-name"><b>{name}</b></span>
            <span class="faint small">"名册里没有，记不了签到"</span>
        </li>
    }
}

/// The mark of a person whom two laptops marked differently.
#[component]
fn Disputed(member: Id) -> impl IntoView {
    let name = format!("{}.{member}.{}", PartyDay::attendance, Attendance::presence);
    let bound = Bound::new(&DAY, OneDay::get().id, &name, Circumstances::default())?;
    let sides = Memo::new(move |_| bound.state.with(|state| state.sides));
    let href = Route::Exchange(ExchangeTab::Conflicts).href();
    Some(move || {
        let href = href.clone();
        (sides.get() > 1).then(|| view! { <a class="tag tag-red" href=href>"有冲突"</a> })
    })
}

/// Why not, and 补课.
#[component]
fn Why(person: Ref, member: Id, presence: Memo<Presence>) -> impl IntoView {
    let one = OneDay::get();
    let name = format!("{}.{member}.{}", PartyDay::attendance, Attendance::reason);
    let hours = format!("{}.{member}.{}", PartyDay::attendance, Attendance::hours);
    let label = format!("{}的原因", person.name);
    let hours_label = format!("{}的学时", person.name);
    let away = move || matches!(presence.get(), Presence::Leave | Presence::Absent);
    let made_up = person.clone();
    let makeup = move || away().then(|| view! { <MakeUp person=made_up.clone() member/> });
    let credited = move || {
        let (name, label) = (hours.clone(), hours_label.clone());
        let field = move || view! { <span class="own-hours"><BoundField kind=&DAY id=one.id name label hide_label=true help="" placeholder="照常" quiet=true/></span> };
        (!away()).then(field)
    };
    let off = person;
    let expected = Memo::new(move |_| one.day.with(|day| day.roll.iter().any(|one| one.id == Some(member))));
    let remove = Callback::new(move |()| {
        // Only a record that is gone refuses, and then this page is gone too.
        let _ = one.make(|ledger, _| remove_from_roll(ledger, one.id, &off));
    });
    let off_roll = move || {
        let button = move || view! { <Button kind=ButtonKind::Plain small=true label="移出应到" why_not=one.refusal on_press=remove/> };
        expected.get().then(button)
    };
    let placeholder = move || match presence.get() {
        Presence::Leave => "请假原因",
        Presence::Absent => "缺席原因",
        _ => "说明",
    };
    view! {
        <span class="why">
            <BoundField kind=&DAY id=one.id name label hide_label=true placeholder=Signal::derive(move || Some(placeholder().to_owned())) quiet=true/>
            {makeup}{credited}
            {off_roll}
        </span>
    }
}

/// The day on which it was made good.
#[component]
fn MakeUp(person: Ref, member: Id) -> impl IntoView {
    let one = OneDay::get();
    let value = Signal::derive(move || {
        one.day.with(|day| day.attendance.get(&member.to_string()).and_then(|entry| entry.makeup))
    });
    let wrong = RwSignal::new(None::<String>);
    let label = format!("{}的补课日期", person.name);
    let set = move |on: Option<Date>| {
        wrong.set(one.make(|ledger, _| make_up(ledger, one.id, &person, on)).err());
    };
    let disabled = Signal::derive(move || one.refusal.with(Option::is_some));
    view! { <span class="makeup"><span aria-hidden="true">"补课"</span><Field label hide_label=true error=wrong><DateInput value on_commit=set disabled/></Field></span> }
}
