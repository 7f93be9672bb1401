//! 签到: before the day who is expected, afterwards how each took part.

mod adding;
mod hours;
mod row;

use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::member::Member;
use crate::domain::party_day::{PartyDay, Tally, tally};
use crate::ledger::work::print::{PrintPerson, print_data};
use crate::ui::components::SectionHead;
use crate::ui::route::{Route, Sheet};
use row::RollRow;

/// Who stands in the roll, as the page lists them.
#[derive(Clone, Default, PartialEq)]
struct Listed {
    people: Vec<PrintPerson>,
    observers: Vec<PrintPerson>,
    exempt: Vec<(String, String)>,
}

/// What decides who stands in the roll; how each took part does not.
type Place = (Option<Id>, Option<Date>, bool, Vec<Ref>, Vec<String>);

fn place(day: &PartyDay) -> Place {
    (day.org, day.day(), day.is_held(), day.roll.clone(), day.attendance.keys().cloned().collect())
}

/// The members of the branch, who may change while the day is open: by hand, by an import, in another window.
fn roster(one: OneDay, org: Option<Id>) -> Vec<Member> {
    let Some(org) = org else { return Vec::new() };
    // Those above too: the members of a 党小组 are kept under its 支部.
    one.session.read(|ledger, tree| {
        let mut near = tree.ids_within(org);
        near.extend(tree.ancestors(org));
        ledger.all_in(|of| near.contains(&tree.resolve(of)))
    })
}

/// The roll.
#[component]
pub fn Roll() -> impl IntoView {
    let one = OneDay::get();
    let place = Memo::new(move |_| one.day.with(place));
    let roster = Memo::new(move |_| roster(one, place.with(|place| place.0)));
    // Reading all of it takes longer than a key press may: it is read again only when the list itself changes.
    let listed = Memo::new(move |_| {
        place.track();
        roster.track();
        let data = one.session.look(|ledger, tree| print_data(ledger, tree, one.id));
        data.map_or_else(Listed::default, |data| Listed {
            people: data.roll,
            observers: data.observers,
            exempt: data.exempt,
        })
    });
    let held = Memo::new(move |_| one.day.with(PartyDay::is_held));
    let counts = Signal::derive(move || {
        Some(match held.get() {
            true => one.day.with(|day| counts(tally(&day.roll, &day.attendance))),
            false => format!("预计 {} 人", listed.with(|listed| listed.people.len())),
        })
    });
    let sheet = Route::Print(Sheet::SignIn, one.id, None).href();
    view! {
        <SectionHead title="签到" count=counts><a href=sheet>"打印签到表"</a></SectionHead>
        {move || if held.get() { view! { <Call listed/> }.into_any() } else { view! { <Expected listed/> }.into_any() }}
        <Exempt listed/>
        {move || held.get().then(|| view! { <adding::Adding/><hours::HoursLine/> })}
    }
}

/// `应到 20　到会 15（线上 1）　请假 3　缺席 2`.
fn counts(tally: Tally) -> String {
    let mut ways = Vec::new();
    for (count, label) in [(tally.online, "线上"), (tally.delivered, "送学")] {
        if count > 0 {
            ways.push(format!("{label} {count}"));
        }
    }
    let ways = if ways.is_empty() { String::new() } else { format!("（{}）", ways.join("、")) };
    let mut words =
        format!("应到 {}　到会 {}{ways}　请假 {}　缺席 {}", tally.due, tally.came, tally.leave, tally.absent);
    for (count, label) in [(tally.made_up, "补课"), (tally.observers, "列席")] {
        if count > 0 {
            words.push_str(&format!("　{label} {count}"));
        }
    }
    words
}

/// The rows of the roll call: the place, the 党小组 where a new one begins, and who.
fn rows(listed: &Listed) -> Vec<(usize, Option<String>, Ref)> {
    let mut group = "";
    let mut rows = Vec::new();
    for (at, one) in listed.people.iter().chain(&listed.observers).enumerate() {
        // A 支部 without 党小组 needs no heads at all.
        let head = if one.group.is_empty() && !group.is_empty() { NO_GROUP } else { one.group.as_str() };
        rows.push((at, (head != group).then(|| head.to_owned()), one.person.clone()));
        group = head;
    }
    rows
}

/// The head over those who are in no 党小组.
const NO_GROUP: &str = "未编入党小组";

/// The roll call.
#[component]
fn Call(listed: Memo<Listed>) -> impl IntoView {
    let rows = move || listed.with(rows);
    view! {
        <ol class="roll-list" aria-label="点名">
            <For each=rows key=Clone::clone let((at, head, person))>
                <RollRow at head person/>
            </For>
        </ol>
        <p class="small faint keys-line"><kbd>"1"</kbd>" 到会 "<kbd>"2"</kbd>" 线上 "<kbd>"3"</kbd>" 送学 "<kbd>"4"</kbd>" 列席 "<kbd>"5"</kbd>" 请假 "<kbd>"6"</kbd>" 缺席，记完跳到下一人"</p>
    }
}

/// Who is expected, before the day.
#[component]
fn Expected(listed: Memo<Listed>) -> impl IntoView {
    let names = move || {
        let listed = listed.get();
        let name = |one: PrintPerson| view! { <li>{one.person.name}</li> };
        listed.people.into_iter().map(name).collect_view()
    };
    let nobody = move || listed.with(|listed| listed.people.is_empty());
    view! {
        <p class="small quiet">{move || if nobody() {
            "名册里还没有应到的党员。先到“党员”里粘贴名册。"
        } else {
            "按“开展”以后从全部到会开始点名，应到名单就此定下来。"
        }}</p>
        <ol class="expected">{names}</ol>
    }
}

/// Who is not expected, and why.
#[component]
fn Exempt(listed: Memo<Listed>) -> impl IntoView {
    let words = move || {
        listed.with(|listed| {
            let names: Vec<String> = listed.exempt.iter().map(|(name, why)| format!("{name}（{why}）")).collect();
            (!names.is_empty()).then(|| format!("另有 {} 人免于考勤：{}", names.len(), names.join("、")))
        })
    };
    move || words().map(|words| view! { <p class="small faint">{words}</p> })
}
