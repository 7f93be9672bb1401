//! 二、固定日.

use leptos::prelude::*;

use crate::domain::dates::{self, YearMonth};
use crate::domain::fixed_day::{FixedDayRule, Pattern, Placed, Shift, place};
use crate::domain::kind::Id;
use crate::ledger::work::calendar::{FixedDayFor, fixed_day_for, inherit_fixed_day, set_fixed_day};
use crate::ui::components::{Button, Field, SectionHead, Select, TextInput};
use crate::ui::session::Session;

/// The rule of one's own organization: laid down here, or inherited from above.
#[component]
pub fn FixedDaySection() -> impl IntoView {
    let session = Session::get();
    let in_force = Memo::new(move |_| session.read(|ledger, tree| fixed_day_for(ledger, tree, session.me())));
    let from = Signal::derive(move || in_force.with(|rule| from_words(session, rule)));
    let own = move || in_force.with(|rule| rule.from == Some(session.me()));
    let inherit = move |()| {
        let draft = session.look(|_, tree| inherit_fixed_day(tree, session.me_now()));
        session.commit_aloud(draft);
    };
    view! {
        <SectionHead title="二、主题党日固定日" count=from>
            {move || own().then(|| view! { <Button small=true label="改回按上级" on_press=inherit/> })}
        </SectionHead>
        <RuleForm in_force/>
        <YearOfDays in_force/>
    }
}

fn from_words(session: Session, rule: &FixedDayFor) -> Option<String> {
    let from: Option<Id> = rule.from;
    Some(match from {
        None => "程序自带：每月第一个周二，顺延".to_owned(),
        Some(org) if org == session.me() => "本单位定的，下级没有另定的都照它".to_owned(),
        Some(org) => format!("照{}定的", session.tree.with(|tree| tree.name(org).to_owned())),
    })
}

/// The numbers of a rule, as the form holds them.
struct Parts {
    pattern: &'static str,
    n: u8,
    weekday: i64,
    day: u8,
}

fn parts(rule: &FixedDayRule) -> Parts {
    let number = |weekday: chrono::Weekday| i64::from(weekday.number_from_monday());
    match rule.pattern {
        Pattern::NthWeekday { n, weekday } => Parts { pattern: "nth", n, weekday: number(weekday), day: 1 },
        Pattern::LastWeekday { weekday } => Parts { pattern: "last", n: 1, weekday: number(weekday), day: 1 },
        Pattern::DayOfMonth { day } => Parts { pattern: "day", n: 1, weekday: 2, day },
    }
}

fn rule_of(parts: &Parts, shift: Shift) -> FixedDayRule {
    let weekday = dates::weekday_from_number(parts.weekday).unwrap_or(chrono::Weekday::Tue);
    let pattern = match parts.pattern {
        "last" => Pattern::LastWeekday { weekday },
        "day" => Pattern::DayOfMonth { day: parts.day },
        _ => Pattern::NthWeekday { n: parts.n, weekday },
    };
    FixedDayRule { pattern, shift }
}

fn choices(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned())).collect()
}

#[component]
fn RuleForm(in_force: Memo<FixedDayFor>) -> impl IntoView {
    let session = Session::get();
    let write = move |change: &dyn Fn(&mut Parts, &mut Shift, &mut i64)| {
        let now = in_force.get_untracked();
        let (mut parts, mut shift, mut grace) = (parts(&now.rule), now.rule.shift, now.grace);
        change(&mut parts, &mut shift, &mut grace);
        let rule = rule_of(&parts, shift);
        session.commit(session.look(|ledger, tree| set_fixed_day(ledger, tree, session.me_now(), rule, Some(grace))));
    };
    let read = move |f: fn(&Parts) -> String| Signal::derive(move || in_force.with(|now| f(&parts(&now.rule))));
    let pattern = read(|parts| parts.pattern.to_owned());
    let shift = Signal::derive(move || {
        in_force.with(|now| if now.rule.shift == Shift::Later { "later" } else { "earlier" }.to_owned())
    });
    let weekdays = choices(&[
        ("1", "周一"),
        ("2", "周二"),
        ("3", "周三"),
        ("4", "周四"),
        ("5", "周五"),
        ("6", "周六"),
        ("7", "周日"),
    ]);
    let days: Vec<_> = (1..=31).map(|day| (day.to_string(), format!("{day} 日"))).collect();
    view! {
        <div class="form-grid">
            <Field label="规则" width="w2">
                <Select value=pattern options=choices(&[("nth", "每月第几个周几"), ("last", "每月最后一个周几"), ("day", "每月几日")])
                    on_commit=move |key: String| write(&|parts, _, _| parts.pattern = match key.as_str() { "last" => "last", "day" => "day", _ => "nth" })/>
            </Field>
            {move || (pattern.get() == "nth").then(|| view! {
                <Field label="第几个" width="w1">
                    <Select value=read(|parts| parts.n.to_string()) options=choices(&[("1", "第一个"), ("2", "第二个"), ("3", "第三个"), ("4", "第四个")])
                        on_commit=move |key: String| write(&|parts, _, _| parts.n = key.parse().unwrap_or(1))/>
                </Field>
            })}
            {let weekdays = weekdays.clone(); move || (pattern.get() != "day").then(|| view! {
                <Field label="周几" width="w1">
                    <Select value=read(|parts| parts.weekday.to_string()) options=weekdays.clone()
                        on_commit=move |key: String| write(&|parts, _, _| parts.weekday = key.parse().unwrap_or(2))/>
                </Field>
            })}
            {move || (pattern.get() == "day").then(|| view! {
                <Field label="几日" width="w1">
                    <Select value=read(|parts| parts.day.to_string()) options=days.clone()
                        on_commit=move |key: String| write(&|parts, _, _| parts.day = key.parse().unwrap_or(1))/>
                </Field>
            })}
            <Field label="遇节假日" width="w1">
                <Select value=shift options=choices(&[("later", "顺延"), ("earlier", "提前")])
                    on_commit=move |key: String| write(&|_, shift, _| *shift = if key == "earlier" { Shift::Earlier } else { Shift::Later })/>
            </Field>
            <Field label="几日内开都算按期" width="w1">
                <TextInput number=true unit="天" inputmode="numeric" value=Signal::derive(move || in_force.with(|now| now.grace.to_string()))
                    on_commit=move |text: String| if let Ok(days) = text.trim().parse::<i64>() { write(&|_, _, grace| *grace = days.clamp(0, 31)) }/>
            </Field>
        </div>
    }
}

/// The twelve days that the rule gives this year and next.
#[component]
fn YearOfDays(in_force: Memo<FixedDayFor>) -> impl IntoView {
    let session = Session::get();
    let line = move |year: i32| {
        let calendar = session.calendar.get();
        let days: Vec<Placed> =
            YearMonth::all_of(year).map(|month| place(&in_force.get().rule, month, &calendar)).collect();
        let known = calendar.knows(year);
        view! {
            <p class="small quiet">
                <b>{format!("{year} 年　")}</b>
                {days.into_iter().map(|day| {
                    let class = if day.near.is_some() || day.moved.is_some() { "ochre day-chip" } else { "day-chip" };
                    let why = day.moved.clone().or(day.near.clone()).or(day.unsure.clone()).unwrap_or_default();
                    view! { <span class=class title=why>{dates::month_day(day.day)}</span> }
                }).collect_view()}
                {(!known).then(|| view! { <span class="tag tag-ochre">"放假安排未导入"</span> })}
            </p>
        }
    };
    move || {
        use chrono::Datelike;
        let year = session.today.get().year();
        view! { {line(year)}{line(year + 1)} }
    }
}
