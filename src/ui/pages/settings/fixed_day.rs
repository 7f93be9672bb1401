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

/// The rule as the form reads and writes it.
#[derive(Clone, Copy)]
struct RuleLink {
    session: Session,
    in_force: Memo<FixedDayFor>,
}

impl RuleLink {
    fn read(self, f: fn(&Parts) -> String) -> Signal<String> {
        Signal::derive(move || self.in_force.with(|now| f(&parts(&now.rule))))
    }

    fn shift(self) -> Signal<String> {
        let key = |shift| if shift == Shift::Later { "later" } else { "earlier" };
        Signal::derive(move || self.in_force.with(|now| key(now.rule.shift).to_owned()))
    }

    fn write(self, change: fn(&mut Parts, &str)) -> Callback<String> {
        Callback::new(move |key: String| {
            let now = self.in_force.get_untracked();
            let mut parts = parts(&now.rule);
            change(&mut parts, &key);
            self.commit(rule_of(&parts, now.rule.shift), now.grace);
        })
    }

    fn write_shift(self) -> Callback<String> {
        Callback::new(move |key: String| {
            let now = self.in_force.get_untracked();
            let shift = if key == "earlier" { Shift::Earlier } else { Shift::Later };
            self.commit(FixedDayRule { shift, ..now.rule }, now.grace);
        })
    }

    fn write_grace(self) -> Callback<String> {
        Callback::new(move |text: String| {
            let days: Option<i64> = text.trim().parse().ok();
            if let Some(days) = days {
                self.commit(self.in_force.get_untracked().rule, days.clamp(0, 31));
            }
        })
    }

    fn commit(self, rule: FixedDayRule, grace: i64) {
        let session = self.session;
        session.commit(session.look(|ledger, tree| set_fixed_day(ledger, tree, session.me_now(), rule, Some(grace))));
    }
}

const PATTERNS: [(&str, &str); 3] = [("nth", "每月第几个周几"), ("last", "每月最后一个周几"), ("day", "每月几日")];
const NTH: [(&str, &str); 4] = [("1", "第一个"), ("2", "第二个"), ("3", "第三个"), ("4", "第四个")];
const WEEKDAYS: [(&str, &str); 7] =
    [("1", "周一"), ("2", "周二"), ("3", "周三"), ("4", "周四"), ("5", "周五"), ("6", "周六"), ("7", "周日")];
const SHIFTS: [(&str, &str); 2] = [("later", "顺延"), ("earlier", "提前")];

fn set_pattern(parts: &mut Parts, key: &str) {
    parts.pattern = PATTERNS.iter().map(|(known, _)| *known).find(|known| *known == key).unwrap_or("nth");
}

#[component]
fn RuleForm(in_force: Memo<FixedDayFor>) -> impl IntoView {
    let link = RuleLink { session: Session::get(), in_force };
    let pattern = link.read(|parts| parts.pattern.to_owned());
    let which = move || match pattern.get().as_str() {
        "day" => view! { <DayChoice link/> }.into_any(),
        "last" => view! { <WeekdayChoice link/> }.into_any(),
        _ => view! { <NthChoice link/><WeekdayChoice link/> }.into_any(),
    };
    let grace = Signal::derive(move || in_force.with(|now| now.grace.to_string()));
    view! {
        <div class="form-grid">
            <Field label="规则" width="w2"><Select value=pattern options=choices(&PATTERNS) on_commit=link.write(set_pattern)/></Field>
            {which}
            <Field label="遇节假日" width="w1"><Select value=link.shift() options=choices(&SHIFTS) on_commit=link.write_shift()/></Field>
            <Field label="几日内开都算按期" width="w1">
                <TextInput number=true unit="天" inputmode="numeric" value=grace on_commit=link.write_grace()/>
            </Field>
        </div>
    }
}

#[component]
fn NthChoice(link: RuleLink) -> impl IntoView {
    let set = link.write(|parts, key| parts.n = key.parse().unwrap_or(1));
    view! { <Field label="第几个" width="w1"><Select value=link.read(|parts| parts.n.to_string()) options=choices(&NTH) on_commit=set/></Field> }
}

#[component]
fn WeekdayChoice(link: RuleLink) -> impl IntoView {
    let set = link.write(|parts, key| parts.weekday = key.parse().unwrap_or(2));
    view! { <Field label="周几" width="w1"><Select value=link.read(|parts| parts.weekday.to_string()) options=choices(&WEEKDAYS) on_commit=set/></Field> }
}

#[component]
fn DayChoice(link: RuleLink) -> impl IntoView {
    let days: Vec<_> = (1..=31).map(|day| (day.to_string(), format!("{day} 日"))).collect();
    let set = link.write(|parts, key| parts.day = key.parse().unwrap_or(1));
    view! { <Field label="几日" width="w1"><Select value=link.read(|parts| parts.day.to_string()) options=days on_commit=set/></Field> }
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
                    let why = day.moved.clone().or(day.near.map(str::to_owned)).or(day.unsure.clone()).unwrap_or_default();
                    view! { <span class=class title=why>{dates::month_day(day.day)}</span> }
                }).collect_view()}
                {(!known).then(|| view! { <span class="tag tag-ochre">"放假安排未导入"</span> })}
            </p>
        }
    };
    move || {
        use chrono::Datelike;
        let year = session.today.get().year();
        view! { <div class="day-years">{line(year)}{line(year + 1)}</div> }
    }
}
